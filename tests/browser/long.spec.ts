// Tables longer than the screen: rows that cannot be seen are not drawn, and nobody should notice.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, inspector, namesShown, openStored, risksTable, total, watchForTrouble } from "./support";

const COUNT = 400;

const point = (number: number, unit?: string) => ({ kind: "point", number, ...(unit && { unit }) });

/** A risk's id: eight letters and digits of base32. */
const id = (at: number) => "risk" + [15, 10, 5, 0].map((shift) => "abcdefghijklmnopqrstuvwxyz234567"[(at >> shift) & 31]).join("");

/** Risks of one bad minute a year each; the ETTR of the last but one is no number. */
function many() {
  const risks = Array.from({ length: COUNT }, (_, at) => ({
    id: id(at),
    name: `risk ${at + 1}`,
    ettd: point(0),
    ettr: at === COUNT - 2 ? { kind: "unread", text: "soon" } : point(1),
    impact: point(100, "%"),
    ettf: point(365),
  }));
  return { format: "bad-minutes", version: 1, engagement: { id: "longlonglonglonglonglonglo", name: "A long table", risks } };
}

async function openMany(page: Page) {
  await page.setViewportSize({ width: 1280, height: 800 });
  await openStored(page, many());
  await expect(total(page)).toHaveText(String(COUNT - 1));
}

/** How many rows of risks stand in the page. */
const drawn = (page: Page) => risksTable(page).getByRole("textbox", { name: /^Risk of / }).count();

/** How many names of risks are on the screen. */
const seen = (page: Page) =>
  risksTable(page)
    .getByRole("textbox", { name: /^Risk of / })
    .evaluateAll((inputs) => inputs.map((input) => input.getBoundingClientRect().top).filter((top) => top > 0 && top < innerHeight).length);

test("only rows near the screen are drawn, and scrolling brings the others", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openMany(page);
  await expect.poll(() => drawn(page)).toBeLessThan(100);
  await expect(cell(page, "Risk", "risk 1")).toBeVisible();
  // What is loaded after the table has its length, too.
  await expect(page.getByRole("searchbox", { name: "Find a risk" })).toBeVisible();
  await expect(inspector(page, "risk 1")).toBeVisible();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 6000);
  await expect(cell(page, "Risk", "risk 1")).toHaveCount(0);
  await expect.poll(() => seen(page)).toBeGreaterThan(10);
  const now = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(Math.abs(now - height), "the page keeps its length").toBeLessThan(100);
  await page.mouse.wheel(0, 60_000);
  await expect(cell(page, "Risk", `risk ${COUNT}`)).toBeInViewport();
  await expect(risksTable(page).getByRole("row", { name: /^Total/ })).toBeInViewport();
  expect(trouble).toEqual([]);
});

test("each row says its place among all of them", async ({ page }) => {
  await openMany(page);
  await expect(risksTable(page)).toHaveAttribute("aria-rowcount", String(COUNT + 2));
  await expect(risksTable(page).getByRole("row").filter({ has: cell(page, "Risk", "risk 3") })).toHaveAttribute("aria-rowindex", "4");
  await axeFindsNothing(page);
});

test("the cell that is typed in stays while the page is scrolled", async ({ page }) => {
  await openMany(page);
  await cell(page, "Risk", "risk 2").fill("kept");
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 9000);
  await expect(cell(page, "Risk", "risk 40")).toHaveCount(0);
  await expect(cell(page, "Risk", "kept")).toBeFocused();
  await page.keyboard.type(" and more");
  await expect(cell(page, "Risk", "kept and more")).toHaveValue("kept and more");
  await page.mouse.wheel(0, 9000);
  await expect(cell(page, "Risk", "risk 80")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(cell(page, "Risk", "risk 3"), "a key leads to the row beside it").toBeFocused();
  await expect(cell(page, "Risk", "risk 3")).toBeInViewport();
});

test("keys lead to rows that were not drawn", async ({ page }) => {
  await openMany(page);
  await cell(page, "Risk", "risk 1").focus();
  await page.keyboard.press("F8");
  await expect(cell(page, "ETTR", `risk ${COUNT - 1}`)).toBeFocused();
  await expect(cell(page, "ETTR", `risk ${COUNT - 1}`)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(cell(page, "ETTR", `risk ${COUNT}`)).toBeFocused();
  for (let at = 0; at < 30; at++) await page.keyboard.press("ArrowUp");
  await expect(cell(page, "ETTR", `risk ${COUNT - 30}`)).toBeFocused();
});

test("a row that is added at the end is gone to", async ({ page }) => {
  await openMany(page);
  await page.getByRole("button", { name: "Add risk" }).press("Enter");
  await expect(cell(page, "Risk", `row ${COUNT + 1}`)).toBeFocused();
  await expect(cell(page, "Risk", `row ${COUNT + 1}`)).toBeInViewport();
});

test("all rows are printed", async ({ page }) => {
  await openMany(page);
  await expect.poll(() => drawn(page)).toBeLessThan(100);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await expect.poll(() => drawn(page)).toBe(COUNT);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => drawn(page)).toBeLessThan(100);
});

test("sorting shows the start of the new order", async ({ page }) => {
  await openMany(page);
  await page.getByRole("button", { name: "Risk", exact: true }).click();
  await expect.poll(async () => (await namesShown(page)).slice(0, 3)).toEqual(["risk 1", "risk 10", "risk 100"]);
  await page.getByRole("button", { name: "Risk", exact: true }).click();
  await expect.poll(async () => (await namesShown(page)).slice(0, 2)).toEqual(["risk 99", "risk 98"]);
});
