// Objectives, as a person uses them: from a journey to what is promised, measured and watched.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, goTo, noSidewaysScroll, notice, openStored, showView, watchForTrouble } from "./support";

/** Opens the source's example and its Objectives page, with an availability objective for Checkout. */
async function checkout(page: Page) {
  await openStored(page, example("source-practice"));
  await goTo(page, "Objectives");
  await expect(page.getByRole("heading", { level: 1, name: "Objectives" })).toBeVisible();
  await page.getByRole("button", { name: "Add objective for Checkout" }).click();
  return page.getByRole("region", { name: "Checkout: availability" });
}

test("a journey gets an SLO with budget, alerts, odds and what its risks allow", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const objective = await checkout(page);
  const target = objective.getByLabel("Target, percent");
  await expect(target).toBeFocused();
  await target.fill("99.5");
  await target.press("Tab");
  await objective.getByRole("combobox", { name: "Window" }).selectOption("30 days");
  await expect(objective.getByRole("heading", { level: 2 })).toHaveText("Checkout: availability, 99.5% over 30 days");
  const budget = objective.getByRole("table", { name: "Error budget of Checkout: availability" });
  await expect(budget.getByRole("row", { name: /30 days/ })).toContainText("216 min (3 h 36 min)");
  const alerts = objective.getByRole("table", { name: "Alerts of Checkout: availability" });
  await expect(alerts.getByRole("row").nth(1)).toContainText("14.4");
  await expect(alerts.getByRole("row").nth(1)).toContainText("4.32 min");
  await expect(objective.getByText(/99\.5% holds in .*% of windows of 30 days/)).toBeVisible();
  await expect(objective.getByText(/its risks allow [\d.]+%/)).toBeVisible();
  await expect(objective.getByText(/bad minutes a year, within the 2.628 that 99.5% allows/)).toBeVisible();
  expect(trouble).toEqual([]);
});

test("what was measured counts only what can fail the journey", async ({ page }) => {
  const objective = await checkout(page);
  await objective.getByText("Measured", { exact: true }).click();
  await objective.getByLabel("Answers to POST /checkout").fill("301: 97 000; 500: 3 000");
  await expect(objective.getByText(/^Measured: 97%: 97.000 good of 100.000 that count/)).toBeVisible();
  await expect(objective.getByText(/: not counted, its impact is 0%/).first()).toBeVisible();
  await expect(objective.getByText(/overspent by/)).toBeVisible();
});

test("one press proposes a mitigation and leaves the estimates alone", async ({ page }) => {
  const objective = await checkout(page);
  await objective.getByText("From alert to mitigation").click();
  const risks = objective.getByRole("table", { name: /What paging does/ });
  await expect(risks.getByRole("row", { name: /deployment downtime/ })).toContainText("not sooner");
  await objective.getByRole("button", { name: "Propose mitigation" }).click();
  await expect(notice(page, "Nothing more to propose")).toBeVisible();
  await objective.getByRole("combobox", { name: "Journey" }).selectOption("Whole service");
  const whole = page.getByRole("region", { name: "Whole service: availability" });
  // 13.44 * 0.001 / 0.02 of an hour, and five minutes to somebody at work.
  await expect(whole.getByRole("row", { name: /minor defect/ })).toContainText("45.3 min");
  await whole.getByRole("button", { name: "Propose mitigation" }).click();
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
  await objective.getByRole("button", { name: "Change the rules" }).click();
  const burn = objective.getByLabel("Burn rate of rule 1 of Checkout: availability");
  await burn.fill("1001");
  await expect(objective.getByText(/Never fires/)).toBeVisible();
  await burn.fill("0.5");
  await expect(objective.getByText(/Fires while all is well/)).toBeVisible();
  await burn.fill("fast");
  await expect(objective.getByText(/"fast" is not a number/)).toBeVisible();
  await objective.getByRole("button", { name: "The usual rules" }).click();
  await expect(burn).toHaveCount(0);
});

test("a rule's detection is answered for any share that fails", async ({ page }) => {
  const objective = await checkout(page);
  const asked = objective.getByLabel("Detection when so many fail, in percent");
  const answer = objective.getByRole("status", { name: "Detection of Checkout: availability" });
  await asked.fill("5");
  await expect(answer).toContainText("With 5% failing: rule 1 (page) after");
  await asked.fill("five");
  await expect(answer).toContainText('"five" is not a percentage');
  await expect(asked).toHaveValue("five");
});

test("extremes have words, and the papers are composed", async ({ page }) => {
  const objective = await checkout(page);
  const target = objective.getByLabel("Target, percent");
  await target.fill("99.9995");
  await target.press("Tab");
  await expect(objective.getByRole("heading", { level: 2 })).toContainText("99.9995%");
  await expect(page.getByRole("combobox", { name: "Target" })).toContainText("99.9995%");
  await target.fill("99.98");
  await target.press("Tab");
  await expect(page.getByRole("combobox", { name: "Target" }), "what was corrected is no target").not.toContainText("99.9995%");
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
  await objective.getByLabel("Depends on").fill("login 99.95 & (cdn-a 99 | cdn-b 99)");
  await expect(objective.getByText(/Together they are there 99\.94/)).toBeVisible();
  await objective.locator("details.papers > summary").click();
  await expect(objective.getByLabel(/^SLO document/)).toHaveValue(/Checkout/);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`an objective is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      const objective = await checkout(page);
      await expect(objective.getByText(/holds in .*% of windows/)).toBeVisible();
      for (const name of ["Measured", "From alert to mitigation"]) await objective.getByText(name, { exact: true }).click();
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/objective-${scheme}-${width}.png`, fullPage: true });
    });
  }
}
