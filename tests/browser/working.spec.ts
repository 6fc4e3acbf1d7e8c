// A figure explains itself, and everything is found by its name.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, goTo, openStored, showView, watchForTrouble } from "./support";

const panel = (page: Page) => page.getByRole("dialog", { name: /^The working/ });

test("a row's figure explains itself by key, follows an edit, and gives the focus back", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("complete-engagement"));
  await cell(page, "ETTR", "config mishap cuts capacity").focus();
  await page.keyboard.press("Alt+Enter");
  await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText("97.1 bad minutes a year");
  await expect(panel(page).locator(".eq").first()).toContainText("28.411");
  await expect(panel(page).getByText("fixing saves 9.12")).toBeVisible();
  await panel(page).getByRole("link", { name: "ETTD", exact: true }).click();
  await expect(panel(page)).toBeHidden();
  await expect(cell(page, "ETTD", "config mishap cuts capacity")).toBeFocused();
  await page.keyboard.press("Alt+Enter");
  await expect(panel(page)).toBeVisible(); // a frame later
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(cell(page, "ETTD", "config mishap cuts capacity")).toBeFocused();
  expect(trouble).toEqual([]);
  await page.keyboard.press("Alt+Enter");
  await expect(panel(page)).toBeVisible();
  await axeFindsNothing(page);
});

for (const view of ["Table", "Odds", "Mitigations", "Systemic", "Objectives", "Report"] as const) {
  test(`every figure that can be asked answers: ${view}`, async ({ page }) => {
    await openStored(page, example("complete-engagement"));
    await (view === "Objectives" || view === "Report" ? goTo(page, view) : showView(page, view));
    const asked = page.locator("[data-why]:not([data-why=keys])");
    await expect(page.getByText("The odds are being computed")).toHaveCount(0);
    await expect(asked.first()).toBeVisible();
    // What is folded away has the focus once it is unfolded. Some more may come with the odds, between these.
    await page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => ((fold as HTMLDetailsElement).open = true)));
    const whys = new Set(await asked.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.why)));
    expect(whys.size).toBeGreaterThan(1);
    for (const why of whys) {
      const figure = page.locator(`[data-why="${why}"]`).first();
      await expect(figure).not.toContainText("…");
      await figure.press("Enter");
      await expect(panel(page).getByRole("heading", { level: 2 })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(figure).toBeFocused();
    }
  });
}

test("a figure pressed again hides its working, which never opens before it is drawn", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const total = page.locator("[data-why=total]").first();
  await total.click();
  await expect(panel(page)).toBeVisible();
  await total.click();
  await expect(panel(page)).toBeHidden();
  await expect(total).toBeFocused();
  // Escape in the frame between would close it, and the frame would open it again.
  const early = await total.evaluate((figure: HTMLElement) => {
    figure.click();
    return document.querySelectorAll("[popover].work:popover-open").length;
  });
  expect(early).toBe(0);
  await expect(panel(page)).toBeVisible();
});

test("anything is found by a few letters", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const find = page.getByRole("combobox", { name: "Find" });
  await page.keyboard.press("Control+k");
  await expect(find).toBeFocused();
  await axeFindsNothing(page);
  await find.pressSequentially("zone");
  await expect(page.locator("#palette-list [aria-selected=true]")).toContainText("cloud zone is lost");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Risk", "cloud zone is lost")).toBeFocused();
  await page.keyboard.press("Control+k");
  await find.pressSequentially("odds");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/risks\/odds$/);
  await page.keyboard.press("Control+k");
  await find.pressSequentially("only check");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: /of 10 rows/ })).toBeVisible();
  await page.keyboard.press("Control+k");
  await find.pressSequentially("no such thing");
  await expect(page.getByText("Nothing is called so.")).toBeVisible();
  await page.keyboard.press("Escape");
});

test("an address leads to a row", async ({ page }) => {
  const stored = example("complete-engagement");
  await openStored(page, stored);
  const row = await cell(page, "ETTF", "minor defect").getAttribute("data-row");
  const table = page.url();
  await page.goto(`${table}?row=${row}&cell=2`);
  await expect(cell(page, "ETTR", "minor defect")).toBeFocused();
});
