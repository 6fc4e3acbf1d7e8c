// Work is kept: across reloads, when storage is full, damaged, newer or denied.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, download, example, inspector, menuItem, nameEngagement, noNonsense, noSidewaysScroll, notice, onCard, openQuick, openStored, risksTable, showsSource, SOURCE, stored, storedEngagements, textsShown, total, typeRisks, watchForTrouble } from "./support";

const ID = "sqosyquecwqh7o6ljtaaqsenp4";
const KEY = `bad-minutes/e/${ID}`;

async function put(page: Page, texts: Record<string, string>) {
  await page.goto("./#/nowhere");
  await page.evaluate((all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text)), texts);
}

/** Leaves no room in the storage, to the byte. */
async function fillStorage(page: Page) {
  await page.evaluate(() => {
    for (let length = 2 ** 22; length >= 1; length /= 2) {
      for (let at = 0; at < 3; at++) {
        try {
          localStorage.setItem(`filler ${length} ${at}`, "x".repeat(length));
        } catch {
          // Full for this length: go on with half of it.
        }
      }
    }
  });
}

/** Takes away what `fillStorage` put there. */
async function makeRoom(page: Page) {
  await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("filler")).forEach((key) => localStorage.removeItem(key)));
}

test("a reload keeps everything, also what was typed the moment before", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await nameEngagement(page, "The shop");
  await cell(page, "ETTD", "minor defect").fill("61");
  await page.reload(); // at once: saving is still to come
  await expect(cell(page, "ETTD", "minor defect")).toHaveValue("61");
  await expect(page.getByRole("button", { name: /^The shop.*switch engagement$/ })).toBeVisible();
  await cell(page, "ETTD", "minor defect").fill("60");
  await page.reload();
  await showsSource(page);
  expect(await storedEngagements(page)).toHaveLength(1);
  expect(trouble).toEqual([]);
});

test("closing and reopening keeps everything", async ({ page, context }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await page.getByRole("button", { name: "Edit targets and settings" }).click();
  await page.getByRole("textbox", { name: /^Your name/ }).fill("Ada");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Target", exact: true }).selectOption({ label: "99.5%" });
  await page.getByRole("button", { name: "More for minor defect" }).click();
  await menuItem(page, "Accept at 99.5%").click();
  await cell(page, "Risk", "minor defect").click();
  await inspector(page, "minor defect").getByLabel("Owner").fill("Grace");
  await inspector(page, "minor defect").getByLabel("Notes").fill("first\nsecond 💥 <b>");
  const address = page.url();
  await page.close({ runBeforeUnload: true });

  const again = await context.newPage();
  await again.goto(address);
  await showsSource(again);
  await expect(again.getByRole("region", { name: "Answer" })).toContainText("that 99.5% allows.");
  await expect(risksTable(again).getByText("Accepted", { exact: true })).toHaveCount(1);
  await expect(again.getByText(/^Estimate, as of \d{4}-\d\d-\d\d, by Ada$/)).toBeVisible();
  await cell(again, "Risk", "minor defect").click();
  await expect(inspector(again, "minor defect").getByLabel("Owner")).toHaveValue("Grace");
  await expect(inspector(again, "minor defect").getByLabel("Notes")).toHaveValue("first\nsecond 💥 <b>");
});

test("looking at a fresh estimate stores no engagement", async ({ page }) => {
  await openQuick(page);
  await expect(page.getByText("Nothing to save yet")).toBeVisible();
  await page.keyboard.press("Tab");
  await page.reload();
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
  expect(await storedEngagements(page)).toEqual([]);
});

test("a full storage is told, offers the file, and saves once there is room", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await allIsSaved(page);
  await fillStorage(page);
  const before = (await stored(page))[await recordKey(page)];

  await cell(page, "Risk", "minor defect").fill("minor defect with a name that needs more room than there was");
  await expect(page.getByText("Not saved: This browser's storage is full", { exact: false })).toBeVisible();
  expect((await stored(page))[await recordKey(page)], "what was saved stays").toBe(before);
  const status = page.getByRole("status").filter({ hasText: "Not saved:" });
  const file = await download(page, () => status.getByRole("button", { name: "Export JSON" }).click());
  expect(JSON.parse(file.text).engagement.risks[1].name).toContain("more room than there was");

  await makeRoom(page);
  await cell(page, "ETTD", "deployment downtime").fill("0");
  await cell(page, "ETTR", "deployment downtime").fill("4");
  await allIsSaved(page);
  const [kept] = await storedEngagements(page);
  expect(kept.risks[1].name).toContain("more room than there was");
  expect(kept.risks[0].ettr.number).toBe(4);
  expect(trouble).toEqual([]);
});

test("what found no room is saved by itself once there is some", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await typeWithoutRoom(page);
  await page.getByRole("link", { name: "Quick estimate" }).click();
  await expect(message(page, `What you typed in ${SHOP} is not saved.`)).toBeVisible();
  await cell(page, "Risk", "row 1").fill("another one");
  await expect(page.getByText("Not saved: This browser's storage is full", { exact: false })).toBeVisible();
  await makeRoom(page);
  await allIsSaved(page);
  await expect(message(page, `What you typed in ${SHOP} is not saved.`)).toBeHidden();
  const names = (await storedEngagements(page)).flatMap(({ risks }) => risks.map(({ name }: any) => name));
  expect(names).toEqual(expect.arrayContaining([LONG, "another one"]));
  expect(trouble).toEqual([]);
});

for (const [how, deny] of Object.entries({
  "refuses what is stored": () => {
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = () => { throw new DOMException("broken", "UnknownError"); };
    return () => (Storage.prototype.setItem = setItem);
  },
  "is taken away": () => {
    const storage = localStorage;
    Object.defineProperty(window, "localStorage", { configurable: true, get() { throw new DOMException("denied", "SecurityError"); } });
    return () => Object.defineProperty(window, "localStorage", { configurable: true, get: () => storage });
  },
})) {
  test(`a storage that ${how} while the page is open is told, and tried again`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await openStored(page, example("source-practice"));
    await page.evaluate(`window.giveBack = (${deny})()`);
    await cell(page, "ETTR", "minor defect").fill("61");
    await expect(page.getByText("Not saved: This browser does not let the page store anything", { exact: false })).toBeVisible();
    await page.evaluate(() => (window as any).giveBack());
    await allIsSaved(page);
    expect((await storedEngagements(page))[0].risks[1].ettr.number).toBe(61);
    expect(trouble).toEqual([]);
  });
}

const LONG = "minor defect with a name that needs more room than there was";
const SHOP: string = example("source-practice").engagement.name;
const shelf = (page: Page) => page.getByRole("list", { name: "Engagements" });
const message = notice;
const keptOnly = (page: Page, name: string) => page.getByRole("main").locator(".note").filter({ hasText: `Not saved: ${name} is kept in this tab only.` });

/** Opens the shop, and types in it what finds no room. */
async function typeWithoutRoom(page: Page) {
  await openStored(page, example("source-practice"));
  // The library notes what it lists: without that note it would be written into the room that a deletion makes.
  await toLibrary(page);
  await shelf(page).getByRole("link", { name: SHOP }).click();
  await fillStorage(page);
  await cell(page, "Risk", "minor defect").fill(LONG);
  await expect(page.getByText("Not saved: This browser's storage is full", { exact: false })).toBeVisible();
}

async function toLibrary(page: Page) {
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect(page.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
}

/** Whether the browser asks before the page goes. It is left to go then. */
async function asksToLeave(page: Page) {
  const asked: string[] = [];
  page.on("dialog", (dialog) => void (asked.push(dialog.type()), dialog.accept()));
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
  return asked.length > 0;
}

async function rename(page: Page, from: string, to: string) {
  await onCard(page, from, "Rename");
  await page.getByRole("textbox", { name: "New name" }).fill(to);
  await page.keyboard.press("Enter");
}

for (const [where, leave] of [
  ["that is open", toLibrary],
  ["that was put by", async (page: Page) => {
    await page.getByRole("link", { name: "Quick estimate" }).click();
    await expect(message(page, `What you typed in ${SHOP} is not saved. It is kept in this tab.`)).toBeVisible();
    await toLibrary(page);
  }],
] as const) {
  test(`renaming an engagement ${where} in the library keeps what could not be saved`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await typeWithoutRoom(page);
    const before = (await stored(page))[await recordKey(page)];
    await leave(page);
    await expect(keptOnly(page, SHOP)).toBeVisible();
    await rename(page, SHOP, "The shop, renamed");
    await expect(keptOnly(page, "The shop, renamed")).toBeVisible();
    await expect(keptOnly(page, SHOP)).toBeHidden();
    expect((await stored(page))[await recordKey(page)], "what was saved stays").toBe(before);
    await keptOnly(page, "The shop, renamed").getByRole("link", { name: "Open The shop, renamed" }).click();
    await expect(cell(page, "Risk", LONG)).toBeVisible();
    await expect(page.getByRole("button", { name: /^The shop, renamed.*switch engagement$/ })).toBeVisible();

    await makeRoom(page);
    await cell(page, "ETTR", LONG).fill("66");
    await allIsSaved(page);
    const kept = await storedEngagements(page);
    expect(kept.map(({ name }) => name), "and nothing beside it").toEqual(["The shop, renamed"]);
    expect(kept[0].risks[1]).toMatchObject({ name: LONG, ettr: { number: 66 } });
    await toLibrary(page);
    await expect(page.getByText("kept in this tab only", { exact: false })).toBeHidden();
    expect(trouble).toEqual([]);
  });

  test(`renaming an engagement ${where} in the library saves it once there is room`, async ({ page }) => {
    await typeWithoutRoom(page);
    await leave(page);
    await makeRoom(page);
    await rename(page, SHOP, "The shop, renamed");
    await expect(shelf(page).getByRole("link")).toHaveText(["The shop, renamed"]);
    await expect(page.getByText("kept in this tab", { exact: false })).toBeHidden();
    const kept = await storedEngagements(page);
    expect(kept.map(({ name, risks }) => [name, risks[1].name])).toEqual([["The shop, renamed", LONG]]);
    expect(await asksToLeave(page)).toBe(false);
  });

  test(`an engagement ${where} is deleted with what could not be saved, and comes back with it`, async ({ page }) => {
    await typeWithoutRoom(page);
    await leave(page);
    await onCard(page, SHOP, "Delete");
    await expect(message(page, `Deleted ${SHOP}.`)).toBeVisible();
    await expect(keptOnly(page, SHOP)).toBeHidden();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(shelf(page).getByRole("link")).toHaveText([SHOP]);
    await shelf(page).getByRole("link", { name: SHOP }).click();
    await expect(cell(page, "Risk", LONG)).toBeVisible();
  });

  test(`an engagement ${where} is deleted for good, and nobody is asked about it`, async ({ page }) => {
    await typeWithoutRoom(page);
    await leave(page);
    await onCard(page, SHOP, "Delete");
    await expect(message(page, `Deleted ${SHOP}.`)).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "SLO calculator" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await storedEngagements(page), "no blank one in its place").toEqual([]);
    expect(await asksToLeave(page)).toBe(false);
  });
}

test("what never found room has a way back from the library, also without a name", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.goto("./#/nowhere");
  await fillStorage(page);
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await nameEngagement(page, "");
  await expect(page.getByText("Not saved: This browser's storage is full", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: "Quick estimate" }).click();
  const notice = message(page, "What you typed in an engagement without a name is not saved. It is kept in this tab.");
  await expect(notice).toBeVisible();
  await toLibrary(page);
  await expect(notice, "it stays as long as it is so").toBeVisible();
  await notice.getByRole("button", { name: "Dismiss" }).click();

  const row = keptOnly(page, "an engagement without a name");
  await axeFindsNothing(page);
  await noSidewaysScroll(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/kept.png` });
  const file = await download(page, () => row.getByRole("button", { name: "Export JSON of an engagement without a name" }).click());
  expect(JSON.parse(file.text).engagement.risks.map(({ name }: any) => name)).toEqual(["deployment downtime", "minor defect"]);
  await row.getByRole("link", { name: "Open an engagement without a name" }).click();
  await showsSource(page);

  await toLibrary(page);
  await expect(row, "also while it lies open").toBeVisible();
  await makeRoom(page);
  await expect(shelf(page).getByRole("link")).toHaveText(["(no name)"]);
  await expect(row).toBeHidden();
  expect(await asksToLeave(page)).toBe(false);
  expect(trouble).toEqual([]);
});

test("the message about unsaved work goes when that work is opened another way", async ({ page }) => {
  await typeWithoutRoom(page);
  await page.getByRole("link", { name: "Quick estimate" }).click();
  await toLibrary(page);
  const notice = message(page, `What you typed in ${SHOP} is not saved.`);
  await expect(notice).toBeVisible();
  await shelf(page).getByRole("link", { name: SHOP }).click();
  await expect(cell(page, "Risk", LONG)).toBeVisible();
  await expect(notice).toBeHidden();
});

test("deleting makes room for what had none, and can still be taken back when there is room again", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  const catalogue = (await stored(page))[KEY];
  await typeWithoutRoom(page);
  await page.getByRole("link", { name: "Quick estimate" }).click();
  await toLibrary(page);
  await onCard(page, example("eight-row-catalogue").engagement.name, "Delete");
  await expect(page.getByText("kept in this tab", { exact: false })).toBeHidden();
  expect((await storedEngagements(page)).map(({ risks }) => risks[1].name)).toEqual([LONG]);

  await fillStorage(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(message(page, "This browser's storage is full")).toBeVisible();
  await makeRoom(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(shelf(page).getByRole("link")).toHaveCount(2);
  expect((await stored(page))[KEY]).toBe(catalogue);
});

test("a duplicate has what could not be saved", async ({ page }) => {
  await typeWithoutRoom(page);
  await page.getByRole("link", { name: "Quick estimate" }).click();
  await toLibrary(page);
  await makeRoom(page);
  await onCard(page, SHOP, "Duplicate");
  await expect(shelf(page).getByRole("link")).toHaveCount(2);
  const copy = (await storedEngagements(page)).find(({ name }) => name === `${SHOP} (copy)`);
  expect(copy.risks[1].name).toBe(LONG);
});

async function recordKey(page: Page) {
  return Object.keys(await stored(page)).find((key) => key.startsWith("bad-minutes/e/"))!;
}

for (const [what, bytes, says] of [
  ["damaged", '{"format":"bad-minutes","version":1,"engagement":{"id":"x","na', "The text ends in the middle"],
  ["foreign", "not even JSON ☃ \ud83d", "The text is not JSON"],
  ["newer", JSON.stringify({ ...example("eight-row-catalogue"), version: 99 }), "newer Bad Minutes (format version 99"],
]) {
  test(`a ${what} record is shown as such, kept byte for byte, and downloadable`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await put(page, { [KEY]: bytes });
    const isKept = async () => expect((await stored(page))[KEY]).toBe(bytes);

    await page.goto(`./#/e/${ID}/risks`);
    await expect(page.getByRole("heading", { name: "This engagement cannot be read", level: 1 })).toBeVisible();
    await expect(page.getByRole("main").getByText(says, { exact: false })).toBeVisible();
    const file = await download(page, () => page.getByRole("button", { name: "Download the bytes" }).click());
    expect(file.text).toBe(bytes.replace(/\ud83d$/, "\ufffd"));
    await isKept();

    await page.getByRole("main").getByRole("link", { name: "All engagements" }).click();
    await expect(page.locator(".note").filter({ hasText: "Something stored here cannot be read." })).toContainText(says);
    const again = await download(page, () => page.getByRole("button", { name: "Download the bytes" }).click());
    expect(again.text).toBe(file.text);
    await page.getByRole("button", { name: "New engagement" }).click();
    await cell(page, "Risk", "row 1").fill("work goes on");
    await allIsSaved(page);
    await page.reload();
    await isKept();
    await noNonsense(page);
    expect(trouble).toEqual([]);
  });
}

test("a record that becomes newer while it is open is not written over", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  const newer = JSON.stringify({ ...example("eight-row-catalogue"), version: 99 });
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, newer]);
  await cell(page, "ETTD", "cloud regional outage").fill("3");
  await expect(page.getByText("Not saved: A newer Bad Minutes has stored this engagement", { exact: false })).toBeVisible();
  expect((await stored(page))[KEY]).toBe(newer);
});

test("a record that becomes unreadable while it is open is set aside, not lost", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await page.evaluate((key) => localStorage.setItem(key, "{damaged"), KEY);
  await cell(page, "ETTD", "cloud regional outage").fill("3");
  await allIsSaved(page);
  const all = await stored(page);
  expect(JSON.parse(all[KEY]).engagement.risks[7].ettd.number).toBe(3);
  expect(Object.entries(all).filter(([key, text]) => key.startsWith("bad-minutes/unread/") && text === "{damaged")).toHaveLength(1);
});

test("a damaged index is made again from the records", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  for (const index of ["{damaged", "[]", "{}", '{"sqosyquecwqh7o6ljtaaqsenp4":5}']) {
    await put(page, { "bad-minutes/index": index });
    await page.reload();
    await page.getByRole("main").getByRole("link", { name: "All engagements" }).click();
    const card = shelf(page).getByRole("listitem").filter({ hasText: "eight risks" });
    for (const text of ["draft", "706", "180 over"]) await expect(card).toContainText(text);
  }
});

for (const [how, deny] of Object.entries({
  "throws": () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } }),
  "is missing": () => Object.defineProperty(window, "localStorage", { get: () => null }),
})) {
  test(`where localStorage ${how}, everything works in memory and says so`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await page.addInitScript(deny);
    await openQuick(page);
    await expect(page.getByText("Kept in this tab only", { exact: false })).toBeVisible();
    await typeRisks(page, SOURCE);
    await showsSource(page);
    await expect(page.getByText("Kept in this tab only", { exact: false })).toBeVisible();
    await page.getByRole("link", { name: "All engagements" }).click();
    await shelf(page).getByRole("link").click();
    await showsSource(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const file = await download(page, () => page.getByRole("dialog", { name: "Export" }).getByRole("button", { name: "Export JSON" }).click());
    expect(JSON.parse(file.text).engagement.risks).toHaveLength(2);
    expect(trouble).toEqual([]);
  });
}

test("storage that the browser clears is told, and the open engagement stored again", async ({ page, context }) => {
  await openStored(page, example("source-practice"));
  await cell(page, "ETTR", "minor defect").fill("61");
  await allIsSaved(page);
  const devtools = await context.newCDPSession(page);
  // As "Clear browsing data" does it.
  await devtools.send("Storage.clearDataForOrigin", { origin: new URL(page.url()).origin, storageTypes: "local_storage,indexeddb" });
  await expect(notice(page, "The storage of this browser was cleared. This engagement is stored again.")).toBeVisible({ timeout: 5000 });
  await allIsSaved(page);
  expect((await storedEngagements(page))[0].risks[1].ettr.number).toBe(61);
  // The journal was cleared as well, and some of what it was asked meanwhile gets no answer.
  await expect.poll(() => journaled(page)).toEqual([61]);
  await cell(page, "ETTR", "minor defect").fill("62");
  await allIsSaved(page);
  await expect.poll(() => journaled(page)).toEqual([62]);
});

/** The ETTR of the second risk in each record that the journal has. */
function journaled(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const answer = (request: IDBRequest) => new Promise<any>((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = failed)));
    // Opening one that is not there would make an empty one.
    if (!(await indexedDB.databases()).some(({ name }) => name === "bad-minutes")) return [];
    const database: IDBDatabase = await answer(indexedDB.open("bad-minutes"));
    const texts: string[] = await answer(database.transaction("records").objectStore("records").getAll());
    database.close();
    return texts.map((text) => JSON.parse(text).engagement.risks[1].ettr.number);
  });
}

test("what was repaired while reading is told, and the whole record set aside before it is written over", async ({ page }) => {
  const file = example("eight-row-catalogue");
  file.engagement.risks[0].notes = 5;
  await openStored(page, file);
  await expect(total(page)).toHaveText("706");
  await expect(page.getByText(/notes/).first()).toBeVisible();
  const before = (await stored(page))[KEY];
  await cell(page, "ETTD", "cloud regional outage").fill("3");
  await allIsSaved(page);
  const aside = Object.entries(await stored(page)).filter(([key]) => key.startsWith("bad-minutes/unread/"));
  expect(aside.map(([, text]) => text)).toEqual([before]);
  expect(await textsShown(page)).toHaveLength(8);
});

test("works in a sandboxed frame, which has no storage", async ({ page, baseURL }) => {
  const frameHtml = `<iframe title="app" sandbox="allow-scripts" src="${baseURL}#/quick" width="1200" height="700"></iframe>`;
  await page.route("**/host.html", (route) => route.fulfill({ contentType: "text/html", body: frameHtml }));
  await page.goto("./host.html");
  const frame = page.frameLocator("iframe");
  await frame.getByRole("textbox", { name: "Risk of row 1" }).fill("x");
  for (const [column, text] of [["ETTD", "5"], ["ETTR", "5"], ["Impact", "100%"], ["ETTF", "365"]]) {
    await frame.getByRole("textbox", { name: `${column} of x`, exact: true }).fill(text);
  }
  await expect(frame.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("10.0");
  await expect(frame.getByText("Kept in this tab only", { exact: false })).toBeVisible();
});
