// The whole practice in one go, on an empty engagement: charter, journeys, risks, objectives, readiness,
// activities, report; then out as a file and in again elsewhere.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, cell, copied, download, file, goTo as goToPage, goToTool, openFile, openQuick, SOURCE, total, totalInBar, typeRisks, watchForTrouble } from "./support";

async function goTo(page: Page, name: string) {
  await goToPage(page, name);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function reportAsMarkdown(page: Page) {
  await goTo(page, "Report");
  for (const part of ["Full charter", "All figures as tables"]) await page.getByRole("checkbox", { name: part }).check();
  await expect(page.getByText(/being computed|being searched/)).toHaveCount(0, { timeout: 60_000 });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy for a wiki" }).click();
  await page.getByRole("menuitem", { name: "Copy report as Markdown" }).click();
  await expect.poll(() => copied(page)).toContain("## Decision 1");
  return copied(page);
}

test("from charter to report, out as a file, and the same report elsewhere", async ({ page, browser, baseURL }) => {
  test.slow();
  const trouble = await watchForTrouble(page);
  await page.goto("./#/library");
  await page.getByRole("button", { name: "New engagement" }).click();

  await goTo(page, "Charter");
  await page.getByLabel("Status").selectOption("active");
  await page.getByLabel("Client").fill("Corner shop");
  await page.getByLabel("Purpose").fill("Sleep at night");
  await page.getByLabel("Why it makes sense here").fill("Three developers, no SRE");
  await page.getByLabel("On which condition that changes").fill("Two quiet weeks");
  for (const activity of ["Weekly production review", "Wheel of Misfortune", "Pre-mortem and silent estimates"]) {
    await page.getByRole("button", { name: activity, exact: true }).click();
  }
  await page.getByRole("button", { name: "Add sign-off" }).click();
  await page.keyboard.type("Ada");

  await goTo(page, "Journeys");
  await page.getByRole("button", { name: "Add journey" }).click();
  await page.keyboard.type("Checkout");
  await page.getByRole("textbox", { name: /^Interaction of/ }).fill("POST /checkout");
  await page.getByRole("textbox", { name: "Valid event of POST /checkout" }).fill("HTTP 301");
  await page.getByRole("textbox", { name: "Impact of POST /checkout" }).fill("100%");

  await goTo(page, "Risks");
  await cell(page, "Risk", "row 1").focus();
  await typeRisks(page, SOURCE);
  await expect(total(page)).toHaveText("198");

  await goTo(page, "Objectives");
  await page.getByRole("button", { name: "Add objective for Checkout" }).click();
  await page.getByLabel("Target, percent").fill("99.9");
  await page.getByLabel("Owner").fill("Shop team");
  await page.getByRole("tab", { name: "Dependencies" }).click();
  await expect(page.getByText(/holds in .*% of windows/)).toBeVisible();

  await goTo(page, "Readiness");
  await page.getByRole("button", { name: "Answer the first item" }).click();
  const drawing = page.getByRole("radiogroup", { name: /^Is there a drawing of the service/ });
  await expect(drawing.getByRole("radio", { name: "Yes", exact: true })).toBeFocused();
  await page.keyboard.press("y");
  await page.getByRole("navigation", { name: "Areas" }).getByRole("button", { name: /^Instrumentation and monitoring/ }).click();
  const probe = page.getByRole("radiogroup", { name: /^Does something outside the service try/ });
  await probe.getByText("No", { exact: true }).click();
  await page.getByRole("button", { name: /^Rows of Does something outside/ }).click();
  const rows = page.getByRole("dialog", { name: /^Rows of/ });
  await rows.getByRole("checkbox", { name: "minor defect" }).check();
  await rows.getByRole("button", { name: "Done" }).click();
  await expect(totalInBar(page), "a no changes no figure").toHaveText("198");

  await goTo(page, "Activities");
  await page.getByRole("button", { name: "Log entry" }).click();
  await page.getByRole("menuitem", { name: "Weekly production review" }).click();
  await expect(page.getByRole("textbox", { name: /^Who was there of Weekly/ })).toBeFocused();
  await page.keyboard.type("Ada, Ben");
  await page.getByRole("button", { name: /^Add action: Weekly/ }).click();
  await expect(page.getByRole("textbox", { name: "Action of action" })).toBeFocused();
  await page.keyboard.type("probe from outside");
  await goTo(page, "Activities");
  await page.getByRole("link", { name: "Start a round" }).click();
  await page.getByLabel("A way to fail").fill("card provider down");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Promote to risk: card provider down" }).click();
  await expect(totalInBar(page), "what has no numbers stays out").toHaveText("198");
  await goToTool(page, "silent");
  await page.getByLabel("Risk to estimate").selectOption("minor defect");
  await page.getByRole("combobox", { name: "Figure" }).selectOption("ETTR");
  await page.getByRole("button", { name: "Ask this" }).click();
  await page.getByLabel(/^Lines that came back/).fill("Ada: 60\nBen: 510\nCy: 1 440");
  await page.getByRole("button", { name: "Read the lines" }).click();
  await page.getByRole("button", { name: "Use as the range" }).click();
  await goToTool(page, "calibration");
  await page.getByRole("button", { name: "Paste incidents" }).click();
  await page.getByLabel("Incidents as a table").fill("2026-02-03, 12, 45, 100%, deployment downtime");
  await page.getByRole("button", { name: "Add 1 incident" }).click();
  await expect(page.getByRole("table", { name: "Incidents" }).getByRole("row")).toHaveCount(2);

  await goTo(page, "Report");
  await page.getByRole("link", { name: "Compare versions" }).click();
  await page.getByRole("button", { name: "Save a version" }).press("Enter");
  await page.getByLabel("Name of the version").fill("first week");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  const report = await reportAsMarkdown(page);
  for (const said of ["Corner shop", "Sleep at night", "POST /checkout", "minor defect", "99.9%", "probe from outside", "card provider down", "Ada"]) {
    expect(report).toContain(said);
  }
  await allIsSaved(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const out = await download(page, () => page.getByRole("button", { name: "Export JSON" }).click());
  const { engagement } = JSON.parse(out.text);
  expect(engagement).toMatchObject({
    charter: { status: "active", client: "Corner shop", signOffs: [{ name: "Ada" }] },
    journeys: [{ name: "Checkout" }],
    objectives: [{ owner: "Shop team" }],
    readiness: { items: [{ answer: "yes" }, { answer: "no", risks: [engagement.risks[1].id] }] },
    activities: { log: [{ people: "Ada, Ben", actions: [{ what: "probe from outside" }] }], rounds: [{ said: [{ estimate: "60" }, {}, {}] }] },
    evidence: { incidents: [{ date: "2026-02-03" }] },
    snapshots: [{ name: "first week" }],
  });
  expect(engagement.risks.map((risk: any) => risk.name)).toContain("card provider down");
  expect(engagement.risks[1].ettr).toMatchObject({ kind: "range", low: 60, high: 1440 });

  const context = await browser.newContext({ baseURL });
  const elsewhere = await context.newPage();
  await openQuick(elsewhere);
  await openFile(elsewhere, file(out.name, out.text));
  await expect(cell(elsewhere, "Risk", "minor defect")).toBeVisible();
  expect(await reportAsMarkdown(elsewhere)).toBe(report);
  await context.close();
  expect(trouble).toEqual([]);
});
