// Among 300 risks: only those of a journey, the cell that cannot be read, a risk by its name, each in four keys or fewer.
import { expect, test, type Page } from "@playwright/test";
import { namedEngagement, storedRecord } from "../bench/engagement.mjs";
import { cell, example, openStored } from "./support";

/** Presses a few keys, one after the other as somebody would who knows them: each is done when it is shown. */
async function find(page: Page, letters: string, first: string) {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Find" })).toBeFocused();
  for (const letter of letters) await page.keyboard.press(letter);
  await expect(page.locator("#palette-list [aria-selected=true]")).toContainText(first);
  await page.keyboard.press("Enter");
}

test("of 300 risks each is at hand in four keys", async ({ page }) => {
  const [, text] = storedRecord(namedEngagement());
  await openStored(page, JSON.parse(text));
  await page.keyboard.press("F8");
  await expect(cell(page, "ETTR", "storage leaks")).toBeFocused();
  await find(page, "qt", "queue times out");
  await expect(cell(page, "Risk", "queue times out")).toBeFocused();
  await find(page, "oc", "Only risks that reach Checkout");
  await expect(page.getByRole("status").filter({ hasText: "60 of 300 rows" })).toBeVisible();
  await expect(cell(page, "Risk", "api answers slowly")).toBeFocused();
});

test("letters typed while the search is loading are searched for", async ({ page }) => {
  let send = () => {};
  const sent = new Promise<void>((resolve) => (send = resolve));
  await page.route(/\/pages-.*\.wasm$/, async (route) => (await sent, route.continue()));
  const [, text] = storedRecord(namedEngagement());
  await openStored(page, JSON.parse(text));
  await cell(page, "Risk", "api answers slowly").first().focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("qt");
  send();
  await expect(page.getByRole("combobox", { name: "Find" })).toHaveValue("qt");
  await expect(cell(page, "Risk", "api answers slowly").first()).toHaveValue("api answers slowly");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Risk", "queue times out")).toBeFocused();
});

test("the search closes by Escape and by a press outside, and gives the focus back", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const find = page.getByRole("dialog", { name: "Go to" });
  const field = cell(page, "ETTR", "minor defect");
  await field.focus();
  await page.keyboard.press("Control+k");
  await expect(find).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(find).toBeHidden();
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(find).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(find).toBeHidden();
});

test("a search that is opened before the address has followed the last one keeps the focus", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Find" });
  await expect(field).toBeFocused();
  // The page takes the focus two frames after its address has changed.
  await page.evaluate(async () => {
    dispatchEvent(new HashChangeEvent("hashchange"));
    for (let frames = 0; frames < 4; frames++) await new Promise(requestAnimationFrame);
  });
  await expect(field).toBeFocused();
});

test("one entry is marked, whether the keys or the pointer chose it", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await page.keyboard.press("Control+k");
  const entries = page.getByRole("listbox", { name: "Found" }).getByRole("option");
  const marked = entries.and(page.locator("[aria-selected=true]"));
  await expect(entries.nth(4)).toBeVisible();
  await entries.nth(4).hover();
  await expect(marked).toHaveText([await entries.nth(4).innerText()], { useInnerText: true });
  await page.keyboard.press("ArrowUp");
  await expect(marked).toHaveText([await entries.nth(3).innerText()], { useInnerText: true });
  await expect(entries.nth(4), "the pointer that rests there marks nothing").toHaveCSS("background-color", "rgba(0, 0, 0, 0)");
});
