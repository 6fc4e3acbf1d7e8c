// The cards of an embedded page: what each shows, in little room and in more, to look at and to try figures in.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, linkData, menuItem, noNonsense, noSidewaysScroll, paste, stored, total, watchForTrouble } from "./support";

const ALL = "risks,budget,rank,odds,slo,journeys";

/** Opens cards as somebody who was never here, and waits until the odds are there. */
async function openCards(page: Page, file: any, show = ALL, more = "") {
  await page.goto(`./#/embed?show=${show}${more}&d=${linkData(file)}`);
  await expect(page.locator("main.embed section.part")).toHaveCount(show.split(",").length);
  await allIsAnswered(page);
}

async function allIsAnswered(page: Page) {
  await expect(page.getByText("being computed")).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator("main.embed")).not.toContainText("…", { timeout: 60_000 });
}

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });

/** Nothing to press or to type in, but for what unfolds. */
async function changesNothing(page: Page) {
  await expect(page.locator("main.embed").locator("input, select, textarea, button, [contenteditable]")).toHaveCount(0);
}

/** The words of a drawing are as large as small print, and inside it. */
async function isLegible(page: Page) {
  await expect(page.getByRole("img", { name: /^20 equally likely/ })).toBeVisible();
  const problems = await page.locator("main.embed svg[role=img]").evaluateAll((all) =>
    all.flatMap((svg) => {
      const room = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].flatMap((text) => {
        const box = text.getBoundingClientRect();
        const inside = box.left >= room.left - 1 && box.right <= room.right + 1;
        return inside && box.height >= 11 ? [] : [`${text.textContent}: ${box.height} high, from ${box.left} to ${box.right}`];
      });
    }),
  );
  expect(problems).toEqual([]);
}

/** What is written side by side stays apart. */
async function nothingOverlaps(page: Page) {
  const problems = await page.locator("main.embed").evaluate((main) => {
    const found: string[] = [];
    for (const row of main.querySelectorAll("tr")) {
      const cells = [...row.children].filter((one) => one.getClientRects().length > 0);
      const boxes = cells.map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return { text: one.textContent, box: range.getBoundingClientRect() };
      });
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(at + 1)) {
          const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
          const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
          if (wide > 1 && high > 1) found.push(`${one.text} over ${other.text}`);
        }
      }
    }
    return found;
  });
  expect(problems).toEqual([]);
}

type Name = Parameters<typeof example>[0];
const TOTALS: [Name, string][] = [
  ["eight-row-catalogue", "706"],
  ["complete-engagement", "951"],
  ["source-practice", "198"],
];

for (const [name, minutes] of TOTALS) {
  for (const width of [320, 480, 900]) {
    for (const scheme of ["light", "dark"] as const) {
      test(`${name} in ${width} pixels, ${scheme}`, async ({ page }) => {
        const trouble = await watchForTrouble(page);
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 700 });
        await openCards(page, example(name));
        const headings = page.getByRole("heading", { level: 2 });
        await expect(headings).toHaveText(["Risks", "Budget", "Stack rank", "Odds", "Objectives", "Journeys"]);
        await expect(total(page)).toHaveText(minutes);
        await expect(table(page, "Risks").getByRole("row", { name: /Total/ })).toContainText(minutes);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/cards-${name}-${width}-${scheme}.png`, fullPage: true });
        await changesNothing(page);
        await isLegible(page);
        await nothingOverlaps(page);
        await noSidewaysScroll(page);
        await noNonsense(page);
        await axeFindsNothing(page);
        expect(await stored(page)).toEqual({});
        expect(trouble).toEqual([]);
      });
    }
  }
}

test("the risks stand by cost, with what they are made of where there is room", async ({ page }) => {
  const rows = table(page, "Risks").locator("tbody tr");
  await page.setViewportSize({ width: 900, height: 700 });
  await openCards(page, example("eight-row-catalogue"), "risks");
  await expect(rows).toHaveCount(8);
  await expect(rows.first()).toContainText("operator deletes database, restore");
  await expect(rows.first().getByRole("cell")).toHaveText(["5", "510", "100%", "1460", "129", "Caution"]);
  await expect(rows.last()).toContainText("cloud regional outage");
  await expect(rows.last()).toContainText("Small");
  await expect(table(page, "Risks").getByRole("columnheader", { name: "ETTR" })).toBeVisible();

  await page.setViewportSize({ width: 320, height: 700 });
  await expect(table(page, "Risks").getByRole("columnheader", { name: "ETTR" })).toBeHidden();
  await expect(rows.first().getByText("129")).toBeVisible();
  await expect(rows.first().getByText("caution")).toBeVisible();
});

test("each target is said with what it can carry, and each objective with its odds", async ({ page }) => {
  await openCards(page, example("complete-engagement"), "rank,odds,slo,journeys");
  await expect(table(page, "Stack rank").getByRole("row")).toHaveCount(14);
  await expect(card(page, "Stack rank")).toContainText("At 99.9%: 24.4 accepted");
  await expect(card(page, "Odds")).toContainText("99.9% holds in 28% of quarters");
  const kept = table(page, "How often each target holds").getByRole("row");
  await expect(kept).toHaveCount(5);
  await expect(kept.filter({ hasText: "99.9%" }).first().getByRole("cell").first()).toHaveText("131");
  await card(page, "Odds").getByText("How likely is it to cost more?").click();
  await expect(page.getByRole("img", { name: /^How likely a quarter of the year costs more than so many bad minutes\./ })).toBeVisible();
  await card(page, "Odds").getByText("The curve as a table").click();
  await expect(table(page, "Exceedance curve").getByRole("row")).not.toHaveCount(0);

  const objectives = table(page, "Objectives").getByRole("row");
  await expect(objectives.nth(1)).toContainText("Checkout: availability");
  await expect(objectives.nth(1).getByRole("cell")).toHaveText(["99.9%", "28 days", "40.3 min", /^\d+%$/]);
  await expect(objectives.nth(2)).toHaveText("Its risks cost 853 bad minutes a year, 327 more than the 526 that 99.9% allows.");
  const journeys = table(page, "Journeys");
  await expect(journeys.getByRole("row", { name: /^Checkout/ })).toContainText("853 bad minutes a year, 327 over the budget of 99.9%.");
  await expect(journeys.getByRole("row", { name: /POST \/checkout/ }).getByRole("cell")).toHaveText(["HTTP 301", "100%"]);
});

test("what if: other figures change total and odds, are taken back, and are stored nowhere", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.setViewportSize({ width: 900, height: 900 });
  await openCards(page, example("eight-row-catalogue"), ALL, "&edit=yes");
  const says = card(page, "Risks").getByText("99.9% holds in 33% of years.");
  await expect(says).toBeVisible();

  await cell(page, "ETTF", "operator deletes database, restore").fill("10y");
  await expect(total(page)).toHaveText("628");
  await expect(says).toHaveCount(0);
  await allIsAnswered(page);
  await expect(card(page, "Budget")).toContainText("99.9% holds in");
  await expect(card(page, "Budget")).not.toContainText("holds in 33%");
  await page.keyboard.press("Control+Z");
  await expect(total(page)).toHaveText("706");
  await page.keyboard.press("Control+Shift+Z");
  await expect(total(page)).toHaveText("628");

  await page.getByRole("button", { name: "too big: accept config mishap cuts capacity at 99.95%" }).click();
  await expect(table(page, "Stack rank").getByRole("row", { name: /^Accepted/ })).toContainText("91.3");
  await card(page, "Budget").getByRole("combobox", { name: "Target" }).selectOption({ label: "99.5%" });
  await expect(card(page, "Risks")).toContainText("that 99.5% allows.");
  await card(page, "Odds").getByRole("combobox", { name: "Window" }).selectOption({ label: "30 days" });
  await expect(card(page, "Odds")).toContainText("30 days");

  await page.waitForTimeout(600); // longer than a save waits
  expect(await stored(page)).toEqual({});
  await axeFindsNothing(page);
  expect(trouble).toEqual([]);
});

test("what if: a table pasted into a cell, keys and the row's menu work as on the page of risks", async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 700 });
  await openCards(page, example("source-practice"), "risks", "&edit=yes");
  await cell(page, "Risk", "minor defect").focus();
  await paste(page, { text: "Risk\tETTD\tETTR\tImpact\tETTF\ndisk full\t10\t50\t100%\t365\n" });
  await page.getByRole("button", { name: "Add 1 risk" }).click();
  await expect(cell(page, "ETTR", "disk full")).toHaveValue("50");
  await expect(table(page, "Risks").getByRole("row", { name: /^Total/ })).toContainText("258");
  await cell(page, "Risk", "disk full").focus();
  await page.keyboard.press("Shift+F10");
  await menuItem(page, "Delete").click();
  await expect(table(page, "Risks").getByRole("row", { name: /^Total/ })).toContainText("198");
  expect(await stored(page)).toEqual({});
});

for (const width of [320, 480, 900]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`cards to try figures in are in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await openCards(page, example("complete-engagement"), "risks,rank,odds,budget", "&edit=yes");
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/cards-edit-${width}-${scheme}.png`, fullPage: true });
      await noSidewaysScroll(page);
      await noNonsense(page);
      await axeFindsNothing(page);
      await isLegible(page);
    });
  }
}

/** An engagement's file with other risks. */
function withRisks(risks: any[], change: (engagement: any) => void = () => {}) {
  const file = structuredClone(example("source-practice"));
  const [model] = file.engagement.risks;
  file.engagement.risks = risks.map((one, place) => ({
    ...model,
    ...one,
    id: place.toString(32).replace(/[0189]/g, (digit: string) => "wxyz"["0189".indexOf(digit)]).padStart(8, "a"),
  }));
  change(file.engagement);
  return file;
}

async function isInOrder(page: Page, shot: string) {
  for (const width of [900, 320]) {
    await page.setViewportSize({ width, height: 700 });
    await expect(page.locator("main.embed")).toBeVisible();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/cards-${shot}-${width}.png`, fullPage: true });
    await noSidewaysScroll(page);
    await noNonsense(page);
    await nothingOverlaps(page);
    await axeFindsNothing(page);
  }
}

test("without risks, objectives and journeys each card says so", async ({ page }) => {
  await openCards(page, withRisks([], (engagement) => (engagement.journeys = [])));
  await expect(card(page, "Risks")).toContainText("No risk is listed yet.");
  await expect(card(page, "Budget")).not.toContainText(/Type or paste/);
  for (const name of ["Stack rank", "Odds"]) await expect(card(page, name)).toContainText("No risk is counted yet.");
  await expect(card(page, "Objectives")).toContainText("Nothing is promised yet: no objective is listed.");
  await expect(card(page, "Journeys")).toContainText("No journey is listed yet.");
  await isInOrder(page, "empty");
});

test("a row that cannot be read is marked, said to be left out, and not counted", async ({ page }) => {
  const unread = { name: "half read", ettd: { kind: "unread", text: "soonish" } };
  await openCards(page, withRisks([{}, unread]));
  const row = table(page, "Risks").getByRole("row", { name: /^half read/ });
  await expect(row).toContainText("left out");
  await expect(card(page, "Risks")).toContainText(/"soonish" .*is not a duration: write minutes/);
  await expect(card(page, "Risks")).toContainText("1 row is left out: it has a cell that cannot be read.");
  await expect(total(page)).toHaveText("156");
  await expect(table(page, "Stack rank")).not.toContainText("half read");
  await isInOrder(page, "unread");
});

test("a hundred risks, names that never break, and names from right to left keep their places", async ({ page }) => {
  test.slow();
  const names = [
    "x".repeat(200),
    "שרת ההזמנות נופל (שוב)",
    "تعطل قاعدة البيانات 3",
    ...Array.from({ length: 97 }, (_, place) => `risk number ${place + 4}`),
  ];
  const file = withRisks(names.map((name) => ({ name })), (engagement) => {
    engagement.journeys[0].name = "ג".repeat(200);
    engagement.journeys[0].interactions[0].request = `GET /${"y".repeat(200)}`;
  });
  await openCards(page, file);
  await expect(table(page, "Risks").locator("tbody tr")).toHaveCount(100);
  await expect(table(page, "Risks").locator("bdi").nth(1)).toHaveText(names[1]);
  await changesNothing(page);
  await isInOrder(page, "hundred");
});
