// What leaves the page by itself says of what it is, and when and by whom it was estimated.
import { expect, test, type Page } from "@playwright/test";
import { copyFileSync } from "node:fs";
import { copied, download, example, goToTool, openStored, risksTable, showView } from "./support";

/** The complete example under a name that no picture may stumble over. */
function shop() {
  const file = example("complete-engagement");
  file.engagement.name = `Checkout & <b>"cards"</b>\u00a0of\u0001 a shop whose name is so long that no picture has room for it on one line`;
  file.engagement.author = "Priya & Ana";
  return file;
}

async function line(page: Page) {
  const today = await page.evaluate(() => new Intl.DateTimeFormat("sv").format(new Date()));
  return `Estimate, as of ${today}, by Priya & Ana`;
}

/** The words of an SVG file from top to bottom, each with its place; fails when it is no XML. */
function words(page: Page, svg: string) {
  return page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const wrong = parsed.querySelector("parsererror");
    if (wrong) throw new Error(wrong.textContent ?? "no XML");
    const whole = parsed.documentElement;
    const height = Number(whole.getAttribute("height"));
    const own = [...whole.querySelectorAll(":scope > text")];
    return { texts: own.map((one) => one.textContent), inside: own.every((one) => Number(one.getAttribute("y")) < height) };
  }, svg);
}

async function isSigned(page: Page, svg: string, shows: RegExp) {
  const { texts, inside } = await words(page, svg);
  expect(texts.at(-1)).toBe(await line(page));
  expect(texts.join(" ")).toContain(`Checkout & <b>"cards"</b> of a shop whose name is so long that no picture has room`);
  expect(texts.join(" ")).toMatch(shows);
  expect(inside).toBe(true);
}

test("saved pictures carry a title, what they show, and the line", async ({ page }, info) => {
  await openStored(page, shop());
  await showView(page, "Odds");
  const odds = page.locator(".odds-view");
  await expect(odds.locator("path.as")).toHaveAttribute("d", /^M/);
  const svg = await download(page, () => odds.getByRole("button", { name: "Download SVG" }).click());
  await isSigned(page, svg.text, /How likely a quarter of the year costs more than so many bad minutes\. Beyond the/);
  const [png] = await Promise.all([page.waitForEvent("download"), odds.getByRole("button", { name: "Download PNG" }).click()]);
  const journey = "Checkout";
  await page.goto(page.url().replace(/risks.*/, "risks"));
  await page.getByRole("combobox", { name: /^(For|Scope)$/ }).selectOption({ label: journey });
  await showView(page, "Odds");
  await expect(odds).not.toHaveAttribute("aria-busy", "true");
  const alone = await download(page, () => odds.getByRole("button", { name: "Download SVG" }).click());
  await isSigned(page, alone.text, new RegExp(`For the journey ${journey} alone\\. How likely`));

  const path = info.outputPath("odds.png");
  await png.saveAs(path);
  if (process.env.SHOTS) copyFileSync(path, `${process.env.SHOTS}/odds.png`);
  expect(png.suggestedFilename()).toMatch(/odds\.png$/);

  await goToTool(page, "map");
  const map = await download(page, () => page.getByRole("button", { name: "Download SVG" }).first().click());
  await isSigned(page, map.text, /Causal map from left to right: \d+ places, \d+ arrows\./);
  if (process.env.SHOTS) {
    await page.setContent(map.text);
    await page.screenshot({ path: `${process.env.SHOTS}/causal-map.png`, fullPage: true });
  }
});

test("a rewritten paper, the agenda and the map as text end with the line", async ({ page }) => {
  await openStored(page, shop());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const signed = await line(page);
  await page.getByRole("link", { name: /^Objectives/ }).click();
  await page.getByRole("tab", { name: "Documents" }).click();
  await page.getByRole("button", { name: /^Edit: SLO document/ }).click();
  await page.getByRole("textbox", { name: /^SLO document/ }).fill("We promise what we can.");
  await page.getByRole("button", { name: /^Copy Markdown: SLO document/ }).first().click();
  await expect.poll(() => copied(page)).toBe(`We promise what we can.\n\n${signed.replace("&", "&amp;")}\n`);
  await goToTool(page, "map");
  await page.getByRole("button", { name: "Copy Mermaid" }).click();
  await expect.poll(() => copied(page)).toContain(`asOf["${signed.replace("&", "#38;")}"]`);
  await page.getByRole("link", { name: /^Activities/ }).first().click();
  await page.getByRole("button", { name: "Copy agenda" }).click();
  await expect.poll(async () => (await copied(page)).trimEnd().split("\n").at(-1)).toBe(signed.replace("&", "&amp;"));
});

test("the SLO calculator says of when its answers are", async ({ page }) => {
  await page.goto("./#/slo");
  await expect(page.getByText(/^Estimate, as of \d{4}-\d\d-\d\d$/)).toBeVisible();
});

/** The names of the risks in the order of a copy. */
const inOrder = (text: string, names: string[]) => [...names].sort((a, b) => text.indexOf(a) - text.indexOf(b));

test("copies and the CSV have the order of the table on screen", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const names = ["deployment downtime", "minor defect"];
  const csv = async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Export CSV", exact: true }).click();
    return download(page, () => page.getByRole("dialog").getByRole("button", { name: "Export CSV anyway" }).click());
  };
  await risksTable(page).getByRole("button", { name: /^Risk\b/ }).click();
  const first = await page.getByRole("textbox", { name: /^Risk of/ }).first().inputValue();
  const shown = names.toSorted((a) => (a === first ? -1 : 1));
  expect(inOrder((await csv()).text, names)).toEqual(shown);
  await risksTable(page).getByRole("button", { name: /^Risk\b/ }).click();
  await expect(page.getByRole("textbox", { name: /^Risk of/ }).first()).toHaveValue(shown[1]);
  expect(inOrder((await csv()).text, names)).toEqual([...shown].reverse());
});
