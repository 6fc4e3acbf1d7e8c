// Cards in a frame: in four situations of storage, in both colours, at 320 px, refused, waiting, edited.
import { chromium, expect, type Page } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { CATALOGUE, addFrame, dataOf, embedded, pageOf, storageUsed, test, watchStorage } from "./hosts";
import { axeFindsNothing, drop, example, file, noNonsense, noSidewaysScroll, stored, watchForTrouble } from "./support";

const NAME = example("eight-row-catalogue").engagement.name;

/** The frame shows the right figure, is as high as its content, and used no storage. */
async function isInOrder(page: Page) {
  const frame = await embedded(page);
  await expect(frame.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(NAME);
  await expect(frame.getByText("99.9% holds in")).toBeVisible();
  await expect(frame.getByText("Estimate, as of 2026-11-24, by Priya")).toBeVisible();
  const outside = page.locator("iframe");
  await expect
    .poll(async () => {
      const needed = await frame.evaluate(() => document.querySelector("main")!.getBoundingClientRect().height);
      return Math.abs((await outside.boundingBox())!.height - needed);
    })
    .toBeLessThan(2);
  await expect.poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(1);
  expect(await storageUsed(frame)).toEqual([]);
  return frame;
}

/** What localStorage does in a frame; looked at last, since looking is use. */
const storageIn = (page: Page) =>
  embedded(page).then((frame) =>
    frame.evaluate(() => {
      try {
        return Object.keys(localStorage).join() || "empty";
      } catch (error) {
        return (error as Error).name;
      }
    }),
  );

/** Leaves something in the storage of the app's own origin. */
async function storeAtHome(page: Page, baseURL: string) {
  await page.goto(`${baseURL}#/nowhere`);
  await page.waitForLoadState("networkidle"); // leaving earlier would break off what is on its way
  await page.evaluate(() => localStorage.setItem("mine", "1"));
}

test("a page of the same origin shows it", async ({ page, baseURL }) => {
  const trouble = await watchForTrouble(page);
  await watchStorage(page);
  await storeAtHome(page, baseURL!);
  await page.route("**/wiki", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Wiki</title><body></body></html>` }));
  await page.goto(`${baseURL}wiki`);
  await addFrame(page, `${baseURL}#/embed?show=budget&d=${CATALOGUE}`);
  await isInOrder(page);
  expect(await storageIn(page)).toBe("mine");
  expect(await stored(page)).toEqual({ mine: "1" });
  expect(trouble).toEqual([]);
});

test("a third party's page shows it where storage is blocked", async ({ page, baseURL, host }) => {
  const trouble = await watchForTrouble(page);
  await watchStorage(page);
  // The test runner turns partitioning off, and then the browser gives third parties no storage at all.
  await page.goto(pageOf(host, ""));
  await addFrame(page, `${baseURL}#/embed?show=budget&d=${CATALOGUE}`);
  await isInOrder(page);
  expect(await storageIn(page)).toBe("SecurityError");
  expect(trouble).toEqual([]);
});

test("a third party's page shows it where storage is partitioned", async ({ baseURL, host }) => {
  // Of two such options the last counts; the test runner's own turns partitioning off.
  const args = [...chromiumArgs(), "--disable-features=MediaRouter"];
  const browser = await chromium.launch({ executablePath: chromiumPath(), args });
  try {
    const page = await (await browser.newContext()).newPage();
    const trouble = await watchForTrouble(page);
    await watchStorage(page);
    await storeAtHome(page, baseURL!);
    await page.goto(pageOf(host, ""));
    await addFrame(page, `${baseURL}#/embed?show=budget&d=${CATALOGUE}`);
    await isInOrder(page);
    expect(await storageIn(page), "the frame does not see what the origin stored").toBe("empty");
    expect(trouble).toEqual([]);
  } finally {
    await browser.close();
  }
});

test("a sandboxed frame shows it", async ({ page, baseURL, host }) => {
  const trouble = await watchForTrouble(page);
  await watchStorage(page);
  await page.goto(pageOf(host, ""));
  await addFrame(page, `${baseURL}#/embed?show=budget&d=${CATALOGUE}`, "allow-scripts");
  await isInOrder(page);
  expect(await storageIn(page)).toBe("SecurityError");
  expect(await page.evaluate(() => (window as any).said[0].origin)).toBe("null");
  // Only heights: the address names nobody to talk to.
  expect(await page.evaluate(() => [...new Set((window as any).said.map((one: any) => one.data.type))])).toEqual(["height"]);
  // The browser itself warns of the worker that may not run there.
  expect(trouble.filter((one) => !/worker/i.test(one))).toEqual([]);
});

test("says why data can't be read, and waits for data that are to come", async ({ page, baseURL }) => {
  const alert = page.getByRole("main").getByRole("alert");
  for (const [query, says] of [
    ["d=1.AAAA", "cut off or changed on its way"],
    ["d=2.AAAA", "locked with a passphrase"],
    ["d=3.AAAA", "newer version"],
    ["d=", "carries nothing"],
    ["", "carries nothing"],
  ]) {
    await page.goto("about:blank");
    await page.goto(`./#/embed?${query}`);
    await expect(alert).toContainText(says);
    await axeFindsNothing(page);
  }
  await page.goto("about:blank");
  await page.goto("./#/embed?d=1.AAAA");
  await expect(page.getByRole("link", { name: "Open in full" })).toHaveAttribute("href", `${baseURL}#/view?d=1.AAAA`);
  await page.goto("about:blank");
  await page.goto("./#/embed?host=https%3A%2F%2Fwiki.example");
  await expect(page.getByRole("status").filter({ hasText: "Waiting for the figures" })).toBeVisible();
  await axeFindsNothing(page);
});

test("changes stay in the frame, and can be taken back", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await watchStorage(page);
  await page.goto(`./#/embed?show=budget&edit=yes&d=${CATALOGUE}`);
  const target = page.getByRole("combobox", { name: "Target" });
  const chosen = () => target.evaluate((select: HTMLSelectElement) => select.selectedOptions[0].label);
  await expect(page.getByText("Changes stay in this frame")).toBeVisible();
  await expect(page).toHaveTitle(`${NAME} · Bad Minutes`);
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  const before = await chosen();
  await target.selectOption({ label: "99.5%" });
  await expect(page.getByText("changed in this frame")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(chosen).toBe(before);
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(chosen).toBe("99.5%");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(chosen).toBe(before);
  await target.selectOption({ label: "99%" });

  const [popup] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Open in full" }).click()]);
  await expect(popup.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
  await expect(popup.getByRole("combobox", { name: "Target" })).toHaveValue(/./);
  expect(await popup.getByRole("combobox", { name: "Target" }).evaluate((select: HTMLSelectElement) => select.selectedOptions[0].label)).toBe("99%");
  await popup.close();

  await page.getByRole("button", { name: "Back to the figures of the page" }).click();
  await expect.poll(chosen).toBe(before);
  await expect(page.getByText("Estimate, as of 2026-11-24, by Priya")).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await drop(page, file("x.json", JSON.stringify(example("source-practice"))));
  await page.waitForTimeout(600);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(NAME);
  expect(await storageUsed(page.mainFrame())).toEqual([]);
  expect(await stored(page)).toEqual({});
  expect(trouble).toEqual([]);
});

test("an address that shows no known card shows the risks", async ({ page }) => {
  await page.goto(`./#/embed?show=weather&d=${CATALOGUE}`);
  await expect(page.getByRole("main")).toContainText("706");
});

for (const theme of ["light", "dark"] as const) {
  test(`is in order in 320 px, ${theme} whatever the system is`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await page.emulateMedia({ colorScheme: theme === "light" ? "dark" : "light" });
    await page.setViewportSize({ width: 320, height: 900 });
    for (const [name, extra] of [["plain", ""], ["edit", "&edit=yes"]]) {
      await page.goto("about:blank");
      await page.goto(`./#/embed?show=budget&theme=${theme}${extra}&d=${CATALOGUE}`);
      await expect(page.getByText("99.9% holds in")).toBeVisible();
      await expect(page.getByRole("main")).toHaveCSS("background-color", theme === "light" ? "rgb(255, 255, 255)" : "rgb(25, 29, 28)");
      await noSidewaysScroll(page);
      await noNonsense(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/embed-${theme}-${name}.png` });
    }
    expect(trouble).toEqual([]);
  });
}

test("what is repaired while it is read is said", async ({ page }) => {
  const file = example("eight-row-catalogue");
  file.engagement.risks[0].colour = "red";
  file.engagement.chosenTarget = "nowhere";
  await page.goto(`./#/embed?show=budget&d=${dataOf(file)}`);
  await expect(page.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
  await expect(page.locator("main.embed > .note").first()).toBeVisible();
});

test("leaving the frame's address leaves its colours and its title", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`./#/embed?show=budget&theme=dark&d=${CATALOGUE}`);
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await page.evaluate(() => (location.hash = "#/library"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Engagements");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light dark");
  await expect(page).toHaveTitle("Engagements · Bad Minutes");
});
