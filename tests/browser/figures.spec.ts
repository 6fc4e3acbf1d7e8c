// Every figure of the complete example is explained: the page itself says which figures it shows, and the working that
// stands beside each is read. A new figure without one fails here.
import { expect, test, type Page } from "@playwright/test";
import { example, goTo, openStored, showView } from "./support";

/** What a page shows and is no result: by where it stands, with the reason. */
const NO_RESULTS: Record<string, string> = {
  "input, textarea, select, option, .selectors": "typed",
  "nav.tabs .n": "how many rows another view has",
  ".no-print .btn, .chip": "a button, or how many risks are chosen",
  ".chart .tk": "a tick of a scale, unless it says what it is",
  ".dn, section.dec h2 .vh": "the number of a decision",
  ".objective-line": "chooses the objective whose figures then stand beside it",
  ".pin": "leads to the answer, where its figures are asked",
  ".windows, [aria-label='Who affects what'] td": "typed of an alert, or of a systemic risk",
  ".ey, .facts, .specification": "what the engagement is called, and what is typed of an objective",
  ".note.info": "says how odds are computed",
};

/** Text that is typed, chosen or counted, wherever it stands. */
const TYPED = [
  /\d{4}-\d\d-\d\d/g,
  /\b(day )?\d+ of \d+( days)?$/g,
  /\b\d+(\.\d+)?( |-)days?\b/g,
  /\b9\d(\.\d+)?%(?=:| holds| would hold| in 90%|, chosen| that| allows|$)/g,
  /\b90% of quarters\b/g,
  /\b\d+ (mitigations?|fixes|on|items|risks?)\b/g,
  /\b20 equally likely/g,
  // An alert's burn rate, by which the chart names its line.
  /^[\d.]+×$/g,
  // What can be typed, a rule, what is quoted, and how many answers a review has.
  /such as .*/g,
  /a burn of 1 or less/g,
  /as the charter says it: .*/g,
  /^Level .*/g,
];

type Shown = { text: string; at: string; whys: string[] };
type Worked = { why: string; text: string; formulas: string[] };

/** In the page: its figures, each with what can be asked in the part that it stands in. */
function figuresShown(noResults: string[]): Shown[] {
  const shown: Shown[] = [];
  const main = document.querySelector("main")!;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const part = "section, article, .kpi, nav";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.parentElement!;
    if (!/\d/.test(node.nodeValue!) || !at.checkVisibility() || at.closest("style, script")) continue;
    const refused = noResults.some((selector) => {
      if (!at.closest(selector)) return false;
      return selector !== ".chart .tk" || /^[\s\d.,%]+( (min|h|d))?$/.test(node!.nodeValue!);
    });
    if (refused) continue;
    let whys: string[] = [];
    for (let box = at.closest(part); box && whys.length === 0; box = box.parentElement!.closest(part)) {
      whys = [...box.querySelectorAll<HTMLElement>("[data-why]:not([data-why=keys])")].map((ask) => ask.dataset.why!);
      if (box.matches("article, .card")) break;
    }
    const own = at.closest<HTMLElement>("[data-why]");
    const path = [];
    for (let one: Element | null = at; one && one !== main && path.length < 4; one = one.parentElement) path.unshift(`${one.localName}.${[...one.classList].join(".")}`);
    shown.push({ text: node.nodeValue!.trim(), at: path.join(" > "), whys: own ? [own.dataset.why!] : whys });
  }
  return shown;
}

/** In the page: asks each figure once, as its button does, and reads what is said. */
async function workings(): Promise<Worked[]> {
  const panel = () => document.querySelector<HTMLElement>(".work[popover]");
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const asks = new Map([...document.querySelectorAll<HTMLElement>("main [data-why]:not([data-why=keys])")].map((ask) => [ask.dataset.why!, ask]));
  const all: Worked[] = [];
  for (const [why, ask] of asks) {
    ask.click();
    for (let frames = 0; frames < 600 && !panel()?.querySelector("h2"); frames++) await frame();
    await frame();
    const text = panel()!.innerText;
    const formulas = [...panel()!.querySelectorAll(".eq")].map((one) =>
      [...one.children].map((piece) => (piece.querySelector("b") ?? piece).textContent!.trim()).join(" "),
    );
    formulas.push(...[...panel()!.querySelectorAll(".wl2 .muted")].map((one) => one.textContent!.split("; ").pop()!).filter((one) => one.includes(" = ")));
    all.push({ why, text, formulas });
    panel()!.hidePopover();
    for (let frames = 0; frames < 600 && panel()?.querySelector("h2"); frames++) await frame();
  }
  return all;
}

const bare = (text: string) => text.replace(/[\u202f\u00a0](?=\d{3}\b)/g, "").replace(/\s/g, " ");
const numbers = (text: string) => bare(text).match(/\d+(\.\d+)?/g) ?? [];

/** Whether a figure is among others to the digits that it shows. */
function isAmong(figure: string, others: string[]) {
  const half = 0.5 * 10 ** -(figure.split(".")[1]?.length ?? 0);
  return others.some((other) => Math.abs(Number(other) - Number(figure)) <= half * 1.000001);
}

/** What a formula comes to, and what it says that it comes to. */
function comesTo(line: string) {
  const [formula, result] = bare(line).split(" = ");
  const number = (text: string) => text.replace(/(\d)%/g, "$1/100").replace(/−/g, "-").replace(/×/g, "*");
  return { is: Number(new Function(`return ${number(formula).replace(/([\d.]+)\/100/g, "($1/100)")}`)()), says: result };
}

function checkFormula(line: string) {
  const { is, says } = comesTo(line);
  expect(is, line).not.toBeNaN();
  if (says.startsWith("<")) return expect(Math.abs(is), line).toBeLessThan(0.01);
  const [text] = says.match(/\d+(\.\d+)?/)!;
  const scale = says.includes("%") ? 100 : 1;
  // A target that would hold is rounded down: up to a digit below, in its last place.
  const digit = 10 ** -(text.split(".")[1]?.length ?? 0);
  const off = is * scale - Number(text);
  expect(off >= -digit * 0.5001 && off < digit, `${line} is ${is}`).toBe(true);
}

const PAGES: Record<string, (page: Page) => Promise<void>> = {
  Table: async (page) => (await showView(page, "Table"), await expect(page.locator(".inspector .effect")).toBeVisible()),
  Odds: (page) => showView(page, "Odds"),
  Mitigations: async (page) => {
    await showView(page, "Mitigations");
    // Each mark has its odds a moment after its minutes.
    const marks = page.locator(".card").filter({ hasText: "What each person-week buys" }).locator("svg text").filter({ hasText: / · \d+%$/ });
    await expect(marks).toHaveCount(8);
  },
  Systemic: (page) => showView(page, "Systemic"),
  Objectives: (page) => goTo(page, "Objectives"),
  Alerts: async (page) => (await goTo(page, "Objectives"), await page.getByRole("tab", { name: "Alerts" }).click()),
  Budget: async (page) => (await goTo(page, "Objectives"), await page.getByRole("tab", { name: "Budget" }).click()),
  Dependencies: async (page) => (await goTo(page, "Objectives"), await page.getByRole("tab", { name: "Dependencies" }).click()),
  Report: (page) => goTo(page, "Report"),
};

test("every figure of the complete example is explained, and every formula comes to what it says", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const missing: string[] = [];
  for (const [name, go] of Object.entries(PAGES)) {
    await go(page);
    await expect(page.locator("main [data-why]:not([data-why=keys])").first()).toBeVisible();
    await page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    await expect(page.getByText(/being computed|being searched/)).toHaveCount(0);
    await expect(page.locator("main").getByText("…", { exact: true })).toHaveCount(0);
    const said = new Map((await page.evaluate(workings)).map((one) => [one.why, one]));
    for (const { formulas } of said.values()) formulas.forEach(checkFormula);
    for (const { text, at, whys } of await page.evaluate(figuresShown, Object.keys(NO_RESULTS))) {
      const known = whys.flatMap((why) => numbers(said.get(why)?.text ?? ""));
      const left = numbers(TYPED.reduce((text, typed) => text.replace(typed, ""), bare(text)));
      const unknown = left.filter((figure) => !isAmong(figure, known));
      if (unknown.length) missing.push(`${name}: ${unknown} in "${text.slice(0, 90)}" at ${at}`);
    }
  }
  expect(missing).toEqual([]);
});
