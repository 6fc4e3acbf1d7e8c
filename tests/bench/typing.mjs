// Measures what typing feels like: from each key press to the painted frame that shows its result.
// Usage: node tests/bench/typing.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { benchEngagement, fullEngagement, rangedEngagement, storedRecord } from "./engagement.mjs";

const CASES = {
  "50 risks": benchEngagement(50),
  "500 risks": benchEngagement(500),
  "2,000 risks": benchEngagement(2000),
  "5,000 risks": benchEngagement(5000),
  "100 risks with ranges in every column": rangedEngagement(100),
  "500 risks, 20 journeys, 10 systemic risks": fullEngagement(500),
};
const KEYS = 200;
const CELL = "ETTD of risk 1";
const WAIT = 10_000;

/** The app lacks something that the benchmark needs; the message says what. */
class Missing extends Error {}

// Runs in the page before the app, and so sees each key first.
function watchKeys() {
  window.paints = [];
  const total = () => document.querySelector('[aria-label="Total bad minutes per year"]')?.textContent;
  document.addEventListener(
    "keydown",
    (event) => {
      const before = total();
      // A frame's callbacks run before it is painted; a message sent from there arrives after.
      requestAnimationFrame(() => {
        const shown = total();
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => {
          window.paints.push({ took: performance.now() - event.timeStamp, shown, before });
          window.whenPainted?.();
        };
        port1.postMessage(null);
      });
    },
    true,
  );
}

// Also before the app: every memory that a wasm module hands out can be measured later.
function keepMemories() {
  window.memories = new Set();
  const keep = ({ instance }) => {
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) window.memories.add(value);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const result = await original.apply(WebAssembly, given);
      if (result.instance) keep(result);
      return result;
    };
  }
}

function storeOnce([key, text]) {
  if (!localStorage.getItem(key)) localStorage.setItem(key, text);
}

/** Presses keys in a cell; gives each one's way to the painted frame, and the milliseconds of script it took. */
async function pressKeys(page, cell) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable");
  const scripted = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * metrics.find(({ name }) => name === "ScriptDuration").value;
  };
  // The page says when it has painted: a question asked in each frame would be script of the page too.
  const press = async (key) => {
    const paints = await page.evaluate(() => window.paints.length);
    const before = await scripted();
    await page.keyboard.press(key);
    // The frame may have been painted before the question arrives.
    await page.evaluate((paints) => window.paints.length > paints || new Promise((painted) => (window.whenPainted = painted)), paints);
    return (await scripted()) - before;
  };
  await cell.focus();
  await press("End");
  const scripts = [];
  for (let i = 0; i < KEYS; i++) scripts.push(await press(i % 2 ? "Backspace" : "7"));
  return { paints: await page.evaluate(() => window.paints.slice(1)), scripts };
}

async function memoryUse(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("Performance.enable");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
  const wasm = await page.evaluate(() => [...window.memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0));
  return { heap, wasm };
}

async function measure(browser, address, what, engagement) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchKeys);
    await page.addInitScript(keepMemories);
    await page.addInitScript(storeOnce, storedRecord(engagement));

    const began = performance.now();
    await page.goto(`${address}#/e/${engagement.id}/risks`);
    const cell = page.getByLabel(CELL, { exact: true });
    const total = page.getByRole("status", { name: "Total bad minutes per year" });
    await cell.waitFor({ timeout: WAIT }).catch(() => {
      throw new Missing(`the page of ${what} shows no cell named "${CELL}"`);
    });
    await total.waitFor({ timeout: WAIT }).catch(() => {
      throw new Missing(`the page of ${what} shows no total`);
    });
    const opened = performance.now() - began;

    const { paints, scripts } = await pressKeys(page, cell);
    const script = scripts.sort((a, b) => a - b)[Math.floor(scripts.length / 2)];
    // Each key but the first undoes the one before, so two totals take turns.
    const right = ({ shown, before }, i) => shown !== before && shown === paints[i % 2].shown;
    const wrong = paints.filter((paint, i) => !right(paint, i)).length;
    const times = paints.map(({ took }) => took).sort((a, b) => a - b);
    const at = (share) => times[Math.ceil(share * times.length) - 1];
    return { opened, median: at(0.5), p95: at(0.95), worst: at(1), script, wrong, ...(await memoryUse(page)) };
  } finally {
    await context.close();
  }
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  let allShown = true;
  try {
    for (const [what, engagement] of Object.entries(CASES)) {
      const figures = await measure(browser, address, what, engagement);
      const ms = (value) => `${value.toFixed(1)} ms`;
      const mib = (value) => `${(value / 2 ** 20).toFixed(1)} MiB`;
      console.log(what);
      console.log(`  opened            ${ms(figures.opened)}`);
      console.log(`  key to paint      median ${ms(figures.median)}, 95 % ${ms(figures.p95)}, worst ${ms(figures.worst)}`);
      console.log(`  script for a key  median ${ms(figures.script)}`);
      console.log(`  memory            scripts ${mib(figures.heap)}, wasm ${mib(figures.wasm)}`);
      console.log(`  total in frame    ${KEYS - figures.wrong} of ${KEYS} keys`);
      allShown &&= figures.wrong === 0;
    }
  } finally {
    await browser.close();
  }
  if (!allShown) throw new Error("the frame painted after some key did not show the right total");
}

const given = process.argv[2];
await (given ? run(given) : withServer(run)).catch((error) => {
  console.error(error instanceof Missing ? `Can't measure yet: ${error.message}` : error.message);
  process.exit(1);
});
