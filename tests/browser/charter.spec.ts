// The charter: filled in, kept, copied, printed; and its state in the library.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, barButton, copied, example, goTo, noNonsense, noSidewaysScroll, notice, openStored, pagesOf, storedEngagements, watchForTrouble } from "./support";

async function openCharter(page: Page) {
  await openStored(page, example("source-practice"));
  await goTo(page, "Charter");
  await expect(page.getByRole("heading", { name: "Charter", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign-offs", level: 2 })).toBeVisible();
}

async function fillIn(page: Page) {
  await page.getByLabel("Status").selectOption("active");
  await page.getByLabel("Client").fill("Checkout team");
  await page.getByLabel("First day").fill("2026-11-02");
  await page.getByLabel("Last day").fill("2026-12-11");
  await page.getByLabel("Purpose").fill("Fewer bad minutes\nbefore the winter sale");
  await page.getByLabel("Why it makes sense here").fill("Nobody there has run a review before.");
  await page.getByLabel("On which condition that changes").fill("Two quiet weeks");
  await page.getByRole("button", { name: "Runbooks", exact: true }).click();
  await expect(page.getByLabel("Who does what: Runbooks")).toBeFocused();
  await page.getByLabel("Who does what: Runbooks").fill("Ada writes");
  await page.getByRole("button", { name: "Add sign-off" }).click();
  await expect(page.getByLabel("Name of sign-off 1")).toBeFocused();
  await page.keyboard.type("Ada");
  await page.getByLabel("Role of Ada").fill("Head of Shop");
  await page.getByLabel("Signed on of Ada").fill("2026-11-03");
}

test("is filled in, kept and copied", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openCharter(page);
  await page.getByLabel("Why it makes sense here").focus();
  await expect(page.getByText("an anti-pattern that sometimes makes sense"), "help while it is edited").toBeVisible();
  await fillIn(page);
  await allIsSaved(page);
  const [{ charter }] = await storedEngagements(page);
  expect(charter).toMatchObject({
    status: "active",
    client: "Checkout team",
    start: "2026-11-02",
    purpose: "Fewer bad minutes\nbefore the winter sale",
    activities: [{ activity: "runbooks", who: "Ada writes" }],
    signOffs: [{ name: "Ada", role: "Head of Shop", date: "2026-11-03" }],
  });
  await page.reload();
  await expect(page.getByLabel("Purpose")).toHaveValue("Fewer bad minutes\nbefore the winter sale");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  const text = await copied(page);
  expect(text).toContain("- Purpose: Fewer bad minutes<br>before the winter sale\n");
  expect(text).toContain("- Runbooks: Ada writes\n");
  expect(text).toMatch(/\nEstimate, as of \d{4}-\d\d-\d\d\n$/);
  expect(text, "what is empty is left out").not.toContain("Sponsor");
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("says beside the exit criteria where things stand today", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Charter");
  const today = page.locator("dl", { hasText: "Drills in the log" });
  await expect(today.getByText("The service holds 99.9% in")).toBeVisible();
  await expect(today.getByText("28% of quarters", { exact: true })).toBeVisible();
  await expect(today.getByText("1, on 2026-10-22", { exact: true })).toBeVisible();
});

test("the library says how far it is", async ({ page }) => {
  await openCharter(page);
  await fillIn(page);
  await allIsSaved(page);
  await pagesOf(page).getByRole("link", { name: "Library" }).click();
  const card = page.getByRole("list", { name: "Engagements" }).getByRole("listitem").filter({ hasText: example("source-practice").engagement.name });
  await expect(card).toContainText("active");
  await expect(card).toContainText("2026-11-02 to 2026-12-11");
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 700 });
    await noSidewaysScroll(page);
    await axeFindsNothing(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/library-${width}.png`, fullPage: true });
  }
});

test("says which dates cannot be, and keeps what a file has there", async ({ page }) => {
  const file = example("source-practice");
  file.engagement.charter = { start: "next spring", signOffs: [{ id: "aaaaaaaa", name: "Ada", role: "", date: "last week" }] };
  await openStored(page, file);
  await goTo(page, "Charter");
  const about = page.getByRole("article", { name: "Charter" });
  await expect(about.getByText('kept as "next spring"')).toBeVisible();
  await expect(page.getByText('kept as "last week"')).toBeVisible();
  await page.getByLabel("First day").fill("2026-11-02");
  await page.getByLabel("Last day").fill("2026-11-01");
  await expect(about.getByText("The last day, 2026-11-01, is before the first, 2026-11-02.")).toBeVisible();
  await page.getByLabel("Last day").fill("2026-11-30");
  await expect(about.getByText("is before the first")).toHaveCount(0);
  await expect(page.getByText("Begins in").or(page.getByText(/^Day \d+ of 29$/)).or(page.getByText("Over for")).first()).toBeVisible();
});

test("what is typed right after a row is added goes into it, however late the next frame comes", async ({ page }) => {
  await openCharter(page);
  await page.evaluate(() => (window.requestAnimationFrame = () => 0));
  await page.getByRole("button", { name: "Add sign-off" }).press("Enter");
  await page.keyboard.type("Ben");
  await expect(page.getByLabel("Name of Ben")).toBeFocused();
  await expect(page.getByLabel("Name of Ben")).toHaveValue("Ben");
});

test("each field undoes as one step, a tick and a row too", async ({ page }) => {
  await openCharter(page);
  const undo = barButton(page, "Undo");
  await page.getByLabel("In scope", { exact: true }).click();
  await page.keyboard.type("Checkout and cart");
  await page.getByLabel("Out of scope").click();
  await page.keyboard.type("Search");
  await undo.click();
  await expect(page.getByLabel("Out of scope")).toHaveValue("");
  await expect(page.getByLabel("In scope", { exact: true })).toHaveValue("Checkout and cart");
  await undo.click();
  await expect(page.getByLabel("In scope", { exact: true })).toHaveValue("");

  const wheel = page.getByRole("button", { name: "Wheel of Misfortune", exact: true });
  await wheel.press("Enter");
  await page.getByLabel("Who does what: Wheel of Misfortune").fill("Ben hosts");
  await page.getByRole("checkbox", { name: "Wheel of Misfortune" }).press("Space");
  await expect(page.getByLabel("Who does what: Wheel of Misfortune")).toBeHidden();
  await wheel.press("Enter");
  await expect(page.getByLabel("Who does what: Wheel of Misfortune"), "what was said comes back").toHaveValue("Ben hosts");
  await undo.click();
  await undo.click();
  await expect(page.getByLabel("Who does what: Wheel of Misfortune")).toHaveValue("Ben hosts");

  const add = page.getByRole("button", { name: "Add sign-off" });
  await add.press("Enter");
  await page.keyboard.type("Ada");
  await add.press("Enter");
  await page.keyboard.type("Ben");
  await page.getByRole("button", { name: "Delete Ada" }).press("Enter");
  await expect(page.getByLabel("Name of Ben"), "the focus goes to the row that is left").toBeFocused();
  await page.getByRole("button", { name: "Delete Ben" }).press("Enter");
  await expect(add).toBeFocused();
  await expect(page.getByRole("list", { name: "Sign-offs" })).toBeHidden();
  await undo.click();
  await expect(page.getByLabel("Name of Ben")).toBeVisible();
});

test("the side says how far it is and who has not signed", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Charter");
  const side = page.getByRole("complementary", { name: "How far the charter is" });
  await expect(side).toContainText("3 of 3 signed");
  await expect(side).toContainText("Signed by all, last on 2026-09-10.");
  await page.getByLabel(/^Signed on of Mina Sato/).fill("");
  await expect(side).toContainText("2 of 3 signed");
  await expect(side).toContainText("Mina Sato has not signed yet.");
  await side.getByRole("button", { name: "Exit criteria" }).or(side.getByRole("button", { name: /^Working together/ })).first().click();
  await expect(page.getByLabel("Ways of working")).toBeFocused();
});

test("prints what was said, with room to sign", async ({ page }) => {
  await openCharter(page);
  const paper = page.locator(".charter-paper");
  await expect(paper).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(paper.getByRole("row"), "nobody is named yet: two lines, under the titles").toHaveCount(3);
  await page.emulateMedia({ media: null });
  await fillIn(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByLabel("Client")).toBeHidden();
  await expect(paper.getByText("Checkout team")).toBeVisible();
  await expect(paper.getByText("Fewer bad minutes\nbefore the winter sale")).toBeVisible();
  await expect(paper.getByRole("columnheader", { name: "Signature" })).toBeVisible();
  await expect(paper.getByRole("row")).toHaveCount(2);
  await expect(paper.getByText("Sponsor")).toHaveCount(0);
  if (process.env.SHOTS) {
    await page.setViewportSize({ width: 800, height: 1100 });
    await page.screenshot({ path: `${process.env.SHOTS}/charter-print.png`, fullPage: true });
  }
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await openCharter(page);
      await fillIn(page);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/charter-${scheme}-${width}.png`, fullPage: true });
    });
  }
}
