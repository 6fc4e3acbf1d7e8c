// Objectives in files of other tools: shown, chosen and added as one step.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { axeFindsNothing, drop, example, file, goTo, noSidewaysScroll, openFile, openStored, storedEngagements, watchForTrouble } from "./support";

const data = (name: string) => fileURLToPath(new URL(`../data/slo-files/${name}`, import.meta.url));

test("files of OpenSLO and Sloth become objectives after a preview", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Objectives");
  await page.getByRole("button", { name: "Import objectives" }).click();
  const dialog = page.getByRole("dialog", { name: "Import objectives" });
  const add = (name: string) => dialog.getByRole("button", { name, exact: true });
  await expect(add("Add objectives")).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Or paste a file" }).fill("a: &x [1]\nb: *x\n");
  await expect(dialog.getByRole("status", { name: "What could not be read" })).toContainText("Line 1: an anchor (&)");
  await dialog.getByRole("textbox", { name: "Or paste a file" }).fill("");
  await dialog.getByLabel("Files of OpenSLO or Sloth").setInputFiles([data("openslo.yaml"), data("sloth.yaml")]);
  await expect(dialog.getByRole("heading", { name: "7 objectives found" })).toBeVisible();
  const requests = dialog.getByRole("region", { name: "requests-availability" });
  await expect(requests).toContainText("Sloth · Availability · 99.95% · 30 days");
  await expect(requests).toContainText('http_requests_total{job="shop",code=~"(5..|429)"}');
  await dialog.getByRole("combobox", { name: "Window of those that say none" }).selectOption("28 days");
  await expect(requests).toContainText("99.95% · 28 days");
  await expect(dialog.getByRole("region", { name: "basket" })).toContainText("Its budgeting method is Timeslices");
  await axeFindsNothing(page);
  await requests.getByRole("combobox", { name: "For" }).selectOption("Checkout");
  for (const name of ["basket", "checkout", "stock", "requests-latency"]) await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  await expect(dialog.getByText("Also adds the journey Search is fast.")).toBeVisible();
  await add("Add 3 objectives").click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Search is fast: latency" })).toBeVisible();
  const objectives = async () => (await storedEngagements(page))[0].objectives.length;
  await expect.poll(objectives).toBe(5);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(objectives, "one step back").toBe(2);
  expect(trouble).toEqual([]);
});

test("the preview fits a phone", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Objectives");
  await page.getByRole("button", { name: "Import objectives" }).click();
  const dialog = page.getByRole("dialog", { name: "Import objectives" });
  await dialog.getByLabel("Files of OpenSLO or Sloth").setInputFiles(data("openslo.yaml"));
  await expect(dialog.getByRole("button", { name: "Add 3 objectives" })).toBeVisible();
  const [scrolls, fits] = await dialog.evaluate((it) => [it.scrollWidth, it.clientWidth]);
  expect(scrolls).toBeLessThanOrEqual(fits);
  await noSidewaysScroll(page);
});

test("a file of objectives that is opened or dropped comes to its preview", async ({ page }) => {
  const sloth = file("shop.yaml", readFileSync(data("sloth.yaml"), "utf8"));
  const dialog = page.getByRole("dialog", { name: "Import objectives" });
  await openStored(page, example("complete-engagement"));
  await drop(page, sloth);
  await expect(dialog.getByText("shop.yaml")).toBeVisible();
  await expect(dialog.getByRole("region", { name: "requests-availability" })).toBeVisible();
  await drop(page, file("bad.yml", "a: &x [1]\n"));
  await expect(dialog.getByRole("status", { name: "What could not be read" })).toContainText("bad.yml: Line 1: an anchor (&)");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  // Closed, it is forgotten.
  await page.getByRole("button", { name: "Import objectives" }).click();
  await expect(dialog.getByText("bad.yml")).toBeHidden();
  await dialog.getByRole("button", { name: "Cancel" }).click();

  // In the library it begins an engagement.
  await page.getByRole("link", { name: "All engagements" }).click();
  await openFile(page, sloth);
  await dialog.getByRole("button", { name: /^Add \d+ objectives$/ }).click();
  await expect(page.getByRole("region", { name: /: availability$/ }).first()).toBeVisible();
  await expect.poll(async () => (await storedEngagements(page)).length).toBe(2);
});
