// The source practice's table, typed and pasted: the figures everybody compares first.
import { expect, test, type Page } from "@playwright/test";
import { cell, noNonsense, openQuick, paste, showsSource, SOURCE, textsShown, typeRisks, watchForTrouble } from "./support";

const MARKDOWN = `\
| Risk | ETTD (mins) | ETTR (mins) | Impact (%) | ETTF (days) | Incidents/Year = 365/ETTF | Bad Minutes/Year = (ETTD + ETTR) * Impact * Incidents |
|---|---|---|---|---|---|---|
|  | minutes | minutes | of users | days |  |  |
| deployment downtime | 0 | 3 | 100% | 7 | 52 | 156 |
| minor defect | 60 | 60 | 2% | 21 | 17 | 41 |
| ... | ... | ... | ... | ... | ... | ... |
`;

const HTML = `<meta charset="utf-8"><table>
<thead><tr><th>Risk</th><th>ETTD</th><th>ETTR</th><th>Impact</th><th>ETTF</th></tr></thead>
<tbody><tr><td></td><td>minutes</td><td>minutes</td><td>of users</td><td>days</td></tr>
<tr><td><b>deployment</b> downtime</td><td>0</td><td>3</td><td>100%</td><td>7</td></tr>
<tr><td>minor defect</td><td>60</td><td>60</td><td>2%</td><td>21</td></tr>
<tr><td>...</td><td>...</td><td>...</td><td>...</td><td>...</td></tr></tbody></table>`;

const TABS = SOURCE.map((risk) => risk.join("\t")).join("\r\n");

const MEDIAWIKI = `{| class="wikitable"
|+ Risks
! Risk !! ETTD !! ETTR !! Impact !! ETTF
|-
| deployment downtime || 0 || 3 || 100% || 7
|-
| style="color:red" | minor defect
| 60
| 60
| 2%
| 21
|}
`;

const CSV = "Risk;ETTD;ETTR;Impact;ETTF\ndeployment downtime;0;3;100;7\nminor defect;60;60;2;21\n";

/** The preview says what it understood; Add puts it in the table, ready to go on. */
async function landsAsSource(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  await expect(dialog.getByText("2 rows, understood as:")).toBeVisible();
  const preview = dialog.getByRole("table", { name: "Pasted risks" });
  await expect(preview.getByRole("row")).toHaveCount(3);
  await expect(preview.getByRole("row", { name: /^deployment downtime 0 3 100%? 7 156$/ })).toBeVisible();
  await expect(preview.getByRole("row", { name: /^minor defect 60 60 2%? 21 41\.7$/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Add 2 risks" }).click();
  await expect(dialog).toBeHidden();
  await showsSource(page);
  expect(await textsShown(page), "the row that was empty has made room").toHaveLength(2);
  await expect(cell(page, "Risk", "deployment downtime")).toBeFocused();
}

test("typed with the keyboard alone", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await showsSource(page);
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("typed on a first visit, which begins in the first cell", async ({ page }) => {
  await page.goto("./");
  await typeRisks(page, SOURCE);
  await showsSource(page);
  await expect(page).toHaveURL(/#\/e\/[a-z2-7]{26}\/risks$/);
});

for (const [form, content] of Object.entries({
  "Markdown with units and an ellipsis": { text: MARKDOWN },
  "an HTML table": { text: "deployment downtime and so on", html: HTML },
  "a block from a spreadsheet": { text: TABS },
  MediaWiki: { text: MEDIAWIKI },
  "CSV with semicolons": { text: CSV },
})) {
  test(`pasted as ${form}`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await openQuick(page);
    await paste(page, content);
    await landsAsSource(page);
    await noNonsense(page);
    expect(trouble).toEqual([]);
  });
}

test("pasted into the dialog", async ({ page }) => {
  await openQuick(page);
  await page.getByRole("button", { name: "Paste a table" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  await expect(dialog.getByRole("button", { name: "Add risks" })).toBeDisabled();
  await dialog.getByRole("textbox").focus();
  await paste(page, { text: MARKDOWN });
  await landsAsSource(page);
});

test("a paste that is cancelled changes nothing", async ({ page }) => {
  await openQuick(page);
  for (const leave of ["Cancel", "Escape"]) {
    await cell(page, "Risk", "row 1").focus();
    await paste(page, { text: MARKDOWN });
    const dialog = page.getByRole("dialog", { name: "Paste a table" });
    await expect(dialog).toBeVisible();
    if (leave === "Escape") await page.keyboard.press("Escape");
    else await dialog.getByRole("button", { name: leave }).click();
    await expect(dialog).toBeHidden();
    expect(await textsShown(page)).toEqual([["", "", "", "", ""]]);
    await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  }
});

test("a single value is pasted as text", async ({ page }) => {
  await openQuick(page);
  await cell(page, "ETTD", "row 1").focus();
  await paste(page, { text: "1h 30m" });
  await expect(cell(page, "ETTD", "row 1")).toHaveValue("1h 30m");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("a block without a header fills the cells from where it is pasted", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await cell(page, "ETTR", "deployment downtime").focus();
  await paste(page, { text: "4\t50%\n61\t3%\n62\t4%" });
  await page.getByRole("dialog").getByRole("button", { name: "Fill 3 rows" }).click();
  await expect.poll(() => textsShown(page)).toEqual([
    ["deployment downtime", "0", "4", "50%", "7"],
    ["minor defect", "60", "61", "3%", "21"],
    ["", "", "62", "4%", ""],
  ]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await showsSource(page);
});
