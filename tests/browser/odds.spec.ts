// The odds: in figures, as dots, as a curve, in tables; in a worker, and where none may run.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, download, example, noNonsense, noSidewaysScroll, openQuick, openStored, showView, typeRisks, watchForTrouble } from "./support";

const view = (page: Page) => page.locator(".odds-view");
const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });

/** One of the figures on top, with all that stands there. */
const stat = (page: Page, name: string | RegExp) => view(page).locator(".kpi").filter({ hasText: name });

/** Opens the tables that stand behind the charts. */
async function openTables(page: Page) {
  for (const summary of await view(page).locator("summary").all()) await summary.click();
}

/** Waits until every question is answered. */
async function allIsAnswered(page: Page) {
  await expect(view(page)).not.toHaveAttribute("aria-busy", "true");
  await expect(view(page).getByText("…", { exact: true })).toHaveCount(0);
  await expect(view(page)).not.toContainText("could not be computed");
}

async function openOdds(page: Page, file = example("eight-row-catalogue")) {
  await openStored(page, file);
  await showView(page, "Odds");
}

test("the catalogue keeps 99.9% in 33% of years and 60% of 30-day spans", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openOdds(page);
  await allIsAnswered(page);
  await expect(stat(page, "Total")).toHaveText(/706 bad minutes a year\s*180 over the 526 that 99.9% allows./);
  await expect(stat(page, "99.9% holds in")).toContainText("33% of years");
  await expect(stat(page, "Would hold in 90% of years")).toContainText("99.78%");
  await expect(stat(page, "9 years in 10 cost at most")).toHaveText(/1\s144 bad minutes\s*19 h 4 min/);
  await expect(view(page)).toContainText("If these are the only risks, and they strike independently of each other, each at random times (a Poisson process).");
  await expect(view(page)).not.toContainText(/promise/i);
  const row = table(page, "Odds by target and window").getByRole("row", { name: /^99.9%/ });
  await expect(row.getByRole("cell")).toHaveText(["33%", /\d%/, "60%", /\d%/]);

  // The other window, and the target that would hold in more of them.
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "30 days" });
  await expect(stat(page, "99.9% holds in")).toContainText("60% of spans of 30 days");
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "a year" });
  await page.getByRole("combobox", { name: "Wanted in" }).selectOption({ label: "99%" });
  await expect(stat(page, "Would hold in 99% of years")).toContainText("99.67%");

  // A doubt widens the odds without moving the total.
  await page.getByRole("combobox", { name: "Guesses are good to" }).selectOption({ label: "a factor of 3" });
  await expect(view(page)).toContainText("The arithmetic is off by at most");
  await expect(view(page)).toContainText("within a factor of 3, nine times in ten");
  await expect(stat(page, "Total")).toContainText("706");
  await allIsSaved(page);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Guesses are good to" })).toHaveValue("three");
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("twenty dots say what the odds say, and are in a table", async ({ page }) => {
  await openOdds(page, example("complete-engagement"));
  await allIsAnswered(page);
  const now = view(page).getByRole("img", { name: /^As it is: 20 equally likely quarters by their bad minutes: 6 within the budget of 131, 14 over/ });
  await expect(now.locator("circle")).toHaveCount(20);
  await expect(now.locator("circle.dk")).toHaveCount(6);
  const then = view(page).getByRole("img", { name: /^With 2 mitigations on: 20 equally likely quarters .*: 8 within the budget of 131, 12 over/ });
  await expect(then.locator("circle.df")).toHaveCount(8);
  await expect(view(page)).toContainText("28% within budget, 6 in 20");
  await expect(view(page)).toContainText("40% within budget, 8 in 20");
  await openTables(page);
  await expect(table(page, "Twenty equally likely outcomes").getByRole("row")).toHaveCount(21);
});

test("levers, risks and mitigations have odds of their own", async ({ page }) => {
  await openOdds(page);
  await allIsAnswered(page);
  await openTables(page);
  const levers = table(page, "What would have to be true").getByRole("row");
  await expect(levers).toHaveCount(6);
  await expect(levers.nth(1)).toHaveText(/^As it is706/);
  await expect(levers.filter({ hasText: "Half as often" }).getByRole("cell").first()).toHaveText("353");
  await expect(levers.filter({ hasText: "Half the impact" }).getByRole("cell").first()).toHaveText("353");
  const drivers = table(page, "Which risk hurts the odds most").getByRole("row");
  await expect(drivers).toHaveCount(9);
  await expect(drivers.filter({ hasText: "cloud regional outage" }).getByRole("cell").first()).toHaveText("39%");

  await showView(page, "Mitigations");
  await page.getByRole("button", { name: "Add mitigation" }).click();
  await page.keyboard.type("half of everything");
  await changeAll(page, "half of everything");
  await page.getByRole("textbox", { name: "ETTF of half of everything" }).fill("x2");
  const row = table(page, "Mitigations").getByRole("row").filter({ hasText: /33% → \d\d%/ });
  await expect(row).toBeVisible();
  await page.getByRole("switch", { name: "half of everything is on" }).check();
  await showView(page, "Odds");
  await expect(stat(page, "99.9% holds in")).toContainText(/\d\d% with 1 mitigation on/);
  await expect(table(page, "Odds by target and window").getByRole("row", { name: /^99.9%/ }).getByRole("cell").first()).toHaveText(/^33% → \d\d%$/);
  await expect(view(page).locator("path.fx")).toHaveAttribute("d", /^M[\d.]+ [\d.]+L/);
});

/** Has a mitigation change all risks. */
async function changeAll(page: Page, name: string) {
  await page.getByRole("button", { name: new RegExp(`^Risks changed by ${name}`) }).click();
  await page.getByRole("dialog", { name: `Risks changed by ${name}` }).getByRole("button", { name: "All risks" }).click();
  await page.keyboard.press("Escape");
}

test("the least effort that keeps the target as often as wanted is found", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await showView(page, "Mitigations");
  const fix = async (name: string, column: string, text: string, effort: string) => {
    await page.getByRole("button", { name: "Add mitigation" }).click();
    await expect(page.getByRole("textbox", { name: /^Mitigation of mitigation \d+$/ })).toBeFocused();
    await page.keyboard.type(name);
    await changeAll(page, name);
    await page.getByRole("textbox", { name: `${column} of ${name}`, exact: true }).fill(text);
    await page.getByRole("textbox", { name: `Effort of ${name}`, exact: true }).fill(effort);
  };
  await fix("fewer releases", "ETTF", "x2", "8");
  await fix("alerts", "ETTD", "x0", "3");
  await fix("playbooks", "ETTR", "half", "2");
  const card = page.getByRole("region", { name: "Cheapest way to 99.9% in 90% of years" });
  const seek = card.getByRole("button", { name: "Find it" });
  await seek.click();
  await expect(card).toContainText("5 person-weeks. Then 99.9% holds in 95 of 100 years.");
  await expect(card.getByRole("listitem")).toHaveText([/alerts/, /playbooks/]);
  await page.getByRole("textbox", { name: "Effort of alerts" }).fill("30");
  await expect(card, "an answer to other efforts is taken away").not.toContainText("person-weeks");
  await seek.click();
  await expect(card).toContainText("10 person-weeks");
  await expect(card.getByRole("listitem")).toHaveText([/fewer releases/, /playbooks/]);
  await card.getByRole("button", { name: "Switch these on" }).click();
  await expect(page.getByRole("region", { name: "With the mitigations that are on" })).toContainText("with 2 on");
});

test("the curve is read by keys, as a table, and saved as a picture", async ({ page }) => {
  await openOdds(page);
  await allIsAnswered(page);
  await expect(view(page).getByRole("img", { name: /How likely a year costs more than so many bad minutes\..* Beyond the 526 of 99.9%: 67%\./ })).toBeVisible();
  await expect(view(page).getByText("67% of years go over")).toBeVisible();
  const slider = view(page).getByRole("slider", { name: "Read the curve" });
  const reading = view(page).locator(".reader output");
  const before = await reading.textContent();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(reading).not.toHaveText(before!);
  await expect(reading).toHaveText(/^More than [\d\s]+ bad minutes in a year: \d/);
  await view(page).getByText("The curve as a table").click();
  await expect(table(page, "Exceedance curve").getByRole("row").nth(2)).toHaveText(/%$/);
  const linear = await view(page).locator("path.as").getAttribute("d");
  await view(page).getByRole("checkbox", { name: "Logarithmic scale" }).check();
  await expect(view(page).locator("path.as")).not.toHaveAttribute("d", linear!);
  const svg = await download(page, () => view(page).getByRole("button", { name: "Download SVG" }).click());
  expect(svg.name).toMatch(/odds\.svg$/);
  expect(svg.text).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const [png] = await Promise.all([page.waitForEvent("download"), view(page).getByRole("button", { name: "Download PNG" }).click()]);
  expect(png.suggestedFilename()).toMatch(/odds\.png$/);
});

test("nothing is asked of an empty table, and the odds follow what is typed", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
  await openQuick(page);
  await showView(page, "Odds");
  await expect(page.getByText("No odds yet")).toBeVisible();
  expect(scripts.filter((path) => path.includes("odds")), "the program is loaded when it is needed").toEqual([]);
  await showView(page, "Table");
  await cell(page, "Risk", "row 1").focus();
  await typeRisks(page, [["outage", "0", "30", "100%", "91.25"]]);
  await showView(page, "Odds");
  await expect(stat(page, "99.9% holds in")).toContainText(/>\s99.9% of years|99.\d% of years/);
  await showView(page, "Table");
  await cell(page, "ETTR", "outage").fill("130");
  await showView(page, "Odds");
  await expect(stat(page, "99.9% holds in")).toContainText("63% of years");
});

test("where no worker may run the page computes itself", async ({ page }) => {
  await page.addInitScript(() => {
    (window as any).Worker = class { constructor() { throw new DOMException("not here", "SecurityError"); } };
  });
  await openOdds(page);
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
  await showView(page, "Odds");
  await allIsAnswered(page);
  await showView(page, "Table");
  const before = await page.evaluate(() => (window as any).posted);
  // What no question shows asks nothing.
  await cell(page, "Risk", "cloud regional outage").fill("regional outage");
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => (window as any).posted)).toBe(before);
});

test("an edit ends what is computed for the table before it", async ({ page }) => {
  await page.addInitScript(() => {
    const said: string[] = ((window as any).said = []);
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, question: string, ...more: []) {
      if (said.length === 0) this.addEventListener("message", ({ data }) => said.push(`answer ${JSON.parse(data)?.number}`));
      said.push(question === "" ? "rest" : `ask ${JSON.parse(question).number}`);
      postMessage.call(this, question, ...more);
    };
  });
  const file = example("eight-row-catalogue");
  const [first] = file.engagement.risks;
  const id = (place: number) => `r${String(place).padStart(7, "0").replace(/\d/g, (digit) => "abcdefghij"[Number(digit)]!)}`;
  for (let place = 8; place < 400; place++) file.engagement.risks.push({ ...first, id: id(place), name: `risk ${place}`, ettr: { kind: "range", low: 20 + place, high: 300 + 2 * place, shape: "lognormal" } });
  await openStored(page, file);
  const said = () => page.evaluate(() => (window as any).said as string[]);
  await expect.poll(said).toContain("ask 1");
  // Keys a little slower than it waits for a pause: each falls into the time of an answer.
  const field = cell(page, "ETTD", "risk 9");
  await field.focus();
  for (let at = 0; at < 12; at++) await field.press(at % 2 ? "Backspace" : "7", { delay: 130 });
  const all = await said();
  expect(all.some((one, at) => one === "rest" && all[at + 1]?.startsWith("ask"))).toBe(true);
  await expect.poll(async () => (await said()).at(-1)).toMatch(/^answer/);
  expect(await said(), "the program goes on").not.toContain("answer undefined");
});

test("a program that stops is started again by the next change", async ({ page }) => {
  await page.route(/odds-.*\.wasm$/, (route) => route.abort());
  await openOdds(page);
  await expect(view(page).getByRole("alert")).toContainText("The odds could not be computed");
  await expect(stat(page, "99.9% holds in")).toContainText("…");
  await page.unroute(/odds-.*\.wasm$/);
  await page.getByRole("combobox", { name: "Wanted in" }).selectOption({ label: "95%" });
  await expect(stat(page, "99.9% holds in")).toContainText("33% of years");
  await expect(view(page)).not.toContainText("could not be computed");
});

test("the same table has the same odds, whatever was typed before", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "10 to 20", "3%", "4h"]]);
  const texts = async () => {
    await showView(page, "Odds");
    await allIsAnswered(page);
    const all = await view(page).getByRole("table", { includeHidden: true }).allTextContents();
    await showView(page, "Table");
    return all;
  };
  const first = await texts();
  for (const [column, text] of [["ETTR", "60 to 120"], ["ETTF", "365"], ["Impact", "100%"], ["ETTR", "10 to 20"], ["Impact", "3%"], ["ETTF", "4h"]] as const) {
    await cell(page, column, "a").fill(text);
    await texts();
  }
  expect(await texts()).toEqual(first);
});

test("a program that cannot be loaded is told, and the total stays", async ({ page }) => {
  await page.route(/odds-.*\.js$/, (route) => route.abort());
  await openOdds(page);
  await expect(view(page)).toContainText("The odds could not be computed");
  await expect(stat(page, "Total")).toContainText("706");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 800, 360]) {
    test(`the odds in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openOdds(page, example("complete-engagement"));
      await allIsAnswered(page);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/odds-${colorScheme}-${width}.png`, fullPage: true });
    });
  }
}

test("a target that cannot be read holds nothing", async ({ page }) => {
  const file = example("source-practice");
  for (const target of file.engagement.targets) target.percent = "abc";
  await openStored(page, file);
  await expect(page.getByRole("heading", { name: "There is no target to hold against" })).toBeVisible();
  await expect(page.getByRole("region", { name: "There is no target to hold against" }).getByRole("img")).toHaveCount(0);
  await showView(page, "Odds");
  await expect(page.getByText("There is no target to hold against. Choose one that can be read")).toBeVisible();
});
