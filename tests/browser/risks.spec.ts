// The table of risks with its answer beside it: what is in view, that no text is cut, what an edit shows.
import { expect, test, type Page } from "@playwright/test";
import {
  axeFindsNothing, barButton, cell, example, inspector, menuItem, namesShown, noSidewaysScroll, openQuick, openStored, risksTable, total,
  typeRisks,
} from "./support";

const COMPLETE = example("complete-engagement");
const answer = (page: Page) => page.getByRole("region", { name: "Answer" });

async function openComplete(page: Page, width = 1280, height = 800) {
  await page.setViewportSize({ width, height });
  await openStored(page, COMPLETE);
  await expect(page.getByRole("heading", { name: /^99\.9% holds in \d+% of quarters$/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator(".lev b").filter({ hasText: "%" })).toHaveCount(4, { timeout: 30_000 });
}

test("ten rows of one line, total, gap, odds and levers are in view at 1280 x 800", async ({ page }) => {
  await openComplete(page);
  const rows = risksTable(page).locator("tbody tr");
  await expect(rows).toHaveCount(10);
  for (const box of await Promise.all((await rows.all()).map((row) => row.boundingBox()))) {
    expect(box!.height, "one line").toBeLessThanOrEqual(33);
    expect(box!.y + box!.height).toBeLessThanOrEqual(800);
  }
  const seen = [total(page), answer(page).getByText(/^\d+ over$/), page.getByRole("img", { name: /^20 equally likely quarters/ })];
  for (const one of [...seen, ...(await page.locator(".lev").all())]) {
    const box = (await one.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height, await one.evaluate((it) => it.textContent)).toBeLessThanOrEqual(800);
  }
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBe(0);
});

/** What is cut: inputs and texts whose content is wider than they are. */
function cut(page: Page) {
  return page.evaluate(() => {
    const wide = (it: Element) => it.scrollWidth > it.clientWidth + 1;
    const shown = (it: Element) => it.getClientRects().length > 0;
    const all = document.querySelectorAll("#main :is(input:not(.name), select, td.calc, th, h2, .btn, .lev > *, .fig, .tot, output)");
    const found = [...all].filter((it) => shown(it) && !it.classList.contains("vh") && wide(it));
    return found.map((it) => `${it.tagName} ${it.getAttribute("aria-label") ?? it.textContent}`);
  });
}

for (const width of [360, 768, 800, 1024, 1180, 1280, 1920]) {
  test(`nothing is cut and nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await openComplete(page, width);
    await noSidewaysScroll(page);
    expect(await cut(page)).toEqual([]);
    if (width > 700) {
      // A name may give way in its row; the inspector has it whole.
      const name = "release breaks a large subset, unfamiliar rollback";
      await cell(page, "Risk", name).focus();
      const head = inspector(page, name).getByRole("heading", { name });
      await expect(head).toBeVisible();
      expect(await head.evaluate((it) => it.scrollWidth <= it.clientWidth + 1)).toBe(true);
      await noSidewaysScroll(page);
    }
  });
}

test("figures that stand together add up as shown", async ({ page }) => {
  await openComplete(page);
  const number = (text: string | undefined) => Number((text ?? "").replace(/\s/g, ""));
  const text = (await answer(page).innerText()).replace(/\n/g, " ");
  const [, gap, budget] = text.match(/([\d\s]+) over the ([\d\s]+) that 99\.9% allows/)!;
  expect(number((await total(page).innerText()).trim()) - number(budget)).toBe(number(gap));
  const line = await page.locator(".carries").innerText();
  const [, left, needed, fix] = line.match(/, ([\d\s]+) left for the other nine, which need ([\d\s]+)\. Fix ([\d\s]+) or/)!;
  expect(number(needed) - number(left)).toBe(number(fix));
});

test("each segment of the meter says whose it is, to the pointer and to the arrow keys", async ({ page }) => {
  await openComplete(page);
  const segments = answer(page).getByRole("slider", { name: "Risks by size" });
  const name = answer(page).locator(".segments .tip");
  const largest = await page.locator("table.risks tbody tr").first().getByRole("textbox").first().inputValue();
  await segments.hover({ position: { x: 3, y: 10 } });
  await expect(name).toHaveText(new RegExp(`^${largest}: \\d+ bad minutes a year, \\d+(\\.\\d+)?% of all$`));
  await page.mouse.move(0, 0);
  await expect(name).toHaveCount(0);
  await segments.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  const last = Number(await segments.getAttribute("aria-valuemax"));
  await expect(segments).toHaveAttribute("aria-valuenow", String(last));
  await page.keyboard.press("ArrowLeft");
  await expect(segments).toHaveAttribute("aria-valuenow", String(last - 1));
  await expect(segments).toHaveAttribute("aria-valuetext", (await name.textContent())!);
  // A press stays, wherever the pointer goes then, until Escape or another place.
  await segments.click({ position: { x: 3, y: 10 } });
  await page.mouse.move(0, 0);
  await expect(name).toContainText(largest);
  await expect(segments).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("Escape");
  await expect(name).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(segments).toHaveAttribute("aria-valuenow", "2");
  await axeFindsNothing(page);
});

test("an edit says what it did to the total, and Undo takes both back", async ({ page }) => {
  await openComplete(page);
  await cell(page, "ETTR", "unnoticed growth collapses the service").fill("30 to 120");
  await expect(total(page)).toHaveText("885");
  await expect(answer(page).getByText("−66", { exact: true })).toBeVisible();
  await expect(answer(page)).toContainText("359 over the 526 that 99.9% allows.");
  await barButton(page, "Undo").click();
  await expect(total(page)).toHaveText("951");
});

for (const [motion, glides] of [["no-preference", true], ["reduce", false]] as const) {
  test(`rows ${glides ? "settle visibly" : "are just there"} in a new order where motion is ${motion === "reduce" ? "unwelcome" : "welcome"}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: motion });
    await openComplete(page);
    await page.evaluate(() => {
      addEventListener("animationstart", ({ animationName, target }) => {
        if (animationName === "settle") (target as Element).classList.add("has-settled");
      });
    });
    await page.getByRole("columnheader", { name: /Bad minutes/ }).getByRole("button").click();
    await expect(page.locator("tr.settles")).toHaveCount(0);
    await page.evaluate(() => document.querySelectorAll(".has-settled").forEach((row) => row.classList.remove("has-settled")));
    const first = page.locator("table.risks tbody tr").first().getByRole("textbox").first();
    const before = await first.inputValue();
    await cell(page, "Impact", before).fill("0.1%");
    await barButton(page, "Undo").focus();
    await expect(first).not.toHaveValue(before);
    const settled = page.locator("tr.has-settled");
    if (glides) await expect(settled).not.toHaveCount(0);
    else await expect(settled).toHaveCount(0);
    // They have arrived, and nothing is left of it.
    await expect(page.locator("tr.settles")).toHaveCount(0);
  });
}

test("one message a row names its cells, and F8 leads from one to the next", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [
    ["x", "abc", "20", "101%", "365"],
    ["y", "5", "20", "100%", "0"],
  ]);
  await expect(page.getByText("left out of the total", { exact: false })).toHaveCount(2);
  const about = page.getByText('"abc" as ETTD of x is not a duration', { exact: false });
  await expect(about).toContainText('"101%" as Impact of x is more than all users');
  for (const [column, row] of [["ETTD", "x"], ["Impact", "x"], ["ETTF", "y"], ["ETTD", "x"]] as const) {
    await page.keyboard.press("F8");
    await expect(cell(page, column, row)).toBeFocused();
  }
});

test("what was deleted is offered back, and what was done since stays", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10", "100%", "365"], ["b", "0", "20", "100%", "365"]]);
  await page.getByRole("button", { name: "More for a", exact: true }).click();
  await menuItem(page, "Delete").click();
  await cell(page, "ETTR", "b").fill("30");
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => namesShown(page)).toEqual(["a", "b"]);
  await expect(total(page)).toHaveText("40.0");
});

test("what was deleted comes back once, however often that is asked", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10", "100%", "365"], ["b", "0", "20", "100%", "365"]]);
  await page.getByRole("button", { name: "More for a", exact: true }).click();
  await menuItem(page, "Delete").click();
  await barButton(page, "Undo").click();
  await expect.poll(() => namesShown(page)).toEqual(["a", "b"]);
  await cell(page, "ETTR", "b").fill("30");
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(total(page)).toHaveText("40.0");
  expect(await namesShown(page)).toEqual(["a", "b"]);
});

test("a click enters a cell as Tab does, and a second one puts the caret", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "5", "30", "100%", "89"], ["b", "", "", "", ""]]);
  await cell(page, "ETTF", "a").click();
  await page.keyboard.type("900");
  await expect(cell(page, "ETTF", "a")).toHaveValue("900");
  await cell(page, "ETTR", "a").click();
  await cell(page, "ETTR", "a").click();
  await page.keyboard.press("End");
  await page.keyboard.type("5");
  await expect(cell(page, "ETTR", "a")).toHaveValue("305");
  await expect(page.getByRole("row").filter({ has: page.getByLabel("Risk of b", { exact: true }) })).toContainText("not filled");
});

test("what a rate counts as does not scroll a phone sideways", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await openQuick(page);
  await typeRisks(page, [["a", "5", "30", "100%", "2/month"]]);
  await cell(page, "ETTF", "a").focus();
  await expect(page.getByText("15.2 days", { exact: false }).first()).toBeVisible();
  await noSidewaysScroll(page);
});

test("Alt and an arrow move a row, and the menu inserts one", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10", "100%", "365"], ["b", "0", "20", "100%", "365"]]);
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => namesShown(page)).toEqual(["b", "a"]);
  await expect(cell(page, "ETTF", "b")).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("i");
  await expect(menuItem(page, "Insert above")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => namesShown(page)).toEqual(["", "b", "a"]);
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
});

test("a letter right after the menu's key goes into the menu, however late the next frame comes", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10", "100%", "365"]]);
  await page.evaluate(() => (window.requestAnimationFrame = () => 0));
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("i");
  await expect(menuItem(page, "Insert above")).toBeFocused();
  await expect(cell(page, "ETTF", "a")).toHaveValue("365");
});

/** Thirteen risks of so many minutes a year, or of one. */
async function openThirteen(page: Page, minutes: Record<number, number> = {}) {
  await openQuick(page);
  const row = (_: unknown, at: number) => [`risk ${at + 1}`, "0", minutes[at + 1] ?? 1, "100%", "365"].join("\t");
  await page.getByRole("button", { name: "Paste a table" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill(Array.from({ length: 13 }, row).join("\n"));
  await page.getByRole("dialog").getByRole("button", { name: "Add 13 risks" }).click();
}

test("a long table is grouped, each group with its sum, and the row that is typed in stays in its group", async ({ page }) => {
  await openThirteen(page, { 3: 200 });
  const names = Array.from({ length: 13 }, (_, at) => `risk ${at + 1}`);
  const but = (...last: string[]) => [...names.filter((name) => !last.includes(name)), ...last];
  const heads = risksTable(page).getByRole("columnheader", { name: /^Mark: / });
  const sums = page.locator("tr.group b");
  await page.getByLabel("Group by").selectOption("By mark");
  await expect.poll(() => namesShown(page)).toEqual(but("risk 3"));
  await expect(heads).toHaveText(["Mark: small12 risks", "Mark: too big1 risk"]);
  await expect(sums).toHaveText(["12.0", "200"]);
  await axeFindsNothing(page);

  await cell(page, "ETTR", "risk 2").fill("300");
  await expect(total(page)).toHaveText("511");
  await expect(sums).toHaveText(["311", "200"]);
  expect(await namesShown(page)).toEqual(but("risk 3"));
  await barButton(page, "Undo").focus();
  await expect.poll(() => namesShown(page)).toEqual(but("risk 2", "risk 3"));
  await expect(sums).toHaveText(["11.0", "500"]);

  // A table that is short again can still be told not to be grouped.
  await cell(page, "Risk", "risk 13").focus();
  await page.keyboard.press("Shift+F10");
  await menuItem(page, "Delete").click();
  names.pop();
  await page.getByLabel("Group by").selectOption("Not grouped");
  await expect.poll(() => namesShown(page)).toEqual(names);
  await expect(heads).toHaveCount(0);
});

test("a long table is filtered, and the row that is typed in stays", async ({ page }) => {
  await openThirteen(page);
  await page.getByRole("searchbox", { name: "Find a risk" }).fill("risk 1");
  await expect.poll(() => namesShown(page)).toEqual(["risk 1", "risk 10", "risk 11", "risk 12", "risk 13"]);
  await cell(page, "Risk", "risk 12").fill("another");
  await expect(cell(page, "Risk", "another")).toBeFocused();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.poll(async () => (await namesShown(page)).length).toBe(13);
});

test("on a phone the answer comes first, the details are a sheet, and the pin keeps the gap in view", async ({ page }) => {
  await openComplete(page, 375, 800);
  const top = async (selector: string) => (await page.locator(selector).boundingBox())!.y;
  expect(await top(".answer")).toBeLessThan(await top("table.risks"));
  expect(await top("table.risks")).toBeLessThan(await top(".odds"));
  await expect(page.getByRole("link", { name: /min\/yr/ })).toBeInViewport();
  const name = "deployment downtime";
  await expect(inspector(page, name)).toBeHidden();
  await page.getByRole("button", { name: `More for ${name}` }).click();
  await menuItem(page, "Owner, basis and notes").click();
  await expect(inspector(page, name).getByLabel("Owner")).toBeFocused();
  await axeFindsNothing(page);
  await page.keyboard.press("Escape");
  await expect(inspector(page, name)).toBeHidden();
});
