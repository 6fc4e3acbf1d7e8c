// The browser is killed while somebody types. What the page said is saved is there afterwards.
import { expect, test, type Page } from "@playwright/test";
import { startBrowser } from "../faults/browser.mjs";
import { allIsSaved, cell, example, notice, openStored, storedEngagements } from "./support";

const FILE = example("source-practice");
const ADDRESS = `#/e/${FILE.engagement.id}/risks`;

let started: (() => Promise<void>)[] = [];
// A test that fails leaves no browser behind.
test.afterEach(async () => {
  for (const kill of started) await kill();
  started = [];
});

/** Opens the app in a browser on this test's own profile. */
async function startOn(baseURL: string | undefined, address: string) {
  const browser = await startBrowser(test.info().outputPath("profile"));
  started.push(browser.kill);
  await browser.page.goto(`${baseURL}${address}`);
  return browser;
}

/** Types where nothing is stored yet, in a browser that ends as soon as the page says "Saved". */
async function typeAndKill(baseURL: string | undefined, text: string) {
  const { page, kill } = await startOn(baseURL, "#/quick");
  await cell(page, "Risk", "row 1").fill(text);
  await allIsSaved(page);
  const address = new URL(page.url()).hash;
  await kill();
  return address;
}

const firstRisk = (page: Page) => page.getByRole("textbox", { name: /^Risk of / }).first();

test("an engagement that was said to be saved is there after the browser was killed", async ({ baseURL }) => {
  const address = await typeAndKill(baseURL, "typed just before");
  const { page } = await startOn(baseURL, address);
  await expect(firstRisk(page)).toHaveValue("typed just before");
  await expect(notice(page, "The browser ended before it had stored your last changes. They are back.")).toBeVisible();
  await allIsSaved(page);
});

test("after a kill the start page lists what was typed", async ({ baseURL }) => {
  await typeAndKill(baseURL, "typed just before");
  const { page } = await startOn(baseURL, "");
  await expect(page.getByRole("list", { name: "Engagements" }).getByRole("link")).toHaveText(["Estimate: typed just before"]);
});

test("edits that were said to be saved survive one kill after another, and make no copies", async ({ baseURL }) => {
  let { page, kill } = await startOn(baseURL, "#/nowhere");
  await page.evaluate(
    ([key, text]) => localStorage.setItem(key, text),
    [`bad-minutes/e/${FILE.engagement.id}`, JSON.stringify({ ...FILE, revision: 1, writer: "earlier", after: "", saved: "" })],
  );
  for (const number of ["31", "32", "33"]) {
    await page.goto(`${baseURL}${ADDRESS}`);
    await expect(cell(page, "ETTR", "minor defect")).toBeVisible();
    await cell(page, "ETTR", "minor defect").pressSequentially(number, { delay: 50 });
    await cell(page, "ETTR", "minor defect").fill(number);
    await allIsSaved(page);
    await kill();
    ({ page, kill } = await startOn(baseURL, ADDRESS));
    await expect(cell(page, "ETTR", "minor defect")).toHaveValue(number);
  }
  expect(await storedEngagements(page)).toHaveLength(1);
});

test("while somebody types without a pause, at most a second is not saved", async ({ page }) => {
  await openStored(page, FILE);
  const field = cell(page, "Risk", "minor defect");
  const typing = field.pressSequentially("x".repeat(40), { delay: 100 });
  await expect.poll(async () => (await storedEngagements(page))[0].risks[1].name).toContain("xxx");
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value.length)).toBeLessThan(50);
  await typing;
});

test("where there is no journal the page says only what it knows", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { get: () => undefined }));
  await openStored(page, FILE);
  await cell(page, "ETTR", "minor defect").fill("61");
  await expect(page.getByRole("status").filter({ hasText: /^Saved in this browser$/ })).toBeVisible();
  expect((await storedEngagements(page))[0].risks[1].ettr.number).toBe(61);
});

test("a journal that comes back gets what was stored without it", async ({ page }) => {
  await page.addInitScript(() => {
    const { get } = Object.getOwnPropertyDescriptor(Window.prototype, "indexedDB") ?? Object.getOwnPropertyDescriptor(window, "indexedDB")!;
    Object.defineProperty(window, "indexedDB", { get: () => ((window as any).isBack ? get!.call(window) : undefined) });
  });
  await openStored(page, FILE);
  await cell(page, "ETTR", "minor defect").fill("61");
  const status = (text: RegExp) => page.getByRole("status").filter({ hasText: text });
  await expect(status(/^Saved in this browser$/)).toBeVisible();
  await page.evaluate(() => ((window as any).isBack = true));
  await expect(status(/^Saved$/)).toBeVisible();
});

test("what is deleted does not come back from the journal, and what is put back does", async ({ page }) => {
  await openStored(page, FILE);
  await cell(page, "ETTR", "minor defect").fill("61");
  await allIsSaved(page);
  const entries = () =>
    page.evaluate(
      () =>
        new Promise<number>((done) => {
          const opening = indexedDB.open("bad-minutes");
          opening.onsuccess = () => {
            const counting = opening.result.transaction("records").objectStore("records").count();
            counting.onsuccess = () => (opening.result.close(), done(counting.result));
          };
        }),
    );
  expect(await entries(), "the record, and the one it goes on from").toBe(2);
  await page.getByRole("link", { name: "All engagements" }).click();
  await page.getByRole("button", { name: `More for ${FILE.engagement.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await expect.poll(entries).toBe(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(entries).toBe(1);
});

test("what is deleted while the journal does not answer is not left for the next start", async ({ page, context }) => {
  await openStored(page, FILE);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
  const busy = await context.newPage();
  await busy.goto("./embed.js");
  // Everybody else waits for a transaction that goes on and on.
  await busy.evaluate(() => {
    const opening = indexedDB.open("bad-minutes");
    return new Promise<void>((begun) => {
      opening.onsuccess = () => {
        const records = opening.result.transaction("records", "readwrite").objectStore("records");
        const again = () => ((records.count().onsuccess = again), begun());
        again();
      };
    });
  });
  await cell(page, "ETTR", "minor defect").fill("61");
  await expect(page.getByRole("status").filter({ hasText: /^Saved in this browser$/ })).toBeVisible();
  await page.getByRole("link", { name: "All engagements" }).click();
  await page.getByRole("button", { name: `More for ${FILE.engagement.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await expect(notice(page, `Deleted ${FILE.engagement.name}.`)).toBeVisible();
  await page.goto("about:blank");
  expect(await busy.evaluate((id) => Object.keys(localStorage).filter((key) => key.includes(id)), FILE.engagement.id)).toEqual([]);
});

test("what a tab had in the journal when it died is brought together with what another one stored since", async ({ page, context }) => {
  await openStored(page, FILE);
  await cell(page, "ETTR", "minor defect").fill("61");
  await allIsSaved(page);
  await page.goto("about:blank");
  // Another tab has stored over the same record, and the browser ended before it knew of the first one's.
  const other = structuredClone(FILE);
  other.engagement.risks[0].ettd = { kind: "point", number: 9 };
  const record = { ...other, revision: 2, writer: "otherone", after: "earlier:1", saved: "2026-01-02T03:04:06.000Z" };
  const later = await context.newPage();
  // Not the app, which would take the journal in before the test has written.
  await later.goto("./embed.js");
  await later.evaluate(([key, text]) => localStorage.setItem(key, text), [`bad-minutes/e/${FILE.engagement.id}`, JSON.stringify(record)]);
  // The start of a page takes the journal in.
  await later.goto(`./${ADDRESS}`);
  await expect(notice(later, "The browser ended before it had stored your last changes. They are back.")).toBeVisible();
  await expect(cell(later, "ETTR", "minor defect")).toHaveValue("61");
  await expect(cell(later, "ETTD", "deployment downtime")).toHaveValue("9");
  await allIsSaved(later);
  const all = await storedEngagements(later);
  expect(all.map(({ risks }) => [risks[0].ettd.number, risks[1].ettr.number])).toEqual([[9, 61]]);
});
