// Measures whether changing pages leaves anything behind: nodes of the document, listeners, the renderer's memory.
// Usage: node tests/bench/memory.mjs [ADDRESS]; without an address it serves dist/.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";

const CHANGES = 200;
const FIRST = 20;
const PAGES = ["Journeys", "Objectives", "Readiness", "Activities", "Report", "Charter", "Risks"];

/** The renderer's resident memory in bytes, where the system tells it. */
async function resident(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      return 1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, "utf8"))[1]);
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...sizes);
}

async function state(browser, page, devtools) {
  // What finalizers let go of is gone with the next round only.
  for (let round = 0; round < 3; round++) {
    await devtools.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  }
  const { metrics } = await devtools.send("Performance.getMetrics");
  const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return { nodes: metric("Nodes"), listeners: metric("JSEventListeners"), heap: metric("JSHeapUsedSize"), resident: await resident(browser) };
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
    await page.goto(`${address}#/library`);
    await page.getByRole("button", { name: /Leaf & Kettle/ }).first().click();
    const rail = page.getByRole("navigation", { name: "Pages" });
    await rail.waitFor();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable");
    let first;
    for (let change = 1; change <= CHANGES; change++) {
      const name = PAGES[change % PAGES.length];
      await rail.getByRole("link", { name: new RegExp(`^${name}`) }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      if (change === FIRST) first = await state(browser, page, devtools);
    }
    const last = await state(browser, page, devtools);
    const mib = (value) => `${(value / 2 ** 20).toFixed(1)} MiB`;
    const line = (what, from, to) => console.log(`  ${what.padEnd(18)}${from} after ${FIRST} changes, ${to} after ${CHANGES}`);
    console.log(`${CHANGES} changes of page, complete example`);
    line("nodes", first.nodes, `${last.nodes} (${(last.nodes / first.nodes).toFixed(2)} times)`);
    line("listeners", first.listeners, last.listeners);
    line("scripts' heap", mib(first.heap), mib(last.heap));
    line("renderer", mib(first.resident), mib(last.resident));
  } finally {
    await browser.close();
  }
}

const given = process.argv[2];
await (given ? run(given) : withServer(run));
