// Incidents pasted, held against the estimates, and taken over only when somebody says so.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, cell, example, goTo, goToTool, noSidewaysScroll, openStored, paste } from "./support";

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
async function pasteTable(page: Page) {
  await page.getByRole("button", { name: "Paste incidents" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste incidents" });
  await dialog.getByLabel("Incidents as a table").fill(PASTED);
  await expect(dialog.getByText('Row 5: "someday" is no date such as 2026-03-01.')).toBeVisible();
  const shown = dialog.getByRole("table", { name: "Pasted incidents" });
  await expect(shown.getByRole("row", { name: "2026-03-04 minor defect 30.0 90.0 2.00%", exact: true })).toBeVisible();
  await expect(dialog.getByText("One, \u201cDNS provider down\u201d, is none of the risks listed.")).toBeVisible();
  await dialog.getByRole("button", { name: "Add 3 incidents" }).click();
  await expect(dialog.getByText('Row 2: "someday" is no date such as 2026-03-01.')).toBeVisible();
  await expect(dialog.getByLabel("Incidents as a table")).toHaveValue(/^date\t.*\nsomeday\t/);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
}

test("pasted incidents stand beside the estimates and change none", async ({ page }) => {
  await calibration(page);
  await pasteTable(page);
  const table = page.getByRole("table", { name: "Incidents" });
  await expect(table.getByRole("row")).toHaveCount(4);
  await expect(page.getByText("Say how long was watched").last()).toBeVisible();

  await page.getByLabel("Watched from").fill("2026-01-01");
  await page.getByLabel("Watched to").fill("2026-06-30");
  const says = page.getByRole("status", { name: "Calibration" });
  await expect(says).toContainText("In the 181 days watched 3 incidents cost");
  await expect(says).toContainText("One of them, of 15.0 bad minutes, is none of the risks listed");
  await expect(page.getByRole("region", { name: "What happened", exact: true })).toContainText("3 incidents in 181 days.");
  const compared = page.getByRole("table", { name: "Calibration" });
  await expect(page.getByText(/Happened twice in the time watched; the estimate expects 8.62/)).toBeVisible();
  // Expected again and again, and never seen: that is evidence too.
  await expect(compared.getByRole("row").last()).toContainText(/deployment downtime\s*0 of 25.9/);
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
  await pasteTable(page);
  await expect(page.getByText("One incident matches no risk:")).toBeVisible();
  await page.getByRole("button", { name: "Add as risk: DNS provider down" }).click();
  await expect(page.getByText("One incident matches no risk:")).toHaveCount(0);
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
      await pasteTable(page);
      await page.getByLabel("Watched from").fill("2026-01-01");
      await page.getByLabel("Watched to").fill("2026-06-30");
      await axeFindsNothing(page);
      await noSidewaysScroll(page);
      if (process.env.SHOTS) await page.screenshot({ fullPage: true, path: `${process.env.SHOTS}/calibration-${scheme}-${width}.png` });
    });
  }
}

test("a paste of incidents is asked about, shown as it counts, and mended", async ({ page }) => {
  await calibration(page);
  await page.getByRole("button", { name: "Paste incidents" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste incidents" });
  const rows = dialog.getByRole("table", { name: "Pasted incidents" }).getByRole("row");
  const row = (name: string) => rows.filter({ hasText: name });
  await dialog.getByLabel("Incidents as a table").fill([
    "Title\tStarted\tTime to detect\tTime to resolve\tUsers affected\tSeverity",
    "minor defect\t3/1/2026\t5700\t3600\t36\t2",
    "minor defect\t4/1/2026\t2400\t2100\t1200\t3",
    "bad push\t5/1/2026\t360\t9000\t600\t1",
  ].join("\n"));
  // Nothing counts before the table's two readings are told apart.
  await expect(dialog.getByRole("button", { name: "Add incidents", exact: true })).toBeDisabled();
  await expect(dialog.getByText('"3/1/2026" has two readings: say which number is the day.')).toBeVisible();
  await dialog.getByRole("radiogroup", { name: "In 3/1/2026, first comes" }).getByText("the day").click();
  await dialog.getByLabel("Users in all").fill("2400");
  await expect(row("2026-01-03")).toHaveText(/minor defect95.060.01.50%/);
  await expect(row("2026-01-04")).toHaveText(/minor defect40.035.050.0%/);
  await expect(dialog.getByText("name of a risk in 2 of 3 rows")).toBeVisible();
  await expect(dialog.getByText("no unit in the header; taken as seconds, being large")).toHaveCount(2);
  await dialog.getByRole("radiogroup", { name: "Times are in" }).getByText("minutes").click();
  await expect(row("2026-01-04")).toHaveText(/2\D?400/);
  // A row typed below takes nothing back of what was said.
  const box = dialog.getByLabel("Incidents as a table");
  await box.press("Control+End");
  await box.pressSequentially("\n");
  await expect(dialog.getByLabel("Users in all")).toHaveValue("2400");
  await expect(row("2026-01-04")).toHaveText(/2\D?400.*50.0%/);
  await expect(dialog.getByText("no unit in the header; taken as minutes, as you say")).toHaveCount(2);
  await dialog.getByRole("radiogroup", { name: "Times are in" }).getByText("seconds").click();
  // Another meaning for a column.
  await dialog.getByText("1 column is left out").click();
  await dialog.getByLabel("Column Time to resolve is").selectOption("Start to end");
  await expect(row("2026-01-05")).toHaveText(/bad push6.00144/);
  await dialog.getByLabel("Column Time to resolve is").selectOption("ETTR");
  await axeFindsNothing(page);
  await dialog.getByRole("button", { name: "Add 3 incidents" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table", { name: "Incidents" }).getByRole("row")).toHaveCount(4);
  await expect(page.getByLabel("To detect of bad push")).toHaveValue("360s");
});

test("what a point is among incidents is asked, and what was said goes with another table", async ({ page }) => {
  await calibration(page);
  await page.getByRole("button", { name: "Paste incidents" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste incidents" });
  const box = dialog.getByLabel("Incidents as a table");
  await box.fill("Date\tMinutes to detect\tMinutes to resolve\tUsers affected\n2026-03-01\t5\t1.440\t1200\n2026-03-02\t5\t2.015\t36");
  await dialog.getByLabel("Users in all").fill("2400");
  await expect(dialog.getByRole("row", { name: /^2026-03-01.* 1\.44 50/ })).toBeVisible();
  await dialog.getByRole("radiogroup", { name: "The point in 1.440" }).getByText("parts thousands").click();
  await expect(dialog.getByRole("row", { name: /^2026-03-01.* 1\D?440 50/ })).toBeVisible();
  await expect(dialog.getByText("Commas are taken as decimal marks, as you say")).toBeVisible();
  // No number stays that counts no more.
  await box.fill("Date\tMinutes to detect\tUsers affected\n2026-03-01\t5\t1200");
  await expect(dialog.getByText("1200 users: say how many there are in all.")).toBeVisible();
  await expect(dialog.getByLabel("Users in all")).toHaveValue("");
});

test("incidents of a web page are read with the cells that cover others", async ({ page }) => {
  await calibration(page);
  await page.getByRole("button", { name: "Paste incidents" }).click();
  await page.getByLabel("Incidents as a table").focus();
  await paste(page, {
    text: "a table",
    html: `<table><tr><th>Date<th>Minutes to detect<th>Minutes to resolve<th>Share (%)<th>Risk</tr>
<tr><td rowspan="2">2026-03-01<td>5<td>60<td>100<td>minor defect</tr><tr><td>7<td>90<td>50<td>minor defect</tr></table>`,
  });
  const dialog = page.getByRole("dialog", { name: "Paste incidents" });
  await expect(dialog.getByRole("row", { name: "2026-03-01 minor defect 7.00 90.0 50.0%" })).toBeVisible();
  await dialog.getByRole("button", { name: "Add 2 incidents" }).click();
  await expect(page.getByRole("table", { name: "Incidents" }).getByRole("row")).toHaveCount(3);
});
