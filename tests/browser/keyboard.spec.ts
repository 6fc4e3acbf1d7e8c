// Everything of the main job without a mouse.
import { expect, test, type Page } from "@playwright/test";
import { barButton, cell, download, example, inspector, menuItem, namesShown, openQuick, openStored, risksTable, SOURCE, textsShown, total, typeRisks, type Typed } from "./support";

const TEN: Typed[] = Array.from({ length: 10 }, (_, at) => [`risk ${at + 1}`, "0", `${10 * ((at * 7) % 10) + 10}`, "100%", "365"]);

/** Presses Tab (or Shift+Tab) until the focus is on the control with this name. */
async function tabTo(page: Page, name: string | RegExp, role: "button" | "textbox" = "button", key = "Tab") {
  const wanted = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 140; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} cannot be reached with ${key}`);
}

test("enters ten risks, sorts, accepts one and exports", async ({ page }) => {
  test.slow(); // some 250 key presses
  await openQuick(page);
  await typeRisks(page, TEN);
  await expect(total(page)).toHaveText("550");
  expect(await textsShown(page)).toEqual(TEN);

  // Sort: largest first, smallest first, as typed.
  await tabTo(page, /^Bad minutes/, "button", "Shift+Tab");
  const header = risksTable(page).getByRole("columnheader", { name: /^Bad minutes/ });
  const typed = TEN.map(([name]) => name);
  const largestFirst = [...TEN].sort((a, b) => Number(b[2]) - Number(a[2])).map(([name]) => name);
  await page.keyboard.press("Enter");
  await expect.poll(() => namesShown(page)).toEqual(largestFirst);
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await page.keyboard.press("Enter");
  await expect.poll(() => namesShown(page)).toEqual(largestFirst.toReversed());
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await page.keyboard.press("Space");
  await expect.poll(() => namesShown(page)).toEqual(typed);
  await expect(header).not.toHaveAttribute("aria-sort");

  // Accept one through the row's menu, another through the stack rank.
  await tabTo(page, "ETTD of risk 2", "textbox");
  await page.keyboard.press("Shift+F10");
  await expect(menuItem(page, "Accept at 99.9%")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(risksTable(page).getByText("Accepted", { exact: true })).toHaveCount(1);
  await expect(page.getByText("At 99.9%: 80.0 accepted,", { exact: false })).toBeVisible();
  await expect(cell(page, "ETTD", "risk 2"), "the focus returns to where the menu was asked for").toBeFocused();
  await tabTo(page, /What each target can carry/);
  await page.keyboard.press("Enter");
  await tabTo(page, /: accept risk 3 at 99\.9%$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "accepted: accept risk 3 at 99.9%" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("At 99.9%: 130 accepted,", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: /: accept risk 3 at 99\.9%$/ })).toBeFocused();

  // Export both files.
  await tabTo(page, "Export", "button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, "Export JSON");
  const json = await download(page, () => page.keyboard.press("Enter"));
  expect(json.name).toMatch(/\.bad-minutes\.json$/);
  const { format, version, engagement } = JSON.parse(json.text);
  expect({ format, version }).toEqual({ format: "bad-minutes", version: 1 });
  // Tabbing past the end of the table has begun an eleventh row, which stays empty.
  const named = engagement.risks.filter((risk: any) => risk.name !== "");
  expect(named.map((risk: any) => risk.name)).toEqual(typed);
  expect(named.map((risk: any) => risk.accepted.length)).toEqual([0, 1, 1, 0, 0, 0, 0, 0, 0, 0]);

  await tabTo(page, "Export", "button", "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, "Export CSV");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog"), "it asks, for the file holds no acceptances").toContainText("2 acceptances");
  await tabTo(page, "Export CSV anyway");
  const csv = await download(page, () => page.keyboard.press("Enter"));
  expect(csv.name).toMatch(/\.csv$/);
  const lines = csv.text.split("\r\n");
  expect(lines[0]).toBe("\ufeffRisk,ETTD (minutes),ETTR (minutes),Impact (% of users),ETTF (days),Incidents/Year,Bad Minutes/Year,Owner,Notes");
  expect(lines[1]).toMatch(/^risk 1,0,10,100%?,365,1,10,,$/);
  expect(lines.filter((line) => line.startsWith("risk "))).toHaveLength(10);
});

test("Enter returns to the column where the run of Tabs began", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, TEN.slice(0, 3));
  await page.keyboard.press("Enter");
  await expect(cell(page, "Risk", "row 4"), "on the last row it adds one").toBeFocused();

  await cell(page, "ETTD", "risk 1").click();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(cell(page, "Impact", "risk 1")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(cell(page, "ETTD", "risk 2")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(cell(page, "ETTD", "risk 3")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(cell(page, "ETTD", "risk 2")).toBeFocused();
});

test("arrows move between cells, and the caret once a cell is edited", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, TEN.slice(0, 2));
  await page.keyboard.press("Tab"); // a third row
  await expect(cell(page, "Risk", "row 3")).toBeFocused();
  for (const [key, column, row] of [
    ["ArrowUp", "Risk", "risk 2"],
    ["ArrowRight", "ETTD", "risk 2"],
    ["ArrowRight", "ETTR", "risk 2"],
    ["ArrowUp", "ETTR", "risk 1"],
    ["ArrowUp", "ETTR", "risk 1"],
    ["ArrowLeft", "ETTD", "risk 1"],
    ["ArrowDown", "ETTD", "risk 2"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(cell(page, column, row), key).toBeFocused();
  }
  // F2 edits: now the arrows move the caret.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.type("5");
  await expect(cell(page, "ETTR", "risk 2")).toBeFocused();
  await expect(cell(page, "ETTR", "risk 2")).toHaveValue("850");
});

test("typing replaces, Escape puts back, Delete clears", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["a", "0", "30", "100%", "365"]]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(cell(page, "ETTR", "a")).toBeFocused();
  await page.keyboard.type("45");
  await expect(cell(page, "ETTR", "a")).toHaveValue("45");
  await expect(total(page)).toHaveText("45.0");
  await page.keyboard.press("Escape");
  await expect(cell(page, "ETTR", "a")).toHaveValue("30");
  await expect(total(page)).toHaveText("30.0");
  await page.keyboard.press("Delete");
  await expect(cell(page, "ETTR", "a")).toHaveValue("");
  await expect(page.getByRole("cell", { name: /^Bad minutes per year of a:/ })).toHaveText("");
});

test("nothing re-ranks while a cell is edited", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [
    ["small", "0", "10", "100%", "365"],
    ["large", "0", "20", "100%", "365"],
  ]);
  await page.getByRole("button", { name: /^Bad minutes/ }).press("Enter");
  await expect.poll(() => namesShown(page)).toEqual(["large", "small"]);
  await cell(page, "ETTR", "small").fill("500");
  await expect(total(page)).toHaveText("520");
  expect(await namesShown(page)).toEqual(["large", "small"]);
  await page.keyboard.press("Tab");
  await expect(cell(page, "Impact", "small"), "the focus stays where the Tab led").toBeFocused();
  await page.getByRole("button", { name: "Add risk" }).focus();
  await expect.poll(() => namesShown(page)).toEqual(["small", "large"]);
});

test("the row's menu opens from a cell and from its button, and Escape returns", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, TEN.slice(0, 2));
  await page.keyboard.press("Shift+F10");
  await expect(menuItem(page, "Accept at 99.9%")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menuItem(page, "Accept at 99.9%")).toBeHidden();
  await expect(cell(page, "ETTF", "risk 2")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("button", { name: "More for risk 2", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("button", { name: "More for risk 1", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(menuItem(page, "Accept at 99.9%")).toBeFocused();
  await page.keyboard.press("d");
  await expect(menuItem(page, "Duplicate"), "the first letter leads there").toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => namesShown(page)).toEqual(["risk 1", "risk 1", "risk 2"]);
});

test("the details of a row are typed by keyboard, and Escape returns to it", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, TEN.slice(0, 1));
  await page.keyboard.press("Shift+F10");
  await expect(menuItem(page, "Accept at 99.9%")).toBeFocused();
  await page.keyboard.press("o");
  await page.keyboard.press("Enter");
  const details = inspector(page, "risk 1");
  await expect(details.getByLabel("Owner")).toBeFocused();
  await page.keyboard.type("Ada");
  for (const field of ["Based on", "Who said so", "When", "Runbook", "Notes"]) {
    await page.keyboard.press("Tab");
    await expect(details.getByLabel(field, { exact: true })).toBeFocused();
  }
  await page.keyboard.type("line one\nline two");
  await expect(details.getByLabel("Notes")).toHaveValue("line one\nline two");
  await page.keyboard.press("Escape");
  await expect(cell(page, "Risk", "risk 1")).toBeFocused();
});

const LATE = [
  ["the focus on the first of them", "", "Accept at 99.9%"],
  ["it on the one whose letter was pressed", "i", "Insert above"],
] as const;
for (const [what, letter, focused] of LATE) {
  test(`a menu whose actions come late has ${what}`, async ({ page }) => {
    let send = () => {};
    const sent = new Promise<void>((resolve) => (send = resolve));
    await page.route(/\/details-.*\.wasm$/, async (route) => (await sent, route.continue()));
    await openQuick(page);
    await typeRisks(page, TEN.slice(0, 1));
    await page.keyboard.press("Shift+F10");
    await expect(page.getByRole("menu", { name: "Actions for risk 1" })).toBeFocused();
    if (letter) await page.keyboard.press(letter);
    send();
    await expect(menuItem(page, focused)).toBeFocused();
  });
}

test("the keyboard leaves the table at both ends", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, TEN.slice(0, 1));
  await page.keyboard.press("Tab"); // an empty row
  for (let presses = 0; presses < 5; presses++) await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Add risk" })).toBeFocused();
  await expect.poll(() => namesShown(page)).toEqual(["risk 1", ""]);
  await cell(page, "Risk", "risk 1").focus();
  await page.keyboard.press("Shift+Tab");
  const against = risksTable(page).getByRole("columnheader", { name: /^Against/ });
  await expect(against.getByText("Against", { exact: true }), "what the last title means is there to be read").toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: /^Bad minutes/ })).toBeFocused();
});

test("a menu closes when something else is pressed, and its button still closes it", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  const menus = [
    { opens: page.getByRole("button", { name: "Export", exact: true }), item: page.getByRole("button", { name: "Export CSV" }) },
    { opens: page.getByRole("button", { name: "More for minor defect" }), item: menuItem(page, "Duplicate") },
  ];
  for (const { opens, item } of menus) {
    await opens.click();
    await expect(item).toBeVisible();
    await cell(page, "ETTR", "deployment downtime").click();
    await expect(item).toBeHidden();
    await opens.click();
    await expect(item).toBeVisible();
    await opens.click();
    await expect(item).toBeHidden();
  }
  await menus[0].opens.click();
  await page.getByRole("heading", { name: "Risks", level: 1 }).click();
  await expect(menus[0].item).toBeHidden();
});

test("deleting the first row leads to the one after it, deleting the last to the one before", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.getByRole("button", { name: "More for deployment downtime" }).click();
  await menuItem(page, "Delete").click();
  await expect(cell(page, "Risk", "minor defect")).toBeFocused();
  await barButton(page, "Undo").click();
  await page.getByRole("button", { name: "More for minor defect" }).click();
  await menuItem(page, "Delete").click();
  await expect(cell(page, "Risk", "deployment downtime")).toBeFocused();
});

test("what was just closed opens again at once", async ({ page }) => {
  await openStored(page, example("source-practice"));
  const opener = barButton(page, "Export");
  await opener.click();
  const json = page.getByRole("button", { name: "Export JSON" });
  await expect(json).toBeVisible();
  // Both before the browser tells that it has closed.
  await json.evaluate((item: HTMLElement, opener) => (item.click(), (opener as HTMLElement).click()), await opener.elementHandle());
  await expect(json).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(json).toBeHidden();
});
