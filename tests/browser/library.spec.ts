// The library: what is kept here, and the ways to begin.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, cell, engagementName, example, namesShown, notice, onCard, openStored, risksTable, showsSource, storedEngagements, total, watchForTrouble } from "./support";

const shelf = (page: Page) => page.getByRole("list", { name: "Engagements" });

/** The names in the library, in its order. */
const names = (page: Page) => shelf(page).getByRole("link").allTextContents();

async function openLibrary(page: Page) {
  await openStored(page, example("eight-row-catalogue"));
  await openStored(page, example("source-practice"));
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect(page.getByRole("heading", { name: "Engagements", level: 1 })).toBeVisible();
}

const CATALOGUE: string = example("eight-row-catalogue").engagement.name;
const SOURCE: string = example("source-practice").engagement.name;

test("shows name, status, answer and date in the reader's time zone, and opens", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openLibrary(page);
  const edited = await page.evaluate(() => new Date("2026-01-02T03:04:05.000Z").getHours());
  const at = `edited 2026-01-0${edited === 3 ? 2 : "[12]"} ${String(edited).padStart(2, "0")}:`;
  const card = (name: string) => shelf(page).getByRole("listitem").filter({ hasText: name });
  for (const [name, figures] of [
    [CATALOGUE, ["draft", "706", "180 over", "526 allowed at 99.9%", "8 risks"]],
    [SOURCE, ["draft", "198", "328 left", "526 allowed at 99.9%", "2 risks"]],
  ] as const) {
    for (const text of figures) await expect(card(name)).toContainText(text);
    await expect(card(name)).toContainText(new RegExp(at));
  }
  await shelf(page).getByRole("link", { name: SOURCE }).click();
  await showsSource(page);
  await page.goBack();
  await shelf(page).getByRole("link", { name: CATALOGUE }).click();
  await expect(total(page)).toHaveText("706");
  expect(trouble).toEqual([]);
});

test("a new engagement is kept from the start", async ({ page }) => {
  await openLibrary(page);
  await page.getByRole("button", { name: "New engagement" }).click();
  await expect(page).toHaveURL(/#\/e\/[a-z2-7]{26}\/risks$/);
  await expect(cell(page, "Risk", "row 1")).toBeVisible();
  await allIsSaved(page);
  await page.reload();
  await expect(cell(page, "Risk", "row 1")).toBeVisible();
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect.poll(async () => (await names(page)).sort()).toEqual(["New engagement", CATALOGUE, SOURCE]);
});

test("a quick estimate becomes an engagement with its first edit", async ({ page }) => {
  await openLibrary(page);
  await page.getByRole("main").getByRole("link", { name: "Quick estimate" }).click();
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
  await expect(page).toHaveURL(/#\/quick$/);
  await page.keyboard.type("x");
  await expect(page).toHaveURL(/#\/e\/[a-z2-7]{26}\/risks$/);
  await allIsSaved(page);
  expect(await storedEngagements(page)).toHaveLength(3);
});

test("duplicates", async ({ page }) => {
  await openLibrary(page);
  await onCard(page, SOURCE, "Duplicate");
  await expect.poll(() => names(page)).toEqual([`${SOURCE} (copy)`, expect.anything(), expect.anything()]);
  await shelf(page).getByRole("link", { name: `${SOURCE} (copy)` }).click();
  await cell(page, "ETTR", "minor defect").fill("99");
  await allIsSaved(page);
  const kept = await storedEngagements(page);
  expect(kept.find(({ name }) => name === SOURCE).risks[1].ettr.number, "the original stays").toBe(60);
});

test("renames by keyboard, and Escape leaves the name", async ({ page }) => {
  await openLibrary(page);
  await page.getByRole("button", { name: `More for ${SOURCE}` }).press("Enter");
  await page.getByRole("menuitem", { name: "Rename" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "New name" })).toBeFocused();
  await page.keyboard.type("no");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "New name" })).toBeHidden();
  await expect.poll(() => names(page)).toContain(SOURCE);

  await onCard(page, SOURCE, "Rename");
  await expect(page.getByRole("textbox", { name: "New name" })).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("The shop <b>");
  await page.keyboard.press("Enter");
  await expect.poll(() => names(page)).toContain("The shop <b>");
  await page.reload();
  await shelf(page).getByRole("link", { name: "The shop <b>" }).click();
  await expect(await engagementName(page)).toHaveValue("The shop <b>");
  await page.keyboard.press("Escape");
  await showsSource(page);
});

test("deletes, and takes that back", async ({ page }) => {
  await openLibrary(page);
  const before = (await storedEngagements(page)).length;
  await onCard(page, SOURCE, "Delete");
  await expect.poll(() => names(page)).toEqual([CATALOGUE]);
  expect(await storedEngagements(page)).toHaveLength(before - 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await names(page)).sort()).toEqual([CATALOGUE, SOURCE]);
  await shelf(page).getByRole("link", { name: SOURCE }).click();
  await showsSource(page);
  await page.goBack();

  await onCard(page, SOURCE, "Delete");
  await onCard(page, CATALOGUE, "Delete");
  await expect(shelf(page)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).nth(0).click();
  await expect.poll(() => names(page)).toEqual([SOURCE]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await names(page)).sort()).toEqual([CATALOGUE, SOURCE]);
});

test("searches by name", async ({ page }) => {
  await openLibrary(page);
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("CATALOGUE");
  await expect.poll(() => names(page)).toEqual([CATALOGUE]);
  await search.fill("nothing like it");
  await expect(page.getByText("No engagement has this in its name.")).toBeVisible();
  await search.fill("");
  await expect.poll(async () => (await names(page)).length).toBe(2);
});

test("of very many, some cards are drawn at a time; the search finds all", async ({ page }) => {
  const engagement = example("source-practice").engagement;
  await page.addInitScript((engagement) => {
    for (let i = 0; i < 60; i++) {
      const id = engagement.id.slice(0, 20) + "aa" + String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26)) + engagement.id.slice(24);
      const record = { format: "bad-minutes", version: 1, revision: 1, writer: "test", engagement: { ...engagement, id, name: `Number ${i + 1}` } };
      localStorage.setItem(`bad-minutes/e/${id}`, JSON.stringify(record));
    }
  }, engagement);
  await page.goto("./#/library");
  await expect(shelf(page).getByRole("listitem")).toHaveCount(48);
  const more = page.getByRole("button", { name: "Show 12 more" });
  await page.getByRole("searchbox", { name: "Search engagements" }).fill("Number 6");
  await expect(shelf(page).getByRole("listitem")).toHaveCount(2);
  await expect(more).toBeHidden();
  await page.getByRole("searchbox", { name: "Search engagements" }).fill("");
  await more.click();
  await expect(shelf(page).getByRole("listitem")).toHaveCount(60);
  await expect(more).toBeHidden();
});

test("the catalogue among the examples totals 706 and ranks as it should", async ({ page }) => {
  await openLibrary(page);
  await page.getByRole("list", { name: "Examples" }).getByRole("button", { name: /^Eight risks of an online shop/ }).click();
  await expect(total(page)).toHaveText("706");
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("180 over the 526 that 99.9% allows.");
  await expect(page.getByText("At 99.9%: 526 for the eight risks, which need 706. Fix 180 or lower the target.")).toBeVisible();
  await page.getByRole("button", { name: "What each target can carry" }).click();
  const rank = page.getByRole("table", { name: "Stack rank" });
  await expect(rank.getByRole("button", { name: /at 99\.9%$/ })).toHaveCount(8);
  await expect(rank.getByRole("button", { name: /^too big: .* at 99\.9%$/ })).toHaveCount(0);
  await expect(rank.getByRole("button", { name: /^too big: .* at 99\.5%$/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Bad minutes/ }).click();
  await expect.poll(() => namesShown(page)).toEqual([
    "operator deletes database, restore",
    "release breaks a large subset, unfamiliar rollback",
    "unnoticed growth collapses service",
    "release breaks a small set, unseen for a day",
    "config mishap cuts capacity",
    "noisy alerting slows root cause",
    "cloud single-zone outage",
    "cloud regional outage",
  ]);

  await page.getByRole("button", { name: "Edit targets and settings" }).click();
  const settings = page.getByRole("dialog", { name: "Targets and settings" });
  await settings.getByText("365.25 days").click();
  await settings.getByRole("button", { name: "Done" }).click();
  await expect(risksTable(page).getByRole("cell", { name: /^Bad minutes per year of config mishap/ })).toHaveText("91.3");
  await expect(answer).toContainText("180 over the 526 that 99.9% allows."); // 705.99 against 525.96
  expect((await storedEngagements(page)).length, "the kept one with the same origin stays").toBe(3);
});

test("accepting takes a risk out of what is left to fix", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  await page.getByRole("button", { name: "What each target can carry" }).click();
  const rank = page.getByRole("table", { name: "Stack rank" });
  await rank.getByRole("button", { name: /accept operator deletes database, restore at 99\.9%$/ }).click();
  await expect(page.getByText("At 99.9%: 129 accepted, 397 left for the other seven, which need 577. Fix 180 or lower the target.")).toBeVisible();
  await expect(rank.getByRole("button", { name: /^accepted: / })).toHaveCount(1);
  await rank.getByRole("button", { name: /^accepted: / }).click();
  await expect(rank.getByRole("button", { name: /^accepted: / })).toHaveCount(0);
});

test("the source table is among the examples", async ({ page }) => {
  await openLibrary(page);
  await page.getByRole("list", { name: "Examples" }).getByRole("button", { name: /^Two risks/ }).click();
  await showsSource(page);
});

test("a first visit finds the examples", async ({ page }) => {
  await page.goto("./");
  await expect(cell(page, "Risk", "row 1")).toBeVisible();
  await page.getByRole("link", { name: "All engagements" }).click();
  await page.getByRole("list", { name: "Examples" }).getByRole("button", { name: /Leaf & Kettle: every page filled\s*951 bad minutes a year, \s*425 over/ }).click();
  await expect(total(page)).toHaveText("951");
});

test("an address that leads nowhere says so and leads home", async ({ page }) => {
  for (const [fragment, says] of [
    ["#/no/such/page", "There is no page at #/no/such/page."],
    ["#/e/zzz/risks", "There is no page at #/e/zzz/risks."],
    ["#/%F0%28<img>", "There is no page at"],
    ["#/e/aaaaaaaaaaaaaaaaaaaaaaaaaa/risks", "This engagement is not kept in this browser."],
  ]) {
    await page.goto(`./${fragment}`);
    await expect(page.getByRole("heading", { name: "Not here", level: 1 })).toBeVisible();
    await expect(page.getByText(says, { exact: false })).toBeVisible();
  }
  await page.getByRole("main").getByRole("link", { name: "Quick estimate" }).click();
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
});

test("an estimate that nobody named is called after its first risk, also back through undo", async ({ page }) => {
  await page.goto("./#/quick");
  const called = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}\\s+rename or switch`) });
  await expect(called("New estimate")).toBeVisible();
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
  await page.keyboard.type("disk full");
  await expect(called("Estimate: disk full")).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(called("New estimate")).toBeVisible();
  await page.keyboard.press("Control+Y");
  await allIsSaved(page);
  expect((await storedEngagements(page)).map(({ name }) => name)).toEqual(["Estimate: disk full"]);
  await (await engagementName(page)).fill("The disk");
  await page.keyboard.press("Escape");
  await cell(page, "Risk", "disk full").fill("disk gone");
  await expect(called("The disk")).toBeVisible();
});

test("a message leaves by itself, and does not follow to another page", async ({ page }) => {
  await openLibrary(page);
  await onCard(page, SOURCE, "Delete");
  const told = notice(page, `Deleted ${SOURCE}.`);
  await expect(told).toBeVisible();
  await expect(told).toHaveCount(0, { timeout: 15_000 });
  await onCard(page, CATALOGUE, "Delete");
  await expect(notice(page, `Deleted ${CATALOGUE}.`)).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Quick estimate" }).click();
  await expect(page.locator(".toast")).toHaveCount(0);
});
