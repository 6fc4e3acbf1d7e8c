// Activities, as a team uses them: what was planned, said, agreed, rehearsed.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, copied, example, goTo as goToPage, goToTool, noNonsense, noSidewaysScroll, notice, openStored, storedEngagements, watchForTrouble } from "./support";

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

/** Chooses an activity in the dialog, which stays open. */
const choice = (page: Page, name: string) => page.getByRole("dialog", { name: "Choose activities" }).getByRole("checkbox", { name, exact: true });

test("activities are chosen here, and each has its card and its log", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await activities(page);
  await expect(page.getByText(/None is planned in the charter yet/)).toBeVisible();
  await page.getByRole("button", { name: "Choose what you do together" }).click();
  await choice(page, "Human factors").check();
  await choice(page, "Weekly production review").check();
  await page.getByLabel("Who does what: Human factors").fill("Ana asks, all answer");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { level: 2 }).filter({ hasText: /Weekly|Human/ })).toHaveText(["Weekly production review", "Human factors"]);
  const human = region(page, "Human factors");
  await expect(human.getByText("Ana asks, all answer")).toBeVisible();
  await human.getByRole("button", { name: "Log entry: Human factors" }).click();
  await expect(page).toHaveURL(/activities\/log$/);
  await expect(page.getByRole("textbox", { name: /^Who was there of Human factors/ })).toBeFocused();
  await page.keyboard.type("Ana, Ben");
  await page.getByRole("textbox", { name: /^Notes of Human factors/ }).fill("Nights are long.");
  await page.getByRole("button", { name: /^Add action/ }).click();
  await expect(page.getByRole("textbox", { name: "Action of action" })).toBeFocused();
  await page.keyboard.type("shorter shifts");
  await page.getByLabel("Owner of shorter shifts").fill("Ben");
  await page.getByLabel("Due of shorter shifts").fill("2020-02-03");
  await expect(page.getByRole("link", { name: "Activities 1" })).toBeVisible();
  await goTo(page, "Activities");
  const open = region(page, "Open actions");
  await expect(open.getByRole("status")).toHaveText("1 action open, 1 overdue.");
  await expect(open.getByRole("row", { name: /shorter shifts/ })).toContainText(/Human factors, \d{4}-.*Ben.*due 2020-02-03, overdue by \d+ days/);
  await page.getByRole("button", { name: "Choose activities" }).click();
  await choice(page, "Human factors").uncheck();
  await expect(page.getByLabel("Who does what: Human factors")).toHaveCount(0);
  await choice(page, "Human factors").check();
  await expect(page.getByLabel("Who does what: Human factors"), "who does what comes back").toHaveValue("Ana asks, all answer");
  await choice(page, "Human factors").uncheck();
  await page.keyboard.press("Escape");
  await expect(human).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(human.getByText("1 entry")).toBeVisible();
  await goToTool(page, "log");
  await page.getByText("Nights are long.").click();
  await expect(page.getByRole("textbox", { name: /^Notes of Human factors/ })).toHaveValue("Nights are long.");
  await page.getByRole("button", { name: /^Delete entry/ }).click();
  await expect(page.getByText("Nothing is noted yet")).toBeVisible();
  await goTo(page, "Activities");
  await expect(open.getByText("Nothing is open.").first()).toBeVisible();
  expect(trouble).toEqual([]);
});

test("open actions stand together, the first due first, and are done there", async ({ page }) => {
  await activities(page, underWay);
  await goToTool(page, "actions");
  const open = page.getByRole("table", { name: "Open actions" });
  await expect(open.getByRole("checkbox")).toHaveCount(2);
  await expect(open.getByRole("row").nth(1)).toContainText("rotate the keys");
  await expect(open.getByRole("row").nth(2)).toContainText(/Team building, 2026-01-06.*no date$/);
  // A date that is typed moves its row once the list is left.
  await open.getByLabel("Due of book a table").fill("2026-01-02");
  await expect(open.getByLabel("Due of book a table")).toBeFocused();
  await expect(open.getByRole("row").nth(2)).toContainText("book a table");
  await page.getByLabel("New action").focus();
  await expect(open.getByRole("row").nth(1)).toContainText("book a table");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open.getByRole("row").nth(1)).toContainText("rotate the keys");
  await open.getByRole("checkbox", { name: "rotate the keys" }).press("Space");
  await expect(open.getByRole("checkbox", { name: "book a table" })).toBeFocused();
  await expect(page.getByText("1 action open, none overdue.")).toBeVisible();
  const done = page.getByRole("table", { name: "Done actions" });
  await expect(done.getByRole("row").nth(1)).toContainText(/rotate the keys.*done \d{4}-\d\d-\d\d/);
  await expect(done.getByRole("row").nth(2), "nobody knows its day").toContainText(/mend the alert.*done$/);
  await page.keyboard.press("Space");
  await expect(page.getByRole("main")).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(open.getByRole("checkbox", { name: "book a table" })).toBeVisible();
  await done.getByRole("checkbox", { name: "Done of rotate the keys" }).click();
  await expect(open.getByRole("checkbox")).toHaveCount(2);
  await page.getByLabel("New action").fill("write it down");
  await page.getByLabel("New action").press("Enter");
  await expect(page.getByLabel("New action")).toBeFocused();
  await expect(open.getByRole("row", { name: /write it down/ })).toContainText("Team building, 2026-01-06");
});

test("the overview has what is next: the agenda in a line each, and what is due", async ({ page }) => {
  await activities(page, underWay);
  const review = region(page, "Weekly production review");
  await expect(review.getByText("last held 2026-01-05")).toBeVisible();
  await expect(review.getByRole("listitem").first()).toContainText(/1 action due within a week.*1 overdue$/);
  await review.getByRole("link", { name: /due within a week/ }).click();
  await expect(page.getByRole("table", { name: "Open actions" }).getByRole("checkbox")).toHaveCount(2);
  await goTo(page, "Activities");
  const open = region(page, "Open actions");
  await open.getByRole("checkbox", { name: "rotate the keys" }).click();
  await expect(open.getByRole("checkbox")).toHaveCount(1);
  await expect(region(page, "Runbooks").getByText("1 of 2")).toBeVisible();
  await expect(region(page, "Wheel of Misfortune").getByText("No drill yet")).toBeVisible();
  await region(page, "Wheel of Misfortune").getByRole("link", { name: "Open the wheel" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Wheel of Misfortune" })).toBeVisible();
  await page.getByRole("navigation", { name: "Above this page" }).getByRole("link", { name: "Activities" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Activities" })).toBeVisible();
});

test("the review's agenda comes from the engagement", async ({ page }) => {
  await activities(page, underWay);
  await goToTool(page, "review");
  const agenda = region(page, "Agenda");
  const due = agenda.getByRole("table", { name: "Open actions" }).getByRole("row", { name: /rotate the keys/ });
  await expect(due).toContainText(/Ana.*due 2026-01-08, overdue by/);
  await expect(agenda.getByRole("heading", { name: "Agreed at the review of 2026-01-05 or since" })).toBeVisible();
  await expect(agenda.getByText("1 of 3 actions done")).toBeVisible();
  await expect(agenda.getByText("There is no objective yet.")).toBeVisible();
  await agenda.getByRole("link", { name: "Go to Actions" }).first().click();
  await expect(page.getByRole("table", { name: "Open actions" })).toBeVisible();
  await goToTool(page, "review");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy agenda" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  expect(await copied(page)).toMatch(/^# Weekly production review, \d{4}-\d\d-\d\d\n[^]*\n- rotate the keys: Ana/);
  await due.getByRole("checkbox", { name: "rotate the keys" }).click();
  await expect(due, "what is done is talked about no more").toHaveCount(0);
  await expect(agenda.getByText("2 of 3 actions done")).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(due).toBeVisible();
  await page.getByRole("button", { name: "Start a review" }).click();
  await expect(page.getByRole("textbox", { name: /^Who was there/ })).toBeFocused();
  await expect(page.getByRole("textbox", { name: /^Notes of/ })).toHaveValue(/^Actions overdue or due within a week:\n[^]*Anything else:\n$/);
});

test("the register of runbooks counts minutes, and links only to the web", async ({ page }) => {
  await activities(page, underWay);
  await goToTool(page, "runbooks");
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
  await goToTool(page, "wheel");
  const wheel = page.getByRole("main");
  const seed = wheel.getByLabel("Seed");
  await seed.fill("soon");
  await wheel.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(wheel.getByRole("alert")).toContainText('The seed "soon" cannot be used');
  await seed.fill("7");
  await seed.press("Enter");
  const drawn = wheel.getByRole("status", { name: "Drawn" });
  await expect(drawn).toHaveText("Seed 7, weighed by bad minutes a year: deployment downtime");
  await wheel.getByRole("button", { name: "Spin" }).click();
  await expect(seed).toHaveValue(/^\d{1,6}$/);
  // SplitMix64 begins with 0.883 for 0, which is beyond the first risk's 78.9 %.
  await seed.fill("0");
  await wheel.getByRole("button", { name: "Draw", exact: true }).click();
  await expect(drawn).toHaveText("Seed 0, weighed by bad minutes a year: minor defect");
  await expect(wheel.getByRole("table", { name: "Chances" }).getByRole("row", { name: /minor defect.*drawn/ })).toContainText("21.1%never");
  await expect(page.getByRole("region", { name: "Scenario: minor defect" }).getByRole("heading", { name: "2 minor defect" })).toBeVisible();
  await expect(wheel.getByText("60 minutes to detect, 60 minutes to resolve")).toBeVisible();
  await expect(wheel.getByText(/^Found by a customer/)).toBeVisible();
  await expect(wheel.getByRole("img", { name: "Estimated 60 minutes; nothing observed." })).toBeVisible();
  await wheel.getByRole("button", { name: "Write a script" }).click();
  await expect(wheel.getByLabel("Script of the drill")).toBeFocused();
  await expect(wheel.getByLabel("Script of the drill")).toHaveValue(/^Drill: minor defect \(seed 0/);

  await wheel.getByRole("button", { name: "Start the timer" }).click();
  await allIsSaved(page); // the journal, which no clock hurries, would be given up in the half hour
  await page.clock.runFor("30:00");
  await expect(wheel.getByRole("timer")).toHaveText(/^30:0\d$/);
  await goTo(page, "Risks");
  await page.clock.runFor("06:00");
  await goToTool(page, "wheel");
  await expect(wheel.getByRole("timer")).toHaveText(/^36:[0-2]\d$/);
  await allIsSaved(page);
  await page.reload();
  await page.clock.runFor("06:00");
  await expect(wheel.getByRole("timer"), "a reload stops no drill").toHaveText(/^42:[0-3]\d$/);
  await expect(drawn).toHaveText("Seed 0, weighed by bad minutes a year: minor defect");
  await expect(wheel.getByLabel("Script of the drill")).toHaveValue(/^Drill: minor defect/);
  await wheel.getByRole("button", { name: "Stop the timer" }).click();
  await expect(wheel.getByRole("timer")).toHaveText(/^42:[0-3]\d$/);
  const minutes = wheel.getByLabel("Minutes to resolve");
  await expect(minutes).toHaveValue(/^42(\.[1-4])?$/);
  await minutes.fill("long");
  await wheel.getByRole("button", { name: "Keep as evidence" }).click();
  await expect(wheel.getByRole("alert")).toContainText('"long" is not a time');
  await minutes.fill("42");
  await wheel.getByLabel("Minutes to detect").fill("5");
  await wheel.getByRole("button", { name: "Keep as evidence" }).click();
  await expect(wheel.getByText("kept as evidence", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(wheel.getByText("kept as evidence", { exact: true }), "it is none any more").toHaveCount(0);
  await expect(minutes, "the time stays").toHaveValue("42");
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(wheel.getByText("kept as evidence", { exact: true })).toBeVisible();
  await expect(wheel.getByRole("img", { name: "Estimated 60 minutes; observed: 42.0 drill." })).toBeVisible();
  const observed = "Observed: drill 2026-11-24, 42 minutes to resolve";
  await expect(wheel.getByText(observed)).toBeVisible();
  await wheel.getByRole("button", { name: "Open the log entry" }).click();
  await expect(page.getByRole("textbox", { name: /^Notes of Wheel of Misfortune, 2026-11-24/ })).toHaveValue(/Resolved after 42 minutes\.$/);

  await goTo(page, "Risks");
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("60");
  await cell(page, "Risk", "minor defect").click();
  await expect(page.getByText(observed)).toBeVisible();
  await page.clock.runFor(2000);
  await allIsSaved(page);
  const [engagement] = await storedEngagements(page);
  expect(engagement.evidence.incidents).toMatchObject([{ drill: true, date: "2026-11-24", detect: { kind: "point", number: 5 }, resolve: { kind: "point", number: 42 } }]);
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
  await goToTool(page, "wheel");
  const wheel = page.getByRole("main");
  const weights = wheel.getByRole("table", { name: "Chances" });
  await expect(wheel.getByText("Without bad minutes, so that they cannot come up: minor defect.")).toBeVisible();
  await expect(weights.getByRole("row", { name: /minor defect/ })).toContainText("0%");
  await wheel.getByRole("radiogroup", { name: "Weighed by" }).getByText("Least practised").click();
  await expect(weights.getByRole("row", { name: /deployment downtime/ })).toContainText("33.3%1 drill, last 2026-01-02");
  await expect(weights.getByRole("row", { name: /minor defect/ })).toContainText("66.7%never");
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`activities are in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await activities(page, underWay);
      const inOrder = async (name: string) => {
        await noSidewaysScroll(page);
        await noNonsense(page);
        await axeFindsNothing(page);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}-${scheme}-${width}.png`, fullPage: true });
      };
      await region(page, "Human factors").getByText("Questions to start from").click();
      await inOrder("activities");
      await page.getByRole("button", { name: "Choose activities" }).click();
      await inOrder("choose");
      await page.keyboard.press("Escape");
      await goToTool(page, "log");
      await page.getByText("Two pages at night.").click();
      await inOrder("log");
      await goToTool(page, "actions");
      await inOrder("actions");
      await goToTool(page, "wheel");
      await page.getByLabel("Seed").fill("7");
      await page.getByLabel("Seed").press("Enter");
      await page.getByRole("button", { name: "Write a script" }).click();
      await inOrder("wheel");
      await goToTool(page, "review");
      await inOrder("review");
    });
  }
}
