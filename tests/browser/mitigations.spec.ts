// Mitigations: what they save, the table as it would be, the least effort; and who accepts what, until when.
import { expect, test, type Page } from "@playwright/test";
import {
  allIsSaved, axeFindsNothing, cell, example, inspector, menuItem, noSidewaysScroll, noNonsense, openStored, showView, storedEngagements,
  total, watchForTrouble,
} from "./support";

const FOUND = "release breaks a small set, unseen for a day";

/** Has a mitigation change risks, or all where none is named. */
async function applyTo(page: Page, name: string, risks: string[]) {
  await page.getByRole("button", { name: new RegExp(`^Risks changed by ${name}`) }).click();
  const picker = page.getByRole("dialog", { name: `Risks changed by ${name}` });
  if (risks.length === 0) await picker.getByRole("button", { name: "All risks" }).click();
  for (const risk of risks) await picker.getByRole("checkbox", { name: risk }).check();
  await picker.getByRole("button", { name: "Done" }).click();
}

async function add(page: Page, name: string, cells: Record<string, string>, risks: string[]) {
  await page.getByRole("button", { name: "Add mitigation" }).click();
  const field = page.getByRole("textbox", { name: /^Mitigation of mitigation \d+$/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  for (const [column, text] of Object.entries(cells)) {
    await page.getByRole("textbox", { name: `${column} of ${name}`, exact: true }).fill(text);
  }
  await applyTo(page, name, risks);
}

const saved = (page: Page, name: string) => page.getByRole("status", { name: `Saved a year by ${name}` });
const stands = (page: Page) => page.getByRole("region", { name: "With the mitigations that are on" });
const cheapest = (page: Page) => page.getByRole("region", { name: /^Cheapest way under/ });

async function openMitigations(page: Page, file = example("eight-row-catalogue")) {
  await openStored(page, file);
  await showView(page, "Mitigations");
}

test("the catalogue's fixes are weighed, switched on, and the least effort is found", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openMitigations(page);
  await expect(page.getByText("No mitigations yet")).toBeVisible();
  await add(page, "canary and alerts", { ETTD: "1h", Effort: "2" }, [FOUND]);
  await expect(saved(page, "canary and alerts")).toHaveText("112");
  await add(page, "rollback drill", { ETTR: "half", Effort: "3" }, [
    "release breaks a large subset, unfamiliar rollback",
    "unnoticed growth collapses service",
  ]);
  await expect(saved(page, "rollback drill")).toHaveText("121");
  await add(page, "fewer releases", { ETTF: "x2", Effort: "8" }, []);
  await expect(saved(page, "fewer releases")).toHaveText("353");
  const mitigations = page.getByRole("table", { name: "Mitigations" });
  const first = mitigations.getByRole("row").filter({ has: page.getByRole("textbox", { name: "Mitigation of canary and alerts" }) });
  await expect(first.locator(".bar-in")).toHaveText("56.0");
  await expect(first.locator(".bar-in")).toHaveAttribute("data-tip", "rank 1");

  // As it would be stands beside as it is.
  await page.getByRole("switch", { name: "canary and alerts is on" }).check();
  await expect(stands(page)).toContainText("594");
  await expect(stands(page)).toContainText("with 1 on");
  await expect(stands(page)).toContainText("68 over the 526 that 99.9% allows.");
  // What another one saves is given what is switched on.
  await expect(saved(page, "fewer releases")).toHaveText("297");

  await expect(cheapest(page)).toContainText("5 person-weeks, 473 left");
  await expect(cheapest(page).getByRole("listitem")).toHaveText([/canary and alerts\s*on · 2 w/, /rollback drill\s*3 w/]);
  await cheapest(page).getByRole("button", { name: "Switch these on" }).click();
  await expect(stands(page)).toContainText("473");
  await expect(stands(page)).toContainText("53 under the 526");
  await expect(cheapest(page).getByRole("button", { name: "Switch these on" })).toBeDisabled();

  await allIsSaved(page);
  const [stored] = await storedEngagements(page);
  expect(stored.mitigations.map((one: any) => [one.name, one.on])).toEqual([
    ["canary and alerts", true],
    ["rollback drill", true],
    ["fewer releases", false],
  ]);
  await page.reload();
  await expect(saved(page, "rollback drill")).toHaveText("121");
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("a mitigation is duplicated, deleted, and put back from the toast", async ({ page }) => {
  await openMitigations(page, example("complete-engagement"));
  const rows = page.getByRole("textbox", { name: /^Mitigation of/ });
  await expect(rows).toHaveCount(5);
  await page.getByRole("textbox", { name: "Mitigation of Alert on the checkout SLO" }).hover();
  await page.getByRole("button", { name: "Duplicate Alert on the checkout SLO" }).click();
  await expect(rows).toHaveCount(6);
  await page.getByRole("textbox", { name: "Mitigation of Roll back with one command" }).hover();
  await page.getByRole("button", { name: "Delete Roll back with one command" }).click();
  await expect(rows).toHaveCount(5);
  await expect(page.getByText("Deleted Roll back with one command.").first()).toBeVisible();
  // Something else is done meanwhile.
  await page.getByRole("switch", { name: "Second payment provider is on" }).check();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(rows).toHaveCount(6);
  await expect(rows.first()).toHaveValue("Roll back with one command");
  await expect(page.getByRole("switch", { name: "Second payment provider is on" })).toBeChecked();
});

test("the person-weeks of the example: best value first, on now and least effort as marks of their own", async ({ page }) => {
  await openMitigations(page, example("complete-engagement"));
  const chart = page.getByRole("img", { name: /^Bad minutes a year left by effort/ });
  await expect(chart).toHaveAttribute("aria-label", /0 person-weeks: 951 · 28%; 5 person-weeks: 677 · 54%; 9 person-weeks: 560 · 66%/, { timeout: 60_000 });
  await expect(chart).toHaveAttribute("aria-label", /6 person-weeks: on now: 812 · 40%; 21 person-weeks: least effort: 496 · 73%/, { timeout: 60_000 });
  await expect(chart.locator("circle.df")).toHaveCount(6);
  await expect(chart.locator("path.least")).toHaveCount(1);
  await page.getByText("The same as a table").click();
  await expect(page.getByRole("table", { name: "What each person-week buys" }).getByRole("row")).toHaveCount(7);
  await expect(stands(page)).toContainText("286 over the 526 that 99.9% allows.");
  await expect(stands(page)).toContainText("99.9% holds in 40% of quarters, up from 28%.");
  const least = page.getByRole("region", { name: "Cheapest way to 99.9% in 90% of quarters" });
  await least.getByRole("button", { name: "Find it" }).click();
  await expect(least).toContainText("No choice of these gets 99.9% to hold in 90% of quarters.");
});

test("a change that cannot be read keeps its text and says what is expected", async ({ page }) => {
  await openMitigations(page);
  await add(page, "hope", { ETTD: "soon", Effort: "0" }, []);
  await expect(page.getByText('"soon" as ETTD of hope is not a duration')).toBeVisible();
  await expect(page.getByText('"0" as Effort of hope cannot be read')).toBeVisible();
  await expect(page.getByRole("textbox", { name: "ETTD of hope" })).toHaveAttribute("aria-invalid", "true");
  await page.getByRole("textbox", { name: "ETTR of hope" }).focus();
  await expect(page.getByRole("textbox", { name: "ETTD of hope" })).toHaveValue("soon");
  await expect(saved(page, "hope")).toHaveText("");
});

test("a mitigation fixes a systemic risk", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await showView(page, "Systemic");
  await page.getByRole("button", { name: "Add from list" }).click();
  await page.getByRole("menuitem", { name: "Operational overload" }).click();
  await page.getByRole("checkbox", { name: "Operational overload is included in the estimates" }).uncheck();
  await showView(page, "Mitigations");
  await expect(page.getByRole("button", { name: "Add mitigation" })).toBeVisible();
  await add(page, "hire one", { Effort: "12" }, ["operator deletes database, restore", "Operational overload"]);
  await expect(page.getByRole("button", { name: /^Risks changed by hire one/ })).toHaveText("operator deletes database, restore, fixes Operational overload");
  await expect(saved(page, "hire one")).toHaveText("128");
});

test("an acceptance says who, why and until when, for a target and a journey", async ({ page }) => {
  await openStored(page, example("source-practice"));
  const accept = async () => {
    await page.getByRole("button", { name: "More for minor defect" }).click();
    await menuItem(page, "Accept at 99.9%").click();
  };
  await cell(page, "Risk", "minor defect").focus();
  await accept();
  const acceptances = inspector(page, "minor defect").getByRole("group", { name: /^Accepted for/ });
  const accepted = (journey: string) => page.getByRole("group", { name: `Accepted for 99.9%, ${journey}`, exact: true });
  const service = accepted("the whole service");
  await expect(acceptances).toHaveCount(1);
  await service.getByLabel("Who accepts").fill("Ada");
  await service.getByLabel("Why").fill("cheaper than a fix");
  await service.getByLabel("Review by").fill("2020-01-31");
  await expect(service.getByText("The review is overdue.")).toBeVisible();
  await service.getByLabel("Review by").fill("2099-01-31");
  await expect(service.getByText("The review is overdue.")).toBeHidden();

  // For a journey it is another decision.
  await page.getByRole("combobox", { name: /^For/ }).selectOption({ label: "Add to cart" });
  await accept();
  await expect(acceptances).toHaveCount(2);
  await accepted("Add to cart").getByRole("button", { name: "Withdraw" }).click();
  await expect(acceptances).toHaveCount(1);
  await expect(service).toBeVisible();
  await allIsSaved(page);
  const [stored] = await storedEngagements(page);
  expect(stored.risks[1].accepted).toEqual([
    { target: stored.chosenTarget, journey: null, who: "Ada", why: "cheaper than a fix", review: "2099-01-31" },
  ]);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 800, 360]) {
    test(`mitigations in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openMitigations(page, example("complete-engagement"));
      await expect(page.getByRole("table", { name: "Mitigations" }).getByText("68%")).toBeVisible({ timeout: 60_000 });
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      await page.getByRole("button", { name: /^Risks changed by Alert on the checkout SLO/ }).click();
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/mitigations-${colorScheme}-${width}.png`, fullPage: true });
    });
  }
}
