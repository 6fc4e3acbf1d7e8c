// Mitigations: what they save, the table as it would be, the least effort; and who accepts what, until when.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, example, noSidewaysScroll, noNonsense, openStored, storedEngagements, total, watchForTrouble } from "./support";

const FOUND = "release breaks a small set, unseen for a day";

async function add(page: Page, name: string, cells: Record<string, string>, risks: string[]) {
  await page.getByRole("button", { name: "Add mitigation" }).click();
  const field = page.getByRole("textbox", { name: /^Mitigation of mitigation \d+$/ });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  for (const [column, text] of Object.entries(cells)) {
    await page.getByRole("textbox", { name: `${column} of ${name}`, exact: true }).fill(text);
  }
  if (risks.length === 0) {
    await page.getByRole("combobox", { name: `Risks changed by ${name}` }).selectOption({ label: "all risks" });
  }
  const row = page.getByRole("table", { name: "Mitigations" }).locator("tbody").last();
  for (const risk of risks) await row.getByRole("checkbox", { name: risk, exact: true }).check();
}

const saved = (page: Page, name: string) => page.getByRole("status", { name: `Saved a year by ${name}` });

test("the catalogue's fixes are ranked, switched on, and the least effort is found", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("eight-row-catalogue"));
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
  const first = mitigations.getByRole("row").filter({ hasText: "rank 1" });
  await expect(first).toContainText("56.0 a person-week");
  await expect(first.getByRole("textbox", { name: "Mitigation of canary and alerts" })).toBeVisible();

  // As it would be stands beside as it is.
  await page.getByRole("checkbox", { name: "canary and alerts is switched on" }).check();
  await expect(total(page)).toHaveText("706");
  await expect(page.getByText("With the mitigation switched on: 594,")).toBeVisible();
  await expect(page.getByRole("cell", { name: `Bad minutes per year of ${FOUND}: 119` })).toContainText("then 7.30");
  // What another one saves is given what is switched on.
  await expect(saved(page, "fewer releases")).toHaveText("297");

  await page.getByRole("button", { name: "Least effort for 99.9%", exact: true }).click();
  const answer = page.getByText("The least effort that brings the total under the budget of 99.9%: canary and alerts and rollback drill, 5 person-weeks, 473 bad minutes a year left.");
  await expect(answer).toBeVisible();
  await page.getByRole("button", { name: "Switch these on" }).click();
  await expect(page.getByText("With the two mitigations switched on: 473, 52.9 left.")).toBeVisible();
  await expect(answer, "an answer to another table is taken away").toBeHidden();

  await allIsSaved(page);
  const [stored] = await storedEngagements(page);
  expect(stored.mitigations.map((one: any) => [one.name, one.on])).toEqual([
    ["canary and alerts", true],
    ["rollback drill", true],
    ["fewer releases", false],
  ]);
  await page.reload();
  await expect(saved(page, "rollback drill")).toHaveText("121");
  await page.getByRole("button", { name: "Delete: rollback drill" }).click();
  await expect(page.getByText("With the mitigation switched on: 594,")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(saved(page, "rollback drill")).toHaveText("121");
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("a change that cannot be read keeps its text and says what is expected", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
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
  await page.getByRole("combobox", { name: "Add a common systemic risk" }).selectOption({ label: "Operational overload" });
  await page.getByRole("checkbox", { name: "The numbers include Operational overload already" }).uncheck();
  await expect(total(page)).toHaveText("833");
  await add(page, "hire one", { Effort: "12" }, ["operator deletes database, restore"]);
  await page.getByRole("checkbox", { name: "fixes Operational overload" }).check();
  await expect(saved(page, "hire one")).toHaveText("128");
});

test("an acceptance says who, why and until when, for a target and a journey", async ({ page }) => {
  await openStored(page, example("source-practice"));
  const menu = page.getByRole("button", { name: "More for minor defect" });
  await menu.click();
  await page.getByRole("button", { name: "Accept at 99.9%" }).click();
  const accepted = page.getByRole("table", { name: "Accepted risks" });
  await expect(accepted.getByRole("row").nth(1)).toContainText("99.9%, the whole service");
  await page.getByRole("textbox", { name: /^Who accepts minor defect/ }).fill("Ada");
  await page.getByRole("textbox", { name: /^Why accepted: minor defect/ }).fill("cheaper than a fix");
  await page.getByLabel(/^Look again by: minor defect/).fill("2020-01-31");
  await expect(accepted.getByText("review is overdue")).toBeVisible();
  await page.getByLabel(/^Look again by: minor defect/).fill("2099-01-31");
  await expect(accepted.getByText("review is overdue")).toBeHidden();

  // For a journey it is another decision.
  await page.getByRole("combobox", { name: /^For/ }).selectOption({ label: "Add to cart" });
  await menu.click();
  await page.getByRole("button", { name: "Accept at 99.9%" }).click();
  await expect(accepted.getByRole("row")).toHaveCount(3);
  await page.getByRole("button", { name: /^Take back: minor defect for 99.9%, Add to cart/ }).click();
  await expect(accepted.getByRole("row")).toHaveCount(2);
  await allIsSaved(page);
  const [stored] = await storedEngagements(page);
  expect(stored.risks[1].accepted).toEqual([
    { target: stored.chosenTarget, journey: null, who: "Ada", why: "cheaper than a fix", review: "2099-01-31" },
  ]);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`mitigations and acceptances in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openStored(page, example("eight-row-catalogue"));
      await page.getByRole("combobox", { name: "Add a common systemic risk" }).selectOption({ label: "No playbooks" });
      await add(page, "canary and alerts", { ETTD: "1h", Effort: "2" }, [FOUND]);
      await page.getByRole("checkbox", { name: "canary and alerts is switched on" }).check();
      await page.getByRole("button", { name: `More for ${FOUND}` }).click();
      await page.getByRole("button", { name: "Accept at 99.9%" }).click();
      await expect(page.getByRole("table", { name: "Accepted risks" })).toBeVisible();
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/mitigations-${colorScheme}-${width}.png`, fullPage: true });
    });
  }
}
