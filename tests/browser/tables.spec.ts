// Tables as pages and programs give them: each counts as what it says, or says why not.
import { expect, test, type Page } from "@playwright/test";
import { cell, download, file, notice, openFile, openQuick, paste, watchForTrouble } from "./support";

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
  ["a cell over two rows before notes", `<table>${HEAD.replace("</tr>", "<th>Notes</th></tr>")}<tr><td>a</td><td rowspan=2>5</td><td>30</td><td>20</td><td>90</td><td>30</td></tr><tr><td>b</td><td>60</td><td>5</td><td>30</td><td>7</td></tr></table>`, ["a 5 30 20% 90 28.4", "b 5 60 5% 30 39.5"]],
  ["a team over two rows", `<table>${HEAD.replace("<tr>", "<tr><th>Team</th>")}<tr><td rowspan="2">shop</td><td>a</td><td>5</td><td>60</td><td>20%</td><td>90</td></tr><tr><td>b</td><td>10</td><td>30</td><td>50%</td><td>30</td></tr></table>`, ["a 5 60 20% 90 52.7", "b 10 30 50% 30 243"]],
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

/** Cells of a random table: figures that are told apart in the preview as they stand. */
function randomTable(random: () => number): string[][] {
  const below = (most: number) => Math.floor(random() * most);
  const name = () => Array.from({ length: 1 + below(3) }, () => ["disk", "DNS", "a & b", "x < y", "\"q\"", "|", "1.", "\u00e4\u00f6"][below(8)]).join(" ");
  const row = () => [`${name()} r`, `${below(90)}`, `${1 + below(2000)}`, `${1 + below(99)}%`, `${1 + below(300)}`];
  return Array.from({ length: 2 + below(5) }, row);
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

/** The table as a page has it: equal neighbours merged, words in blocks of every kind, comments and styles between them. */
function asPage(rows: string[][], random: () => number): string {
  const wrap = (text: string) => {
    const inner = escaped(text);
    const words = inner.split(" ");
    switch (Math.floor(random() * 7)) {
      case 0: return `<p>${inner}</p>`;
      case 1: return `<div><span style="color:red">${inner}</span></div>`;
      case 2: return `<ul><li>${inner}</li></ul>`;
      case 3: return `<!-- 99 -->${inner}<br>`;
      case 4: return words.length > 1 ? `<div>${words[0]}</div><div>${words.slice(1).join(" ")}</div>` : inner;
      case 5: return `<b>${words[0]}</b>${words.length > 1 ? ` ${words.slice(1).join("\n  ")}` : ""}`;
      default: return `\n   ${inner}&nbsp;\u200b`;
    }
  };
  const covered = rows.map((row) => row.map(() => false));
  const lines = rows.map((row, at) => {
    const cells = row.map((cell, column) => {
      if (covered[at][column]) return "";
      let below = 1;
      while (column > 0 && rows[at + below]?.[column] === cell && random() < 0.7) covered[at + below++][column] = true;
      return `<td${below > 1 ? ` rowspan="${below}"` : ""}>${wrap(cell)}</td>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<h2>Risks</h2><table><tr><td>Owner</td><td>us</td></tr></table><table><thead>${HEAD}</thead><tbody>${lines.join("\n")}</tbody></table>`;
}

test("random tables of a page, with spans and nested blocks, read as they are", async ({ page }) => {
  await openQuick(page);
  let seed = 20261129;
  const random = () => (seed = (seed * 48271) % 0x7fffffff) / 0x7fffffff;
  for (let round = 0; round < 60; round += 1) {
    const rows = randomTable(random);
    for (let at = 1; at < rows.length; at += 1) {
      for (let column = 1; column < 5; column += 1) if (random() < 0.4) rows[at][column] = rows[at - 1][column];
    }
    const html = asPage(rows, random);
    const seen = await page.evaluate(async (html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      document.querySelector("[data-column='0']")!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      const table = () => document.querySelector("dialog[open] table[aria-label='Pasted risks'] tbody");
      while (table() === null) await new Promise(requestAnimationFrame);
      const found = [...table()!.querySelectorAll("tr")].map((row) => [...row.cells].slice(0, 5).map((cell) => cell.textContent!.replace(/\s+/g, " ").trim()));
      [...document.querySelectorAll<HTMLButtonElement>("dialog[open] button")].find((one) => one.textContent === "Cancel")!.click();
      while (table() !== null) await new Promise(requestAnimationFrame);
      return found;
    }, html);
    expect(seen, html).toEqual(rows);
  }
});

test("what the marks of figures are, and how many users there are, is asked", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "Risk\tETTD\tETTR\tUsers affected\tETTF\na\t5\t1.440\t1200\t365\nb\t5\t60\t36\t365" });
  await previews(page, ["a 5 1.44 1200 users 365", "b 5 60 36 users 365"]);
  const dialog = preview(page);
  await dialog.getByRole("radiogroup", { name: "The point in 1.440" }).getByText("parts thousands").click();
  await previews(page, ["a 5 1440 1200 users 365", "b 5 60 36 users 365"]);
  await dialog.getByLabel("Users in all").fill("2400");
  await previews(page, ["a 5 1440 50% 365 723", "b 5 60 1.5% 365 0.98"]);
  await dialog.getByRole("button", { name: "Add 2 risks" }).click();
  await expect(cell(page, "ETTR", "a")).toHaveValue("1440");
});

test("the choices of a mark follow the figure that is asked about", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "Risk\tETTD\tETTR\tImpact\tETTF\na\t1,125\t1.440\t20%\t365" });
  await previews(page, ["a 1125 1.44 20% 365 225"]);
  const dialog = preview(page);
  const mark = (figure: string, name: string) => dialog.getByRole("radiogroup", { name: figure }).getByRole("radio", { name });
  await expect(mark("The comma in 1,125", "parts thousands")).toBeChecked();
  await dialog.getByLabel("Column ETTD is").selectOption({ label: "left out" });
  await expect(mark("The point in 1.440", "is a decimal mark")).toBeChecked();
  await dialog.getByRole("radiogroup", { name: "The point in 1.440" }).getByText("parts thousands").click();
  await expect(mark("The point in 1.440", "parts thousands")).toBeChecked();
  await expect(dialog.getByText("Commas are taken as decimal marks, as you say")).toBeVisible();
  await previews(page, ["a 1440 20% 365"]);
});

test("what was said about a table stays while rows are typed below it", async ({ page }) => {
  await openQuick(page);
  await page.getByRole("button", { name: "Paste a table" }).click();
  const box = preview(page).getByLabel("From a spreadsheet, CSV, Markdown or a wiki page");
  await box.fill("Risk,ETTD,ETTR,Impact,ETTF,Length\na,5,60,20%,90,7\n");
  await preview(page).getByLabel("Column Length is").selectOption({ label: "ETTD" });
  await previews(page, ["a 7 60 20% 90 54.3"]);
  await box.pressSequentially("b,5,60,20%,90,8\n");
  await previews(page, ["a 7 60 20% 90 54.3", "b 8 60 20% 90 55.2"]);
  await box.fill("Risk,ETTD,ETTR,Impact,ETTF\na,5,60,20%,90\n");
  await previews(page, ["a 5 60 20% 90 52.7"]);
});

test("more than any table is refused at once", async ({ page }) => {
  await openQuick(page);
  const took = await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "a\t5\t60\t20%\t90\n".repeat(660_000));
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(took).toBe(true);
  await expect(notice(page, "What you pasted is 10 MB; a table is at most 5 MB. Nothing was changed.")).toBeVisible();
  await expect(preview(page)).toBeHidden();
});

test("a point before three digits has a hint, and <10 is a range", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "Risk\tETTD\tETTR\tImpact\tETTF\na\t<10\t1.095\t20%\t365" });
  await preview(page).getByRole("button", { name: "Add 1 risk" }).click();
  await expect(cell(page, "ETTD", "a")).toHaveValue("0 to 10");
  await expect(cell(page, "ETTR", "a")).toHaveValue("1.095");
  await expect(page.getByText("ETTR of a counts 1.095 with a decimal point: write 1095 if a thousand is meant.").first()).toBeVisible();
  await cell(page, "ETTR", "a").fill("1.000");
  await cell(page, "ETTR", "a").blur();
  await expect(cell(page, "ETTR", "a")).toHaveValue("1");
  await expect(notice(page, "ETTR of a counts 1.000 with a decimal point: write 1000 if a thousand is meant.")).toBeVisible();
});

test("the risks go out with semicolons and decimal commas", async ({ page }) => {
  await openQuick(page);
  await paste(page, { text: "Risk\tETTD\tETTR\tImpact\tETTF\nSt\u00f6rung; neu\t2.5\t1.125\t20%\t365" });
  await preview(page).getByRole("button", { name: "Add 1 risk" }).click();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const out = await download(page, () => page.getByRole("button", { name: "Export semicolon CSV" }).click());
  expect(out.name).toMatch(/risks\.csv$/);
  expect(out.text).toContain('"St\u00f6rung; neu";2,5;1,1250;20%;365;1;0,725');
});
