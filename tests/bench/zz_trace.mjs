import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { namedEngagement, storedRecord } from "./engagement.mjs";
import { readFileSync } from "node:fs";
const address = process.argv[2], which = process.argv[3];
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: "block" })).newPage();
const e = namedEngagement();
await page.addInitScript(([k, t]) => { if (!localStorage.getItem(k)) localStorage.setItem(k, t); }, storedRecord(e));
await page.goto(`${address}#/e/${e.id}/risks`);
await page.locator("table.risks").waitFor();
await page.waitForTimeout(4000);
const once = async () => {
  await page.locator("table.risks tbody input").first().focus();
  if (which === "filter") { await page.keyboard.press("Control+k"); await page.locator("input[role=combobox]").waitFor(); await page.keyboard.type("oc"); await page.waitForTimeout(500); await page.keyboard.press("Enter"); await page.waitForTimeout(1500); await page.evaluate(() => [...document.querySelectorAll("search button")].at(-1)?.click()); await page.waitForTimeout(1500); }
  else { await page.keyboard.press(which); await page.waitForTimeout(1500); }
};
await once(); await once();
await browser.startTracing(page, { path: "/tmp/trace.json", categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "v8"] });
await once();
await browser.stopTracing();
await browser.close();
const { traceEvents } = JSON.parse(readFileSync("/tmp/trace.json"));
const main = traceEvents.filter((x) => x.ph === "X" && x.dur > 800 && /EventDispatch|FireAnimationFrame|TimerFire|RunMicrotasks|Layout|UpdateLayoutTree|Paint|PrePaint|Layerize|Commit|FunctionCall|RunTask|MinorGC|MajorGC|V8.GC/.test(x.name)).sort((a, b) => a.ts - b.ts);
const keydowns = traceEvents.filter((x) => x.name === "EventDispatch" && x.args?.data?.type === "keydown");
const at = keydowns.at(-1).ts;
for (const x of main) if (x.ts >= at - 1000 && x.ts < at + 250_000) console.log(((x.ts - at) / 1000).toFixed(1).padStart(7), (x.dur / 1000).toFixed(1).padStart(6), x.name, x.args?.data?.type ?? "", x.args?.elementCount ?? x.args?.beginData?.dirtyObjects ?? "");
