// Measures what the odds cost the page: all questions about 100 risks with ranges are answered anew after a key
// press, in a worker and, where none may run, in the page itself. Says how long the page was held at most.
// Usage: node tests/bench/frames.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { rangedEngagement, storedRecord } from "./engagement.mjs";

const engagement = rangedEngagement(100);
const CELL = "ETTR of risk 1";
const PRESSES = 4;
const FRAME = 16;
const WAIT = 60_000;
const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel", "__metadata"];

function storeOnce([key, text]) {
  if (!localStorage.getItem(key)) localStorage.setItem(key, text);
}

function noWorker() {
  window.Worker = class {
    constructor() {
      throw new DOMException("not here", "SecurityError");
    }
  };
}

// Runs in the page: the time between each frame and the one before.
function watchFrames() {
  window.gaps = [];
  let last;
  const frame = (now) => {
    if (last !== undefined) window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function isAnswered() {
  const odds = document.querySelector("section.odds");
  return odds !== null && odds.getAttribute("aria-busy") !== "true";
}

// Asked seldom, so that asking costs the page nothing.
const answered = (page) => page.waitForFunction(isAnswered, null, { timeout: WAIT, polling: 50 });

/** What held the page's main thread: tasks of a key press, all others, and calls of the script for odds. */
function held(trace) {
  const events = JSON.parse(trace.toString()).traceEvents;
  const named = (name) => events.filter((event) => event.name === name && event.ph === "X");
  const odds = named("FunctionCall").filter(({ args }) => /\/odds-\w+\.js/.test(args.data?.url ?? ""));
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const calls = named("FunctionCall").filter((call) => mains.some(({ pid, tid }) => call.pid === pid && call.tid === tid));
  // The page's process is the one whose main thread calls the page's functions.
  const process = new Map();
  for (const { pid, dur } of calls) process.set(pid, (process.get(pid) ?? 0) + dur);
  const [page] = [...process].sort((a, b) => b[1] - a[1])[0];
  const main = mains.find(({ pid }) => pid === page);
  const here = ({ pid, tid }) => pid === main.pid && tid === main.tid;
  const times = (found) => found.filter(here).map(({ dur }) => dur / 1000);
  const presses = named("EventDispatch").filter((event) => here(event) && /^key|input$/.test(event.args.data?.type ?? ""));
  const tasks = named("RunTask").filter(here);
  const within = (task) => presses.some(({ ts }) => ts >= task.ts && ts <= task.ts + task.dur);
  return {
    keys: times(tasks.filter(within)),
    tasks: times(tasks.filter((task) => !within(task))),
    slices: times(odds),
  };
}

async function measure(browser, address, worker) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    if (!worker) await page.addInitScript(noWorker);
    await page.addInitScript(storeOnce, storedRecord(engagement));
    await page.goto(`${address}#/e/${engagement.id}/risks`);
    const cell = page.getByLabel(CELL, { exact: true });
    await cell.waitFor();
    await answered(page);
    await cell.focus();
    await page.keyboard.press("End");
    // Once more, so that the program runs as it does after a while.
    await page.keyboard.press("7");
    await answered(page);
    await page.evaluate(watchFrames);

    const figures = { took: [], keys: [], tasks: [], slices: [] };
    for (let press = 0; press < PRESSES; press++) {
      await browser.startTracing(page, { categories: CATEGORIES });
      const began = performance.now();
      await page.keyboard.press(press % 2 ? "7" : "Backspace");
      await answered(page);
      figures.took.push(performance.now() - began);
      const found = held(await browser.stopTracing());
      for (const kind of ["keys", "tasks", "slices"]) figures[kind].push(...found[kind]);
    }
    return { ...figures, gaps: await page.evaluate(() => window.gaps) };
  } finally {
    await context.close();
  }
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    for (const worker of [true, false]) {
      const { took, keys, tasks, slices, gaps } = await measure(browser, address, worker);
      const ms = (values) => `${Math.max(...values).toFixed(1)} ms`;
      const late = (values) => values.filter((value) => value > FRAME).length;
      console.log(worker ? "Odds in a worker" : "Odds in the page itself");
      console.log(`  all questions answered in  ${took.map((value) => value.toFixed(0)).join(", ")} ms after a key`);
      console.log(`  longest task of a key      ${ms(keys)}`);
      console.log(`  longest task beside those  ${ms(tasks)}; ${late(tasks)} of ${tasks.length} above ${FRAME} ms`);
      if (slices.length > 0) {
        console.log(`  longest slice of odds      ${ms(slices)}; ${late(slices)} of ${slices.length} above ${FRAME} ms`);
      }
      console.log(`  longest time to a frame    ${ms(gaps)}; ${gaps.filter((gap) => gap > 1.5 * (1000 / 60)).length} of ${gaps.length} came late`);
    }
  } finally {
    await browser.close();
  }
}

const given = process.argv[2];
await (given ? run(given) : withServer(run)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
