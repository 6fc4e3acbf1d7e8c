// What could not be read again is refused where it is typed, and stays there.
import { expect, test } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, example, goTo, notice, openStored, storedEngagements } from "./support";

const FILE = example("source-practice");
const LONG = "x".repeat(20_001);

test("a text that is too long is not taken, stays in its field, and is taken when it is shorter", async ({ page }) => {
  await openStored(page, FILE);
  const name = cell(page, "Risk", "minor defect");
  const told = notice(page, "This text is longer than");
  await name.fill(LONG);
  await expect(told).toBeVisible();
  await expect(name).toHaveValue(LONG);
  await axeFindsNothing(page);
  await page.keyboard.press("Tab");
  await expect(name, "also where it is left").toHaveValue(LONG);
  await expect(told).toBeVisible();
  await cell(page, "ETTR", "deployment downtime").fill("4");
  await expect(told, "while it stands there").toBeVisible();
  await expect(name).toHaveValue(LONG);
  await name.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await expect(told).toHaveCount(0);
  await allIsSaved(page);
  const [{ risks }] = await storedEngagements(page);
  expect(risks[1].name).toBe(LONG.slice(1));
});

test("a long note keeps what it had", async ({ page }) => {
  await openStored(page, FILE);
  await goTo(page, "Charter");
  const purpose = page.getByRole("textbox").nth(3);
  await purpose.fill("kept");
  await allIsSaved(page);
  const before = await storedEngagements(page);
  await purpose.fill(LONG);
  await expect(notice(page, "This text is longer than")).toBeVisible();
  await expect(purpose).toHaveValue(LONG);
  await page.reload(); // what is not saved yet is saved as the page goes
  expect(await storedEngagements(page)).toEqual(before);
});

test("a row more than a list holds is not added, and is said", async ({ page }) => {
  const id = (number: number) => `aaaa${[...`${1000 + number}`].map((digit) => String.fromCharCode(97 + Number(digit))).join("")}`;
  const journeys = Array.from({ length: 200 }, (_, number) => ({ id: id(number), name: `journey ${number}`, target: null, interactions: [] }));
  await openStored(page, { ...FILE, engagement: { ...FILE.engagement, journeys } });
  await goTo(page, "Journeys");
  await page.getByRole("button", { name: "Add journey" }).first().click();
  await expect(notice(page, "Nothing was changed: one list of journeys holds at most 200, and this would make it longer.")).toBeVisible();
  await page.reload(); // what is not saved yet is saved as the page goes
  const [stored] = await storedEngagements(page);
  expect(stored.journeys).toHaveLength(200);
});

test("a paste for which there is no room stays in its dialog", async ({ page }) => {
  test.slow();
  const id = (number: number) => `aaaa${[...`${1000 + number}`].map((digit) => String.fromCharCode(97 + Number(digit))).join("")}`;
  const empty = { kind: "empty" };
  const risks = Array.from({ length: 4_999 }, (_, number) => ({ ...FILE.engagement.risks[0], id: id(number), name: `risk ${number}`, ettd: empty, ettr: empty, impact: empty, ettf: empty, interactions: [], accepted: [] }));
  await openStored(page, { ...FILE, engagement: { ...FILE.engagement, risks } });
  await page.getByRole("button", { name: "Paste a table" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste a table" });
  await dialog.getByRole("textbox").fill("one\t1\t1\t1\t1\ntwo\t1\t1\t1\t1");
  await dialog.getByRole("button", { name: "Add 2 risks" }).click();
  await expect(notice(page, "Nothing was changed: one list of risks holds at most 5")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Add 2 risks" })).toBeVisible();
});
