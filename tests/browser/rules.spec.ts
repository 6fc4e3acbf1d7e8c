// From an objective to files of the tools that alert on it.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { axeFindsNothing, copied, example, goTo, openStored, watchForTrouble } from "./support";

async function opened(page: Page) {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Objectives");
  await page.getByRole("button", { name: "Export alerts" }).click();
  return page.getByRole("dialog", { name: "Export alerts as Prometheus rules" });
}

test("rules for Prometheus are shown, copied and downloaded with their tests", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const dialog = await opened(page);
  const text = dialog.getByRole("group", { name: "Prometheus rules" });
  await expect(text).toContainText("13.44 * 0.001");
  await expect(dialog.getByText("JOB is a placeholder", { exact: false }).first(), "of View Product").toBeVisible();
  await expect(dialog.getByText(/Checkout: availability: \d+ of \d+/)).toBeVisible();
  await axeFindsNothing(page);
  await dialog.getByRole("checkbox", { name: /^View Product/ }).uncheck();
  await expect(text).not.toContainText("view-product");
  await expect(text, "Checkout's selectors are typed").not.toContainText("JOB");

  const [rules] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download", exact: true }).click()]);
  expect(rules.suggestedFilename()).toMatch(/^leaf-kettle-.*\.rules\.yml$/);
  expect(readFileSync(await rules.path(), "utf8")).toBe(await text.textContent());
  const [tests] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download tests that alerts fire" }).click()]);
  expect(readFileSync(await tests.path(), "utf8")).toContain(rules.suggestedFilename());
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  expect(await copied(page)).toContain("CheckoutAvailabilityBurnsItsBudget");
  expect(trouble).toEqual([]);
});

test("a selector is checked while it is typed, and goes into the rules", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Objectives");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const all = page.getByLabel("All events in Prometheus");
  await all.fill("rate(requests[5m])");
  await expect(page.getByText('"rate" is a function', { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Export alerts" }).click();
  const dialog = page.getByRole("dialog", { name: /^Export alerts/ });
  await expect(dialog.getByText('is not in the file: All events: "rate" is a function', { exact: false })).toBeVisible();
  await page.keyboard.press("Escape");
  await all.fill('requests{job="till"}');
  await page.getByRole("button", { name: "Export alerts" }).click();
  await expect(dialog.getByRole("group", { name: "Prometheus rules" })).toContainText('sum(rate(requests{job="till"}[1h]))');
});

test("each format says what it cannot hold", async ({ page }) => {
  await opened(page);
  const dialog = page.getByRole("dialog", { name: /^Export alerts/ });
  for (const [format, holds, lacks] of [
    ["Sloth", "version: prometheus/v1", "a second failure"],
    ["Pyrra", "apiVersion: pyrra.dev/v1alpha1", "Pyrra's own fire at 14, 7, 2 and 1"],
    ["OpenSLO v1", "apiVersion: openslo/v1", "each becomes one policy for the long window"],
    ["slo-generator", "apiVersion: sre.google.com/v2", "each step has the long one alone"],
  ] as const) {
    await dialog.getByRole("combobox", { name: "Format" }).selectOption(format);
    await expect(page.getByRole("dialog", { name: `Export alerts as ${format}` })).toBeVisible();
    await expect(dialog.getByRole("group", { name: format })).toContainText(holds);
    await expect(dialog.getByRole("listitem").filter({ hasText: lacks })).toBeVisible();
  }
  await expect(dialog.getByRole("button", { name: "Download the shared configuration" })).toBeVisible();
});

test("the dialog fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const dialog = await opened(page);
  await expect(dialog.getByRole("button", { name: "Download", exact: true })).toBeVisible();
  const [scrolls, fits] = await dialog.evaluate((it) => [it.scrollWidth, it.clientWidth]);
  expect(scrolls).toBeLessThanOrEqual(fits);
});
