// Measures how soon something is found among 300 risks: those that reach one journey, the next cell that cannot be read, a
// risk by its name. Each is a handful of keys; what counts is the last, from its press to the painted frame that shows what was
// sought. Usage: node tests/bench/find.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { namedEngagement, storedRecord } from "./engagement.mjs";

const ROUNDS = 15;
const WAIT = 10_000;

/** What is sought, by which keys, and what the page shows then. */
const SOUGHT = {
  "only the risks of a journey": [["Control+k", "o", "c", "Enter"], "search [role=status]"],
  "next cell that cannot be read": [["F8"], "table.risks input[aria-invalid=true]:focus"],
  "a risk by its name": [["Control+k", "q", "t", "Enter"], 'table.risks input[aria-label="Risk of queue times out"]:focus'],
};

function storeOnce([key, text]) {
  if (!localStorage.getItem(key)) localStorage.setItem(key, text);
}

// Runs in the page before the app, and so sees each key first: a key is painted when the frame after it is done.
function watchKeys() {
  window.keys = [];
  addEventListener(
    "keydown",
    (event) => {
      const at = window.keys.push(0) - 1;
      const painted = () => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => {
          const done = !window.sought || document.querySelector(window.sought);
          if (done) return (window.keys[at] = performance.now() - event.timeStamp);
          requestAnimationFrame(painted);
        };
        port1.postMessage(null);
      };
      requestAnimationFrame(painted);
    },
    true,
  );
}

async function seek(page, keys, selector) {
  const times = [];
  for (const [place, key] of keys.entries()) {
    // Keys go to the search once it is there.
    const shown = key === "Control+k" ? "input[role=combobox]:focus" : "";
    await page.evaluate((sought) => (window.sought = sought), place === keys.length - 1 ? selector : shown);
    await page.keyboard.press(key);
    await page.waitForFunction(() => window.keys.length && window.keys.at(-1) > 0, undefined, { timeout: WAIT, polling: 5 });
    times.push(await page.evaluate(() => window.keys.at(-1)));
  }
  return times;
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  let slow = false;
  try {
    for (const [what, [keys, selector]] of Object.entries(SOUGHT)) {
      const worst = keys.map(() => []);
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
      const page = await context.newPage();
      const engagement = namedEngagement();
      await page.addInitScript(storeOnce, storedRecord(engagement));
      await page.addInitScript(watchKeys);
      await page.goto(`${address}#/e/${engagement.id}/risks`);
      await page.locator("table.risks").waitFor({ timeout: WAIT });
      for (let round = 0; round < ROUNDS; round++) {
        const times = await seek(page, keys, selector);
        times.forEach((time, place) => worst[place].push(time));
        await page.evaluate(() => [...document.querySelectorAll("search button")].at(-1)?.click());
        await page.locator("table.risks tbody input").first().focus();
      }
      console.log(`${what}: ${keys.length} ${keys.length === 1 ? "key" : "keys"}`);
      for (const [place, key] of keys.entries()) {
        // The first round loads the part that finds.
        const [first, ...rest] = worst[place];
        const sorted = rest.toSorted((a, b) => a - b);
        const median = sorted[Math.floor(sorted.length / 2)];
        slow ||= median > 50;
        console.log(`  ${key.padEnd(10)} median ${median.toFixed(0)} ms, worst ${sorted.at(-1).toFixed(0)} ms, first ${first.toFixed(0)} ms`);
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  if (slow) throw new Error("a key took longer than 50 ms");
}

const given = process.argv[2];
await (given ? run(given) : withServer(run)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
