// Measures what a save of a large engagement costs the page: the task that writes the record, with the hand-over to the
// journal. Usage: node tests/bench/save.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { benchEngagement, ENGAGEMENT_ID, storedRecord } from "./engagement.mjs";

/** About 500 kB as a record. */
const RISKS = 2200;
const SAVES = 40;

/** Runs in the page before the app: notes how long each task takes that writes a record, and each hand-over. */
function watchSaves() {
  const saves = (window.saves = []);
  const plain = { setTimeout: window.setTimeout, setItem: Storage.prototype.setItem, put: IDBObjectStore.prototype.put };
  let writes = false;
  Storage.prototype.setItem = function (key, value) {
    writes ||= key.startsWith("bad-minutes/e/");
    return plain.setItem.call(this, key, value);
  };
  IDBObjectStore.prototype.put = function (...all) {
    const began = performance.now();
    const request = plain.put.apply(this, all);
    if (saves.length > 0) saves.at(-1).journal += performance.now() - began;
    return request;
  };
  window.setTimeout = (run, after) =>
    plain.setTimeout.call(window, () => {
      writes = false;
      const began = performance.now();
      run();
      if (writes) saves.push({ task: performance.now() - began, journal: 0 });
    }, after);
}

async function run(address) {
  await measure(address, "Latin letters alone", () => {});
  // A browser keeps a text in two bytes a letter as soon as one of them is not Latin.
  await measure(address, "a dash among them", ({ risks }) => (risks[1].name = "risk 2 \u2014 rare"));
}

async function measure(address, what, change) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  const page = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  await page.addInitScript(watchSaves);
  const engagement = benchEngagement(RISKS);
  change(engagement);
  const [key, text] = storedRecord(engagement);
  await page.goto(`${address}#/nowhere`);
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
  await page.goto("about:blank");
  await page.goto(`${address}#/e/${ENGAGEMENT_ID}/risks`);
  const field = page.locator('input[aria-label^="Risk of"]').first();
  await field.click();
  for (let at = 0; at < SAVES; at++) {
    await page.keyboard.type(String(at % 10));
    await page.waitForFunction((count) => window.saves.length >= count, at + 1);
    await page.waitForTimeout(300);
  }
  const saves = await page.evaluate(() => window.saves);
  const whole = saves.map(({ task, journal }) => task + journal).sort((a, b) => a - b);
  const at = (share) => whole[Math.ceil(share * whole.length) - 1].toFixed(1);
  const handed = saves.map(({ journal }) => journal).sort((a, b) => a - b)[Math.floor(saves.length / 2)];
  console.log(`${what}: ${Math.round(text.length / 1000)} kB, ${whole.length} saves: median ${at(0.5)} ms, 95% ${at(0.95)} ms, worst ${at(1)} ms; of it the journal ${handed.toFixed(1)} ms`);
  await browser.close();
}

const given = process.argv[2];
await (given ? run(given) : withServer(run));
