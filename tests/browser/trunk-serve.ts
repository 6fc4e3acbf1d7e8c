// The app as `trunk serve` shows it to a developer. tests/browser/trunk-serve.config.ts starts that.
import { expect, test } from "@playwright/test";
import { example, linkData, openQuick, showsSource, SOURCE, total, typeRisks, watchForTrouble } from "./support";

const PAGES = ["Charter", "Journeys", "Risks", "Objectives", "Readiness", "Activities", "Report"];

/** A debug build has hints for its developer on the console. */
const isTrouble = (what: string) => !what.includes("outside a reactive tracking context");

test("risks are typed and answered, and each page opens", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const [worker] = await Promise.all([
    page.waitForEvent("worker"),
    (async () => {
      await openQuick(page);
      await typeRisks(page, SOURCE);
      await showsSource(page);
    })(),
  ]);
  expect(new URL(worker.url()).pathname).toBe("/odds.js");
  await expect(page.getByText(/99\.9% holds in/).first()).toBeVisible({ timeout: 60_000 });
  for (const name of PAGES) {
    await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText("Loading…")).toHaveCount(0);
  }
  await page.getByRole("link", { name: "SLO calculator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "SLO calculator" })).toBeVisible();
  expect(trouble.filter(isTrouble)).toEqual([]);
});

test("the style sheets come, and an example, and what a link carries", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.goto("./#/library");
  const sheets = await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSImportRule).map((rule) => rule.styleSheet?.cssRules.length));
  expect(sheets.length).toBeGreaterThan(1);
  expect(sheets.every((rules) => rules! > 0)).toBe(true);
  await page.getByRole("button", { name: /complete engagement/ }).click();
  await expect(total(page)).toHaveText("951");
  await page.goto(`./#/view?d=${linkData(example("complete-engagement"))}`);
  await expect(page.getByText("951").first()).toBeVisible();
  expect(trouble.filter(isTrouble)).toEqual([]);
});

test("a frame without an origin computes the odds itself", async ({ page, baseURL }) => {
  await page.route("**/wiki", (route) => route.fulfill({
    contentType: "text/html",
    body: `<iframe title="app" sandbox="allow-scripts" src="${baseURL}#/embed?show=risks,odds&d=${linkData(example("source-practice"))}" width="1000" height="900"></iframe>`,
  }));
  await page.goto("./wiki");
  await expect(page.frameLocator("iframe").getByText(/99\.9% holds in|of 100 years/).first()).toBeVisible();
});
