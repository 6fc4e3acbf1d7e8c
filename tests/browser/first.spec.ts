// A first engagement: what each empty page is for, what comes next, the example beside it, and a size for a room.
import { expect, test, type Page } from "@playwright/test";
import { SOURCE, axeFindsNothing, cell, goTo, noSidewaysScroll, openQuick, total, typeRisks } from "./support";

const way = (page: Page) => page.getByRole("region", { name: "The way through an engagement" });

test("an empty page says what it is for and what comes next, and ticks what is begun", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await goTo(page, "Charter");
  const steps = way(page).getByRole("list", { name: "Pages" }).getByRole("listitem");
  await expect(steps).toHaveText(["Charter, not begun", "Journeys, not begun", "Risks, begun", "Objectives, not begun", "Readiness, not begun"]);
  await expect(way(page)).toContainText("Agree on what the engagement is for");
  await axeFindsNothing(page);
  await way(page).getByRole("link", { name: "Open Journeys" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Journeys" })).toBeVisible();
  await expect(way(page).getByRole("link", { name: "Open Objectives" })).toBeVisible();
  await goTo(page, "Charter");
  const purpose = page.getByRole("main").getByRole("textbox").first();
  await purpose.fill("Checkout keeps its promise");
  await expect(steps.first()).toHaveText("Charter, begun");
  await goTo(page, "Journeys");
  await goTo(page, "Charter");
  await expect(way(page), "a page that is begun does not teach").toHaveCount(0);
});

test("the complete example opens at the page where it is asked for", async ({ page }) => {
  await openQuick(page);
  await page.keyboard.type("one");
  await goTo(page, "Objectives");
  await way(page).getByRole("button", { name: "Open the complete example" }).click();
  await expect(page.getByRole("heading", { level: 2, name: /Checkout: / }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/objectives$/);
  await page.goBack();
  await expect(page, "back to where it was asked for").toHaveURL(/\/objectives$/);
  await expect(way(page)).toBeVisible();
});

test("one key makes all of it large, and again usual", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  const height = async () => (await total(page).boundingBox())!.height;
  const usual = await height();
  await page.keyboard.press("F9");
  await expect.poll(height).toBeGreaterThan(usual * 1.2);
  await noSidewaysScroll(page);
  await page.keyboard.press("F9");
  await expect.poll(height).toBeCloseTo(usual);
});

test("a mark that changes settles visibly, the others stay", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, SOURCE);
  const mark = (risk: string) => page.getByRole("row").filter({ has: page.getByRole("textbox", { name: `Risk of ${risk}`, exact: true }) }).locator(".mark");
  await expect(mark("deployment downtime")).toHaveText("Too big");
  // Noted when it begins, since it lasts less than a second.
  await page.evaluate(() => {
    const settling: string[] = ((window as any).settling = []);
    addEventListener("transitionrun", ({ target, propertyName }) => {
      if (propertyName.startsWith("background-position")) settling.push((target as Element).closest("tr")!.querySelector("input")!.value);
    });
  });
  await cell(page, "ETTF", "deployment downtime").fill("700");
  await expect(mark("deployment downtime")).toHaveText("Small");
  await expect.poll(() => page.evaluate(() => [...new Set((window as any).settling)])).toEqual(["deployment downtime"]);
});
