// Two tabs on one engagement: whatever is typed in either can be found afterwards.
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, download, example, notice, onCard, openStored, stored, storedEngagements, total } from "./support";

const FILE = example("source-practice");
const ADDRESS = `./#/e/${FILE.engagement.id}/risks`;

async function twoTabs(context: BrowserContext): Promise<[Page, Page]> {
  const [one, other] = [await context.newPage(), await context.newPage()];
  await openStored(one, FILE);
  await other.goto(ADDRESS);
  await expect(total(other)).toHaveText("198");
  return [one, other];
}

async function edit(page: Page, row: "deployment downtime" | "minor defect", number: string) {
  await cell(page, "ETTR", row).fill(number);
}

/** The ETTR of both rows in every engagement stored. */
async function found(page: Page) {
  const engagements = await storedEngagements(page);
  return engagements.map(({ risks }) => risks.map((risk: any) => risk.ettr.number).join(" and ")).sort();
}

/** One engagement has both edits, and there is no other. */
async function bothAreInOne(page: Page) {
  await expect.poll(() => found(page)).toEqual(["33 and 66"]);
}

/** The page hears nothing of other tabs, as when it was frozen in the background. */
async function deaf(page: Page) {
  await page.evaluate(() => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await page.evaluate(() => Object.defineProperty(StorageEvent.prototype, "key", { get: () => "something else" }));
}

for (const first of [0, 1]) {
  const order = first === 0 ? "the first tab first" : "the second tab first";

  test(`an edit in each, one after the other, ${order}`, async ({ context }) => {
    const tabs = await twoTabs(context);
    const [early, late] = [tabs[first], tabs[1 - first]];
    await edit(early, "deployment downtime", "33");
    await allIsSaved(early);
    await expect(cell(late, "ETTR", "deployment downtime"), "the other tab takes it in").toHaveValue("33");
    await edit(late, "minor defect", "66");
    await allIsSaved(late);
    await expect(cell(early, "ETTR", "minor defect")).toHaveValue("66");
    expect(await found(early), "one engagement has both").toEqual(["33 and 66"]);
  });

  test(`an edit in each at the same time, ${order}`, async ({ context }) => {
    const tabs = await twoTabs(context);
    const [early, late] = [tabs[first], tabs[1 - first]];
    await Promise.all([edit(early, "deployment downtime", "33"), edit(late, "minor defect", "66")]);
    await allIsSaved(early);
    await allIsSaved(late);
    await bothAreInOne(early);
  });

  test(`an edit in each with a reload between, ${order}`, async ({ context }) => {
    const tabs = await twoTabs(context);
    const [early, late] = [tabs[first], tabs[1 - first]];
    await edit(early, "deployment downtime", "33");
    await late.reload();
    await expect(total(late)).not.toHaveText("0");
    await edit(late, "minor defect", "66");
    await early.reload();
    await late.reload();
    await allIsSaved(late);
    await bothAreInOne(early);
  });

  test(`an edit in each and both reloaded at once, ${order}`, async ({ context }) => {
    const tabs = await twoTabs(context);
    const [early, late] = [tabs[first], tabs[1 - first]];
    await edit(early, "deployment downtime", "33");
    await edit(late, "minor defect", "66");
    await early.reload();
    await late.reload();
    await bothAreInOne(late);
  });
}

test("edits of other cells within an instant are in one record, whoever hears of it", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  for (const number of [4, 5, 6, 7]) {
    // Without the time that Playwright takes for each.
    await Promise.all(([[one, "deployment downtime"], [other, "minor defect"]] as const).map(([page, row]) =>
      cell(page, "ETTR", row).evaluate((input: HTMLInputElement, number) => {
        input.focus();
        input.value = `${number}`;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, number)));
    await expect.poll(() => found(one)).toEqual([`${number} and ${number}`]);
    for (const page of [one, other]) {
      await allIsSaved(page);
      await expect(cell(page, "ETTR", "deployment downtime")).toHaveValue(`${number}`);
      await expect(cell(page, "ETTR", "minor defect")).toHaveValue(`${number}`);
    }
  }
  await expect(notice(one, "Both are kept")).toHaveCount(0);
  await expect(notice(other, "Both are kept")).toHaveCount(0);
});

test("a tab that heard nothing brings both edits together when it saves", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await deaf(other);
  await edit(one, "deployment downtime", "33");
  await allIsSaved(one);
  await edit(other, "minor defect", "66");
  await bothAreInOne(one);
  await expect(cell(other, "ETTR", "deployment downtime")).toHaveValue("33");
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
});

test("of two edits of one cell the later stands, and the other is offered", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await deaf(other);
  await edit(one, "minor defect", "33");
  await allIsSaved(one);
  await edit(other, "minor defect", "66");
  const told = notice(other, "ETTR of minor defect was changed in another tab as well: there it is 33. The later change stands.");
  await expect(told).toBeVisible();
  await expect.poll(() => found(one)).toEqual(["3 and 66"]);
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
  await axeFindsNothing(other);
  if (process.env.SHOTS) await other.screenshot({ path: `${process.env.SHOTS}/clash.png` });
  await told.getByRole("button", { name: "Use the other" }).click();
  await expect(cell(other, "ETTR", "minor defect")).toHaveValue("33");
  await expect.poll(() => found(one)).toEqual(["3 and 33"]);
  await other.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => found(one), "one step takes it back").toEqual(["3 and 66"]);
});

test("what grew from nothing known is kept beside, tells it and links to the other", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await edit(one, "minor defect", "66");
  await allIsSaved(one);
  const stranger = JSON.stringify({ ...FILE, revision: 9, writer: "stranger", after: "", saved: "2026-01-02T03:04:05.000Z" });
  await other.goto("./#/nowhere");
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [`bad-minutes/e/${FILE.engagement.id}`, stranger]);
  const told = notice(one, "Another tab changed this engagement at the same time");
  await expect(told).toBeVisible();
  await expect(one.getByRole("button", { name: /copy from another tab.*switch engagement$/ })).toBeVisible();
  await expect.poll(() => found(one)).toEqual(["3 and 60", "3 and 66"]);
  await told.getByRole("button", { name: "Open it" }).click();
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("60");
});

test("undo takes back one's own steps alone, also after an edit by another tab", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await edit(one, "deployment downtime", "33");
  await allIsSaved(one);
  await expect(cell(other, "ETTR", "deployment downtime")).toHaveValue("33");
  await edit(other, "minor defect", "66");
  await allIsSaved(other);
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
  await cell(one, "ETTD", "minor defect").fill("5");
  const undo = one.getByRole("button", { name: "Undo", exact: true });
  await undo.click();
  await expect(cell(one, "ETTD", "minor defect")).not.toHaveValue("5");
  await expect(cell(one, "ETTR", "deployment downtime")).toHaveValue("33");
  await undo.click();
  await expect(cell(one, "ETTR", "deployment downtime")).toHaveValue("3");
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
  await expect(undo).toBeDisabled();
  await expect.poll(() => found(other)).toEqual(["3 and 66"]);
  await one.getByRole("button", { name: "Redo", exact: true }).click();
  await expect.poll(() => found(other)).toEqual(["33 and 66"]);
  await expect(cell(other, "ETTR", "deployment downtime")).toHaveValue("33");
});

test("an engagement deleted in one tab stays open in the other and can be kept", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await one.goto("./#/");
  await onCard(one, FILE.engagement.name, "Delete");
  await expect(notice(other, "Another tab deleted this engagement")).toBeVisible();
  await expect(other.getByText("Deleted in another tab", { exact: true })).toBeVisible();
  expect(await storedEngagements(one)).toEqual([]);
  await edit(other, "minor defect", "66");
  await allIsSaved(other);
  expect(await found(other)).toEqual(["3 and 66"]);
  await expect(one.getByRole("list", { name: "Engagements" }).getByRole("link", { name: FILE.engagement.name })).toBeVisible();
});

test("an engagement deleted in one tab and put back is saved in the other as before", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await one.goto("./#/");
  await onCard(one, FILE.engagement.name, "Delete");
  await expect(other.getByText("Deleted in another tab", { exact: true })).toBeVisible();
  await one.getByRole("button", { name: "Undo" }).click();
  await allIsSaved(other);
});

test("storage that is cleared in another tab is told, and the open engagement stored again", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await one.goto("./#/nowhere");
  await one.evaluate(() => localStorage.clear());
  await expect(notice(other, "The storage of this browser was cleared. This engagement is stored again.")).toBeVisible();
  await allIsSaved(other);
  expect(await found(one)).toEqual(["3 and 60"]);
});

test("renaming in the library reaches the tab that has it open, and loses nothing there", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  await one.goto("./#/");
  await onCard(one, FILE.engagement.name, "Rename");
  const name = one.getByRole("textbox", { name: "New name" });
  await name.fill("Rename");
  // What the other tab stores meanwhile does not take the field away.
  await edit(other, "minor defect", "66");
  await allIsSaved(other);
  await expect(name).toHaveValue("Rename");
  await name.press("End");
  await one.keyboard.type("d");
  await one.keyboard.press("Enter");
  await allIsSaved(other);
  await expect.poll(async () => (await found(one)).some((both) => both.endsWith(" 66"))).toBe(true);
  await expect.poll(async () => (await storedEngagements(one)).some(({ name }) => name === "Renamed")).toBe(true);
});

test("a tab whose engagement a newer version stored writes no more, says so, and loses nothing", async ({ context }) => {
  const [one, other] = await twoTabs(context);
  const key = `bad-minutes/e/${FILE.engagement.id}`;
  const newer = JSON.stringify({ ...FILE, version: 99 });
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [key, newer]);
  const message = notice(one, "A newer Bad Minutes has stored this engagement, so this tab stores nothing more of it.");
  await expect(message).toBeVisible();

  await edit(one, "minor defect", "66");
  const notSaved = one.getByRole("status").filter({ hasText: "Not saved: A newer Bad Minutes has stored this engagement. Export what you typed here, then reload." });
  await expect(notSaved).toBeVisible();
  await axeFindsNothing(one);
  if (process.env.SHOTS) await one.screenshot({ path: `${process.env.SHOTS}/newer.png` });

  // Said once, however much is typed here or stored there.
  await message.getByRole("button", { name: "Dismiss" }).click();
  await edit(one, "deployment downtime", "4");
  await expect(one.getByText("Saving", { exact: true })).toBeHidden();
  await other.evaluate(([key, text]) => localStorage.setItem(key, text), [key, `${newer} `]);
  await one.waitForTimeout(1_000);
  await expect(notSaved).toBeVisible();
  await expect(message).toHaveCount(0);

  // Another engagement takes its place, and gives it back.
  await one.getByRole("link", { name: "Quick estimate" }).click();
  const put = notice(one, `What you typed in ${FILE.engagement.name} is not saved. It is kept in this tab.`);
  await cell(one, "Risk", "row 1").fill("something else");
  await allIsSaved(one);
  await put.getByRole("button", { name: "Open it" }).click();
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
  await expect(notSaved).toBeVisible();
  const file = await download(one, () => notSaved.getByRole("button", { name: "Export JSON" }).click());
  expect(JSON.parse(file.text).engagement.risks[1].ettr.number).toBe(66);

  // The browser asks before what is in this tab alone is gone.
  const asked: string[] = [];
  one.on("dialog", (dialog) => void (asked.push(dialog.type()), asked.length === 1 ? dialog.dismiss() : dialog.accept()));
  await one.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await expect(cell(one, "ETTR", "minor defect")).toHaveValue("66");
  await message.getByRole("button", { name: "Reload to use it" }).click();
  await expect(one.getByRole("heading", { name: "This engagement cannot be read" })).toBeVisible();
  expect(asked).toHaveLength(2);
  expect((await stored(one))[key]).toBe(`${newer} `);
});
