// What the tests of links share.
import { expect, type Page } from "@playwright/test";

/** Opens the dialog that shares the engagement on the page. */
export async function shareDialog(page: Page) {
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog", { name: "Share a link" });
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(/#\/view\?d=/);
  return dialog;
}

/** Empties the storage and the journal, from which a start would put everything back. */
function forgetAll(page: Page) {
  return page.evaluate(async () => {
    localStorage.clear();
    if ((await indexedDB.databases()).length === 0) return;
    await new Promise<void>((done, failed) => {
      const opening = indexedDB.open("bad-minutes");
      opening.onerror = failed;
      opening.onsuccess = () => {
        const clearing = opening.result.transaction("records", "readwrite");
        clearing.objectStore("records").clear();
        clearing.oncomplete = () => (opening.result.close(), done());
      };
    });
  });
}

/** Opens a link as somebody who was never here. */
export async function openElsewhere(page: Page, link: string) {
  await page.goto("about:blank");
  await page.goto("./#/nowhere");
  await page.waitForLoadState("networkidle"); // leaving earlier would break off what is on its way
  await forgetAll(page);
  await page.goto("about:blank");
  await page.goto(link);
}
