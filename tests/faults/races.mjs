// Lets two tabs save at the same time, one of them go or be killed, many times, and looks for what is left.
// Usage: node tests/faults/races.mjs [--rounds N] [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { KINDS, round } from "./rounds.mjs";

const { values, positionals } = parseArgs({ options: { rounds: { type: "string", default: "200" } }, allowPositionals: true });
const ROUNDS = Number(values.rounds);

const example = JSON.parse(readFileSync(new URL("../../examples/source-practice.json", import.meta.url), "utf8"));
const { id } = example.engagement;
let broken = 0;

async function race(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  for (const kind of KINDS) {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    await page.goto(`${address}#/nowhere`);
    const record = JSON.stringify({ ...example, revision: 1, writer: "earlier", after: "", saved: "2026-01-02T03:04:05.000Z" });
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`bad-minutes/e/${id}`, record]);
    await page.close();
    let bad = 0;
    for (let at = 0; at < ROUNDS; at++) {
      const wrong = await round(context, address, id, kind, at);
      if (wrong) bad++, console.log(`BAD ${kind}, round ${at}: ${wrong}`);
    }
    console.log(`${kind}: ${ROUNDS - bad} of ${ROUNDS} rounds lost nothing and forked nothing`);
    broken += bad;
    await context.close();
  }
  await browser.close();
}

await (positionals[0] ? race(positionals[0]) : withServer(race));
process.exitCode = broken > 0 ? 1 : 0;
