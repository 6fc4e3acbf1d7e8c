// Kills the browser at random moments while somebody types, and looks for what is left of it.
// Usage: node tests/faults/kills.mjs [--rounds N] [--most SECONDS] [--without-journal]; it serves dist/.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { benchEngagement, ENGAGEMENT_ID, storedRecord } from "../bench/engagement.mjs";
import { withServer } from "../serve-dist.mjs";
import { startBrowser } from "./browser.mjs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "40" },
    most: { type: "string", default: "80" },
    "without-journal": { type: "boolean", default: false },
  },
});
const ROUNDS = Number(values.rounds);
/** Seconds of typing until the kill. */
const [LEAST, MOST] = [2, Number(values.most)];
/** Longer than what must be on disk of unconfirmed typing, in milliseconds. */
const A_SECOND = 1000;
const PAUSE = 90;
/** About 500 kB as a record. */
const LARGE = 2200;

const FIELD = 'input[aria-label^="Risk of"]';

/** What stands in the first risk's name, and whether the page says that it is saved. */
const look = (page) =>
  page.evaluate((selector) => {
    const said = [...document.querySelectorAll('[role="status"]')].map((one) => one.textContent.trim());
    return { text: document.querySelector(selector)?.value ?? "", isSaved: said.includes("Saved"), at: Date.now() };
  }, FIELD);

/** Types words until `until`; what was seen on the way. */
async function type(page, until, seen) {
  await page.locator(FIELD).first().click();
  await page.keyboard.press("End");
  for (let at = 0; Date.now() < until; at++) {
    // A pause now and then, as between words and thoughts.
    const pause = at % 23 === 22 ? 1500 : PAUSE;
    await page.keyboard.type(String(at % 10));
    await page.waitForTimeout(pause);
    seen.push(await look(page));
  }
}

/** One life of the browser: typing, a kill, and another start. Milliseconds of typing that are gone. */
async function round(address, isLarge, seconds) {
  const profile = mkdtempSync(join(tmpdir(), "bad-minutes-kill-"));
  const page_address = `${address}#/e/${ENGAGEMENT_ID}/risks`;
  let kill = () => {};
  const start = async (to) => {
    const browser = await startBrowser(profile);
    kill = browser.kill;
    if (values["without-journal"]) {
      await browser.page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
    }
    await browser.page.goto(to);
    return browser.page;
  };
  try {
    let page = await start(`${address}#/nowhere`);
    const [key, text] = storedRecord(benchEngagement(isLarge ? LARGE : 20));
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
    // The browser has this on disk before the first kill.
    await page.waitForTimeout(8000);
    await page.goto(page_address);
    await page.locator(FIELD).first().waitFor();
    const seen = [];
    await type(page, Date.now() + seconds * 1000, seen);
    await kill();

    const typed = seen.at(-1);
    const promised = seen.findLast(({ isSaved }) => isSaved);
    page = await start(page_address);
    await page.locator(FIELD).first().waitFor();
    await page.waitForTimeout(1500);
    const kept = (await look(page)).text;
    const isWhole = typed.text.startsWith(kept);
    const gone = seen.find(({ text }) => text.length > kept.length);
    return {
      kilobytes: Math.round(text.length / 1000),
      lost: isWhole && gone ? typed.at - gone.at : isWhole ? 0 : Infinity,
      isKept: !promised || kept.startsWith(promised.text),
    };
  } finally {
    await kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

let broken = 0;
await withServer(async (address) => {
  for (let at = 0; at < ROUNDS; at++) {
    const isLarge = at % 2 === 1;
    // Short lives and long ones alike.
    const seconds = LEAST * (MOST / LEAST) ** Math.random();
    const { kilobytes, lost, isKept } = await round(address, isLarge, seconds);
    const isGood = isKept && lost <= A_SECOND;
    broken += isGood ? 0 : 1;
    const saved = isKept ? "all that was saved is there" : "SOMETHING SAVED IS LOST";
    console.log(`${isGood ? "ok " : "BAD"} ${kilobytes} kB, killed after ${seconds.toFixed(1)} s: ${saved}, ${(lost / 1000).toFixed(1)} s of typing lost`);
  }
});
console.log(`${ROUNDS - broken} of ${ROUNDS} kills lost nothing that was saved and at most a second of typing`);
process.exitCode = broken > 0 ? 1 : 0;
