// The report, as a sponsor gets it: decisions first, on the page, on the clipboard and on paper.
import { readFileSync } from "node:fs";
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, copied, example, goTo, noNonsense, noSidewaysScroll, notice, openStored, watchForTrouble } from "./support";

const WHOLE = JSON.parse(readFileSync(new URL("../data/whole-engagement.json", import.meta.url), "utf8"));

/** Opens an engagement and its Report page, and waits until all odds are there. */
async function report(page: Page, file: any = WHOLE) {
  await openStored(page, file);
  await goTo(page, "Report");
  await expect(page.getByRole("heading", { level: 1, name: "Report" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Print or save as PDF" })).toBeVisible();
  await expect(page.getByText(/being computed|being searched/)).toHaveCount(0, { timeout: 60_000 });
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 2, name });

test("decisions come first, with figures, odds and what to fund", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await report(page);
  const headings = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  expect(headings.slice(0, 4)).toEqual([
    "Decision 1: target and odds",
    "Decision 2: fixes to fund",
    "Decision 3: risks to accept",
    "Charter",
  ]);
  const says = (text: string | RegExp) => expect(page.getByRole("paragraph").filter({ hasText: text }).first()).toBeVisible();
  await says("The target of 99.9% allows 526 (8 h 46 min): 204 over.");
  await says("99.9% holds in 27 of 100 years; 99.5% in more than 99 of 100 years. 99.78% would hold in 90% of years.");
  await says(/At 120.EUR for a bad minute, as the charter says, the year costs 87.658.EUR/);
  await says("Then 99.9% holds in 57 of 100 years, less often than the 90% of years that are asked for.");
  await says(/^For 90% of years: The least effort that is enough: .*10.5 person-weeks. Then 99.9% holds in 94 of 100 years.$/);
  const targets = page.getByRole("table", { name: "Targets compared" });
  await expect(targets.getByRole("row", { name: /99\.9%, chosen/ })).toContainText("204 over");
  const fixes = page.getByRole("table", { name: "Fixes" });
  await expect(fixes.getByRole("row", { name: /Roll back by one command/ })).toContainText("27% → 45%");
  const accepted = page.getByRole("table", { name: "Accepted risks" });
  await expect(accepted.getByRole("row", { name: /single-zone/ })).toContainText("2026-06-30, overdue");
  await expect(page.getByRole("img", { name: /^Bad minutes a year by risk/ })).toHaveAccessibleName(/operator deletes database, restore: 154, too big/);
  await expect(page.getByRole("img", { name: /^How likely a year costs more/ })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "certificate expires: not all of its four figures are said." })).toBeVisible();
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("the report follows what is decided", async ({ page }) => {
  await report(page);
  await page.getByRole("combobox", { name: "Target" }).selectOption("99.5%");
  await expect(page.getByText(/The target of 99.5% allows 2.628 \(43 h 48 min\): /)).toBeVisible();
  await expect(page.getByText("The budget of 99.5% holds as things stand: no effort is needed.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("The target of 99.9% allows 526")).toBeVisible();
});

test("Markdown and HTML say what the page says", async ({ page }) => {
  await report(page, example("eight-row-catalogue"));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy report as Markdown" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  const markdown = await copied(page);
  const rows = await page.getByRole("table", { name: "Risks, the most costly first" }).getByRole("row").count();
  expect(markdown).toContain("## Decision 1: target and odds");
  expect(markdown).toContain("## Risks by cost");
  expect(markdown.split("## Risks by cost")[1].split("##")[0].match(/^\| /gm)!.length, "and a rule").toBe(rows + 1);
  expect(markdown).toMatch(/Estimate, as of \d{4}-\d\d-\d\d\n$/);
  await page.getByRole("button", { name: "Copy report as HTML" }).click();
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        if (!item.types.includes("text/html")) return [];
        const html = await (await item.getType("text/html")).text();
        const parsed = new DOMParser().parseFromString(html, "text/html");
        return [...parsed.querySelectorAll("h2")].map((one) => one.textContent);
      }),
    )
    .toEqual(await page.locator(".report h2").allTextContents());
});

test("an empty engagement says what to do first", async ({ page }) => {
  const file = structuredClone(WHOLE);
  Object.assign(file.engagement, { risks: [], mitigations: [], systemic: [], objectives: [], journeys: [] });
  Object.assign(file.engagement.activities, { rounds: [], log: [] });
  Object.assign(file.engagement.evidence, { incidents: [] });
  file.engagement.readiness.items = [];
  await openStored(page, file);
  await goTo(page, "Report");
  await expect(heading(page, "What to do first")).toBeVisible();
  await expect(heading(page, /^Decision/)).toHaveCount(0);
  await expect(page.getByText("One row gives a first total.")).toBeVisible();
});

test("it prints: no controls, no row cut, all of it", async ({ page }) => {
  await report(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(heading(page, "Decision 1: target and odds")).toBeVisible();
  await expect(page.getByText(/^Estimate, as of .*, by A. Person$/)).toBeVisible();
  const cut = await page.locator(".report tr").evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).breakInside !== "avoid").length);
  expect(cut, "rows that may be cut by the end of a page").toBe(0);
  const pdf = await page.pdf({ format: "A4", path: process.env.SHOTS ? `${process.env.SHOTS}/report.pdf` : undefined });
  expect(pdf.length).toBeGreaterThan(10_000);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`the report is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await report(page);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/report-${scheme}-${width}.png`, fullPage: true });
    });
  }
}
