// Activities, as a team uses them: what was planned, said, agreed, rehearsed.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, copied, example, goTo as goToPage, noNonsense, noSidewaysScroll, notice, openStored, storedEngagements, watchForTrouble } from "./support";

type Plan = { activity: string; who: string };
const planned = (...activities: string[]): Plan[] => activities.map((activity) => ({ activity, who: "" }));

/** The source's example, changed, on its Activities page. */
async function activities(page: Page, change: (engagement: any) => void = () => {}) {
  const file = example("source-practice");
  change(file.engagement);
  await openStored(page, file);
  await goTo(page, "Activities");
}

async function goTo(page: Page, name: string) {
  await goToPage(page, name);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** An engagement in the middle of its weeks. */
function underWay(engagement: any) {
  engagement.charter.activities = planned("readiness", "responsibility", "review", "runbooks", "wheel", "premortem", "map", "human", "team");
  engagement.charter.pagerNow = "Platform team";
  engagement.risks[0].runbook = "https://wiki.example/deploy and ask Ana";
  engagement.risks[1].notes = "Found by a customer.\nTwice.";
  const action = (id: string, what: string, owner: string, due: string, done = false) => ({ id, what, owner, due, done });
  engagement.activities.log = [
    {
      id: "aaaaaaa2", activity: "review", date: "2026-01-05", people: "Ana, Ben", notes: "Two pages at night.",
      actions: [action("bbbbbbb2", "rotate the keys", "Ana", "2026-01-08"), action("bbbbbbb3", "mend the alert", "Ben", "2026-01-07", true)],
    },
    { id: "aaaaaaa3", activity: "team", date: "2026-01-06", people: "all", notes: "", actions: [action("bbbbbbb4", "book a table", "", "")] },
  ];
}

test("activities are ticked here, and each has its log", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await activities(page);
  await expect(page.getByText(/None is planned in the charter yet/)).toBeVisible();
  await page.getByRole("checkbox", { name: "Human factors" }).check();
  await page.getByRole("checkbox", { name: "Weekly production review" }).check();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: /Weekly|Human/ })).toHaveText(["Weekly production review", "Human factors"]);
  const human = region(page, "Human factors");
  await human.getByLabel("Who does what: Human factors").fill("Ana asks, all answer");
  await human.getByRole("button", { name: "Add entry: Human factors" }).click();
  await expect(human.getByRole("textbox", { name: /^Who was there of Human factors/ })).toBeFocused();
  await page.keyboard.type("Ana, Ben");
  await human.getByRole("textbox", { name: /^Notes of Human factors/ }).fill("Nights are long.");
  await human.getByRole("button", { name: /^Add action/ }).click();
  await expect(human.getByRole("textbox", { name: "Action of action" })).toBeFocused();
  await page.keyboard.type("shorter shifts");
  await human.getByLabel("Owner of shorter shifts").fill("Ben");
  await human.getByLabel("Due of shorter shifts").fill("2020-02-03");
  const open = region(page, "Open actions");
  await expect(open.getByRole("status")).toHaveText("1 action open, 1 overdue.");
  await expect(open.getByRole("row", { name: /shorter shifts/ })).toContainText(/due 2020-02-03, overdue by \d+ daysHuman factors, \d{4}-/);
  await expect(open.getByLabel("Owner of shorter shifts")).toHaveValue("Ben");
  await expect(page.getByRole("link", { name: "Activities 1" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Human factors" }).uncheck();
  await expect(human).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(human.getByRole("textbox", { name: /^Notes of Human factors/ })).toHaveValue("Nights are long.");
  await expect(human.getByLabel("Who does what: Human factors")).toHaveValue("Ana asks, all answer");
  await human.getByRole("button", { name: /^Delete entry/ }).click();
  await expect(human.getByRole("button", { name: "Add entry: Human factors" })).toBeFocused();
  await expect(open.getByText("Nothing is open.")).toBeVisible();
  expect(trouble).toEqual([]);
});

test("open actions stand together, the first due first, and are done there", async ({ page }) => {
  await activities(page, underWay);
  const open = region(page, "Open actions");
  await expect(open.getByRole("checkbox")).toHaveCount(2);
  await expect(open.getByRole("row").nth(1)).toContainText("rotate the keys");
  await expect(open.getByRole("row").nth(2)).toContainText("no dateTeam building, 2026-01-06");
  // A date that is typed moves its row once the list is left.
  await open.getByLabel("Due of book a table").fill("2026-01-02");
  await expect(open.getByLabel("Due of book a table")).toBeFocused();
  await expect(open.getByRole("row").nth(2)).toContainText("book a table");
  await open.getByRole("heading").focus();
  await expect(open.getByRole("row").nth(1)).toContainText("book a table");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open.getByRole("row").nth(1)).toContainText("rotate the keys");
  await open.getByRole("checkbox", { name: "rotate the keys" }).press("Space");
  await expect(open.getByRole("checkbox", { name: "book a table" })).toBeFocused();
  await expect(open.getByRole("status")).toHaveText("1 action open, none overdue.");
  await expect(region(page, "Weekly production review").getByRole("checkbox", { name: "Done of rotate the keys" })).toBeChecked();
  await page.keyboard.press("Space");
  await expect(open.getByRole("heading")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open.getByRole("checkbox", { name: "book a table" })).toBeVisible();
});

test("the review's agenda comes from the engagement", async ({ page }) => {
  await activities(page, underWay);
  const review = region(page, "Weekly production review");
  await expect(review.getByText(/^rotate the keys: Ana, due 2026-01-08, overdue by/)).toBeVisible();
  await expect(review.getByRole("heading", { name: "Agreed at the review of 2026-01-05 or since" })).toBeVisible();
  await expect(review.getByText("1 of 3 actions done")).toBeVisible();
  await expect(review.getByText("There is no objective yet.")).toBeVisible();
  await review.getByRole("button", { name: "Go to the open actions" }).first().click();
  await expect(region(page, "Open actions").getByRole("heading")).toBeFocused();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await review.getByRole("button", { name: "Copy agenda as Markdown" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  expect(await copied(page)).toMatch(/^# Weekly production review, \d{4}-\d\d-\d\d\n[^]*\n- rotate the keys: Ana/);
  await review.getByRole("button", { name: "Start a review" }).click();
  await expect(review.getByRole("textbox", { name: /^Who was there/ }).first()).toBeFocused();
  await expect(review.getByRole("textbox", { name: /^Notes of/ }).first()).toHaveValue(/^Actions overdue or due within a week:\n[^]*Anything else:\n$/);
});

test("the register of runbooks counts minutes, and links only to the web", async ({ page }) => {
  await activities(page, underWay);
  await expect(region(page, "Runbooks").getByText("1 of 2 risks, 78.9% of the 198 bad minutes a year, has a runbook.")).toBeVisible();
  await page.getByRole("link", { name: "Go to Runbooks" }).click();
  await expect(page).toHaveURL(/activities\/runbooks$/);
  const register = region(page, "Register");
  await expect(register.getByText("1 of 2 risks, 78.9% of the 198 bad minutes a year, has a runbook.")).toBeVisible();
  const link = register.getByRole("link", { name: "https://wiki.example/deploy" });
  await expect(link).toHaveAttribute("href", "https://wiki.example/deploy");
  await expect(link).toHaveAttribute("rel", /noreferrer/);
  await register.getByRole("textbox", { name: "Runbook of minor defect" }).fill("javascript:alert(1) wiki/defects");
  await expect(register.getByText(/^2 of 2 risks, 100% of the 198/)).toBeVisible();
  await expect(register.getByRole("link")).toHaveCount(1);
});

test("a drawn risk is rehearsed, and its time stands beside the estimate", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.clock.install({ time: new Date("2026-11-24T10:00:00") });
  await activities(page, underWay);
  const wheel = region(page, "Wheel of Misfortune");
  const seed = wheel.getByLabel("Seed");
  await seed.fill("soon");
  await wheel.getByRole("button", { name: "Draw with this seed" }).click();
  await expect(wheel.getByRole("alert")).toContainText('The seed "soon" cannot be used');
  await seed.fill("7");
  await seed.press("Enter");
  const drawn = wheel.getByRole("status", { name: "Drawn" });
  await expect(drawn).toHaveText("Seed 7, weighed by bad minutes a year: deployment downtime");
  await wheel.getByRole("button", { name: "Spin" }).click();
  await expect(seed).toHaveValue(/^\d{1,6}$/);
  // SplitMix64 begins with 0.883 for 0, which is beyond the first risk's 78.9 %.
  await seed.fill("0");
  await wheel.getByRole("button", { name: "Draw with this seed" }).click();
  await expect(drawn).toHaveText("Seed 0, weighed by bad minutes a year: minor defect");
  await expect(wheel.getByRole("table", { name: "Weights" }).getByRole("row", { name: /minor defect/ })).toContainText("21.1%drawn");
  await expect(wheel.getByRole("heading", { name: "Scenario: minor defect" })).toBeVisible();
  await expect(wheel.getByText("60 minutes to detect, 60 minutes to resolve")).toBeVisible();
  await expect(wheel.getByText(/^Found by a customer/)).toBeVisible();
  await wheel.getByRole("button", { name: "Write a script" }).click();
  await expect(wheel.getByLabel("Script of the drill")).toBeFocused();
  await expect(wheel.getByLabel("Script of the drill")).toHaveValue(/^Drill: minor defect \(seed 0/);

  await wheel.getByRole("button", { name: "Start the timer" }).click();
  await page.clock.runFor("30:00");
  await expect(wheel.getByRole("timer")).toHaveText("30:00");
  await goTo(page, "Risks");
  await page.clock.runFor("12:00");
  await goTo(page, "Activities");
  await wheel.getByRole("button", { name: "Stop the timer" }).click();
  await expect(wheel.getByRole("timer")).toHaveText(/^42:0\d$/);
  const minutes = wheel.getByLabel("Minutes to resolve");
  await expect(minutes).toHaveValue(/^42(\.1)?$/);
  await minutes.fill("long");
  await wheel.getByRole("button", { name: "Keep as evidence" }).click();
  await expect(wheel.getByRole("alert")).toContainText('"long" is not a time');
  await minutes.fill("42");
  await wheel.getByRole("button", { name: "Keep as evidence" }).click();
  const observed = "Observed: drill 2026-11-24, 42 minutes to resolve";
  await expect(wheel.getByText(observed)).toBeVisible();
  await expect(wheel.getByRole("textbox", { name: /^Notes of Wheel of Misfortune, 2026-11-24/ })).toHaveValue(/Resolved after 42 minutes\.$/);

  await goTo(page, "Risks");
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("60");
  await cell(page, "Risk", "minor defect").click();
  await expect(page.getByText(observed)).toBeVisible();
  await page.clock.runFor(2000);
  await allIsSaved(page);
  const [engagement] = await storedEngagements(page);
  expect(engagement.evidence.incidents).toMatchObject([{ drill: true, date: "2026-11-24", resolve: { kind: "point", number: 42 } }]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(observed)).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test("the least practised comes up most, and what has no figures not at all", async ({ page }) => {
  await activities(page, (engagement) => {
    engagement.charter.activities = planned("wheel");
    engagement.risks[1].ettr = { kind: "empty" };
    engagement.evidence.incidents = [{ id: "ccccccc2", risk: engagement.risks[0].id, name: "", drill: true, date: "2026-01-02", detect: { kind: "empty" }, resolve: { kind: "empty" }, share: { kind: "empty" }, notes: "" }];
  });
  const wheel = region(page, "Wheel of Misfortune");
  const weights = wheel.getByRole("table", { name: "Weights" });
  await expect(wheel.getByText("Without bad minutes, so that they cannot come up: minor defect.")).toBeVisible();
  await expect(weights.getByRole("row", { name: /minor defect/ })).toContainText("0%");
  await wheel.getByLabel("Weighed by").selectOption("least practised");
  await expect(weights.getByRole("row", { name: /deployment downtime/ })).toContainText("1 drill, last 2026-01-021.0033.3%");
  await expect(weights.getByRole("row", { name: /minor defect/ })).toContainText("never2.0066.7%");
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`activities are in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await activities(page, underWay);
      const wheel = region(page, "Wheel of Misfortune");
      await wheel.getByLabel("Seed").fill("7");
      await wheel.getByLabel("Seed").press("Enter");
      await wheel.getByRole("button", { name: "Write a script" }).click();
      await region(page, "Human factors").getByText("Questions to start from").click();
      await page.getByText("Choose activities").click();
      await noSidewaysScroll(page);
      await noNonsense(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/activities-${scheme}-${width}.png`, fullPage: true });
      if (process.env.SHOTS) await wheel.screenshot({ path: `${process.env.SHOTS}/wheel-${scheme}-${width}.png` });
      if (process.env.SHOTS) await region(page, "Weekly production review").screenshot({ path: `${process.env.SHOTS}/review-${scheme}-${width}.png` });
    });
  }
}
