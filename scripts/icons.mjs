// Draws web/icons/*.png from web/icon.svg, for systems that install the app. Run it when the icon changes.
// Usage: CHROMIUM=/path/to/chromium node scripts/icons.mjs
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../tests/chromium.mjs";

const folder = fileURLToPath(new URL("../web/icons/", import.meta.url));
const icon = readFileSync(new URL("../web/icon.svg", import.meta.url), "utf8");
// Systems cut a shape of their own out of it: ground to the edges, the sign in the middle.
const maskable = icon.replace('viewBox="0 0 16 16"', 'viewBox="-2 -2 20 20"')
  .replace('<rect width="16" height="16" rx="3"', '<rect x="-2" y="-2" width="20" height="20"');

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
const page = await browser.newPage();
for (const [name, size, drawing] of [["192", 192, icon], ["512", 512, icon], ["maskable", 512, maskable]]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${drawing}`);
  await page.screenshot({ path: `${folder}${name}.png`, omitBackground: true });
}
await browser.close();
