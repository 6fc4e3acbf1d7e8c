// Measures the odds in the browser, from a question to its answer, as the page asks and with the error that
// the answer states of the budgets. Usage: node tests/bench/odds.mjs [ADDRESS]; without an address it serves dist/.
import { withServer } from "../serve-dist.mjs";
import { answer, quantile, question, withOdds } from "./odds-line.mjs";

const TARGETS = [0.99, 0.995, 0.999, 0.9995];
const WINDOWS = { "a year": 365, "28 days": 28 };
// A page that has just been opened runs what was compiled in haste.
const WARM_UP = 40;
const RUNS = 40;
// A page has room for a hundred or so programs at once.
const ANEW = 20;

/** Risks whose durations are ranges, or all of whose figures are: those of benches/odds.rs. */
function table(count, all) {
  return Array.from({ length: count }, (_, at) => {
    const range = (low, times) => ({ low, high: low * times });
    const days = 40 + 9 * at;
    return {
      ettd: range(1 + (at % 7), 4 + (at % 9)),
      ettr: range(5 + (at % 11), 3 + (at % 13)),
      impact: all ? { low: 0.02 + 0.003 * (at % 30), high: 0.2 + 0.02 * (at % 40) } : 0.1 + 0.04 * (at % 20),
      ettf: all ? range(days, 3 + (at % 5)) : days,
    };
  });
}

/** A cell's estimate, a little larger. */
function larger(risk, column, factor) {
  const value = risk[column];
  const more = typeof value === "number" ? value * factor : { low: value.low, high: value.high * factor };
  return { ...risk, [column]: more };
}

/** Every number of the table is another one in each run, so that nothing is remembered. */
const allNew = (risks, run) => risks.map((risk) => larger(risk, "ettr", 1 + run * 1e-4));

/** One cell after the other, in each of the columns. */
function oneEdited(risks, run) {
  const place = (run * 37) % risks.length;
  const column = ["ettd", "ettr", "impact", "ettf"][run % 4];
  return risks.map((risk, at) => (at === place ? larger(risk, column, 1 + (run + 1) * 1e-4) : risk));
}

function asked(risks, days) {
  const budgets = TARGETS.map((target) => (1 - target) * days * 1440);
  return question({ days, budgets, risks, points: 160 });
}

async function measured(runs, ask) {
  const answers = [];
  for (let run = 0; run < runs; run++) answers.push(await ask(run));
  const times = answers.map(({ ms }) => ms);
  const error = Math.max(...answers.map(({ answer: numbers }) => answer(numbers).error));
  return { median: quantile(times, 0.5), p95: quantile(times, 0.95), error };
}

function report(what, { median, p95, error }, bar) {
  const ms = (value) => `${value.toFixed(1)} ms`.padStart(9);
  const late = bar && (median > bar.ms || error > bar.error) ? "  MISSED" : "";
  const wanted = bar ? `  (bar ${bar.ms} ms, ${bar.error})${late}` : "";
  console.log(`  ${what.padEnd(44)} median ${ms(median)}, 95 % ${ms(p95)}, error ${error.toExponential(1)}${wanted}`);
}

async function run(address) {
  await withOdds(address, async ({ start, again, anew }) => {
    const durations = table(20, false);
    const first = await anew(asked(durations, 365));
    console.log(`The first question of a visit: ${first.ms.toFixed(1)} ms`);
    for (const [window, days] of Object.entries(WINDOWS)) {
      const bars = { durations: { ms: 5, error: 1e-5 }, full: { ms: 100, error: 1e-5 }, edited: { ms: 8, error: 1e-5 } };
      const all = table(100, true);
      console.log(`Over ${window}`);
      // In a program that has been running, as it does while somebody types, and in one started anew.
      await start();
      const fresh = async (what, runs, risks, bar) => {
        for (let run = 0; run < WARM_UP; run++) await again(asked(allNew(risks, run + 1000), days));
        report(what, await measured(runs, (run) => again(asked(allNew(risks, run), days))), bar);
      };
      await fresh("20 risks, durations ranges, all numbers new", RUNS, durations, bars.durations);
      await fresh("100 risks, all ranges, all numbers new", RUNS / 2, all, bars.full);
      report("  20 risks, program started anew", await measured(ANEW, () => anew(asked(durations, days))));
      report("  100 risks, program started anew", await measured(ANEW, () => anew(asked(all, days))), bars.full);
      await start();
      await again(asked(all, days));
      report("100 risks, after one edited cell", await measured(2 * RUNS, (run) => again(asked(oneEdited(all, run), days))), bars.edited);
    }
  });
}

const given = process.argv[2];
await (given ? run(given) : withServer(run)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
