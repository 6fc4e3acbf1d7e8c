// Objectives, as a person uses them: from a journey to what is promised, measured and watched.
import { expect, test, type Page } from "@playwright/test";
import { appIsReady, axeFindsNothing, noSidewaysScroll, watchForTrouble } from "./support";

/** Opens the source's example and its Objectives page, with an availability objective for Checkout. */
async function checkout(page: Page) {
  await page.goto("/");
  await appIsReady(page);
  await page.getByRole("link", { name: "All engagements" }).click();
  await page.getByRole("button", { name: /two risks of the source/i }).click();
  const pages = page.getByRole("navigation", { name: "Workbook" });
  await pages.getByRole("link", { name: /^Objectives/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Objectives" })).toBeVisible();
  await page.getByRole("button", { name: "Add objective for Checkout" }).click();
  return page.getByRole("region", { name: "Checkout: availability" });
}

test("a journey gets an SLO with budget, alerts, odds and what its risks allow", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const objective = await checkout(page);
  const target = objective.getByLabel("Target, percent");
  await expect(target).toBeFocused();
  await target.fill("99.5");
  await target.press("Tab");
  await objective.getByLabel("Window").selectOption("30 days");
  await expect(objective.getByRole("heading", { level: 2 })).toHaveText("Checkout: availability, 99.5% over 30 days");
  const budget = objective.getByRole("table", { name: "Error budget of Checkout: availability" });
  await expect(budget.getByRole("row", { name: /30 days/ })).toContainText("216 min (3 h 36 min)");
  const alerts = objective.getByRole("table", { name: "Alerts of Checkout: availability" });
  await expect(alerts.getByRole("row").nth(1)).toContainText("14.4");
  await expect(alerts.getByRole("row").nth(1)).toContainText("4.32 min");
  await expect(objective.getByText(/99\.5% holds in .*% of windows of 30 days/)).toBeVisible();
  await expect(objective.getByText(/its risks allow [\d.]+%/)).toBeVisible();
  await expect(objective.getByText(/bad minutes a year, within the 2.628 that 99.5% allows/)).toBeVisible();
  expect(trouble).toEqual([]);
});
