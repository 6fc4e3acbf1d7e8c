// Measures what is large: the matrix of 500 risks by 200 journeys opened and edited, and a library of 1,000 engagements
// opened. Usage: node tests/bench/large.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { fullEngagement, libraryEngagement, storedRecord } from "./engagement.mjs";

const RISKS = 500;
const JOURNEYS = 200;
const ENGAGEMENTS = 1000;
const ROUNDS = 5;
const KEYS = 40;
const WAIT = 30_000;

function storeOnce(records) {
  for (const [key, text] of records) if (!localStorage.getItem(key)) localStorage.setItem(key, text);
}

/**
 * Milliseconds from going to `hash`, or typing `text` in the field in hand, until the frame is painted that has what
 * `selector` finds. It runs in the page, whose policy forbids code that comes as text.
 */
function untilPainted({ hash, text, selector }) {
  return new Promise((resolve) => {
    const began = performance.now();
    if (hash !== undefined) location.hash = hash;
    if (text !== undefined) {
      document.activeElement.value = text;
      document.activeElement.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    const look = () =>
      requestAnimationFrame(() => {
        if (!document.querySelector(selector)) return look();
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => resolve(performance.now() - began);
        port1.postMessage(null);
      });
    look();
  });
}

const figures = (times) => {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.ceil(share * sorted.length) - 1].toFixed(0);
  return `first ${times[0].toFixed(0)} ms, median ${at(0.5)} ms, worst ${at(1)} ms`;
};

async function open(browser, address, hash, records) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(storeOnce, records);
  await page.goto(address + hash);
  return page;
}

const RISK_TABLE = "table.risks";

/** How long it takes to open what `selector` finds at `there`, from the risks at `back`. */
async function opens(page, there, selector, back) {
  const times = [];
  for (let i = 0; i < ROUNDS; i++) {
    times.push(await page.evaluate(untilPainted, { hash: there, selector }));
    await page.evaluate(untilPainted, { hash: back, selector: RISK_TABLE });
  }
  return figures(times);
}

async function matrix(browser, address) {
  const engagement = fullEngagement(RISKS, JOURNEYS);
  const [risks, journeys] = ["risks", "journeys"].map((name) => `#/e/${engagement.id}/${name}`);
  const page = await open(browser, address, risks, [storedRecord(engagement)]);
  await page.locator(RISK_TABLE).waitFor({ timeout: WAIT });
  console.log(`A matrix of ${RISKS} risks by ${JOURNEYS} journeys`);
  console.log(`  opened            ${await opens(page, journeys, "[role=grid] td", risks)}`);
  await page.evaluate(untilPainted, { hash: journeys, selector: "[role=grid] td" });
  await page.getByRole("gridcell").first().click({ timeout: WAIT });
  await page.getByRole("grid").getByRole("textbox").first().fill("10");
  const times = [];
  for (let i = 0; i < KEYS; i++) times.push(await page.evaluate(untilPainted, { text: i % 2 ? "10" : "107", selector: "body" }));
  console.log(`  a key to paint    ${figures(times)}`);
  await page.context().close();
}

async function library(browser, address) {
  const records = Array.from({ length: ENGAGEMENTS }, (_, i) => storedRecord(libraryEngagement(i)));
  const page = await open(browser, address, "#/quick", records);
  await page.locator(RISK_TABLE).waitFor({ timeout: WAIT });
  console.log(`A library of ${ENGAGEMENTS} engagements`);
  console.log(`  opened            ${await opens(page, "#/library", "article.eng a.nm", "#/quick")}`);
  await page.context().close();
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    await matrix(browser, address);
    await library(browser, address);
  } finally {
    await browser.close();
  }
}

const given = process.argv[2];
await (given ? run(given) : withServer(run));
