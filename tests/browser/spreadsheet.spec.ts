// The well-known risk spreadsheet's CSV comes in, with its factors, and what a file cannot hold is said first.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { axeFindsNothing, barButton, cell, copied, download, drop, example, file, notice, openFile, openQuick, openStored, paste, records, showsSource, textsShown, total, watchForTrouble } from "./support";

const SHEET = readFileSync(new URL("../data/spreadsheet.csv", import.meta.url), "utf8");

const dialog = (page: Page) => page.getByRole("dialog", { name: "Paste a table" });
const column = (page: Page, title: string) => dialog(page).getByRole("combobox", { name: `Column ${title} is` });
const undo = (page: Page) => barButton(page, "Undo");
const view = (page: Page, name: string) => page.getByRole("navigation", { name: "Views of the risks" }).getByRole("link", { name });

/** The preview shows everything; one press lands it, and one undo takes it back. */
async function landsAsCatalogue(page: Page) {
  const risks = dialog(page).getByRole("table", { name: "Pasted risks", exact: true });
  await expect(risks.getByRole("row")).toHaveCount(9);
  await expect(risks.getByRole("row", { name: "config mishap cuts capacity 30 120 20% 120" })).toBeVisible();
  const systemic = dialog(page).getByRole("table", { name: "Pasted systemic risks" });
  await expect(systemic.getByRole("row")).toHaveCount(4);
  await expect(systemic.getByRole("row", { name: "post-mortem actions not followed up 0 0 10%" })).toBeVisible();
  await dialog(page).getByRole("button", { name: "Add 8 risks and 3 systemic risks" }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(total(page)).toHaveText("940"); // 705.51 and 234.46
  await view(page, "Systemic").click();
  await expect(page.getByRole("table", { name: "Systemic risks" }).getByRole("row")).toHaveCount(4);
  await view(page, "Table").click();
  await undo(page).click();
  expect(await textsShown(page)).toEqual([["", "", "", "", ""]]);
  await expect(view(page, "Systemic")).toHaveText("Systemic");
  await expect(undo(page)).toBeDisabled();
}

test("opened, it lands with one press", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await openFile(page, file("catalogue.csv", SHEET));
  await expect(dialog(page).getByText("8 rows, understood as:")).toBeVisible();
  await axeFindsNothing(page);
  await landsAsCatalogue(page);
  expect(trouble).toEqual([]);
});

test("dropped or pasted, it is the same", async ({ page }) => {
  await openQuick(page);
  await drop(page, file("catalogue.csv", SHEET));
  await landsAsCatalogue(page);
  await openQuick(page);
  await paste(page, { text: SHEET });
  await landsAsCatalogue(page);
});

test("a person corrects what a column is, by keyboard", async ({ page }) => {
  await openQuick(page);
  await openFile(page, file("de.csv", "Ereignis,Erkennen,Beheben,Impact,Abstand\nAusfall,5,60,20%,90\nFehler,1,2,3%,4\n"));
  const add = dialog(page).getByRole("button", { name: /^Add/ });
  await expect(dialog(page).getByText("Ereignis” is not one we know", { exact: false })).toBeVisible();
  await expect(column(page, "Impact")).toHaveValue("Impact");
  await column(page, "Ereignis").focus();
  await page.keyboard.type("Ri");
  await expect(column(page, "Ereignis"), "the focus stays").toBeFocused();
  await expect(dialog(page).getByText("No column for ETTD, ETTR, ETTF:", { exact: false })).toBeVisible();
  await column(page, "Erkennen").selectOption("ETTD");
  await column(page, "Beheben").selectOption("ETTR");
  await column(page, "Abstand").selectOption("ETTF");
  await expect(dialog(page).getByText("No column for", { exact: false })).toHaveCount(0);
  const row = dialog(page).getByRole("row", { name: "Ausfall 5 60 20% 90" });
  await expect(row).toBeVisible();
  // One column at a time is the impact.
  await column(page, "Abstand").selectOption("Impact");
  await expect(column(page, "Impact")).toHaveValue("");
  await column(page, "Abstand").selectOption("ETTF");
  await column(page, "Impact").selectOption("Impact");
  await expect(row).toBeVisible();
  await add.click();
  await expect.poll(() => textsShown(page)).toEqual([["Ausfall", "5", "60", "20%", "90"], ["Fehler", "1", "2", "3%", "4"]]);
});

test("a CSV of something else says what was expected and changes nothing", async ({ page }) => {
  await openStored(page, example("source-practice"));
  const before = await records(page);
  await openFile(page, file("cities.csv", "City,Population,Area\nParis,2000,100\nRome,2800,1285\n"));
  await expect(dialog(page)).toContainText("No risks were found in this. A table has a row for each risk, and columns for its name, ETTD, ETTR, impact and ETTF.");
  await expect(dialog(page)).toContainText("City");
  await expect(dialog(page).getByRole("button", { name: /^Add/ })).toBeDisabled();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await showsSource(page);
  expect(await records(page)).toEqual(before);
  await expect(undo(page)).toBeDisabled();
});

for (const [what, chosen, reason] of [
  ["10 MB", { ...file("large.csv", "a,5,60,20%,90\n"), times: 720_000 }, "at most 5 MB"],
  ["JSON that is not ours", file("foreign.json", '{"rows": [1]}'), "This is JSON, but not a Bad Minutes file"],
  ["a CSV without a known column or a figure", file("teams.csv", "Service,Team\nshop,blue\n"), "no column of a table of risks: Risk, ETTD, ETTR, Impact, ETTF"],
  ["a workbook", { name: "catalogue.xlsx", mimeType: "application/zip", buffer: Buffer.from([80, 75, 3, 4, 20, 0, 6, 0, 8, 0]) }, "It is not text. Open a JSON file exported from Bad Minutes, or a table as CSV"],
  ["a picture called CSV", { name: "picture.csv", mimeType: "text/csv", buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) }, "It is not text."],
] as const) {
  test(`refuses ${what} with the reason`, async ({ page }) => {
    await openStored(page, example("source-practice"));
    const before = await records(page);
    await openFile(page, chosen);
    await expect(notice(page, `${chosen.name} was not opened.`)).toContainText(reason);
    await showsSource(page);
    expect(await records(page)).toEqual(before);
    await expect(dialog(page)).toBeHidden();
  });
}

test("missing columns are named before the rows land", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "Risk\tETTD\tETTR\na\t5\t60\n" });
  await expect(dialog(page)).toContainText("No column for Impact, ETTF: a row is counted once it has all four estimates.");
  await dialog(page).getByRole("button", { name: "Add 1 risk" }).click();
  await expect(cell(page, "ETTR", "a")).toHaveValue("60");
  await expect(total(page)).not.toHaveText(/[1-9]/);
});

const loss = (page: Page) => page.getByRole("dialog", { name: /cannot hold$/ });

async function choose(page: Page, what: string) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: what, exact: true }).click();
}

test("what a file cannot hold is said before it is written, until somebody wants no more of it", async ({ page }) => {
  await openQuick(page);
  await openFile(page, file("catalogue.csv", SHEET));
  await dialog(page).getByRole("button", { name: /^Add/ }).click();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await axeFindsNothing(page);
  await page.keyboard.press("Escape");
  await choose(page, "Export CSV");
  await expect(loss(page)).toContainText("The file has 8 risks with their ranges");
  await expect(loss(page).getByRole("listitem")).toHaveText(["3 systemic risks"]);
  await axeFindsNothing(page);
  await page.keyboard.press("Escape");
  await expect(loss(page)).toBeHidden();
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeFocused();

  await choose(page, "Export CSV");
  const csv = await download(page, () => loss(page).getByRole("button", { name: "Export CSV anyway" }).click());
  expect(csv.text.trimEnd().split("\r\n")).toHaveLength(9);
  await choose(page, "Export CSV");
  const json = await download(page, () => loss(page).getByRole("button", { name: "Export JSON instead" }).click());
  expect(JSON.parse(json.text).engagement.systemic).toHaveLength(3);
  await expect(loss(page)).toBeHidden();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await choose(page, "Copy as Markdown");
  await expect(loss(page).getByRole("listitem")).toHaveText(["3 systemic risks"]);
  await loss(page).getByRole("checkbox", { name: "Do not show this again for Markdown, HTML and MediaWiki" }).check();
  await loss(page).getByRole("button", { name: "Copy anyway" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  expect(await copied(page)).toContain("| cloud regional outage |");

  // No more of it for copies; for the file still.
  await choose(page, "Copy as MediaWiki");
  await expect(loss(page)).toBeHidden();
  await expect.poll(() => copied(page)).toContain("wikitable");
  await choose(page, "Export CSV");
  await expect(loss(page)).toBeVisible();
});

test("nothing is asked where nothing is lost", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "a\t5\t60\t20%\t90\nb\t5\t60\t20%\t90\n" });
  await dialog(page).getByRole("button", { name: "Add 2 risks" }).click();
  await download(page, () => choose(page, "Export CSV"));
  await expect(loss(page)).toBeHidden();
});
