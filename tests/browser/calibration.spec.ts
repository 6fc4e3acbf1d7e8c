// Incidents pasted, held against the estimates, and taken over only when somebody says so.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, goTo, goToTool, noSidewaysScroll, openStored } from "./support";

async function calibration(page: Page) {
  await openStored(page, example("source-practice"));
  await goToTool(page, "calibration");
  await expect(page.getByRole("heading", { level: 1, name: "Calibration" })).toBeVisible();
}

const PASTED = [
  "date,minutes to detect,minutes to resolve,share of users,risk",
  "2026-02-03,12,45,100%,Minor defect",
  "2026-03-04,30,90,2%,minor defect",
  "2026-05-06,5,10,100%,DNS provider down",
  "someday,5,10,100%,minor defect",
].join("\n");

/** Pastes the table; one row of it cannot be read, so the dialog stays. */
async function paste(page: Page) {
  await page.getByRole("button", { name: "Paste incidents" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste incidents" });
  await dialog.getByLabel("Incidents as a table").fill(PASTED);
  await dialog.getByRole("button", { name: "Add these incidents" }).click();
  await expect(dialog.getByText('Row 5: "someday" is no date such as 2026-03-01.')).toBeVisible();
  await expect(dialog.getByLabel("Incidents as a table")).toHaveValue(/^date\t.*\nsomeday\t/);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
}

test("pasted incidents stand beside the estimates and change none", async ({ page }) => {
  await calibration(page);
  await paste(page);
  const table = page.getByRole("table", { name: "Incidents" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(page.getByText("Say how long was watched").last()).toBeVisible();

  await page.getByLabel("Watched from").fill("2026-01-01");
  await page.getByLabel("Watched to").fill("2026-06-30");
  const says = page.getByRole("status", { name: "Calibration" });
  await expect(says).toContainText("In the 181 days watched 3 incidents cost");
  await expect(says).toContainText("One of them, of 15.0 bad minutes, is none of the risks listed");
  await expect(page.getByRole("region", { name: "What happened", exact: true })).toContainText("3 incidents in 181 days.");
  await expect(page.getByText(/Happened twice in the time watched; the estimate expects 8.62/)).toBeVisible();
  const compared = page.getByRole("table", { name: "Calibration" });
  await expect(compared.getByRole("row", { name: /minor defect/ })).toContainText("2 of 8.62");
  await expect(compared.getByRole("img", { name: /^ETTR, minutes: .*observed 45.0, 90.0$/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "minor defect" })).toContainText("rarer than estimated");

  // Once in 21 days, and twice in 181: three times in 202.
  const use = page.getByRole("button", { name: /^Use ETTF 67.3 days \(now 21\) for minor defect/i });
  await goTo(page, "Risks");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("21");
  await page.goBack();
  await use.click();
  await expect(use).toHaveCount(0);
  await goTo(page, "Risks");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("67.3");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("21");
});

test("what is none of the risks becomes one, with its incidents", async ({ page }) => {
  await calibration(page);
  await paste(page);
  await expect(page.getByText("One is none of the risks listed:")).toBeVisible();
  await page.getByRole("button", { name: "Add as risk: DNS provider down" }).click();
  await expect(page.getByText("One is none of the risks listed:")).toHaveCount(0);
  await expect(page.getByLabel("Risk of DNS provider down")).not.toHaveValue("");
  await goTo(page, "Risks");
  await expect(cell(page, "Risk", "DNS provider down")).toBeVisible();
});

test("an incident is entered by hand, and what can't be read is said", async ({ page }) => {
  await calibration(page);
  await page.getByRole("button", { name: "Add incident" }).click();
  await expect(page.getByLabel("Date of incident 1")).toBeFocused();
  await page.getByLabel("Risk of incident 1").selectOption({ label: "minor defect" });
  await page.getByLabel("To detect of minor defect").fill("soon");
  await expect(page.getByLabel("To detect of minor defect")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(/To detect of minor defect is not a duration/)).toBeVisible();
  await page.getByLabel("To detect of minor defect").fill("1h");
  await page.getByLabel("Drill of minor defect").check();
  await expect(page.getByText("ETTD: 1 observed, median 60.0 minutes.")).toBeVisible();
  await page.getByRole("button", { name: "Delete: minor defect" }).click();
  await expect(page.getByRole("button", { name: "Add incident" })).toBeFocused();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`calibration is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await calibration(page);
      await paste(page);
      await page.getByLabel("Watched from").fill("2026-01-01");
      await page.getByLabel("Watched to").fill("2026-06-30");
      await axeFindsNothing(page);
      await noSidewaysScroll(page);
      if (process.env.SHOTS) await page.screenshot({ fullPage: true, path: `${process.env.SHOTS}/calibration-${scheme}-${width}.png` });
    });
  }
}
