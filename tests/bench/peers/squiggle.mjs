// What squiggle-lang says about the cases by sampling years, and how long it takes. Writes one JSON text.
// Usage: node squiggle.mjs FOLDER < cases.json; its packages are installed in FOLDER.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const SAMPLES = 100_000;
// Fewer years where they have more incidents than these.
const MOST_INCIDENTS = 10_000_000;
const require = createRequire(`${process.argv[2]}/package.json`);
const { run } = await import(pathToFileURL(require.resolve("@quri/squiggle-lang")));

/** The case in Squiggle: for each risk as many drawn costs as the year has incidents, added up. */
function program({ risks, horizonDays, amounts }) {
  const lines = [];
  const years = risks.map((risk, at) => {
    const estimate = (part) => {
      const { low, high } = risk[part];
      if (low === undefined) return risk[part];
      const shape = part === "impact" ? `Sym.uniform(${low}, ${high})` : `Sym.lognormal({ p5: ${low}, p95: ${high} })`;
      lines.push(`${part}${at} = ${shape}`);
      return `${part}${at}`;
    };
    const drawn = (part) => {
      const name = estimate(part);
      return typeof name === "number" ? name : `sample(${name})`;
    };
    const { ettd, ettr, rate } = risk.onTop ?? { ettd: 0, ettr: 0, rate: 1 };
    lines.push(`cost${at}() = (${drawn("ettd")} + ${drawn("ettr")} + ${ettd + ettr}) * ${drawn("impact")}`);
    lines.push(`count${at} = Danger.poissonDist(${horizonDays * rate} / ${estimate("ettf")})`);
    return `SampleSet.map(count${at}, {|n| sum(List.make(n, cost${at}))})`;
  });
  lines.push(`total = ${years.join(" + ")}`);
  lines.push(`[${amounts.map((x) => `cdf(total, ${x})`).join(", ")}]`);
  return lines.join("\n");
}

/** How many years are drawn. */
function years({ risks, horizonDays }) {
  const middle = ({ ettf, onTop }) => (onTop?.rate ?? 1) / (ettf.low === undefined ? ettf : Math.sqrt(ettf.low * ettf.high));
  const incidents = horizonDays * risks.reduce((sum, risk) => sum + middle(risk), 0);
  return Math.floor(Math.min(SAMPLES, MOST_INCIDENTS / incidents) / 100) * 100;
}

const found = [];
for (const one of JSON.parse(readFileSync(0, "utf8"))) {
  const began = performance.now();
  const { result } = await run(program(one), { environment: { sampleCount: years(one), xyPointLength: 1000, seed: "bench" } });
  const ms = performance.now() - began;
  if (!result.ok) throw new Error(`squiggle-lang: ${result.value.toString()}`);
  const name = `squiggle-lang, ${years(one).toLocaleString("en").replaceAll(",", " ")} years`;
  found.push([{ name, ms, atMost: result.value.result.asJS() }]);
}
// It keeps workers; the whole text is written first.
process.stdout.write(JSON.stringify(found), () => process.exit(0));
