// Measures how soon a link that is refused says so. The page and the part of it that shows links are there already.
// For each kind of link: how long the browser itself takes to a new fragment (nothing of ours runs then), how long
// it is from there to the first frame painted with the refusal, and how long the thread worked in all, which a
// busy machine does not lengthen.
// Usage: node tests/bench/refusals.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { badLinks } from "../bad-links.mjs";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { benchEngagement, storedRecord } from "./engagement.mjs";

const TIMES = 5;
const TITLE = "This link can't be opened";

// Runs in the page before the app, and so hears of each fragment first.
function watchFragments() {
  addEventListener("hashchange", () => (window.heard = performance.now()));
}

// Runs in the page: goes to the fragment and tells when it was heard of, and when the title was painted.
function refusal([fragment, title]) {
  return new Promise((done) => {
    const painted = () => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => done({ browser: window.heard - began, ours: performance.now() - window.heard });
      port1.postMessage(null);
    };
    const watch = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent !== title) return;
      watch.disconnect();
      requestAnimationFrame(painted);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    const began = performance.now();
    location.hash = fragment;
  });
}

async function wholeLink(page) {
  await page.getByRole("button", { name: "Share" }).click();
  const field = page.getByRole("dialog", { name: "Share a link" }).getByLabel("Link", { exact: true });
  await field.waitFor();
  return field.inputValue();
}

async function measure(page, devtools, fragment) {
  const worked = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  };
  const all = { browser: [], ours: [], worked: [] };
  for (let time = 0; time < TIMES; time++) {
    await page.evaluate(() => (location.hash = "#/nowhere"));
    await page.getByRole("heading", { level: 1, name: TITLE }).waitFor({ state: "detached" });
    const before = await worked();
    const { browser, ours } = await page.evaluate(refusal, [fragment, TITLE]);
    all.browser.push(browser);
    all.ours.push(ours);
    all.worked.push((await worked()) - before);
  }
  return all;
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    const page = await browser.newPage({ serviceWorkers: "block" });
    const engagement = benchEngagement(8);
    await page.addInitScript(watchFragments);
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), storedRecord(engagement));
    await page.goto(`${address}#/e/${engagement.id}/risks`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    for (const [name, fragment] of badLinks(await wholeLink(page))) {
      const { browser, ours, worked } = await measure(page, devtools, fragment);
      const at = (times, share) => `${times.sort((a, b) => a - b)[Math.ceil(share * TIMES) - 1].toFixed(0)} ms`;
      const figures = `the browser ${at(browser, 0.5)}; the refusal: median ${at(ours, 0.5)}, worst ${at(ours, 1)}; the thread worked ${at(worked, 0.5)}`;
      console.log(`${name.padEnd(48)} ${figures}`);
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
