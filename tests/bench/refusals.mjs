// Measures how soon a link that is refused says so: from the new fragment to the first frame painted with the
// refusal. The page and the part of it that shows links are there already.
// Usage: node tests/bench/refusals.mjs [ADDRESS]; without an address it serves dist/.
import { chromium } from "@playwright/test";
import { badLinks } from "../bad-links.mjs";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";
import { benchEngagement, storedRecord } from "./engagement.mjs";

const TIMES = 9;
const TITLE = "This link can't be opened";

// Runs in the page: goes to the fragment and tells when the title was painted.
function refusal([fragment, title]) {
  return new Promise((done) => {
    const painted = () => {
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => done(performance.now() - began);
      port1.postMessage(null);
    };
    const watch = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent !== title) return;
      watch.disconnect();
      requestAnimationFrame(painted);
    });
    watch.observe(document.body, { childList: true, subtree: true });
    const began = performance.now();
    location.hash = fragment;
  });
}

async function run(address) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    const page = await browser.newPage();
    const engagement = benchEngagement(8);
    await page.addInitScript(([key, text]) => localStorage.setItem(key, text), storedRecord(engagement));
    await page.goto(`${address}#/e/${engagement.id}/risks`);
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share a link" });
    const field = dialog.getByLabel("Link", { exact: true });
    await field.waitFor();
    const link = await field.inputValue();
    for (const [name, fragment] of badLinks(link)) {
      const times = [];
      for (let time = 0; time < TIMES; time++) {
        await page.evaluate(() => (location.hash = "#/library"));
        await page.getByRole("heading", { level: 1, name: TITLE }).waitFor({ state: "detached" });
        times.push(await page.evaluate(refusal, [fragment, TITLE]));
      }
      times.sort((a, b) => a - b);
      const ms = (value) => `${value.toFixed(0)} ms`.padStart(7);
      console.log(`${name.padEnd(48)} median ${ms(times[(TIMES - 1) / 2])}, worst ${ms(times[TIMES - 1])}`);
    }
  } finally {
    await browser.close();
  }
}

const given = process.argv[2];
await (given ? run(given) : withServer(run)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
