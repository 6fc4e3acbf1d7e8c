// Saved versions: saved, listed, compared, opened, deleted, and kept even when they cannot be read.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, copied, download, engagementName, example, goTo, noNonsense, noSidewaysScroll, notice, openStored, storedEngagements, total, watchForTrouble } from "./support";

const versions = (page: Page) => page.getByRole("table", { name: "Saved versions" });
const changed = (page: Page) => page.getByRole("table", { name: "What changed" });
async function report(page: Page) {
  await goTo(page, "Report");
  await page.getByRole("link", { name: "Compare versions" }).click();
}
const risks = (page: Page) => goTo(page, "Risks");

async function save(page: Page, name: string) {
  await page.getByRole("button", { name: "Save a version" }).click();
  await page.getByLabel("Name of the version").fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(notice(page, `Saved the version "${name}".`)).toBeVisible();
}

/** What the change bought, above its chart. */
const gain = (page: Page, text: string) => expect(page.getByRole("status").filter({ hasText: text })).toBeVisible();

/** The chart of what moved the total, which says so in words. */
const moved = (page: Page) => page.getByRole("img", { name: /^From / });

/** Unfolds the figures as a table. */
const unfold = (page: Page) => page.getByText("All figures as a table").click();

/** The source's table with a version "First"; then a risk is mended and another is gone. */
async function mended(page: Page) {
  await openStored(page, example("source-practice"));
  await report(page);
  await save(page, "First");
  await expect(versions(page).getByRole("cell", { name: "198" })).toBeVisible();
  await gain(page, "As many bad minutes a year as before");
  await risks(page);
  await cell(page, "ETTD", "minor defect").fill("5");
  await cell(page, "ETTD", "minor defect").press("Tab");
  await report(page);
}

test("what a change bought is said, with the odds it moved", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await mended(page);
  // 60 + 60 minutes became 5 + 60, at 2 % and 365 / 21 times a year.
  await gain(page, "19 fewer bad minutes a year");
  await expect(moved(page)).toHaveAccessibleName("From 198 in First to 179 in As it is now. minor defect: −19.1.");
  const line = page.getByRole("listitem").filter({ hasText: "ETTD from 60 min to 5 min" });
  await expect(line).toContainText("minor defect");
  await expect(line).toContainText("41.7 → 22.6");
  await unfold(page);
  await expect(changed(page).getByRole("row", { name: /^Bad minutes a year 198 179 19\.1 fewer/ })).toBeVisible();
  await expect(changed(page).getByRole("row", { name: /^Target and its budget 99\.9%: 328 left 99\.9%: 347 left/ })).toBeVisible();
  const odds = changed(page).getByRole("row", { name: /^99\.95% holds/ });
  await expect(odds, "the odds of both are known").toHaveText(/^99\.95% holds(>\s)?\d.*%(>\s)?\d.*%(hardly moved|\d.* points (more|less) often)$/, { timeout: 30_000 });
  await noNonsense(page);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  const text = await copied(page);
  expect(text).toContain("| Bad minutes a year | 198 | 179 | 19.1 fewer |");
  expect(text).toMatch(/\| 99\.95% holds \| [^–|]+ \| [^–|]+ \|/);

  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "As many bad minutes a year as before" }), "as it is now is followed").toBeVisible();
  expect(trouble).toEqual([]);
});

test("any two are compared, and their odds both ways round", async ({ page }) => {
  await mended(page);
  await save(page, "Second");
  await risks(page);
  await cell(page, "Risk", "deployment downtime").fill("");
  for (const column of ["ETTD", "ETTR", "Impact", "ETTF"] as const) await cell(page, column, "row 1").fill("");
  await report(page);
  await expect(moved(page)).toHaveAccessibleName("From 179 in Second to 22.6 in As it is now. deployment downtime, retired: −156.");
  await expect(page.getByRole("listitem").filter({ hasText: /^retireddeployment downtime.*156 a year less$/ })).toBeVisible();
  await page.getByRole("button", { name: "Compare First with as it is now" }).click();
  await expect(page.getByRole("combobox", { name: "From" })).toBeFocused();
  await expect(moved(page)).toHaveAccessibleName(/^From 198 in First to 22\.6 in As it is now\./);
  await page.getByRole("combobox", { name: "From" }).selectOption({ label: "As it is now" });
  const first = page.getByRole("combobox", { name: "To", exact: true }).locator("option").filter({ hasText: "First" });
  await page.getByRole("combobox", { name: "To", exact: true }).selectOption((await first.getAttribute("value"))!);
  await expect(moved(page)).toHaveAccessibleName(/^From 22\.6 in As it is now to 198 in First\./);
  await expect(page.getByRole("listitem").filter({ hasText: /^addeddeployment downtime/ })).toBeVisible();
});

test("is named, kept, opened as an engagement of its own, deleted, and that undone", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await report(page);
  for (const time of [1, 2]) {
    await page.getByRole("button", { name: "Save a version" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(versions(page).getByRole("textbox")).toHaveCount(time);
  }
  const names = () => versions(page).getByRole("textbox").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  await expect.poll(names).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), expect.stringMatching(/ \(2\)$/)]);
  await versions(page).getByRole("textbox").first().fill("Before the sale");
  await allIsSaved(page);
  const [kept] = await storedEngagements(page);
  expect(kept.snapshots.map((one: any) => one.name)).toEqual(["Before the sale", expect.stringMatching(/ \(2\)$/)]);
  expect(JSON.parse(kept.snapshots[1].file).engagement.snapshots, "no version holds another").toEqual([]);

  await page.getByRole("button", { name: /^Delete .* \(2\)$/ }).press("Enter");
  await expect(page.getByLabel("Name of Before the sale")).toBeFocused();
  await page.getByRole("button", { name: "Delete Before the sale" }).press("Enter");
  await expect(page.getByRole("button", { name: "Save a version" })).toBeFocused();
  await expect(versions(page)).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByLabel("Name of Before the sale")).toBeVisible();

  await page.getByRole("button", { name: "Open Before the sale as an engagement of its own" }).click();
  await expect(page.getByRole("heading", { name: "Risks", level: 1 })).toBeVisible();
  await expect(await engagementName(page)).toHaveValue(/\(Before the sale\)$/);
  await expect(total(page)).toHaveText("198");
  await allIsSaved(page);
  const all = await storedEngagements(page);
  expect(all).toHaveLength(2);
  expect(all[0].id).not.toBe(all[1].id);
});

test("one that cannot be read says so, and can be downloaded as it is", async ({ page }) => {
  const file = example("source-practice");
  file.engagement.snapshots = [{ id: "aaaaaaaa", name: "Old", taken: "2026-01-02", file: '{"format":"bad' }];
  await openStored(page, file);
  await report(page);
  await expect(versions(page).getByText(/"Old" cannot be read and stays as it is/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^Compare Old/ })).toHaveCount(0);
  const { text } = await download(page, () => page.getByRole("button", { name: "Download Old" }).click());
  expect(text).toBe('{"format":"bad');
  await save(page, "New");
  await gain(page, "As many bad minutes a year as before");
});

test("a downloaded version opens again", async ({ page }) => {
  await mended(page);
  const { name, text } = await download(page, () => page.getByRole("button", { name: "Download First" }).click());
  expect(name).toMatch(/first.*\.json$/);
  const held = JSON.parse(text).engagement;
  expect(held.risks[1].ettd.number).toBe(60);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await mended(page);
      await unfold(page);
      await expect(changed(page)).toContainText(/points|moved/, { timeout: 30_000 });
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/versions-${scheme}-${width}.png`, fullPage: true });
    });
  }
}
