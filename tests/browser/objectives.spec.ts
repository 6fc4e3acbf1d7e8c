// Objectives, as a person uses them: from a journey to what is promised, measured and watched.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { axeFindsNothing, cell, copied, example, goTo, noSidewaysScroll, notice, openStored, showView, storedEngagements, watchForTrouble } from "./support";

/** Opens the source's example and its Objectives page, with an availability objective for Checkout. */
async function checkout(page: Page) {
  await openStored(page, example("source-practice"));
  await goTo(page, "Objectives");
  await expect(page.getByRole("heading", { level: 1, name: "Objectives" })).toBeVisible();
  await page.getByRole("button", { name: "Add objective for Checkout" }).click();
  return page.getByRole("region", { name: "Checkout: availability" });
}

const part = (objective: Locator, name: string) => objective.getByRole("tab", { name, exact: true }).click();

/** One of the four figures of an objective. */
const stat = (objective: Locator, label: string) => objective.locator(".kpi", { hasText: label });

test("a journey gets an SLO with budget, alerts, odds and what its risks allow", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const objective = await checkout(page);
  const target = objective.getByLabel("Target, percent");
  await expect(target).toBeFocused();
  await target.fill("99,5");
  await target.press("Tab");
  await expect(target, "a decimal comma is a point").toHaveValue("99.5");
  await objective.getByRole("combobox", { name: "Window" }).selectOption("30 days");
  await expect(objective.getByRole("heading", { level: 2 }).first()).toHaveText("Checkout: 99.5% availability over 30 days");
  await expect(stat(objective, "Odds that it holds")).toContainText(/\d%\s*of 30-day windows/);
  await expect(stat(objective, "Odds that it holds")).toContainText(/its risks allow [\d.]+% in 90%/);
  await expect(stat(objective, "Its risks cost")).toContainText(/left of the 2\s628 that 99.5% allows/);
  await part(objective, "Budget");
  const budget = objective.getByRole("table", { name: "Error budget of Checkout: availability" });
  await expect(budget.getByRole("row", { name: /30 days/ })).toContainText("216 min (3 h 36 min)");
  await part(objective, "Alerts");
  const alerts = objective.getByRole("table", { name: "Alerts of Checkout: availability" });
  await expect(alerts.getByRole("row").nth(1)).toContainText("14.4");
  await expect(alerts.getByRole("row").nth(1)).toContainText("4.32 min");
  await part(objective, "Dependencies");
  await expect(objective.getByText(/99\.5% holds in .*% of windows of 30 days/)).toBeVisible();
  expect(trouble).toEqual([]);
});

test("the list shows each objective, and which journeys have none", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Objectives");
  const list = page.getByRole("navigation", { name: "Objectives" });
  const lines = list.getByRole("button", { name: /availability/i });
  await expect(lines.first()).toContainText("not affordable");
  await expect(lines.first()).toContainText("36.8% spent, day 21 of 28");
  await expect(lines.first()).toHaveAttribute("aria-current", "true");
  await list.getByRole("button", { name: /^View Product/ }).click();
  const shown = page.getByRole("region", { name: "View Product: availability" });
  await expect(shown.getByRole("heading", { level: 2 }).first()).toHaveText("View Product: 99% availability over 28 days");
  await list.getByRole("button", { name: "Add objective for Add to cart" }).click();
  const added = page.getByRole("region", { name: "Add to cart: availability" });
  await expect(added.getByLabel("Target, percent")).toBeFocused();
  await added.getByRole("button", { name: "More for Add to cart: availability" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(added).toBeHidden();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("button", { name: /^Add to cart/ })).toBeVisible();
});

test("what was measured counts only what can fail the journey", async ({ page }) => {
  const objective = await checkout(page);
  await part(objective, "Budget");
  await objective.getByLabel("Answers to POST /checkout").fill("301: 97 000; 500: 3 000");
  await expect(objective.getByText(/^Measured: 97%: 97.000 good of 100.000 that count/)).toBeVisible();
  await expect(stat(objective, "Measured")).toContainText(/97%\s*97.000 good of 100.000/);
  await expect(objective.getByText(/: not counted, its impact is 0%/).first()).toBeVisible();
  await expect(objective.getByText(/overspent by/)).toBeVisible();
});

test("days that are more than a shorter window has are said where they spend nothing", async ({ page }) => {
  const objective = await checkout(page);
  await objective.getByRole("combobox", { name: "Window" }).selectOption("90 days");
  await part(objective, "Budget");
  await objective.getByLabel("Good events, percent, if not counted").fill("99.9");
  await objective.getByLabel("Days measured, if not the whole window").fill("60");
  await expect(stat(objective, "Budget spent")).toContainText("66.7%");
  await part(objective, "Definition");
  await objective.getByRole("combobox", { name: "Window" }).selectOption("28 days");
  await expect(stat(objective, "Budget spent")).toContainText("Days measured: expected more than 0, and no more than the window has.");
});

test("one press adds a mitigation and leaves the estimates alone", async ({ page }) => {
  const objective = await checkout(page);
  await part(objective, "Alerts");
  const risks = objective.getByRole("table", { name: /What paging does/ });
  await expect(risks.getByRole("row", { name: /deployment downtime/ })).toContainText("not sooner");
  await objective.getByRole("button", { name: "Add as mitigation" }).click();
  await expect(notice(page, "Nothing more to add")).toBeVisible();
  await part(objective, "Definition");
  await objective.getByRole("combobox", { name: "Journey" }).selectOption("Whole service");
  const whole = page.getByRole("region", { name: "Whole service: availability" });
  await part(whole, "Alerts");
  // 13.44 * 0.001 / 0.02 of an hour, and five minutes to somebody at work.
  await expect(whole.getByRole("row", { name: /minor defect/ })).toContainText("45.3 min");
  await whole.getByRole("button", { name: "Add as mitigation" }).click();
  await expect(notice(page, "Added to the mitigations")).toBeVisible();
  await goTo(page, "Risks");
  await showView(page, "Mitigations");
  await expect(page.getByRole("textbox", { name: /^Mitigation of/ }).first()).toHaveValue(
    "Page on Whole service: availability: noticed in 45.3 min",
  );
  await showView(page, "Table");
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("60");
});

test("rules can be changed, and say what is wrong with them", async ({ page }) => {
  const objective = await checkout(page);
  await part(objective, "Alerts");
  await objective.getByRole("button", { name: "Change the rules" }).click();
  const burn = objective.getByLabel("Burn rate of rule 1 of Checkout: availability");
  await burn.fill("1001");
  await expect(objective.getByText(/Never fires/)).toBeVisible();
  await burn.fill("0,5");
  await expect(objective.getByText(/Fires while all is well/)).toBeVisible();
  await burn.fill("fast");
  await expect(objective.getByText(/"fast" is not a number/)).toBeVisible();
  await objective.getByRole("button", { name: "The usual rules" }).click();
  await expect(burn).toHaveCount(0);
});

test("a rule's detection is answered for any share that fails", async ({ page }) => {
  const objective = await checkout(page);
  await part(objective, "Alerts");
  const asked = objective.getByLabel("Detection when so many fail, in percent");
  const answer = objective.getByRole("status", { name: "Detection of Checkout: availability" });
  await asked.fill("5");
  await expect(answer).toContainText("With 5% failing: rule 1 (page) after");
  await asked.fill("2,5");
  await expect(answer).toContainText("rule 1 (page) after");
  await asked.fill("five");
  await expect(objective.getByText('"five" is not a percentage', { exact: false })).toBeVisible();
  await expect(asked).toHaveValue("five");
});

test("extremes have words, and dependencies are added up", async ({ page }) => {
  const objective = await checkout(page);
  const target = objective.getByLabel("Target, percent");
  const targets = async () => (await storedEngagements(page))[0].targets.map((one: { percent: string }) => one.percent);
  await target.fill("99.9995");
  await target.press("Tab");
  await expect(objective.getByRole("heading", { level: 2 }).first()).toContainText("99.9995%");
  await expect.poll(targets).toContain("99.9995");
  await target.fill("99.98");
  await target.press("Tab");
  await expect.poll(targets).toContain("99.98");
  expect(await targets(), "what was corrected is no target").not.toContain("99.9995");
  await target.fill("soon");
  await target.press("Tab");
  await expect(objective.getByText(/"soon" is not a percentage/)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(target, "a step back shows what is so").toHaveValue("99.9995");
  await target.fill("100");
  await target.press("Tab");
  await expect(objective.getByText(/100% leaves no budget/).first()).toBeVisible();
  await target.fill("99.9");
  await target.press("Tab");
  await part(objective, "Dependencies");
  await objective.getByLabel("Depends on").fill("login 99,95 & (cdn-a 99 | cdn-b 99)");
  await expect(objective.getByText(/Together they are up 99\.94/)).toBeVisible();
});

test("the papers read as they are typed, and are rewritten without Markdown's signs", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await goTo(page, "Objectives");
  const objective = page.getByRole("region", { name: "Checkout: availability" });
  await part(objective, "Dependencies");
  await objective.getByLabel("Depends on").fill("login 99.95 & (cdn-a 99 | cdn-b 99)");
  await objective.getByRole("button", { name: "SLO document", exact: true }).click();
  const paper = objective.getByRole("region", { name: "SLO document" });
  await expect(paper).toContainText("GET /orders/[id]");
  await expect(paper).toContainText("Depends on: login 99.95 & (cdn-a 99 | cdn-b 99)");
  await expect(paper).not.toContainText(/\\|&amp;/);
  await paper.getByRole("button", { name: /^Copy Markdown: SLO document/ }).click();
  await expect.poll(() => copied(page)).toContain("login 99.95 &amp; (cdn-a 99 \\| cdn-b 99)");
  await paper.getByRole("button", { name: /^Edit: SLO document/ }).click();
  const field = paper.getByRole("textbox", { name: /^SLO document/ });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(/Depends on: login 99\.95 & \(cdn-a 99 \| cdn-b 99\)/);
  await field.press("Control+Home");
  await page.keyboard.type("Ours. ");
  await paper.getByRole("button", { name: /^Copy Markdown: SLO document/ }).click();
  await expect.poll(() => copied(page)).toContain("login 99.95 & (cdn-a 99 | cdn-b 99)");
  await paper.getByRole("button", { name: /^Compose again: SLO document/ }).click();
  await expect(field).not.toHaveValue(/^Ours/);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 800, 1280]) {
    test(`an objective is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await openStored(page, example("complete-engagement"));
      await goTo(page, "Objectives");
      const objective = page.getByRole("region", { name: "Checkout: availability" });
      await expect(stat(objective, "Its risks cost")).toContainText("853");
      for (const name of ["Definition", "Alerts", "Budget", "Dependencies", "Documents"]) {
        await part(objective, name);
        await noSidewaysScroll(page);
        await axeFindsNothing(page);
        // Nothing is cut: a table is as wide as its card.
        const cut = await objective.locator("table").evaluateAll((all) => all.filter((one) => one.scrollWidth > one.parentElement!.clientWidth + 1).length);
        expect(cut, `tables cut in ${name}`).toBe(0);
      }
    });
  }
}
