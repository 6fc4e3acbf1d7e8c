// Asks the built program that computes odds, in a page: questions as src/odds_worker/message.rs writes them.
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";

const QUANTILES = [0.05, 0.5, 0.9, 0.95, 0.99, 0.9];
// The error of probabilities that the page asks for.
const WANTED = 1e-6;

/** An estimate: a number, or { low, high } of the shape that its column has. */
function estimate(value, uniform) {
  return typeof value === "number" ? { point: value } : { [uniform ? "uniform" : "lognormal"]: value };
}

/** A question, with as many points of the curve as are wanted. A risk: ettd, ettr, impact, ettf. */
export function question({ days, budgets, risks, points = 0, dots = 0, each = false, quantiles = QUANTILES, wanted = WANTED }) {
  const none = { ettd: 0, ettr: 0, rate: 1 };
  const asked = risks.map(({ ettd, ettr, impact, ettf, onTop: shift = none }) => ({
    ettd: estimate(ettd), ettr: estimate(ettr), impact: estimate(impact, true), frequency: { every: estimate(ettf) }, shift, doubted: false,
  }));
  const message = { horizon: days, year: "365", doubt: null, error: wanted, budgets, quantiles, points, dots, each, risks: asked };
  return { version: 2, number: 1, message };
}

/** The tables on which a lattice fails: of each its name, days, risks and true odds (tests/odds/hard.rs). */
export function hardTables() {
  const text = readFileSync(new URL("../data/odds-hard.json", import.meta.url), "utf8");
  const asked = ({ ettdMinutes, ettrMinutes, impactShare, ettfDays, onTop }) => {
    const plain = ({ point, low, high }) => point ?? { low, high };
    const [ettd, ettr, impact, ettf] = [ettdMinutes, ettrMinutes, impactShare, ettfDays].map(plain);
    const { extraEttdMinutes, extraEttrMinutes, rateFactor } = onTop;
    return { ettd, ettr, impact, ettf, onTop: { ettd: extraEttdMinutes, ettr: extraEttrMinutes, rate: rateFactor } };
  };
  return JSON.parse(text).cases.map(({ name, horizonDays, risks, at }) => ({ name, days: horizonDays, risks: risks.map(asked), at }));
}

/** Of an answer: the most that any of its probabilities may be off, what lies beyond the reach, P(total <= budget) for each. */
export function answer({ message: { error, beyond, kept } }) {
  return { error, beyond, kept };
}

/** The value that a share of all are not above. */
export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

// Runs in the page: starts the program anew each time, and times a question there and its answer back.
function lines(program) {
  let started = 0;
  window.startOdds = async (warmUp) => {
    started += 1;
    const { serve } = await import(`${program}?${started}`);
    const { port1, port2 } = new MessageChannel();
    serve(port1, new URL(document.querySelector("script[data-odds-wasm]").dataset.oddsWasm, document.baseURI).href);
    const ask = (asked) =>
      new Promise((resolve) => {
        const question = JSON.stringify(asked);
        port2.onmessage = ({ data }) => resolve({ ms: performance.now() - began, answer: JSON.parse(data) });
        const began = performance.now();
        port2.postMessage(question);
      });
    await ask(warmUp);
    window.askOdds = ask;
  };
}

/** A page that asks the built program; `use` gets what asks, anew or what was started last. */
export async function withOdds(address, use) {
  const name = readdirSync("dist").find((name) => /^odds-\w+\.js$/.test(name));
  if (!name) throw new Error("dist/ holds no program that computes odds");
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    const page = await browser.newPage({ serviceWorkers: "block" });
    await page.goto(address);
    await page.evaluate(lines, new URL(name, address).href);
    // A point is counted: it only waits for the program to be there.
    const risks = [{ ettd: 0, ettr: 30, impact: 1, ettf: 90 }];
    const warmUp = question({ days: 7, budgets: [60], risks });
    const start = () => page.evaluate((numbers) => window.startOdds(numbers), warmUp);
    const again = (numbers) => page.evaluate((numbers) => window.askOdds(numbers), numbers);
    const anew = async (numbers) => {
      await start();
      return again(numbers);
    };
    return await use({ start, again, anew });
  } finally {
    await browser.close();
  }
}
