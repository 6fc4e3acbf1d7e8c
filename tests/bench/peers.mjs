// The odds of two published cases and of ten of the hard tables by this program and by its peers, in one run: time, error and ratios.
// Usage: node tests/bench/peers.mjs PYTHON FOLDER [ADDRESS]; PYTHON has numpy, scipy and aggregate, FOLDER has
// squiggle-lang (either may be "-"); without an address it serves dist/. scripts/bench peers finds all that.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withServer } from "../serve-dist.mjs";
import { answer, hardTables, quantile, question, withOdds } from "./odds-line.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const read = (path) => JSON.parse(readFileSync(here(path), "utf8"));
const RUNS = 30;
// Started anew: one page has room for a hundred or so programs.
const STARTS = 30;
const HARD_STARTS = 3;
const MOST_AGGREGATE = 20;
const MOST_NUMPY = 500;
const HARD_TABLES = 10;

function run(command, args, given) {
  const text = execFileSync(command, args, { input: JSON.stringify(given), maxBuffer: 1 << 28, stdio: ["pipe", "pipe", "inherit"] });
  return JSON.parse(text);
}

/** The twenty risks, and the oracle of four, whose quantiles and targets name the amounts that are compared. */
function cases() {
  const twenty = { ...read("peers/twenty-risks.json"), amounts: null, reach: 4096 };
  const four = read("../data/odds.json").cases.find(({ name }) => name === "four risks with ranges, one year");
  const budgets = Object.keys(four.probabilityTargetMet).map((target) => (1 - target) * four.horizonDays * 1440);
  return [twenty, { ...four, amounts: [...Object.values(four.quantilesMinutes), ...budgets], reach: 32768 }];
}

/** Some of the tables on which a lattice fails, spread over all, with what the oracle says of them. */
function hard() {
  const all = hardTables();
  const chosen = Array.from({ length: HARD_TABLES }, (_, at) => all[Math.floor(((at + 0.5) * all.length) / HARD_TABLES)]);
  return chosen.map(({ name, days, risks, at }) => {
    const amounts = at.map(({ minutes }) => minutes);
    // A lattice reaches well past the largest amount.
    const reach = 2 ** Math.ceil(Math.log2(8 * Math.max(...amounts)));
    return { name, horizonDays: days, risks, at, amounts, reach, atMost: at.map(({ probabilityAtMost }) => probabilityAtMost) };
  });
}

/** What the oracle of four says, which was computed elsewhere. */
function oracle({ quantilesMinutes, probabilityTargetMet }) {
  return quantilesMinutes && [...Object.keys(quantilesMinutes).map(Number), ...Object.values(probabilityTargetMet)];
}

const most = (these, those) => Math.max(...these.map((one, at) => Math.abs(one - those[at])));

/** A finer error, which takes more frequencies. */
const FINER = 1e-8;

function asked({ horizonDays, risks, amounts, wanted }) {
  return question({ days: horizonDays, budgets: amounts, risks, wanted });
}

function native(all) {
  const cargo = ["bench", "--locked", "--quiet", "--bench", "peers"];
  return run("cargo", cargo, all.map(asked)).map(({ times, answer: numbers }) => ours("ours, native", times, numbers));
}

function ours(name, times, numbers) {
  const { error, kept } = answer(numbers);
  return { name, ms: quantile(times, 0.5), p95: quantile(times, 0.95), stated: error, atMost: kept };
}

/**
 * In a program that runs, as the peers do, and in one started anew each time. A horizon that differs in its tenth
 * figure makes every risk new to the program.
 */
async function inChromium(address, all) {
  return withOdds(address, async ({ again, anew }) => {
    const rows = [];
    await anew(asked(all[0]));
    const other = (one, run) => asked({ ...one, horizonDays: one.horizonDays + run * 1e-7 });
    // The first ones run what was compiled in haste.
    for (let run = 1; run <= 100; run++) for (const one of all) await again(other(one, -run));
    const ask = {
      "ours, Chromium": (one, run) => again(other(one, run)),
      "ours, Chromium, a finer error": (one, run) => again(other({ ...one, wanted: FINER }, run && run + RUNS)),
      "ours, Chromium, started anew": (one) => anew(asked(one)),
    };
    for (const one of all) {
      const found = [];
      for (const [name, next] of Object.entries(ask)) {
        const answers = [];
        const runs = name.endsWith("anew") ? (one.at ? HARD_STARTS : STARTS) : RUNS;
        for (let run = 1; run <= runs; run++) answers.push(await next(one, run));
        const times = answers.map(({ ms }) => ms);
        // What is compared is of the very horizon.
        found.push(ours(name, times, (await next(one, 0)).answer));
      }
      rows.push(found);
    }
    return rows;
  });
}

const ms = (value) => (value < 100 ? value.toFixed(2) : value.toFixed(0));

function table(one, rows) {
  const [host, page] = rows;
  const columns = [32, 12, 12, 12, 12];
  const line = (cells) => console.log(cells.map((cell, at) => (at ? cell.padStart(columns[at]) : cell.padEnd(columns[at]))).join(""));
  line(["", "median ms", "error", "x native", "x Chromium"]);
  for (const row of rows) {
    const ratio = (to) => (row.ms / to.ms).toFixed(row.ms / to.ms < 100 ? 1 : 0);
    line([row.name, ms(row.ms), most(row.atMost, one.atMost).toExponential(1), ratio(host), ratio(page)]);
    if (row.updating) {
      const part = (to) => (row.updating / to.ms).toFixed(1);
      line(["  its update alone", ms(row.updating), "", part(host), part(page)]);
    }
  }
  for (const { name, p95, stated } of rows.filter((row) => row.stated !== undefined)) {
    console.log(`${name}: 95 % of the answers within ${ms(p95)} ms; each states an error of ${stated.toExponential(1)}`);
  }
}

function median(values) {
  return quantile(values, 0.5);
}

function bars(one, rows) {
  const page = rows[1];
  const say = (what, ratio, bar) => console.log(`${what}: ${ratio.toFixed(1)} times, ${ratio < bar ? "BELOW" : "at least"} ${bar}`);
  const peers = rows.filter(({ updating }) => updating);
  if (peers.length > 0) {
    // Each is held against the fastest of ours whose error is not larger.
    const own = rows.filter(({ name }) => name === "ours, Chromium" || name.endsWith("finer error"));
    const rival = (row) => own.find((mine) => most(mine.atMost, one.atMost) <= most(row.atMost, one.atMost)) ?? own[own.length - 1];
    for (const row of peers) console.log(`${row.name} against ${rival(row).name}: ${(row.ms / rival(row).ms).toFixed(1)} times`);
    say("Median of aggregate to ours in Chromium, built and updated", median(peers.map((row) => row.ms / rival(row).ms)), MOST_AGGREGATE);
    say("  its update alone", median(peers.map((row) => row.updating / rival(row).ms)), MOST_AGGREGATE);
  }
  const sampled = rows.find(({ name }) => name.startsWith("numpy"));
  if (sampled) say("A million years of numpy to ours in Chromium", sampled.ms / page.ms, MOST_NUMPY);
}

async function compare(address, python, folder) {
  const script = here("peers/peers.py");
  const known = cases();
  const references = run(python, ["-B", script, "reference"], known);
  const all = [...known.map((one, at) => ({ ...one, ...references[at], oracle: oracle(one) })), ...hard()];
  const [host, page] = [native(all), await inChromium(address, all)];
  console.error("Measuring numpy, scipy and aggregate: about a minute…");
  const measured = run(python, ["-B", script, "measure"], all);
  let sampled = all.map(() => []);
  if (folder !== "-") {
    console.error("Measuring squiggle-lang: about a minute…");
    sampled = run(process.execPath, [here("peers/squiggle.mjs"), folder], all);
  }
  for (const [at, one] of all.entries()) {
    const rows = [host[at], ...page[at], ...measured[at], ...sampled[at]];
    const rate = one.risks.reduce((sum, { ettf }) => sum + (typeof ettf === "number" ? 365 / ettf : NaN), 0);
    console.log(`\n== ${one.name}${rate ? `, ${rate.toFixed(0)} incidents a year` : ""}`);
    console.log(`The largest error of P(total <= x) at ${one.amounts.length} amounts. ${against(one)}`);
    if (one.oracle) console.log(`The oracle in tests/data differs from it by ${most(one.oracle, one.atMost).toExponential(1)}.`);
    table(one, rows);
    if (one.oracle) {
      console.log("aggregate is left out: it has no uniform impact times a sum of two lognormals, and no rate drawn from a lognormal ETTF of each risk.");
    }
    if (!one.at) bars(one, rows);
  }
}

function against({ at, risks, change }) {
  if (at) return `${risks.length} risks. Against the oracle in tests/data/odds-hard.json.`;
  return `Against: numpy's transform with 2^20 points and
2^19, extrapolated (2^19 and 2^18 differ from that by ${change.toExponential(1)}), written apart from the engine.`;
}

const [python = "-", folder = "-", address] = process.argv.slice(2);
if (python === "-") {
  console.error("Python with numpy and scipy is needed: run scripts/bench peers.");
  process.exit(1);
}
const use = (where) => compare(where, python, folder);
await (address ? use(address) : withServer(use)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
