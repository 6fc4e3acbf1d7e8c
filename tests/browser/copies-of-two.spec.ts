// Two people's copies of one engagement: which is newer, what differs, and both brought together by choices.
import { expect, test, type Page } from "@playwright/test";
import {
  allIsSaved, axeFindsNothing, barButton, cell, download, example, file, noNonsense, noSidewaysScroll, openFile, openStored, storedEngagements, textsShown, total,
  watchForTrouble,
} from "./support";
import { shareDialog } from "./links";

const title = (page: Page) => page.getByRole("heading", { name: "Bring two copies together", level: 1 });
const choice = (page: Page, of: string) => page.getByRole("radiogroup", { name: of, exact: true });
const bring = (page: Page) => page.getByRole("button", { name: "Bring together" }).click();
const newer = (page: Page) => page.getByRole("dialog", { name: "What you opened is newer" });
const older = (page: Page) => page.getByRole("dialog", { name: "What is here is newer" });
const withChoices = (page: Page) => page.getByRole("status", { name: "Total with these choices" });

async function exportJson(page: Page) {
  await allIsSaved(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  return download(page, () => page.getByRole("button", { name: "Export JSON" }).click());
}

/** Types in a cell, and leaves it. */
async function type(page: Page, column: "ETTD" | "ETTR" | "ETTF", row: string, text: string) {
  await cell(page, column, row).fill(text);
  await cell(page, column, row).press("Shift+Tab"); // forwards would add a row behind the last
}

/** Two browsers, of which the second opened the first one's file. */
async function twoPeople(page: Page, elsewhere: Page) {
  await openStored(page, example("source-practice"));
  await type(page, "ETTR", "minor defect", "61");
  const sent = await exportJson(page);
  await elsewhere.goto("./#/quick");
  await openFile(elsewhere, file(sent.name, sent.text));
  await expect(cell(elsewhere, "ETTR", "minor defect")).toHaveValue("61");
  return sent;
}

test("a file there and back: the same, newer, older, and both changed", async ({ page, browser, baseURL }) => {
  const trouble = await watchForTrouble(page);
  const context = await browser.newContext({ baseURL });
  const elsewhere = await context.newPage();
  const sent = await twoPeople(page, elsewhere);

  // The same.
  await openFile(page, file(sent.name, sent.text));
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("61");

  // Newer: it goes on from what is here.
  await type(elsewhere, "ETTD", "minor defect", "45");
  const back = await exportJson(elsewhere);
  await openFile(page, file("back.json", back.text));
  await expect(newer(page)).toContainText("has all that is here of “");
  await axeFindsNothing(page);
  await newer(page).getByRole("button", { name: "Take the newer" }).click();
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("45");
  await allIsSaved(page);
  await barButton(page, "Undo").click();
  await expect(cell(page, "ETTD", "minor defect"), "one step takes it back").toHaveValue("60");
  await barButton(page, "Redo").click();
  await allIsSaved(page);

  // Older: what is here goes on from it.
  await openFile(page, file(sent.name, sent.text));
  await expect(older(page)).toContainText("as it was before: what is here goes on from it.");
  await older(page).getByRole("button", { name: "Keep what is here" }).click();
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("45");

  // Both.
  await type(page, "ETTF", "minor defect", "30");
  await type(page, "ETTR", "minor defect", "50");
  await allIsSaved(page);
  await type(elsewhere, "ETTR", "minor defect", "70");
  await type(elsewhere, "ETTD", "minor defect", "40");
  const other = await exportJson(elsewhere);
  await openFile(page, file("other.json", other.text));
  await expect(title(page)).toBeVisible();
  await expect(page.getByText("Three things differ; everything else is the same.")).toBeVisible();
  // What only one side changed is chosen from it, and of both the newer.
  await expect(choice(page, "minor defect, ETTF, days").getByRole("radio", { name: "here: 30" })).toBeChecked();
  await expect(choice(page, "minor defect, ETTD, minutes").getByRole("radio", { name: "there: 40" })).toBeChecked();
  await expect(choice(page, "minor defect, ETTR, minutes").getByRole("radio", { name: "there: 70" })).toBeChecked();
  await bring(page);
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("40");
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("70");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("30");
  await allIsSaved(page);
  expect(await storedEngagements(page)).toHaveLength(1);

  // What comes of both is newer than either.
  const both = await exportJson(page);
  await openFile(elsewhere, file("both.json", both.text));
  await newer(elsewhere).getByRole("button", { name: "Take the newer" }).click();
  await expect(cell(elsewhere, "ETTF", "minor defect")).toHaveValue("30");
  await expect.poll(() => textsShown(elsewhere)).toEqual(await textsShown(page));
  await context.close();
  expect(trouble).toEqual([]);
});

/** A copy that nobody knows the way of: a field, a row and a fact differ. */
function copy() {
  const theirs = example("complete-engagement");
  const named = (name: string) => theirs.engagement.risks.find((one: any) => one.name === name);
  named("minor defect").ettf = { kind: "point", number: 65 };
  theirs.engagement.risks = theirs.engagement.risks.filter((one: any) => one.name !== "certificate expires unnoticed");
  theirs.engagement.systemic[0].fixed = !theirs.engagement.systemic[0].fixed;
  theirs.engagement.author = "Tomás";
  return file("leaf-and-kettle.json", JSON.stringify(theirs));
}

test("what differs is listed with a choice each, and total and odds follow", async ({ page }, info) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("complete-engagement"));
  const before = (await storedEngagements(page))[0];
  const here = await total(page).textContent();
  await openFile(page, copy());
  await expect(title(page)).toBeVisible();
  await expect(page.getByText("leaf-and-kettle.json, Tomás")).toBeVisible();
  // No row is left out unasked.
  await expect(choice(page, "certificate expires unnoticed, the whole risk").getByRole("radio", { name: "here: is here" })).toBeChecked();
  const take = page.getByRole("radiogroup", { name: "Take" });
  await take.getByText("All from here").click();
  await expect(withChoices(page)).toHaveText(here!);
  const odds = page.getByRole("region", { name: "With these choices" });
  await expect(odds).toContainText(/99\.9% holds in\s*[\d.]+% of /);
  await take.getByText("All from there").click();
  await expect(withChoices(page)).not.toHaveText(here!);
  const there = await withChoices(page).textContent();
  await choice(page, "minor defect, ETTF, days").getByText("21").click();
  await expect(withChoices(page)).not.toHaveText(there!);
  await expect(take.getByRole("radio", { checked: true })).toHaveCount(0);
  await take.getByText("All from there").click();
  await expect(withChoices(page)).toHaveText(there!);
  await noNonsense(page);
  await axeFindsNothing(page);
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [800, "light"], [375, "light"], [375, "dark"]] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await noSidewaysScroll(page);
    await page.screenshot({ path: info.outputPath(`together-${width}-${scheme}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  expect((await storedEngagements(page))[0], "nothing happens before the answer").toEqual(before);
  await bring(page);
  await expect(total(page)).toHaveText(there!);
  await allIsSaved(page);
  const names = async () => (await storedEngagements(page))[0].risks.map((one: any) => one.name);
  expect(await names()).not.toContain("certificate expires unnoticed");
  await barButton(page, "Undo").click();
  await expect(total(page), "one step takes it all back").toHaveText(here!);
  await expect.poll(async () => (await storedEngagements(page))[0]).toEqual(before);
  expect(trouble).toEqual([]);
});

test("a link of an engagement that is here is brought together with it", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await type(page, "ETTR", "minor defect", "61");
  const link = await (await shareDialog(page)).getByLabel("Link", { exact: true }).inputValue();
  await page.keyboard.press("Escape");
  await type(page, "ETTR", "minor defect", "50");
  await allIsSaved(page);
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("button", { name: /^Merge/ }).click();
  await expect(page.getByText("The link you opened is the same engagement, changed elsewhere. One thing differs;")).toBeVisible();
  await choice(page, "minor defect, ETTR, minutes").getByText("61").click();
  await bring(page);
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("61");
  await allIsSaved(page);
  expect(await storedEngagements(page)).toHaveLength(1);
});

test("the choices are made by keyboard", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await openFile(page, copy());
  const first = choice(page, "minor defect, ETTF, days").getByRole("radio", { name: "here: 21" });
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(choice(page, "minor defect, ETTF, days").getByRole("radio", { name: "there: 65" })).toBeChecked();
  await page.keyboard.press("ArrowLeft");
  await expect(first).toBeChecked();
});

test("its address without a copy says what to do", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.goto(`#/e/${example("source-practice").engagement.id}/together`);
  await expect(page.getByText("No other copy is open")).toBeVisible();
  await page.getByRole("link", { name: "Back to the risks" }).click();
  await expect(total(page)).toHaveText("198");
});

test("what another tab changes meanwhile is compared anew, not written over", async ({ page, context }) => {
  await openStored(page, example("source-practice"));
  const theirs = example("source-practice");
  theirs.engagement.risks[0].ettr.number = 4;
  await openFile(page, file("theirs.json", JSON.stringify(theirs)));
  await expect(page.getByText("One thing differs;")).toBeVisible();
  const theirEttr = choice(page, "deployment downtime, ETTR, minutes").getByRole("radio", { name: "there: 4" });
  await expect(theirEttr).not.toBeChecked();
  await choice(page, "deployment downtime, ETTR, minutes").getByText("4").click();
  await expect(theirEttr).toBeChecked();
  const tab = await context.newPage();
  await tab.goto(page.url().replace("/together", "/risks"));
  await type(tab, "ETTD", "minor defect", "45");
  await allIsSaved(tab);
  await expect(page.getByText("Two things differ;")).toBeVisible();
  await expect(theirEttr, "what was chosen stays").toBeChecked();
  await bring(page);
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("45");
  await expect(cell(page, "ETTR", "deployment downtime")).toHaveValue("4");
});

test("a newer copy is taken in although another tab deleted what was here", async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL });
  const elsewhere = await context.newPage();
  await twoPeople(page, elsewhere);
  await type(elsewhere, "ETTD", "minor defect", "45");
  const back = await exportJson(elsewhere);
  await context.close();
  await page.goto("./#/quick");
  await openFile(page, file("back.json", back.text));
  await expect(newer(page)).toBeVisible();
  const tab = await page.context().newPage();
  await tab.goto("./");
  await tab.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("bad-minutes/e/")).forEach((key) => localStorage.removeItem(key)));
  await tab.close();
  await newer(page).getByRole("button", { name: "Take the newer" }).click();
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("45");
  await allIsSaved(page);
  expect(await storedEngagements(page)).toHaveLength(1);
});
