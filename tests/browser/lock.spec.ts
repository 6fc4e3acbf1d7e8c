// A link that is locked with a passphrase: made, opened elsewhere, and refused where it was tampered with.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { axeFindsNothing, copied, example, noSidewaysScroll, openStored, stored, total, watchForTrouble } from "./support";
import { openElsewhere, shareDialog } from "./links";

const PASSPHRASE = "plum harbour Größe 12";

/** The switch that locks the link. */
const lock = (dialog: Locator) => dialog.getByRole("switch", { name: "The link opens only with a passphrase" });

/** Locks the link of an example in the dialog; gives the link. */
async function lockedLink(page: Page, name: Parameters<typeof example>[0] = "eight-row-catalogue", passphrase = PASSPHRASE) {
  await openStored(page, example(name));
  const dialog = await shareDialog(page);
  await lock(dialog).check();
  await expect(dialog.getByLabel("Passphrase", { exact: true })).toBeFocused();
  await page.keyboard.type(passphrase);
  const field = dialog.getByLabel("Link", { exact: true });
  await expect(field).toHaveValue(/#\/view\?d=2\./);
  return { dialog, field, link: await field.inputValue() };
}

/** The bytes of a locked link's data changed as asked. */
function changed(link: string, change: (bytes: Buffer) => Buffer | void) {
  const [page, data] = link.split("?d=2.");
  const bytes = Buffer.from(data, "base64url");
  return `${page}?d=2.${(change(bytes) ?? bytes).toString("base64url")}`;
}

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const passphrase = (page: Page) => page.getByLabel("Passphrase", { exact: true });

async function unlock(page: Page, text: string) {
  await passphrase(page).fill(text);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

test("a locked link opens elsewhere with its passphrase alone, and stores nothing", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const { link } = await lockedLink(page);
  expect(link.length).toBeLessThan(2_000);
  await openElsewhere(page, link);
  await expect(heading(page)).toHaveText("This link is locked");
  await expect(passphrase(page)).toBeFocused();
  await expect(page.locator("body")).not.toContainText("cloud regional outage");

  await page.keyboard.type("plum harbour");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This passphrase does not open the link, or the link was changed on its way.")).toBeVisible();
  await expect(passphrase(page)).toBeFocused();
  await expect(passphrase(page)).toHaveValue("plum harbour");
  await expect(passphrase(page)).toHaveAttribute("aria-invalid", "true");

  // The same text, as a keyboard that composes no accents types it, with a blank that was copied along.
  await unlock(page, ` ${PASSPHRASE.normalize("NFD")}`);
  await expect(heading(page)).toHaveText(example("eight-row-catalogue").engagement.name);
  await expect(heading(page)).toBeFocused();
  await expect(total(page)).toHaveText("706");
  await expect(page).toHaveURL(link);
  await page.waitForTimeout(600);
  expect(await stored(page)).toEqual({});
  expect(trouble).toEqual([]);
});

test("nothing is tried without a passphrase, and it can be shown", async ({ page }) => {
  const { link } = await lockedLink(page);
  await openElsewhere(page, link);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByText("Type the passphrase first.")).toBeVisible();
  await expect(passphrase(page)).toBeFocused();
  await expect(passphrase(page)).toHaveAttribute("type", "password");
  const show = page.getByRole("button", { name: "Show the passphrase" });
  await show.click();
  await expect(show).toHaveAttribute("aria-pressed", "true");
  await expect(passphrase(page)).toHaveAttribute("type", "text");
});

test("a locked link that was changed or cut opens nothing, and says what can be known", async ({ page }) => {
  const { link } = await lockedLink(page);
  const before = await stored(page);
  const iterations = (count: number) => changed(link, (bytes) => void bytes.writeUInt32BE(count, 1));
  const refusals: [string, string][] = [
    [iterations(599_999), "none that Bad Minutes makes"],
    [iterations(1), "none that Bad Minutes makes"],
    [iterations(0xffffffff), "none that Bad Minutes makes"],
    [changed(link, (bytes) => void bytes.writeUInt8(2, 0)), "newer version"],
    [changed(link, (bytes) => void bytes.writeUInt8(0, 0)), "cut off or changed"],
    [changed(link, (bytes) => bytes.subarray(0, 30)), "cut off or changed"],
    [changed(link, (bytes) => bytes.subarray(0, 49)), "cut off or changed"],
    [link.replace("d=2.", "d=2.!"), "cut off or changed"],
  ];
  for (const [broken, says] of refusals) {
    await page.goto("about:blank");
    await page.goto(broken);
    await expect(heading(page)).toHaveText("This link can't be opened");
    await expect(page.getByText(says)).toBeVisible();
  }
  const asked = [
    iterations(600_001), // the header is part of what is sealed
    changed(link, (bytes) => void bytes.writeUInt8(bytes[5] ^ 1, 5)),
    changed(link, (bytes) => void bytes.writeUInt8(bytes[32] ^ 1, 32)),
    changed(link, (bytes) => void bytes.writeUInt8(bytes[40] ^ 1, 40)),
    changed(link, (bytes) => bytes.subarray(0, -1)),
  ];
  for (const broken of asked) {
    await page.goto("about:blank");
    await page.goto(broken);
    await unlock(page, PASSPHRASE);
    await expect(page.getByText("This passphrase does not open the link, or the link was changed on its way.")).toBeVisible();
  }
  // What a chat put behind it is none of it.
  await page.goto("about:blank");
  await page.goto(`${link}).`);
  await unlock(page, PASSPHRASE);
  await expect(total(page)).toBeVisible();
  expect(await stored(page)).toEqual(before);
});

test("the link follows the choices, and none is there that is not locked as chosen", async ({ page }) => {
  const { dialog, field, link } = await lockedLink(page, "complete-engagement");
  const copy = dialog.getByRole("button", { name: "Copy link" });
  // Held, or a slow test sees it locked already.
  await page.evaluate(() => {
    const derive = SubtleCrypto.prototype.deriveKey as (...all: unknown[]) => Promise<CryptoKey>;
    const released = new Promise<void>((release) => ((window as any).release = release));
    SubtleCrypto.prototype.deriveKey = async function (...all: unknown[]) {
      await released;
      return derive.apply(this, all);
    };
  });
  await dialog.getByLabel("Activities").uncheck();
  await expect(field).toHaveValue("");
  await expect(copy).toBeDisabled();
  await expect(dialog.getByText("The link is being locked…")).toBeVisible();
  await page.evaluate(() => (window as any).release());
  await expect(field).toHaveValue(/\?d=2\./);
  const shorter = await field.inputValue();
  expect(shorter.length).toBeLessThan(link.length - 200);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await copy.click();
  await expect.poll(() => copied(page)).toBe(shorter);

  // Too short a passphrase locks nothing, and leaves no link that is open.
  await dialog.getByLabel("Passphrase", { exact: true }).fill("1234567");
  await expect(field).toHaveValue("");
  await expect(copy).toBeDisabled();
  await expect(dialog.locator("#passphrase-hint")).toContainText("At least 8 characters");

  // A newer choice wins over an older one that is still being locked.
  await dialog.getByLabel("Passphrase", { exact: true }).fill("another passphrase");
  await page.waitForTimeout(350);
  await lock(dialog).uncheck();
  await expect(field).toHaveValue(/\?d=1\./);
  await page.waitForTimeout(1_500);
  await expect(field).toHaveValue(/\?d=1\./);
});

test("a passphrase is suggested, shown, and opens its link", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  const dialog = await shareDialog(page);
  await lock(dialog).check();
  await dialog.getByRole("button", { name: "Suggest one" }).click();
  const field = dialog.getByLabel("Passphrase", { exact: true });
  await expect(field).toHaveValue(/^([a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/);
  await expect(field).toHaveAttribute("type", "text");
  const suggested = await field.inputValue();
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(/\?d=2\./);
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Suggest one" }).click();
  await expect(field).not.toHaveValue(suggested);
  await openElsewhere(page, link);
  await unlock(page, suggested);
  await expect(total(page)).toHaveText("706");
});

test("where the browser lends no cryptography, both sides say so", async ({ page, context }) => {
  const { link } = await lockedLink(page);
  const plain = await context.newPage();
  // As on a page that came over plain http.
  await plain.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { get: () => undefined }));
  await openStored(plain, example("eight-row-catalogue"));
  const dialog = await shareDialog(plain);
  await expect(dialog.getByText("Locks work only where the page comes over https")).toBeVisible();
  await expect(lock(dialog)).toHaveCount(0);
  await expect(dialog.getByLabel("Link", { exact: true })).toHaveValue(/\?d=1\./);
  await plain.goto(link);
  await expect(heading(plain)).toHaveText("This link is locked");
  await expect(plain.getByText("Locks work only where the page comes over https")).toBeVisible();
  await expect(passphrase(plain)).toHaveCount(0);
});

test("cards of a locked link say that it is locked", async ({ page }) => {
  const { link } = await lockedLink(page);
  await page.goto("about:blank");
  await page.goto(link.replace("#/view?", "#/embed?"));
  await expect(page.getByText("This link is locked with a passphrase: open it in full.")).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`the lock is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const shot = async (name: string) => {
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${scheme}-${width}.png` });
      };
      const { link } = await lockedLink(page);
      await axeFindsNothing(page);
      await shot("lock-dialog");
      await openElsewhere(page, link);
      await unlock(page, "not this one");
      await expect(page.getByText("This passphrase does not open the link")).toBeVisible();
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      await shot("lock-view");
    });
  }
}
