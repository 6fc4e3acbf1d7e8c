// The odds: in the answer, in words, as a curve, in tables; in a worker, and where none may run.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, download, example, noNonsense, noSidewaysScroll, openQuick, openStored, typeRisks, watchForTrouble } from "./support";

const section = (page: Page) => page.locator("section.odds");
const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });

/** Waits until every question is answered. */
async function allIsAnswered(page: Page) {
  await expect(section(page)).not.toHaveAttribute("aria-busy", "true");
  await expect(section(page).getByText("…")).toHaveCount(0);
  await expect(section(page)).not.toContainText("could not be computed");
}

test("the catalogue keeps 99.9% in 33% of years and 60% of 30-day spans", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("eight-row-catalogue"));
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("If these are all that happens, 99.9% holds in 33 of 100 years.");
  await allIsAnswered(page);
  await expect(section(page)).toContainText("Nine years in ten cost at most 1 144 bad minutes (19 h 4 min). 99.78% can be promised in 90% of years.");
  const row = table(page, "Odds by target and window").getByRole("row", { name: /^99.9%/ });
  await expect(row.getByRole("cell")).toHaveText(["33%", /\d%/, "60%", /\d%/]);

  // The other window, and the promise for fewer of them.
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "30 days" });
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("99.9% holds in 6 of 10 spans of 30 days.");
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "a year" });
  await page.getByRole("combobox", { name: "Promise for" }).selectOption({ label: "99%" });
  await expect(section(page)).toContainText("99.67% can be promised in 99% of years.");

  // What is switched on stands beside it, and a doubt widens the odds without moving the total.
  await page.getByRole("combobox", { name: "Guesses are" }).selectOption({ label: "within a factor of 3" });
  await expect(section(page)).toContainText("The arithmetic is off by at most");
  await expect(page.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
  await allIsSaved(page);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Guesses are" })).toHaveValue("three");
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("levers, drivers and mitigations have odds of their own", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await allIsAnswered(page);
  const levers = table(page, "Levers").getByRole("row");
  await expect(levers).toHaveCount(6);
  await expect(levers.nth(1)).toHaveText(/^As it is706/);
  await expect(levers.filter({ hasText: "Half as often" }).getByRole("cell").first()).toHaveText("353");
  await expect(levers.filter({ hasText: "Impact halved" }).getByRole("cell").first()).toHaveText("353");
  const drivers = table(page, "What drives the odds").getByRole("row");
  await expect(drivers).toHaveCount(9);
  await expect(drivers.filter({ hasText: "cloud regional outage" }).getByRole("cell").first()).toHaveText("39%");

  await page.getByRole("button", { name: "Add mitigation" }).click();
  await page.keyboard.type("half of everything");
  await page.getByRole("combobox", { name: "Risks changed by half of everything" }).selectOption({ label: "all risks" });
  await page.getByRole("textbox", { name: "ETTF of half of everything" }).fill("x2");
  const row = table(page, "Mitigations").getByRole("row").filter({ hasText: /33% → \d\d%/ });
  await expect(row).toBeVisible();
  await page.getByRole("checkbox", { name: "half of everything is switched on" }).check();
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("With what is switched on: 99.9% holds in");
  await expect(table(page, "Odds by target and window").getByRole("row", { name: /^99.9%/ }).getByRole("cell").first()).toHaveText(/^33% → \d\d%$/);
  await expect(page.locator("path.mitigated")).toHaveAttribute("d", /^M[\d.]+ [\d.]+H/);
});

test("the least effort that keeps the target as often as wanted is found", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  const fix = async (name: string, column: string, text: string, effort: string) => {
    await page.getByRole("button", { name: "Add mitigation" }).click();
    await expect(page.getByRole("textbox", { name: /^Mitigation of mitigation \d+$/ })).toBeFocused();
    await page.keyboard.type(name);
    await page.getByRole("combobox", { name: `Risks changed by ${name}` }).selectOption({ label: "all risks" });
    await page.getByRole("textbox", { name: `${column} of ${name}`, exact: true }).fill(text);
    await page.getByRole("textbox", { name: `Effort of ${name}`, exact: true }).fill(effort);
  };
  await fix("fewer releases", "ETTF", "x2", "8");
  await fix("alerts", "ETTD", "x0", "3");
  await fix("playbooks", "ETTR", "half", "2");
  const seek = page.getByRole("button", { name: "Least effort for 99.9% in 90% of years" });
  await seek.click();
  const found = page.getByText("The least effort that is enough: alerts and playbooks, 5 person-weeks. Then 99.9% holds in 95 of 100 years.");
  await expect(found).toBeVisible();
  await page.getByRole("textbox", { name: "Effort of alerts" }).fill("30");
  await expect(found, "an answer to other efforts is taken away").toBeHidden();
  await seek.click();
  await expect(page.getByText(/The least effort that is enough: fewer releases and playbooks, 10 person-weeks/)).toBeVisible();
  await page.getByRole("button", { name: "Switch these on" }).click();
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("With what is switched on: 99.9% holds in");
});

test("the curve is read by keys, as a table, and saved as a picture", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await allIsAnswered(page);
  const chart = section(page).getByRole("img");
  await expect(chart).toHaveAttribute("aria-label", /How likely a year costs more than so many bad minutes\..* Beyond the 526 of 99.9%: 67%\./);
  const slider = section(page).getByRole("slider", { name: "Read the curve" });
  const reading = section(page).locator(".reader output");
  const before = await reading.textContent();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(reading).not.toHaveText(before!);
  await expect(reading).toHaveText(/^More than [\d\s]+ bad minutes in a year: \d/);
  await section(page).getByText("The curve as a table").click();
  await expect(table(page, "Exceedance curve").getByRole("row").nth(2)).toHaveText(/%$/);
  await section(page).getByRole("checkbox", { name: "Logarithmic minutes" }).check();
  await expect(page.locator("path.as-is")).toHaveAttribute("d", /^M48 /);
  const svg = await download(page, () => section(page).getByRole("button", { name: "Download SVG" }).click());
  expect(svg.name).toMatch(/odds\.svg$/);
  expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const [png] = await Promise.all([page.waitForEvent("download"), section(page).getByRole("button", { name: "Download PNG" }).click()]);
  expect(png.suggestedFilename()).toMatch(/odds\.png$/);
});

test("odds come while typing, follow the scope, and nothing is asked of an empty table", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
  await openQuick(page);
  await expect(section(page)).toHaveCount(0);
  expect(scripts.filter((path) => path.includes("odds")), "the program is loaded when it is needed").toEqual([]);
  await typeRisks(page, [["outage", "0", "30", "100%", "91.25"]]);
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("99.9% holds in more than 99 of 100 years.");
  await cell(page, "ETTR", "outage").fill("130");
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("99.9% holds in 63 of 100 years.");
  await cell(page, "ETTF", "outage").fill("");
  await expect(section(page)).toHaveCount(0);
});

test("where no worker may run the page computes itself", async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).Worker = class { constructor() { throw new DOMException("not here", "SecurityError"); } };
  });
  await openStored(page, example("eight-row-catalogue"));
  await allIsAnswered(page);
  await expect(table(page, "Odds by target and window").getByRole("row", { name: /^99.9%/ }).getByRole("cell").first()).toHaveText("33%");
});

test("once all is answered nothing works on, however fast somebody typed", async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).Worker = class { constructor() { throw new DOMException("not here", "SecurityError"); } };
    (window as any).posted = 0;
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (...given: any[]) {
      (window as any).posted++;
      return post.apply(this, given as any);
    };
  });
  await openStored(page, example("eight-row-catalogue"));
  const ettr = cell(page, "ETTR", "cloud regional outage");
  await ettr.focus();
  await page.keyboard.type("31 to 45", { delay: 5 });
  await allIsAnswered(page);
  const before = await page.evaluate(() => (window as any).posted);
  // What no question shows asks nothing.
  await cell(page, "Risk", "cloud regional outage").fill("regional outage");
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as any).posted)).toBe(before);
});

test("a program that stops is started again by the next change", async ({ page }) => {
  await page.route(/odds-.*\.wasm$/, (route) => route.abort());
  await openStored(page, example("eight-row-catalogue"));
  await expect(section(page)).toContainText("The odds could not be computed");
  await expect(page.getByRole("region", { name: "Answer" })).not.toContainText("99.9% holds");
  await page.unroute(/odds-.*\.wasm$/);
  await cell(page, "ETTR", "cloud regional outage").fill("31");
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("99.9% holds in 3");
  await expect(section(page)).not.toContainText("could not be computed");
});

test("the same table has the same odds, whatever was typed before", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10 to 20", "3%", "4h"]]);
  await allIsAnswered(page);
  const texts = () => section(page).getByRole("table").allInnerTexts();
  const first = await texts();
  for (const [column, text] of [["ETTR", "60 to 120"], ["ETTF", "365"], ["Impact", "100%"], ["ETTR", "10 to 20"], ["Impact", "3%"], ["ETTF", "4h"]] as const) {
    await cell(page, column, "a").fill(text);
    await allIsAnswered(page);
  }
  expect(await texts()).toEqual(first);
});

test("a program that cannot be loaded is told, and the table goes on", async ({ page }) => {
  await page.route(/odds-.*\.js$/, (route) => route.abort());
  await openStored(page, example("eight-row-catalogue"));
  await expect(section(page)).toContainText("The odds could not be computed");
  await expect(page.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`the odds in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openStored(page, example("eight-row-catalogue"));
      await allIsAnswered(page);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/odds-${colorScheme}-${width}.png`, fullPage: true });
    });
  }
}
