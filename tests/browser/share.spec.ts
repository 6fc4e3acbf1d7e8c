// A link that carries the engagement: made, opened elsewhere, refused when it is damaged.
import { expect, test, type Page } from "@playwright/test";
import { badLinks } from "../bad-links.mjs";
import { openElsewhere, shareDialog } from "./links";
import { axeFindsNothing, cell, download, example, noSidewaysScroll, openStored, stored, storedEngagements, total, watchForTrouble } from "./support";

async function linkOf(page: Page, name: Parameters<typeof example>[0]) {
  await openStored(page, example(name));
  const dialog = await shareDialog(page);
  return { dialog, link: await dialog.getByLabel("Link", { exact: true }).inputValue() };
}

test("a link shows the same answer elsewhere, and stores nothing until asked", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const { dialog, link } = await linkOf(page, "eight-row-catalogue");
  await expect(dialog.getByText(/^\d{3} characters\.$/)).toBeVisible();
  expect(link.length).toBeLessThan(2000);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();

  await openElsewhere(page, link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(example("eight-row-catalogue").engagement.name);
  await expect(total(page)).toHaveText("706");
  await expect(page.getByText("The target of 99.9% allows 526.")).toBeVisible();
  await expect(page.getByRole("region", { name: /^99\.9% holds in/ })).toContainText("Each dot is one of 20");
  await page.getByRole("combobox", { name: "Target" }).selectOption({ label: "99.5%" });
  await expect(page).toHaveURL(link);
  await page.waitForTimeout(600);
  expect(await stored(page)).toEqual({});

  await page.getByRole("button", { name: "Save a copy" }).click();
  await expect(cell(page, "ETTR", "cloud regional outage")).toHaveValue("30");
  const [kept] = await storedEngagements(page);
  expect(kept.risks).toHaveLength(8);
  expect(kept.chosenTarget, "what was chosen while looking is not the link's").toBe(
    kept.targets.find((one: any) => one.percent === "99.9").id,
  );
  expect(trouble).toEqual([]);
});

test("parts stay out, and so do words", async ({ page }) => {
  const { dialog, link } = await linkOf(page, "complete-engagement");
  expect(link.length).toBeLessThan(8000);
  for (const part of ["Charter", "Readiness", "Activities", "Incidents"]) await dialog.getByLabel(part).uncheck();
  const shorter = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(shorter.length).toBeLessThan(link.length - 1000);
  await dialog.getByLabel("Without words").check();
  const hidden = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await openElsewhere(page, hidden);
  await expect(total(page)).toHaveText("951");
  await expect(page.locator("body")).not.toContainText("Kettle");
});

test("links that are damaged, no links, too much or from another time say why and change nothing", async ({ page }) => {
  const { link } = await linkOf(page, "eight-row-catalogue");
  await page.keyboard.press("Escape");
  const before = await stored(page);
  const none = ["#/view?d=", "#/view"].map((fragment): [string, string, string] => ["nothing", fragment, "carries nothing"]);
  for (const [name, fragment, says] of [...badLinks(link), ...none]) {
    await test.step(name, async () => {
      // From a page where the same refusal does not stand already.
      await page.evaluate(() => (location.hash = "#/nowhere"));
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("This link can't be opened");
      await page.evaluate((fragment) => (location.hash = fragment), fragment);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link can't be opened");
      await expect(page.getByText(says)).toBeVisible();
    });
  }
  expect(await stored(page)).toEqual(before);
});

test("an address that leads nowhere is named, but not all of a long one", async ({ page }) => {
  await page.goto("./#/nowhere");
  await page.evaluate(() => (location.hash = `#/${"x/".repeat(500_000)}`));
  await expect(page.getByText(/^There is no page at #\/(x\/){39}…\.$/)).toBeVisible();
});

test("a link that leads only to this machine says so beside its length, and the file is offered", async ({ page }) => {
  const { dialog } = await linkOf(page, "eight-row-catalogue");
  await expect(dialog.getByText("This page comes from this machine, so the link opens only here.")).toBeVisible();
  const { text } = await download(page, () => dialog.getByRole("button", { name: "Export JSON" }).click());
  expect(JSON.parse(text).engagement.risks).toHaveLength(8);
});

test("a phone shows the answer without scrolling", async ({ page }) => {
  const { link } = await linkOf(page, "complete-engagement");
  await page.setViewportSize({ width: 360, height: 640 });
  await openElsewhere(page, link);
  const answer = page.getByRole("region", { name: "Answer" });
  await expect(answer).toContainText("425 over the 526 that 99.9% allows.");
  const odds = page.getByRole("heading", { name: /^99\.9% holds in/ });
  for (const shown of [total(page), page.getByRole("combobox", { name: "Target" }), odds]) {
    await expect(shown).toBeInViewport({ ratio: 1 });
  }
});

test("a link shows its risks, its objectives and its report, each when it is asked for", async ({ page }) => {
  const { link } = await linkOf(page, "complete-engagement");
  await openElsewhere(page, link);
  await page.getByRole("button", { name: "All ten risks" }).click();
  await expect(page.getByRole("tab", { name: "Risks" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("table", { name: "Risks" }).locator("tbody tr")).toHaveCount(10);
  await page.getByRole("tab", { name: "Objectives" }).click();
  await expect(page.getByRole("table", { name: "Objectives" })).toContainText("Checkout: availability");
  await page.getByRole("tab", { name: "Report" }).click();
  await expect(page.getByRole("button", { name: "Copy for a wiki" })).toBeVisible();
  await expect(page).toHaveURL(link);
  await axeFindsNothing(page);
});

test("what computes a link's odds ends with its page, and a late answer harms nothing", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const { link } = await linkOf(page, "complete-engagement");
  await openElsewhere(page, link);
  await expect.poll(() => page.workers().length).toBe(1);
  await page.getByText("All engagements", { exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Engagements" })).toBeVisible();
  await expect.poll(() => page.workers().length, "of the link's page").toBe(0);
  expect(trouble).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`a link and its dialog are in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const { link } = await linkOf(page, "complete-engagement");
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/share-${scheme}-${width}.png` });
      await openElsewhere(page, link);
      await expect(total(page)).toHaveText("951");
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/view-${scheme}-${width}.png` });
    });
  }
}
