// Files in and out: what comes in never takes the place of anything without being asked.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import {
  allIsSaved, cell, download, drop, example, type File, file, notice, openFile, openQuick, openStored, records, showsSource, SOURCE, storedEngagements, textsShown,
  total, typeRisks, watchForTrouble,
} from "./support";

async function exported(page: Page, what: "Export JSON" | "Export CSV") {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  return download(page, () => page.getByRole("button", { name: what }).click());
}

const clash = (page: Page) => page.getByRole("heading", { name: "Bring two copies together", level: 1 });

test("JSON out and in again elsewhere is the same", async ({ page, browser, baseURL }) => {
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await typeRisks(page, [...SOURCE, ["=1+1, \"quoted\"\u2028", "5 to 60 flat", "abc", "1-100%", "every 3 years"]]);
  const out = await exported(page, "Export JSON");
  const texts = await textsShown(page);

  const context = await browser.newContext({ baseURL });
  const elsewhere = await context.newPage();
  await elsewhere.goto("./#/quick");
  await openFile(elsewhere, file(out.name, out.text));
  await expect(cell(elsewhere, "Risk", "minor defect")).toBeVisible();
  expect(await textsShown(elsewhere)).toEqual(texts);
  // When and where it was written last is another matter.
  expect(JSON.parse((await exported(elsewhere, "Export JSON")).text).engagement).toEqual(JSON.parse(out.text).engagement);
  await allIsSaved(elsewhere);
  expect(await storedEngagements(elsewhere)).toEqual([JSON.parse(out.text).engagement]);
  await context.close();
  expect(trouble).toEqual([]);
});

test("the same file again changes nothing", async ({ page }) => {
  await openStored(page, example("source-practice"));
  const before = await records(page);
  await openFile(page, file("same.json", JSON.stringify(example("source-practice"))));
  await showsSource(page);
  await expect(clash(page)).toBeHidden();
  expect((await storedEngagements(page)).length).toBe(1);
  const key = `bad-minutes/e/${example("source-practice").engagement.id}`;
  expect((await records(page))[key]).toBe(before[key]);
});

for (const [choice, names] of Object.entries({
  "Keep both": ["The file's (from a file)", "kept here"],
  "All from there": ["The file's"],
  Cancel: ["kept here"],
})) {
  test(`a file of an engagement that is here with other content asks: ${choice}`, async ({ page }) => {
    const here = example("source-practice");
    here.engagement.name = "kept here";
    await openStored(page, here);
    const theirs = example("source-practice");
    theirs.engagement.name = "The file's";
    theirs.engagement.risks[0].ettr.number = 4;
    const before = await records(page);
    await openFile(page, file("theirs.json", JSON.stringify(theirs)));
    await expect(page.getByRole("radiogroup", { name: "Engagement, name" })).toContainText("The file's");
    expect(await records(page), "nothing happens before the answer").toEqual(before);
    if (choice === "All from there") {
      await page.getByRole("radiogroup", { name: "Take" }).getByText(choice).click();
      await page.getByRole("button", { name: "Bring together" }).click();
    } else await page.getByRole("button", { name: choice }).click();
    await expect(clash(page)).toBeHidden();
    await expect(cell(page, "ETTR", "deployment downtime")).toHaveValue(choice === "Cancel" ? "3" : "4");
    await expect.poll(async () => (await storedEngagements(page)).map(({ name }) => name).sort()).toEqual(names);
    await page.reload();
    await expect(cell(page, "ETTR", "deployment downtime")).toHaveValue(choice === "Cancel" ? "3" : "4");
  });
}

const whole = JSON.stringify(example("eight-row-catalogue"), null, 2);
const REFUSED: [string, File, string][] = [
  ["foreign JSON", file("foreign.json", '{"some": "thing"}'), "This is JSON, but not a Bad Minutes file"],
  ["a truncated file", file("cut.json", whole.slice(0, 700)), "The text ends in the middle"],
  ["a file of version 99", file("later.json", JSON.stringify({ ...example("eight-row-catalogue"), version: 99 })), "newer Bad Minutes (format version 99"],
  ["text", file("text.json", "hello"), "The text is not JSON"],
  ["an empty file", file("empty.json", ""), "The text ends in the middle"],
  ["a file without its engagement", file("part.json", '{"format": "bad-minutes", "version": 1}'), "The file is damaged"],
  ["50 MB", { ...file("large.json", " "), times: 50_000_000 }, "at most 5 MB"],
  ["50 MB of table", { ...file("large.csv", "a,1\n"), times: 12_500_000 }, "at most 5 MB"],
];

test.describe("refuses with the reason, and changes nothing:", () => {
  for (const [what, chosen, reason] of REFUSED) {
    test(what, async ({ page }) => {
      const trouble = await watchForTrouble(page);
      await openStored(page, example("source-practice"));
      const before = await records(page);
      await openFile(page, chosen);
      const told = notice(page, `${chosen.name} was not opened.`);
      await expect(told).toContainText(reason);
      await showsSource(page);
      expect(await records(page)).toEqual(before);
      await told.getByRole("button", { name: "Dismiss" }).click();
      await expect(told).toHaveCount(0);
      await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
      expect(trouble).toEqual([]);
    });
  }
});

test("CSV out and in again is the same for what it carries", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [...SOURCE, ["=cmd|' /C calc'!A0", "5 to 60 flat", "1h 30m", "1-100%", "2/month"], ["a, \"b\"; c", "90s", "2d", "0.5%", "every 3 years"]]);
  await page.keyboard.press("Shift+Tab"); // leaving a cell tidies its text
  const texts = await textsShown(page);
  await page.getByRole("button", { name: "Add risk" }).click(); // a row nobody fills is not exported
  const out = await exported(page, "Export CSV");
  expect(out.text).toContain("'=cmd|");
  expect(out.text.trimEnd().split("\r\n")).toHaveLength(5);
  await openQuick(page);
  await openFile(page, file(out.name, out.text));
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  await expect(dialog.getByText("4 rows, understood as:")).toBeVisible();
  await dialog.getByRole("button", { name: "Add 4 risks" }).click();
  await expect.poll(() => textsShown(page)).toEqual(texts);
});

test("a spreadsheet says what it cannot hold, and is one", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("complete-engagement"));
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "Export Spreadsheet, .xlsx" }).click();
  const dialog = page.getByRole("dialog", { name: "What the spreadsheet cannot hold" });
  await expect(dialog.getByText("3 journeys", { exact: true })).toBeVisible();
  const [out] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Export .xlsx anyway" }).click()]);
  expect(out.suggestedFilename()).toMatch(/^leaf-kettle-.*\.risks\.xlsx$/);
  // The zip's own list is at its end, and names the sheets.
  const bytes = readFileSync(await out.path());
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
  for (const sheet of [1, 2, 3, 4, 5, 6, 7]) expect(bytes.includes(`xl/worksheets/sheet${sheet}.xml`)).toBe(true);
  expect(trouble).toEqual([]);
});

test("CSV with a byte order mark, semicolons and decimal commas comes in through the preview", async ({ page }) => {
  await openQuick(page);
  await openFile(page, file("eu.csv", "\ufeffRisk;ETTD;ETTR;Impact;ETTF\r\n\"deployment; downtime\";0;1,5;100;7\r\n"));
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  await dialog.getByRole("button", { name: "Add 1 risk" }).click();
  await expect(cell(page, "ETTR", "deployment; downtime")).toHaveValue("1.5");
  await expect(total(page)).toHaveText("78.2");
});

test("CSV opened in the library begins an estimate", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.getByRole("link", { name: "All engagements" }).click();
  await openFile(page, file("risks.csv", "Risk,ETTD,ETTR,Impact,ETTF\nfrom a file,0,10,100,365\n"));
  await page.getByRole("dialog", { name: "Paste a table" }).getByRole("button", { name: "Add 1 risk" }).click();
  await expect(total(page)).toHaveText("10.0");
  await allIsSaved(page);
  expect(await storedEngagements(page)).toHaveLength(2);
  await page.reload();
  await expect(total(page)).toHaveText("10.0");
});

test("files dropped anywhere come in", async ({ page }) => {
  await openQuick(page);
  await drop(page, file("catalogue.json", JSON.stringify(example("eight-row-catalogue"))));
  await expect(total(page)).toHaveText("706");
  await expect(page).toHaveURL(new RegExp(`#/e/${example("eight-row-catalogue").engagement.id}/risks$`));
  await drop(page, file("risks.csv", "Risk,ETTD,ETTR,Impact,ETTF\ndropped,0,10,100,365\n"));
  await page.getByRole("dialog", { name: "Paste a table" }).getByRole("button", { name: "Add 1 risk" }).click();
  await expect(cell(page, "Risk", "dropped")).toBeVisible();
  await drop(page, file("foreign.json", "{}"));
  await expect(notice(page, "foreign.json was not opened.")).toBeVisible();
});

test("a file that needs repair says what was repaired", async ({ page }) => {
  const odd = example("source-practice");
  odd.engagement.surprise = 1;
  odd.engagement.risks[0].notes = 5;
  await openQuick(page);
  await openFile(page, file("odd.json", JSON.stringify(odd)));
  await showsSource(page);
  await expect(notice(page, "ignored surprise")).toBeVisible();
});
