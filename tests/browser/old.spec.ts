// A browser that is too old says so instead of showing a page without colours.
import { expect, test, type Page } from "@playwright/test";
import { pathToFileURL } from "node:url";
import { appIsReady } from "./support";

const said = (page: Page) => page.getByRole("alert").filter({ hasText: "too old" });

for (const [what, address] of [["page", "./"], ["one file", pathToFileURL("dist/bad-minutes.html").href]]) {
  test(`a browser that is too old is told so by the ${what}`, async ({ page }) => {
    await page.addInitScript(() => {
      CSS.supports = () => false;
    });
    await page.goto(address);
    await expect(said(page)).toBeVisible();
  });

  test(`one that is not is told nothing by the ${what}`, async ({ page }) => {
    await page.goto(address);
    await appIsReady(page);
    await expect(said(page)).toBeHidden();
  });
}
