// Incidents pasted, held against the estimates, and taken over only when somebody says so.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, goTo, noSidewaysScroll, openStored } from "./support";

async function calibration(page: Page) {
  await openStored(page, example("source-practice"));
  await goTo(page, "Activities");
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Calibration" }) });
  await expect(section).toBeVisible();
  return section;
}

const PASTED = [
  "date,minutes to detect,minutes to resolve,share of users,risk",
  "2026-02-03,12,45,100%,Minor defect",
  "2026-03-04,30,90,2%,minor defect",
  "2026-05-06,5,10,100%,DNS provider down",
  "someday,5,10,100%,minor defect",
].join("\n");

async function paste(section: ReturnType<Page["locator"]>) {
  await section.getByText("Paste incidents").click();
  await section.getByLabel("Incidents as a table").fill(PASTED);
  await section.getByRole("button", { name: "Add these incidents" }).click();
}

test("pasted incidents stand beside the estimates and change none", async ({ page }) => {
  const section = await calibration(page);
  await paste(section);
  await expect(section.getByText('Row 5: "someday" is no date such as 2026-03-01.')).toBeVisible();
  await expect(section.getByLabel("Incidents as a table")).toHaveValue(/^date\t.*\nsomeday\t/);
  const table = section.getByRole("table", { name: "Incidents" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(section.getByText("Say how long was watched")).toBeVisible();

  await section.getByLabel("Watched from").fill("2026-01-01");
  await section.getByLabel("Watched to").fill("2026-06-30");
  const says = section.getByRole("status", { name: "Calibration" });
  await expect(says).toContainText("In the 181 days watched 3 incidents cost");
  await expect(says).toContainText("One of them, of 15.0 bad minutes, is none of the risks listed");
  await expect(section.getByText(/Happened twice in the time watched; the estimate expects 8.62/)).toBeVisible();

  // Once in 21 days, and twice in 181: three times in 202.
  const use = section.getByRole("button", { name: /^Use ETTF 67.3 days \(now 21\) for minor defect/i });
  await goTo(page, "Risks");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("21");
  await page.goBack();
  await use.click();
  await goTo(page, "Risks");
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("67.3");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(cell(page, "ETTF", "minor defect")).toHaveValue("21");
});

test("an incident is entered by hand, and what can't be read is said", async ({ page }) => {
  const section = await calibration(page);
  await section.getByRole("button", { name: "Add incident" }).click();
  await expect(section.getByLabel("Date of incident 1")).toBeFocused();
  await section.getByLabel("Risk of incident 1").selectOption({ label: "minor defect" });
  await section.getByLabel("To detect of minor defect").fill("soon");
  await expect(section.getByLabel("To detect of minor defect")).toHaveAttribute("aria-invalid", "true");
  await section.getByLabel("To detect of minor defect").fill("1h");
  await section.getByLabel("Drill of minor defect").check();
  await expect(section.getByText("ETTD: 1 observed, median 60.0 minutes.")).toBeVisible();
  await section.getByRole("button", { name: "Delete: minor defect" }).click();
  await expect(section.getByRole("button", { name: "Add incident" })).toBeFocused();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`calibration is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const section = await calibration(page);
      await paste(section);
      await section.getByLabel("Watched from").fill("2026-01-01");
      await section.getByLabel("Watched to").fill("2026-06-30");
      await axeFindsNothing(page);
      await noSidewaysScroll(page);
      if (process.env.SHOTS) await section.screenshot({ path: `${process.env.SHOTS}/calibration-${scheme}-${width}.png` });
    });
  }
}
