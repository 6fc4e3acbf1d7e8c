// What several browser tests share.
import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";

/**
 * Fails with the list of accessibility problems that axe finds on the page as it is now. Without `iframes` it leaves
 * out what stands in frames: it would take their landmarks for the page's own.
 */
export async function axeFindsNothing(page: Page, { iframes = true } = {}) {
  // A page without frames needs no second page to bring the frames' results together in.
  const axe = new AxeBuilder({ page }).setLegacyMode(page.frames().length === 1);
  // It takes a frame's landmarks for the page's own.
  const { violations } = await (iframes ? axe : axe.exclude("iframe")).analyze();
  const problems = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  expect(problems).toEqual([]);
}

/** Fails when the page as a whole can be scrolled sideways; a wide table scrolls inside its own box. */
export async function noSidewaysScroll(page: Page) {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(widths.scrollWidth, "width of the page's content").toBeLessThanOrEqual(widths.clientWidth);
}

/**
 * Collects what must never happen on any page: errors, warnings on the console, broken policy.
 * Call it before the first `goto`; look at the list when the test is done.
 */
export async function watchForTrouble(page: Page): Promise<string[]> {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    // Tests block the worker that offline.spec.ts is about, and are told so each time.
    if (message.text().startsWith("Service Worker registration blocked")) return;
    // Said by debug builds alone.
    if (message.text().includes("outside a reactive tracking context")) return;
    if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => {
    const error = request.failure()?.errorText;
    // A page that is left while it still fetches, as the odds on a busy machine, gives that up.
    if (error !== "net::ERR_ABORTED") trouble.push(`failed: ${request.url()} ${error}`);
  });
  await page.exposeFunction("reportViolation", (what: string) => trouble.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as any).reportViolation(`${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return trouble;
}

/** Waits until a person could use the page. */
export async function appIsReady(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** A risk as typed: name, ETTD, ETTR, Impact, ETTF. */
export type Typed = [string, string, string, string, string];

export const COLUMNS = ["Risk", "ETTD", "ETTR", "Impact", "ETTF"] as const;
export type Column = (typeof COLUMNS)[number];

/** The two risks of the source practice's table. */
export const SOURCE: Typed[] = [
  ["deployment downtime", "0", "3", "100%", "7"],
  ["minor defect", "60", "60", "2%", "21"],
];

/** The input of a column in the row that is named so; "row 3" when it has no name. */
export function cell(page: Page, column: Column, row: string) {
  return page.getByRole("textbox", { name: `${column} of ${row}`, exact: true });
}

export function total(page: Page) {
  return page.getByRole("status", { name: "Total bad minutes per year" });
}

/** The total in the bar of a page that does not show the answer in full; none while no risk is counted. */
export function totalInBar(page: Page) {
  return page.getByRole("banner").getByRole("link").locator("b");
}

/** An action of the menu of a row that is open. */
export function menuItem(page: Page, name: string) {
  return page.getByRole("menuitem", { name, exact: true });
}

/** The button of the bar; a message about what was deleted may offer another. */
export function barButton(page: Page, name: "Undo" | "Redo") {
  return page.getByRole("banner").getByRole("button", { name, exact: true });
}

/** The details of a row, under the table. */
export function inspector(page: Page, row: string) {
  return page.getByRole("region", { name: row, exact: true });
}

export function risksTable(page: Page) {
  return page.getByRole("table", { name: "Risks", exact: true });
}

/** Opens a fresh estimate, with the cursor in its first cell. */
export async function openQuick(page: Page) {
  await page.goto("#/quick");
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
}

/** Types risks with the keyboard alone from the cell that has the focus, which must be a row's first. */
export async function typeRisks(page: Page, risks: Typed[]) {
  for (const [place, risk] of risks.entries()) {
    if (place > 0) await page.keyboard.press("Tab");
    await expect(cell(page, "Risk", `row ${place + 1}`), "the run of Tabs reaches the next row").toBeFocused();
    for (const [column, text] of risk.entries()) {
      if (column > 0) await page.keyboard.press("Tab");
      await page.keyboard.type(text);
    }
  }
}

/** Expects the figures of the source practice's table. */
export async function showsSource(page: Page) {
  const figures: [string, string, string][] = [
    ["deployment downtime", "52.1", "156"],
    ["minor defect", "17.4", "41.7"],
  ];
  for (const [risk, incidents, minutes] of figures) {
    await expect(page.getByRole("cell", { name: `Incidents per year of ${risk}: ${incidents}`, exact: true })).toHaveText(incidents);
    await expect(page.getByRole("cell", { name: `Bad minutes per year of ${risk}: ${minutes}`, exact: true })).toHaveText(minutes);
  }
  await expect(total(page)).toHaveText("198");
  await expect(risksTable(page).getByRole("row", { name: /^Total/ })).toContainText("198");
}

/** The names of the risks in the order shown. */
export function namesShown(page: Page) {
  return risksTable(page)
    .getByRole("textbox", { name: /^Risk of / })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
}

/** The text of every cell, row by row, in the order shown. */
export async function textsShown(page: Page): Promise<string[][]> {
  const texts = await risksTable(page)
    .getByRole("textbox", { name: /^(Risk|ETTD|ETTR|Impact|ETTF) of / })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  return Array.from({ length: texts.length / 5 }, (_, row) => texts.slice(row * 5, row * 5 + 5));
}

/** Waits until all work is in storage. */
export async function allIsSaved(page: Page) {
  await expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();
}

/** Puts something on the real clipboard and presses the keys that paste it. */
export async function paste(page: Page, content: { text: string; html?: string }) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(async ({ text, html }) => {
    const parts: Record<string, Blob> = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html !== undefined) parts["text/html"] = new Blob([html], { type: "text/html" });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, content);
  await page.keyboard.press("Control+V");
}

/** What is on the clipboard as plain text. */
export async function copied(page: Page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Everything in localStorage. */
export function stored(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => Object.fromEntries(Object.entries(localStorage).sort()));
}

/** Everything in localStorage, but for what the library and the bar note to list it sooner. */
export async function records(page: Page) {
  const { "bad-minutes/index": _, ...rest } = await stored(page);
  return rest;
}

/** The engagements in localStorage, as written. */
export async function storedEngagements(page: Page): Promise<any[]> {
  const all = Object.entries(await stored(page));
  return all.filter(([key]) => key.startsWith("bad-minutes/e/")).map(([, text]) => JSON.parse(text).engagement);
}

/** What one of the files in examples/ holds. */
export function example(name: "source-practice" | "eight-row-catalogue" | "complete-engagement"): any {
  return JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), "utf8"));
}

/** Stores an engagement as another visit would have, and opens it. */
export async function openStored(page: Page, file: any) {
  const { id } = file.engagement;
  const record = { ...file, revision: 1, writer: "earlier", after: "", saved: "2026-01-02T03:04:05.000Z" };
  await page.goto("#/nowhere");
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`bad-minutes/e/${id}`, JSON.stringify(record)]);
  await page.goto(`#/e/${id}/risks`);
  await expect(page.getByRole("heading", { name: "Risks", level: 1 })).toBeVisible();
}

/** Shows a view of the page of risks. */
export async function showView(page: Page, view: "Table" | "Odds" | "Mitigations" | "Systemic") {
  const views = page.getByRole("navigation", { name: "Views of the risks" });
  await views.getByRole("link", { name: new RegExp(`^${view}`) }).click();
}

/** The data of a link that carries an engagement's file, as the Share dialog makes it but for its shorter names. */
export function linkData(file: any, by = ""): string {
  const whole = { made: "2026-11-24", by, file };
  return `1.${deflateSync(JSON.stringify(whole)).toString("base64url")}`;
}

/** The text of the file that `act` makes the browser download, and its name. */
export async function download(page: Page, act: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** No figure on the page is something a program says instead of one. */
export async function noNonsense(page: Page) {
  expect(await page.locator("body").innerText()).not.toMatch(/\bNaN\b|\binf(inity)?\b|∞|undefined|\bnull\b/i);
}

/** A file to choose; one with `times` has its content over and over, and is too large to pass but by the disk. */
export type File = { name: string; mimeType: string; buffer: Buffer; times?: number };

/** A file with a text. */
export function file(name: string, text: string): File {
  return { name, mimeType: name.endsWith(".json") ? "application/json" : "text/csv", buffer: Buffer.from(text) };
}

/** The pages of the open engagement. */
export function pagesOf(page: Page) {
  return page.getByRole("navigation", { name: "Pages", exact: true });
}

/** Goes to a page of the open engagement: by the rail, or by the menu that takes its place on a phone. */
export async function goTo(page: Page, name: string) {
  const link = (pages: string) => page.getByRole("navigation", { name: pages, exact: true }).getByRole("link", { name: new RegExp(`^${name}`) });
  if (await pagesOf(page).isVisible()) return link("Pages").click();
  await page.getByRole("button", { name: /all pages$/ }).click();
  await link("All pages").click();
}

/** What the parts of the Activities page are called, by their place in the address. */
const ACTIVITIES = {
  log: "Activities",
  actions: "Activities",
  review: "Weekly production review",
  runbooks: "Runbooks",
  wheel: "Wheel of Misfortune",
  premortem: "Pre-mortem",
  silent: "Silent estimates",
  calibration: "Calibration",
  map: "Causal map",
};

/** Goes to a tool of the activities, or to their log or actions, by its address. */
export async function goToTool(page: Page, tool: keyof typeof ACTIVITIES) {
  await page.evaluate((tool) => (location.hash = location.hash.replace(/^(#\/e\/[^/]+).*/, `$1/activities/${tool}`)), tool);
  await expect(page.getByRole("heading", { level: 1, name: ACTIVITIES[tool], exact: true })).toBeVisible();
}

/** A message at the foot of the page. */
export function notice(page: Page, text: string) {
  return page.getByRole("region", { name: "Messages" }).locator(".toast").filter({ hasText: text });
}

/** The field with the engagement's name, which the bar opens. */
export async function engagementName(page: Page) {
  const field = page.getByRole("textbox", { name: "Engagement name" });
  if (!(await field.isVisible())) await page.getByRole("button", { name: /switch engagement$/ }).click();
  await expect(field).toBeVisible();
  return field;
}

/** Names the open engagement. */
export async function nameEngagement(page: Page, name: string) {
  await (await engagementName(page)).fill(name);
  await page.keyboard.press("Escape");
}

/** Does something with an engagement in the library. */
export async function onCard(page: Page, name: string, action: "Open" | "Rename" | "Duplicate" | "Export JSON" | "Delete") {
  await page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
  await page.getByRole("menuitem", { name: action, exact: true }).click();
}

/** Chooses a file in the browser's dialog: from the library, or from what the bar opens. */
export async function openFile(page: Page, chosen: File) {
  const button = page.getByRole("button", { name: "Open file" });
  const switcher = page.getByRole("button", { name: /switch engagement$/ });
  await expect(button.or(switcher).first()).toBeVisible();
  if (!(await button.isVisible())) await engagementName(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  if (chosen.times === undefined) return chooser.setFiles(chosen);
  const path = test.info().outputPath(chosen.name);
  writeFileSync(path, chosen.buffer.toString().repeat(chosen.times));
  await chooser.setFiles(path);
}

/** Drops a file on the page. */
export async function drop(page: Page, { name, mimeType, buffer }: File) {
  const transfer = await page.evaluateHandle(
    ([name, type, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type }));
      return transfer;
    },
    [name, mimeType, buffer.toString()],
  );
  for (const kind of ["dragover", "drop"]) await page.locator("body").dispatchEvent(kind, { dataTransfer: transfer });
}
