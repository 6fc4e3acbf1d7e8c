// Tables as pages and programs give them: each counts as what it says, or says why not.
import { expect, test, type Page } from "@playwright/test";
import { file, notice, openFile, openQuick, paste, watchForTrouble } from "./support";

const HEAD = "<tr><th>Risk</th><th>ETTD</th><th>ETTR</th><th>Impact</th><th>ETTF</th></tr>";
const preview = (page: Page) => page.getByRole("dialog", { name: "Paste a table" });

async function previews(page: Page, rows: string[]) {
  const table = preview(page).getByRole("table", { name: "Pasted risks", exact: true });
  await expect(table.getByRole("row")).toHaveCount(1 + rows.length);
  for (const name of rows) await expect(table.getByRole("row", { name, exact: true })).toBeVisible();
}

for (const [what, html, rows] of [
  ["line breaks in cells", `<table>${HEAD}<tr><td>bad push<br>to prod</td><td>5</td><td>30<br>60</td><td>20%</td><td>90</td></tr></table>`, ["bad push to prod 5 30 60 20% 90"]],
  ["paragraphs and lists in cells", `<table>${HEAD}<tr><td><p>bad push</p><p>to prod</p></td><td><p>5</p></td><td><ul><li>30</li><li>60</li></ul></td><td>20%</td><td>90</td></tr></table>`, ["bad push to prod 5 30 60 20% 90"]],
  ["deleted beside inserted", `<table>${HEAD}<tr><td>a</td><td>5</td><td><del>30</del><ins>60</ins></td><td>20%</td><td>90</td></tr></table>`, ["a 5 30 60 20% 90"]],
  ["a cell over two rows", `<table>${HEAD}<tr><td>a</td><td rowspan=2>5</td><td>30</td><td>20</td><td>90</td></tr><tr><td>b</td><td>60</td><td>5</td><td>30</td></tr></table>`, ["a 5 30 20% 90 28.4", "b 5 60 5% 30 39.5"]],
  ["the table with known titles among others", `<h1>Page</h1><table><tr><th>Owner</th><td>Team A</td></tr></table><h2>Risks</h2><table>${HEAD}<tr><td>a</td><td>5</td><td>60</td><td>20%</td><td>90</td></tr></table>`, ["a 5 60 20% 90 52.7"]],
] as const) {
  test(`a page with ${what} is pasted`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await openQuick(page);
    await paste(page, { text: "a table", html });
    await previews(page, [...rows]);
    expect(trouble).toEqual([]);
  });
}

// The browser parses what is written to its clipboard in the page itself and would report the styles then, so the
// event comes without it.
test("the styles of a page, which the policy forbids, are left out", async ({ page }) => {
  const html = `<style>td{color:red}</style><table style="width:100%">${HEAD}<tr style='height:20px'><td>a</td><td
style="color:red">5</td><td>60</td><td>20%</td><td>90</td></tr></table>`;
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await page.evaluate((html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", html);
    document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
  await previews(page, ["a 5 60 20% 90 52.7"]);
  expect(trouble).toEqual([]);
});

test("a file in Windows-1252 is read, and said to be", async ({ page }) => {
  await openQuick(page);
  await openFile(page, { ...file("risks.csv", ""), buffer: Buffer.from("Risk;ETTD;ETTR;Impact;ETTF\nStörung am Gerät;5;60;20%;90\n", "latin1") });
  await expect(notice(page, "risks.csv is not in UTF-8, so it was read as Windows-1252.")).toBeVisible();
  await previews(page, ["Störung am Gerät 5 60 20% 90 52.7"]);
});

test("a file in UTF-16 is read", async ({ page }) => {
  await openQuick(page);
  await openFile(page, { ...file("risks.csv", ""), buffer: Buffer.from("\ufeffRisk\tETTD\tETTR\tImpact\tETTF\nStörung\t5\t60\t20%\t90\n", "utf16le") });
  await previews(page, ["Störung 5 60 20% 90 52.7"]);
});
