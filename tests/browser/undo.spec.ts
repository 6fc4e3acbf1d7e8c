// Undo takes back one action at a time, to the empty table, and redo goes to the end again.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, barButton as button, cell, goTo, menuItem, namesShown, notice, openQuick, showsSource, SOURCE, storedEngagements, textsShown, total, typeRisks } from "./support";

/** What the table shows and what is counted, for comparing. */
async function state(page: Page) {
  const marks = await page.getByRole("table", { name: "Risks", exact: true }).getByText("Accepted", { exact: true }).count();
  const target = await page.getByRole("combobox", { name: "Target" }).evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label);
  return { texts: await textsShown(page), total: await total(page).textContent(), marks, target };
}

/** Undoes everything and redoes it, comparing each state on the way; says how many steps there were. */
async function thereAndBack(page: Page) {
  const states = [await state(page)];
  while (await button(page, "Undo").isEnabled()) {
    await button(page, "Undo").click();
    states.push(await state(page));
    expect(states[states.length - 1], `undo ${states.length - 1} changes something`).not.toEqual(states[states.length - 2]);
  }
  for (let step = states.length - 2; step >= 0; step--) {
    await button(page, "Redo").click();
    expect(await state(page), `redo to state ${step}`).toEqual(states[step]);
  }
  await expect(button(page, "Redo")).toBeDisabled();
  return states;
}

test("from the source table to the empty one and back, a step for each cell", async ({ page }) => {
  await openQuick(page);
  await expect(button(page, "Undo")).toBeDisabled();
  await typeRisks(page, SOURCE);
  await showsSource(page);

  const states = await thereAndBack(page);
  expect(states.map(({ texts }) => texts.flat().filter((text) => text !== "").length)).toEqual([10, 9, 8, 7, 6, 5, 5, 4, 3, 2, 1, 0]);
  expect(states.at(-1)!.texts, "the table as it was").toEqual([["", "", "", "", ""]]);
  await showsSource(page);
});

test("with the keys, also inside a cell", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  for (let presses = 0; presses < 11; presses++) await page.keyboard.press("Control+Z");
  await expect.poll(() => textsShown(page)).toEqual([["", "", "", "", ""]]);
  for (let presses = 0; presses < 11; presses++) await page.keyboard.press("Shift+Control+Z");
  await showsSource(page);
  await page.keyboard.press("Control+Z");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("");
  await page.keyboard.press("Control+Y");
  await showsSource(page);
});

test("a cell typed in twice is two steps", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "30", "100%", "365"]]);
  await cell(page, "ETTR", "a").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("4");
  await page.keyboard.type("0");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("50");
  await page.keyboard.press("Control+Z");
  await expect(cell(page, "ETTR", "a")).toHaveValue("40");
  await expect(total(page)).toHaveText("40.0");
  await page.keyboard.press("Control+Z");
  await expect(cell(page, "ETTR", "a")).toHaveValue("30");
  await expect(total(page)).toHaveText("30.0");
});

test("typing after an undo in the same visit is a step of its own", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "30", "100%", "365"]]);
  await cell(page, "ETTR", "a").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("40");
  await page.keyboard.press("Control+Z");
  await expect(cell(page, "ETTR", "a")).toHaveValue("30");
  await cell(page, "ETTR", "a").fill("60");
  await expect(button(page, "Redo")).toBeDisabled();
  await page.keyboard.press("Control+Z");
  await expect(cell(page, "ETTR", "a")).toHaveValue("30");
});

test("Escape and a text typed back leave nothing to undo", async ({ page }) => {
  await openQuick(page);
  await page.keyboard.type("abc");
  await page.keyboard.press("Escape");
  await expect(cell(page, "Risk", "row 1")).toHaveValue("");
  await expect(button(page, "Undo")).toBeDisabled();
});

test("rows deleted, duplicated and moved, a risk accepted, targets edited", async ({ page }) => {
  const menu = async (risk: string, item: string) => {
    await page.getByRole("button", { name: `More for ${risk}`, exact: true }).first().click();
    await menuItem(page, item).click();
  };
  await openQuick(page);
  await typeRisks(page, [
    ["a", "0", "10", "100%", "365"],
    ["b", "0", "20", "100%", "365"],
    ["c", "0", "30", "100%", "365"],
  ]);
  await menu("a", "Delete");
  await expect.poll(() => namesShown(page)).toEqual(["b", "c"]);
  await menu("b", "Duplicate");
  await expect.poll(() => namesShown(page)).toEqual(["b", "b", "c"]);
  await menu("c", "Move up");
  await expect.poll(() => namesShown(page)).toEqual(["b", "c", "b"]);
  await menu("c", "Accept at 99.9%");
  await expect(page.getByText("At 99.9%: 30.0 accepted", { exact: false })).toBeVisible();
  await page.getByRole("combobox", { name: "Target" }).selectOption({ label: "99.5%" });
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("that 99.5% allows");
  await page.getByRole("button", { name: "Edit targets and settings" }).click();
  await page.getByRole("textbox", { name: "Target 99.5 in percent" }).fill("98.5");
  await expect(page.getByRole("region", { name: "Answer" })).toContainText("that 98.5% allows");
  await page.getByRole("button", { name: "Remove target 98.5%" }).click();
  await expect(page.getByRole("textbox", { name: /^Target .* in percent$/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Done" }).click();

  const states = await thereAndBack(page);
  expect(states.slice(0, 8).map(({ texts }) => texts.map(([name]) => name).join(""))).toEqual(["bcb", "bcb", "bcb", "bcb", "bcb", "bbc", "bc", "abc"]);
  expect(states.at(-1)!.texts).toEqual([["", "", "", "", ""]]);
});

test("undo and redo are saved like any edit", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await button(page, "Undo").click();
  await allIsSaved(page);
  await expect.poll(async () => (await storedEngagements(page))[0].risks[1].ettf.kind).toBe("empty");
  await button(page, "Redo").click();
  await allIsSaved(page);
  await expect.poll(async () => (await storedEngagements(page))[0].risks[1].ettf.number).toBe(21);
  await page.reload();
  await showsSource(page);
  await expect(button(page, "Undo"), "undo does not reach across a reload").toBeDisabled();
});

test("leaving the page and coming back keeps the steps", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect(page.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
  await page.goBack();
  await showsSource(page);
  await button(page, "Undo").click();
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("");
});

test("Ctrl+Z in a field that is not of the engagement takes back what was typed there alone", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await page.getByRole("button", { name: "Paste a table" }).click();
  const field = page.getByRole("dialog").getByRole("textbox");
  await field.pressSequentially("what fails");
  await page.keyboard.press("Control+Z");
  await expect(field).not.toHaveValue("what fails");
  await page.keyboard.press("Escape");
  await showsSource(page);
});

test("says what a step took back, also on another page", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await cell(page, "ETTR", "minor defect").fill("90");
  await goTo(page, "Charter");
  await page.keyboard.press("Control+z");
  const undone = notice(page, "Undone: minor defect: ETTR, minutes.");
  await expect(undone).toBeVisible();
  await button(page, "Undo").click();
  await expect(notice(page, "Undone: minor defect: ETTF, days.")).toBeVisible();
  await expect(undone, "one at a time").toHaveCount(0);
  await button(page, "Redo").click();
  await expect(notice(page, "Done again: minor defect: ETTF, days.")).toBeVisible();
  await expect(notice(page, "Undone")).toHaveCount(0);
});
