// A browser that is too old says so instead of showing a page without colours.
import { expect, test, type Page } from "@playwright/test";
import { appIsReady } from "./support";

const said = (page: Page) => page.getByRole("alert").filter({ hasText: "too old" });

test("a browser that is too old is told so", async ({ page }) => {
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.goto("./");
  await expect(said(page)).toBeVisible();
});

test("one that is not is told nothing", async ({ page }) => {
  await page.goto("./");
  await appIsReady(page);
  await expect(said(page)).toBeHidden();
});
