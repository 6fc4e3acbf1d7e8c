// Measures the odds in the browser, from a question to its answer, as the page asks and with the error that
// the answer states of the budgets. Usage: node tests/bench/odds.mjs [ADDRESS]; without an address it serves dist/.
import { withServer } from "../serve-dist.mjs";
import { answer, hardTables, quantile, question, withOdds } from "./odds-line.mjs";

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

const budgetsOf = (days) => TARGETS.map((target) => (1 - target) * days * 1440);
const FIVE = [0.05, 0.5, 0.9, 0.95, 0.99];

/** Times of one question after the other, held against bars: the median, 95 %, the worst. */
async function held(what, questions, ask, bars) {
  const times = [];
  for (const one of questions) times.push((await ask(one)).ms);
  const found = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
  const missed = found.some((time, at) => time > (bars[at] ?? Infinity)) ? "  MISSED" : "";
  const [median, most, worst] = found.map((time) => `${time.toFixed(1)} ms`.padStart(9));
  console.log(`  ${what.padEnd(44)} median ${median}, 95 % ${most}, worst ${worst}  (bars ${bars.join(", ")} ms)${missed}`);
  return found;
}

/** The tables on which a lattice fails, and others that are dear. */
async function hard({ start, again }) {
  console.log("Tables that are hard, each new to the program");
  await start();
  const tables = hardTables();
  // A horizon that differs in its tenth figure makes every risk new.
  const asking = (more, run) =>
    tables.map(({ days, risks }) => {
      const horizon = days * (1 + run * 1e-9);
      return question({ days: horizon, budgets: budgetsOf(horizon), risks, quantiles: [], ...more });
    });
  for (const one of asking({}, -1)) await again(one);
  const [alone] = await held("182 tables, four budgets", asking({}, 1), again, [5, 15, 40]);
  await held("182 tables, with five quantiles", asking({ quantiles: FIVE }, 2), again, [8, 40, 80]);
  const [each] = await held("182 tables, four budgets and all drivers", asking({ each: true }, 3), again, []);
  console.log(`  All drivers take ${(each / alone).toFixed(1)} times as long at the median (bar 2)${each > 2 * alone ? "  MISSED" : ""}`);
  const pairs = tables.map(({ days, risks: [first, ...others] }) => {
    const asked = (risk) => question({ days, budgets: budgetsOf(days), risks: [risk, ...others], quantiles: [] });
    return [asked(first), asked(larger(first, "ettr", 1.001))];
  });
  const edited = async ([before, after]) => {
    await again(before);
    return again(after);
  };
  await held("182 tables, after one edited cell", pairs, edited, [1.5]);
  const many = Array.from({ length: RUNS }, (_, run) => run);
  const twenty = many.map((run) => question({ days: 365, budgets: budgetsOf(365), risks: allNew(table(20, false), run), quantiles: FIVE }));
  await held("20 risks, durations ranges, with quantiles", twenty, again, [2]);
  const hundred = (quantiles, from) => many.map((run) => question({ days: 365, budgets: budgetsOf(365), risks: allNew(table(100, true), from + run), quantiles }));
  await held("100 risks, all ranges, four budgets", hundred([], 100), again, [60]);
  await held("100 risks, all ranges, with quantiles", hundred(FIVE, 200), again, [120]);
  const points = (run) => Array.from({ length: 20 }, (_, at) => ({ ettd: 0, ettr: at + 1 + run, impact: 1, ettf: 30 + 11 * at }));
  await held("20 points on 525,601 steps", many.map((run) => question({ days: 365, budgets: [525_600], risks: points(run), quantiles: [] })), again, [30]);
}

async function run(address) {
  await withOdds(address, async ({ start, again, anew }) => {
    await hard({ start, again });
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
