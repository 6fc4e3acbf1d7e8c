// What the tests of links share.
import { expect, type Page } from "@playwright/test";

/** Opens the dialog that shares the engagement on the page. */
export async function shareDialog(page: Page) {
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share a link" });
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(/#\/view\?d=/);
  return dialog;
}

/** Opens a link as somebody who was never here. */
export async function openElsewhere(page: Page, link: string) {
  await page.goto("about:blank");
  await page.goto("./#/nowhere");
  await page.waitForLoadState("networkidle"); // leaving earlier would break off what is on its way
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await page.goto(link);
}
