// What somebody does with the app in the first half hour, in any browser: each step throws where it goes wrong.
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { extractText } from "unpdf";
import { HEIGHT, within } from "./engines.mjs";
import { ink } from "./painted.mjs";

/** The two risks of the source practice, and its total; then ten of 60 bad minutes a year each. */
const SOURCE = "deployment downtime\t0\t3\t100%\t7\tminor defect\t60\t60\t2%\t21";
const TEN = Array.from({ length: 10 }, (_, place) => `risk number ${place + 1}\t0\t6\t100%\t36.5`).join("\t");
const SOURCE_TOTAL = "198";
const TYPED_TOTAL = "798";
/** Two of 100 bad minutes a year each, as a spreadsheet copies them: the first goes over the last that was typed. */
const COPIED = "copied one\t0\t10\t100%\t36.5\ncopied two\t0\t10\t100%\t36.5";
const PASTED_TOTAL = "938";
const CATALOGUE = readFileSync("examples/eight-row-catalogue.json", "utf8");
const CATALOGUE_TOTAL = "706";
const QUESTIONS = JSON.parse(readFileSync("checklist/production-readiness.json", "utf8")).items;
const COMPLETE = JSON.parse(readFileSync("examples/complete-engagement.json", "utf8"));
/** Less ink than that is no name in a cell. */
const LEAST_INK = 30;

const totalShown = () => document.querySelector('output[aria-label="Total bad minutes per year"]')?.textContent.trim();
const focusOnFirst = () => document.activeElement?.getAttribute("aria-label") === "Risk of row 1";
const holds = () => [...document.querySelectorAll("h2, h3, b, p")].some((one) => /99\.9% holds in \S+ of years/.test(one.textContent));

const expectTotal = (browser, total, when) => within(15_000, `the total is ${total} ${when}`, async () => (await browser.run(totalShown)) === total);

/** Presses the button that says so, or is named so. */
const click = (browser, name) => within(15_000, `there is a button "${name}"`, () => browser.run((name) => {
  const all = [...document.querySelectorAll("button")].filter((one) => one.checkVisibility() && !one.disabled);
  const found = all.find((one) => (one.getAttribute("aria-label") ?? one.textContent).trim() === name);
  found?.click();
  return Boolean(found);
}, name));

async function startQuick(browser, address) {
  await browser.open(`${address}#/quick`);
  await within(20_000, "the cursor stands in the first cell", () => browser.run(focusOnFirst));
}

/** Waits until the bar says that all is stored. */
const isSaved = (browser) => within(15_000, "the bar says Saved", () => browser.run(() => /^Saved/.test(document.querySelector("header .saved")?.textContent.trim() ?? "")));

async function typesFast(browser, { app }) {
  await startQuick(browser, app);
  await browser.type(`${SOURCE}\t${TEN}`);
  await expectTotal(browser, TYPED_TOTAL, "after typing");
  const names = await browser.run(() => [...document.querySelectorAll("input.c.name")].map((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return { text: one.value, x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
  }));
  const seen = names.filter(({ text, y, height }) => text && y + height < HEIGHT - 60);
  if (seen.length < 12) throw new Error(`Of the 12 rows that were typed ${seen.length} stand on the screen.`);
  const unpainted = ink(await browser.picture(), seen).flatMap((count, place) => (count < LEAST_INK ? [seen[place].text] : []));
  if (unpainted.length) throw new Error(`These rows are not painted: ${unpainted.join(", ")}`);
}

async function pastesAndUndoes(browser) {
  // Copied from a field, as from a spreadsheet in another tab.
  await browser.run((text) => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.id = "other-tab";
    field.value = text;
    field.select();
  }, COPIED);
  await browser.press("c", true);
  await browser.run(() => {
    document.getElementById("other-tab").remove();
    [...document.querySelectorAll("input.c.name")].at(-1).focus();
  });
  await browser.press("v", true);
  await click(browser, "Fill 2 rows");
  await expectTotal(browser, PASTED_TOTAL, "after a paste");
  await click(browser, "Undo");
  await expectTotal(browser, TYPED_TOTAL, "after undo");
  await click(browser, "Redo");
  await expectTotal(browser, PASTED_TOTAL, "after redo");
}

async function keepsOverReload(browser) {
  await isSaved(browser);
  await browser.reload();
  await expectTotal(browser, PASTED_TOTAL, "after the page was loaded again");
}

async function sharesByLink(browser) {
  await click(browser, "Share");
  const link = await within(15_000, "the dialog has a link", () => browser.run(() => document.querySelector("textarea.share-link")?.value));
  await browser.open(link);
  await expectTotal(browser, PASTED_TOTAL, "where the link is opened");
}

/** A link's data, as somebody without the app would make them. */
const data = () => `1.${deflateSync(JSON.stringify({ made: "2026-11-24", file: JSON.parse(CATALOGUE) })).toString("base64url")}`;

function showsCards(kind) {
  return async (browser, { app, host }) => {
    const given = kind === "element" ? { data: data() } : { src: `${app}#/embed?show=budget&d=${data()}` };
    await browser.open(`${host}/${kind}?${new URLSearchParams(given)}`);
    const shown = () => browser.inFrame(totalShown).catch(() => undefined);
    await within(20_000, `the ${kind} frame shows ${CATALOGUE_TOTAL}`, async () => (await shown()) === CATALOGUE_TOTAL);
    await within(20_000, `the ${kind} frame shows how often the target holds`, () => browser.inFrame(holds));
  };
}

async function worksAsOneFile(browser, { file }) {
  await startQuick(browser, file);
  await browser.type(SOURCE);
  await expectTotal(browser, SOURCE_TOTAL, "in the one file");
  await within(20_000, "the one file says how often the target holds", () => browser.run(holds));
  await isSaved(browser);
  await browser.reload();
  await expectTotal(browser, SOURCE_TOTAL, "after the one file was loaded again");
}

async function worksOffline(browser, { app, cut, restore }) {
  await startQuick(browser, app);
  await browser.type(SOURCE);
  await expectTotal(browser, SOURCE_TOTAL, "before the network goes");
  await isSaved(browser);
  // All files come into the cache together.
  await within(30_000, "the app is kept for times without a network", () => browser.run(async () => navigator.serviceWorker?.controller && Boolean(await caches.match("./"))));
  await cut();
  try {
    await browser.reload();
    await expectTotal(browser, SOURCE_TOTAL, "without a network");
    await within(20_000, "it is said without a network how often the target holds", () => browser.run(holds));
  } finally {
    await restore();
  }
}

/** On so many sheets of A4, at most, and with these words among others. */
const ON_PAPER = {
  charter: [2, ({ charter }) => Object.values(charter).filter((said) => typeof said === "string")],
  journeys: [1, ({ journeys }) => journeys.map(({ name }) => name)],
  risks: [1, ({ risks }) => risks.map(({ name }) => name)],
  "risks/mitigations": [1, ({ mitigations }) => mitigations.map(({ name }) => name.slice(0, 15))],
  readiness: [7, () => QUESTIONS.map(({ question }) => question)],
  // Firefox draws the words of charts as shapes.
  report: [2, ({ journeys, charter }) => [...journeys.map(({ name }) => name), charter.sponsor]],
};

/** Words alone: where lines end is the browser's choice. */
const pressed = (text) => text.replaceAll(/\s/g, "").toLowerCase();

/** All of it is there. A page that is left before is heard to fail, in Firefox: what it was fetching is given up. */
const isDrawn = (browser, page) =>
  within(20_000, `${page} is drawn`, () => browser.run(() => document.querySelector("main h1") && !/Loading|being computed/.test(document.body.textContent)));

async function prints(browser, { app }) {
  const { engagement } = COMPLETE;
  await browser.open(`${app}#/nowhere`);
  await isDrawn(browser, "the page of an address that leads nowhere");
  await browser.run((key, record) => localStorage.setItem(key, record), `bad-minutes/e/${engagement.id}`, JSON.stringify(COMPLETE));
  for (const [page, [sheets, words]] of Object.entries(ON_PAPER)) {
    await browser.open(`${app}#/e/${engagement.id}/${page}`);
    await isDrawn(browser, page);
    const { totalPages, text } = await extractText(new Uint8Array(await browser.printed()), { mergePages: true });
    if (totalPages > sheets) throw new Error(`${page} takes ${totalPages} sheets, not ${sheets}.`);
    const missing = words(engagement).filter((word) => !pressed(text).includes(pressed(word)));
    if (missing.length) throw new Error(`${page} is printed without: ${missing.join(" | ")}`);
  }
}

/** By name, in the order in which they build on each other. */
export const STEPS = {
  "types fast": typesFast,
  "pastes and undoes": pastesAndUndoes,
  "keeps over a reload": keepsOverReload,
  "shares by a link": sharesByLink,
  // Before the frames: WebKit without a profile loses an origin's caches once another origin's page is open.
  "works without a network": worksOffline,
  "shows cards in a frame": showsCards("plain"),
  "shows cards in a sandboxed frame": showsCards("sandboxed"),
  "shows cards by the element": showsCards("element"),
  "works as one file from the disk": worksAsOneFile,
  prints,
};
