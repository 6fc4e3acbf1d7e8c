// Runs Lighthouse, as a phone on its simulated slow network, and asks for 95 of 100 in each category.
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";

const LEAST = 95;

async function run(address) {
  const browser = await launch({ chromePath: chromiumPath(), chromeFlags: ["--headless=new", ...chromiumArgs()] });
  try {
    const categories = ["performance", "accessibility", "best-practices"];
    const { lhr } = await lighthouse(address, { port: browser.port, onlyCategories: categories, logLevel: "error" });
    const scores = categories.map((name) => [name, Math.round(lhr.categories[name].score * 100)]);
    for (const [name, score] of scores) console.log(`${name.padEnd(26)} ${score}`);
    for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"]) {
      console.log(`${lhr.audits[id].title.padEnd(26)} ${lhr.audits[id].displayValue}`);
    }
    const failed = Object.values(lhr.audits).filter(({ score, scoreDisplayMode }) => score === 0 && scoreDisplayMode === "binary");
    for (const { id, title } of failed) console.log(`failed: ${id} (${title})`);
    return scores.every(([, score]) => score >= LEAST);
  } finally {
    await browser.kill();
  }
}

const good = await withServer(run);
if (!good) console.error(`\nA score is below ${LEAST}.`);
process.exit(good ? 0 : 1);
