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
  await expect(page.getByRole("button", { name: "Print or PDF" })).toBeVisible();
  await expect(page.getByText(/being computed|being searched/)).toHaveCount(0, { timeout: 60_000 });
}

/** Puts a part into the report. */
const include = (page: Page, part: string) => page.getByRole("checkbox", { name: part }).check();

/** Copies the report as one of the kinds in its menu. */
async function copyAs(page: Page, kind: "Markdown" | "HTML") {
  await page.getByRole("button", { name: "Copy for a wiki" }).click();
  await page.getByRole("menuitem", { name: `Copy report as ${kind}` }).click();
}

const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 2, name });

test("what the report has leads to each section", async ({ page }) => {
  await report(page);
  const contents = page.getByRole("region", { name: "In this report" });
  const names = await contents.getByRole("button").allTextContents();
  expect(names.slice(0, 2)).toEqual(["Which target do we stand behind?", "Which fixes do we fund?"]);
  expect(names).toContain("Next steps");
  await contents.getByRole("button", { name: "Next steps" }).click();
  await expect(heading(page, "Next steps")).toBeFocused();
  await expect(heading(page, "Next steps")).toBeInViewport();
  await expect(contents.getByRole("button", { name: "Next steps" })).toBeInViewport();
  await page.setViewportSize({ width: 800, height: 900 });
  await page.evaluate(() => scrollTo(0, 0));
  await expect(contents, "where nothing is beside the report, it comes first").toBeInViewport({ ratio: 1 });
  await page.getByRole("checkbox", { name: "Decisions" }).uncheck();
  await expect(contents.getByRole("button", { name: "Which fixes do we fund?" })).toHaveCount(0);
  await axeFindsNothing(page);
});

test("a headline, then three decisions with figures, odds and what to fund", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await report(page);
  const headings = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  expect(headings.slice(0, 5)).toEqual([
    "99.9% is out of reach as things stand; two fixes bring the average under budget",
    "Decision 1: Which target do we stand behind?",
    "Decision 2: Which fixes do we fund?",
    "Decision 3: Which risks do we accept?",
    "What the minutes are made of",
  ]);
  const says = (text: string | RegExp) => expect(page.getByRole("paragraph").filter({ hasText: text }).first()).toBeVisible();
  await says("cost 730 bad minutes a year; the target allows 526.");
  await says("204 over the 526 that 99.9% allows.");
  await says(/99.78% would hold in 90% of years. 99.9% holds in 27% of years, 99.5% in >\s99.9%\./);
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
  await expect(page.getByRole("listitem").filter({ hasText: "certificate expires: not all of its four figures are said." })).toBeVisible();
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("it has the parts that somebody chooses, and so have its copies", async ({ page }) => {
  await report(page);
  await expect(heading(page, "Charter")).toHaveCount(0);
  await include(page, "Full charter");
  await expect(heading(page, "Charter")).toBeVisible();
  await include(page, "All figures as tables");
  await expect(page.getByRole("table", { name: "Risks, the most costly first" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^How likely a year costs more/ })).toBeVisible();
  await page.getByRole("checkbox", { name: "Decisions" }).uncheck();
  await expect(heading(page, /^Decision/)).toHaveCount(0);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await copyAs(page, "Markdown");
  await expect.poll(() => copied(page)).toContain("## Charter");
  expect(await copied(page)).not.toContain("## Decision");
});

test("a name without a date is no agreement", async ({ page }) => {
  const file = structuredClone(WHOLE);
  file.engagement.charter.signOffs = [
    { id: "aaaaaaa1", name: "Ann Lee", role: "sponsor", date: "2026-09-10" },
    { id: "aaaaaaa2", name: "Bo Roth", role: "head of shop", date: "" },
  ];
  await report(page, file);
  const agreed = page.getByRole("table", { name: "Agreed by" });
  await expect(agreed).toContainText("Ann Lee");
  await expect(agreed).not.toContainText("Bo Roth");
  await expect(page.getByText("Not signed yet: Bo Roth, head of shop.")).toBeVisible();
});

test("the report follows what is decided", async ({ page }) => {
  await report(page);
  await page.getByRole("combobox", { name: "Target" }).selectOption("99.5%");
  await expect(heading(page, "99.5% holds as things stand")).toBeVisible();
  await expect(page.getByText(/the target allows 2.628: .* are left\./)).toBeVisible();
  await expect(page.getByText("The budget of 99.5% holds as things stand: no effort is needed.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(heading(page, /^99.9% is out of reach/)).toBeVisible();
});

test("Markdown and HTML say what the page says", async ({ page }) => {
  await report(page, example("eight-row-catalogue"));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await include(page, "All figures as tables");
  await copyAs(page, "Markdown");
  await expect(notice(page, "Copied.")).toBeVisible();
  const markdown = await copied(page);
  const rows = await page.getByRole("table", { name: "Risks, the most costly first" }).getByRole("row").count();
  expect(markdown).toContain("## Decision 1: Which target do we stand behind?");
  const inSection = (name: string) => markdown.split(`## ${name}\n`)[1].split("\n## ")[0].match(/^\| /gm)!.length;
  expect(inSection("All risks"), "and a rule").toBe(rows + 1);
  expect(inSection("What the minutes are made of"), "the same risks, without their sum").toBe(rows);
  expect(markdown).toMatch(/Estimate, as of \d{4}-\d\d-\d\d\. Odds assume that these are all that happens; [^.]*\.\n$/);
  await copyAs(page, "HTML");
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
    .toEqual(await page.locator(".report-sheet > h2, .report-sheet > section > h2, .report-sheet > .dec > div > h2").allTextContents());
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
  await expect(heading(page, "Nothing is counted yet")).toBeVisible();
  await expect(page.getByText("One row gives a first total.")).toBeVisible();
});

test("it prints: no controls, no row cut, all of it", async ({ page }) => {
  await report(page);
  await page.emulateMedia({ media: "print" });
  // Figures that show their working are text on paper.
  await expect(page.getByRole("button").and(page.locator(":not(.ask)"))).toHaveCount(0);
  await expect(page.locator(".ask").first()).toHaveCSS("text-decoration-color", "rgba(0, 0, 0, 0)");
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(heading(page, "Decision 1: Which target do we stand behind?")).toBeVisible();
  await expect(page.getByText(/^Estimate, as of .*, by A. Person\. Odds assume/)).toBeVisible();
  const cut = await page.locator(".report-sheet tr").evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).breakInside !== "avoid").length);
  expect(cut, "rows that may be cut by the end of a page").toBe(0);
  const pdf = await page.pdf({ format: "A4", path: process.env.SHOTS ? `${process.env.SHOTS}/report.pdf` : undefined });
  expect(pdf.length).toBeGreaterThan(10_000);
});

test("the complete example prints on two pages, each with its number", async ({ page }) => {
  await report(page, example("complete-engagement"));
  const pdf = (await page.pdf({ preferCSSPageSize: true, path: process.env.SHOTS ? `${process.env.SHOTS}/complete.pdf` : undefined })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g), "pages").toHaveLength(2);
  const rules = await page.evaluate(() => {
    const texts = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        const inner = "styleSheet" in rule ? (rule as CSSImportRule).styleSheet?.cssRules : (rule as CSSGroupingRule).cssRules;
        return [rule.cssText, ...(inner ? texts(inner) : [])];
      });
    return [...document.styleSheets].flatMap((sheet) => texts(sheet.cssRules)).filter((text) => text.startsWith("@page"));
  });
  expect(rules.join("\n")).toMatch(/@bottom-right\s*\{[^}]*counter\(page\)/);
});

test("no caption is parted from its chart, and no figure touches a word", async ({ page }) => {
  await page.setViewportSize({ width: 698, height: 1000 });
  await report(page, example("complete-engagement"));
  await page.emulateMedia({ media: "print" });
  const parted = await page.locator(".report-sheet .chart").evaluateAll((all) =>
    all.filter((one) => getComputedStyle(one.closest(".report-answer, .keep, .dec") ?? one.ownerDocument.body).breakInside !== "avoid").length,
  );
  expect(parted, "charts whose caption may stand on another page").toBe(0);
  const touching = await page.locator(".report-sheet svg").evaluateAll((all) =>
    all.flatMap((svg) => {
      const boxes = [...svg.querySelectorAll("text")].map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }));
      return boxes.flatMap((a, at) =>
        boxes
          .slice(at + 1)
          .filter(({ box }) => a.box.left < box.right && box.left < a.box.right && a.box.top + 3 < box.bottom && box.top + 3 < a.box.bottom)
          .map((b) => `${a.text} on ${b.text}`),
      );
    }),
  );
  expect(touching).toEqual([]);
});

test("the total stands on one line at every width", async ({ page }) => {
  await report(page, example("complete-engagement"));
  const figure = page.getByRole("article", { name: "Report" }).getByRole("status", { name: "Total bad minutes per year" });
  for (const width of [360, 701, 800, 901, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const { lines, cut } = await figure.evaluate((one) => {
      const [line, box] = [one.closest("p")!, one.getBoundingClientRect()];
      return { lines: box.height / parseFloat(getComputedStyle(one).lineHeight), cut: line.scrollWidth - line.clientWidth };
    });
    expect({ lines: Math.round(lines), cut }, `${width} wide`).toEqual({ lines: 1, cut: 0 });
  }
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
