// Makes docs/pictures/*.png from the built app. Names on the command line choose some of them.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, expect } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { withServer } from "../serve-dist.mjs";

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

// `prepare` is what a person does on the page before the picture is taken.
const PICTURES = [
  { name: "risks-light", scheme: "light", size: DESK, prepare: openRisks },
  { name: "risks-dark", scheme: "dark", size: DESK, prepare: openRisks },
  { name: "odds-light", scheme: "light", size: DESK, prepare: onView("Odds") },
  { name: "mitigations-light", scheme: "light", size: DESK, prepare: onView("Mitigations") },
  { name: "risks-phone", scheme: "light", size: PHONE, prepare: openCatalogue },
  { name: "charter-light", scheme: "light", size: DESK, prepare: onPage("Charter") },
  { name: "objectives-light", scheme: "light", size: DESK, prepare: onPage("Objectives") },
  { name: "readiness-light", scheme: "light", size: DESK, prepare: onPage("Readiness") },
  { name: "activities-light", scheme: "light", size: DESK, prepare: onPage("Activities") },
  { name: "report-light", scheme: "light", size: DESK, prepare: onPage("Report") },
  { name: "embed-light", scheme: "light", size: { width: 1280, height: 1180 }, prepare: openEmbedDialog },
  { name: "report-dark", scheme: "dark", size: DESK, prepare: onPage("Report") },
];

/** Opens an example by way of the library; its odds are known then. */
async function open(page, name, total) {
  await page.getByRole("button", { name }).click();
  await expect(page.getByRole("status", { name: "Total bad minutes per year" })).toHaveText(total);
  await expect(page.getByText(/99\.9% holds in/).first()).toBeVisible();
  await expect(page.getByRole("region", { name: "What would move it" })).not.toContainText("…");
  await page.mouse.move(0, 0);
}

/** Opens the example of eight risks. */
async function openCatalogue(page) {
  await open(page, /eight risks/i, "706");
}

/** Opens a page of the complete example. */
function onPage(name) {
  return async (page) => {
    await open(page, /complete engagement/, "951");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await page.mouse.move(0, 0);
  };
}

/** Opens the complete example's risks. */
async function openRisks(page) {
  await open(page, /complete engagement/, "951");
}

/** Opens a view of its risks. */
function onView(name) {
  return async (page) => {
    await openRisks(page);
    await page.getByRole("navigation", { name: "Views of the risks" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    await page.mouse.move(0, 0);
  };
}

/** Opens the dialog that puts cards into a wiki, once its preview is drawn. */
async function openEmbedDialog(page) {
  await openCatalogue(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Embed in a page" }).click();
  const preview = page.frameLocator("dialog iframe");
  await expect(preview.getByText("706").first()).toBeVisible();
  await expect(preview.getByText(/99\.9% holds in/).first()).toBeVisible();
}

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));

async function take(browser, address, { name, scheme, size, prepare }) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    deviceScaleFactor: 2,
    locale: "en-GB",
    reducedMotion: "reduce",
    serviceWorkers: "block",
    timezoneId: "UTC",
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime("2026-03-02T09:00:00Z"); // dates on the page stay the same
    await page.goto(`${address}#/library`);
    await expect(page.locator("h1")).toBeVisible();
    await prepare(page);
    await page.screenshot({ path: `${folder}${name}.png`, animations: "disabled", caret: "hide" });
    console.log(`docs/pictures/${name}.png`);
  } finally {
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !PICTURES.some((picture) => picture.name === name));
if (unknown.length > 0) throw new Error(`No such picture: ${unknown.join(", ")}`);

mkdirSync(folder, { recursive: true });
await withServer(async (address) => {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
  try {
    for (const picture of PICTURES) {
      if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, address, picture);
    }
  } finally {
    await browser.close();
  }
});
