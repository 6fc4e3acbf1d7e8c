// Rounds in which two tabs of one browser save at nearly the same time, and one of them may go. All that either typed
// is to be in the one record there is.
import { setTimeout as wait } from "node:timers/promises";

/** Tabs that are said to save at the same time do so within this, in milliseconds. */
const AT_ONCE = 30;
/** A save comes so long after a key, in milliseconds, and is in the journal by then. */
const SAVED_AFTER = 1500;
const LONGEST = 20_000;

/** The cell that each tab types in, and the field of the risk that it fills. */
const CELLS = [
  { label: "ETTR of minor defect", risk: "minor defect", field: "ettr" },
  { label: "ETTD of deployment downtime", risk: "deployment downtime", field: "ettd" },
];

const addressOf = (base, id) => `${base}#/e/${id}/risks`;

async function open(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  for (const { label } of CELLS) await page.getByLabel(label, { exact: true }).waitFor();
  return page;
}

/** Types a number in a cell, as one event. */
const type = (page, { label }, number, after = 0) =>
  page.evaluate(
    ([label, number, after]) =>
      new Promise((done) =>
        setTimeout(() => {
          const input = document.querySelector(`input[aria-label="${label}"]`);
          input.value = String(number);
          input.dispatchEvent(new Event("input", { bubbles: true }));
          done();
        }, after),
      ),
    [label, number, after],
  );

const saysSaved = (page) =>
  page.evaluate(() => [...document.querySelectorAll('[role="status"]')].some((one) => one.textContent.trim() === "Saved"));

/** What is stored of each engagement: the numbers in both cells. */
const stored = (page) =>
  page.evaluate((cells) => {
    const records = Object.entries(localStorage).filter(([key]) => key.startsWith("bad-minutes/e/"));
    return records.map(([, text]) => {
      const { risks } = JSON.parse(text).engagement;
      return cells.map(({ risk, field }) => risks.find(({ name }) => name === risk)?.[field].number);
    });
  }, CELLS);

/** What becomes of the tabs once both have typed. `asked` are the numbers that have to be there in the end. */
const ENDS = {
  /** Both stay. */
  "both save at once": async (tabs, numbers) => numbers,
  /** One goes to another page while the other saves. */
  "one navigates away": async ([one], numbers) => {
    await wait(Math.random() * 2 * AT_ONCE);
    await one.goto("about:blank");
    return numbers;
  },
  /** Both are closed right after the edit. */
  "both are closed": async (tabs, numbers) => {
    await Promise.all(tabs.map((tab) => Promise.all([tab.waitForEvent("close"), tab.close({ runBeforeUnload: true })])));
    return numbers;
  },
  /** The process of one ends without a word. What it had not said to be saved may be gone with it. */
  "one is killed": async ([one], numbers) => {
    await wait(Math.random() * SAVED_AFTER);
    const devtools = await one.context().newCDPSession(one);
    const isPromised = await saysSaved(one);
    // The answer never comes.
    devtools.send("Page.crash").catch(() => {});
    await one.waitForEvent("crash");
    return isPromised ? numbers : [undefined, numbers[1]];
  },
};

export const KINDS = Object.keys(ENDS);

/**
 * One round in a context whose storage holds the engagement `id`, which both tabs open at the address `base`: what was
 * lost or forked; an empty text where all is well.
 */
export async function round(context, base, id, kind, number) {
  const address = addressOf(base, id);
  const tabs = [await open(context, address), await open(context, address)];
  const numbers = [100 + number, 1 + number];
  await Promise.all(tabs.map((tab, at) => type(tab, CELLS[at], numbers[at], Math.random() * AT_ONCE)));
  const asked = await ENDS[kind](tabs, numbers);
  await wait(SAVED_AFTER);
  // Whoever opens it next brings together what is not yet.
  const last = await open(context, address);
  const isThere = ([record]) => asked.every((number, at) => number === undefined || record?.[at] === number);
  let records = [];
  for (const began = Date.now(); Date.now() - began < LONGEST; await wait(100)) {
    records = await stored(last);
    if (isThere(records)) break;
  }
  for (const tab of [...tabs, last]) if (!tab.isClosed()) await tab.close();
  if (records.length !== 1) return `${records.length} records instead of one`;
  return isThere(records) ? "" : `lost: ${JSON.stringify(records[0])} instead of ${JSON.stringify(asked)}`;
}
