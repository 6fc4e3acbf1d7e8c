// What people do together, as they do it: a pre-mortem, silent estimates, a causal map.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, axeFindsNothing, cell, copied, download, example, goTo as goToPage, goToTool, noSidewaysScroll, notice, openStored, storedEngagements, totalInBar, watchForTrouble } from "./support";

/** Opens the source's example at a tool, with the pre-mortem and the map planned in its charter. */
async function openTool(page: Page, tool: "premortem" | "silent" | "map") {
  const file = example("source-practice");
  file.engagement.charter = {
    ...file.engagement.charter,
    activities: [
      { activity: "premortem", who: "" },
      { activity: "map", who: "" },
    ],
  };
  await openStored(page, file);
  await goToTool(page, tool);
  return file.engagement;
}

async function goTo(page: Page, name: string) {
  await goToPage(page, name);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const undo = (page: Page) => page.getByRole("button", { name: "Undo", exact: true }).click();

test("ideas are entered fast, and become risks without numbers", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openTool(page, "premortem");
  const before = await totalInBar(page).innerText();
  const entry = page.getByLabel("A way to fail");
  await entry.focus();
  for (const text of ["region fails", "Minor Defect", "keys leak"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await expect(entry, "the next idea can be typed at once").toBeFocused();
    await expect(entry).toHaveValue("");
  }
  await page.keyboard.press("Enter");
  const ideas = page.getByRole("list", { name: "Ideas", exact: true });
  await expect(ideas.getByRole("listitem")).toHaveCount(3);
  await expect(ideas.getByText('"minor defect" is in the table of risks already.')).toBeVisible();
  await page.getByRole("textbox", { name: "Idea 1" }).fill("a region fails");
  await page.getByRole("button", { name: "Promote to risk: a region fails" }).click();
  await expect(page.getByRole("textbox", { name: "Idea 1" })).toBeFocused();
  await expect(ideas.getByText("without numbers, so not in the total until it has some")).toHaveCount(1);
  await page.getByRole("textbox", { name: "ETTD of a region fails" }).fill("soon");
  await expect(ideas.getByText(/"soon" is not a/)).toBeVisible();
  await undo(page);
  await page.getByRole("button", { name: "Promote all" }).click();
  await expect(page.getByRole("button", { name: /^Promote/ })).toHaveCount(0);
  await expect(ideas.getByText("without numbers, so not in the total until it has some")).toHaveCount(2);
  await expect(ideas.getByText(/In the table of risks as "minor defect": 41.7 bad minutes a year/)).toBeVisible();
  await expect(totalInBar(page)).toHaveText(before);
  await undo(page);
  await expect(page.getByRole("button", { name: /^Promote to risk/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Delete: keys leak" }).click();
  await expect(entry).toBeFocused();
  await goTo(page, "Risks");
  await expect(cell(page, "Risk", "a region fails")).toBeVisible();
  await expect(cell(page, "Risk", "keys leak")).toHaveCount(0);
  expect(trouble).toEqual([]);
});

test("the clock says little and stops nobody", async ({ page }) => {
  await page.clock.install();
  await openTool(page, "premortem");
  const section = page.getByRole("region", { name: "Clock" });
  const left = section.getByRole("timer", { name: "Time left" });
  await expect(left).toHaveText("5:00");
  await section.getByRole("radiogroup", { name: "Minutes" }).getByText("3", { exact: true }).click();
  await expect(left).toHaveText("3:00");
  await page.getByRole("button", { name: "Start the clock" }).click();
  const entry = page.getByLabel("A way to fail");
  await expect(entry).toBeFocused();
  await expect(left).toHaveText(/^[23]:\d\d$/);
  await expect(section.getByRole("status")).toHaveText("The clock runs.");
  await page.clock.runFor(65_000);
  await expect(left).toHaveText(/^1:\d\d$/);
  // A look at another page stops no round.
  await goTo(page, "Risks");
  await page.clock.runFor(60_000);
  await goToTool(page, "premortem");
  await expect(left).toHaveText(/^0:\d\d$/);
  await allIsSaved(page);
  await page.reload();
  await expect(left, "nor does a reload").toHaveText(/^0:\d\d$/);
  await expect(section.getByRole("status")).toHaveText("One minute left, or less.");
  await page.clock.runFor(60_000);
  await expect(section.getByRole("status")).toHaveText("Time is up. What comes to mind now still counts.");
  await entry.fill("late but true");
  await entry.press("Enter");
  await expect(page.getByRole("textbox", { name: "Idea 1" })).toHaveValue("late but true");
});

test("each estimates alone, and the spread becomes a range when somebody says so", async ({ page, context }) => {
  const trouble = await watchForTrouble(page);
  await openTool(page, "silent");
  await page.getByLabel("Risk to estimate").selectOption("minor defect");
  await page.getByRole("combobox", { name: "Figure" }).selectOption("ETTR");
  await page.getByRole("button", { name: "Ask this" }).click();
  await expect(page.getByText("Nothing is said yet of ETTR of minor defect")).toBeVisible();
  const link = await page.getByLabel("Link for each person").inputValue();
  const lines: string[] = [];
  for (const [who, estimate] of [["Ana", "60"], ["Ben", "510"], ["Cleo", "1 440"]]) {
    const alone = await context.newPage();
    const theirs = await watchForTrouble(alone);
    await alone.goto(link);
    await expect(alone.getByRole("heading", { level: 1, name: /^Your estimates? for / })).toBeVisible();
    const field = alone.getByRole("textbox", { name: "ETTR of minor defect, minutes" });
    await field.fill("soon");
    await expect(alone.getByText(/"soon" is not a duration/)).toBeVisible();
    await field.fill(estimate);
    await expect(alone.getByText(/^1 of \d answered$/)).toBeVisible();
    await expect(alone.getByText("Write your name, so that the room can ask what you assume.")).toBeVisible();
    await alone.getByLabel("Your name").fill(who);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await alone.getByRole("button", { name: "Copy the line" }).click();
    await expect(notice(alone, "Copied.")).toBeVisible();
    lines.push(await copied(alone));
    expect(lines.at(-1)).toMatch(new RegExp(`^estimate [a-z2-7]{8}\\.ettr ${who}: ${estimate.replace(" ", "")} #[a-z2-7]{6}$`));
    expect(theirs).toEqual([]);
    await alone.close();
  }
  const box = page.getByLabel(/^Lines that came back/);
  const damaged = lines[1].replace("510", "610");
  await box.fill(`${lines[0]}\n${damaged}`);
  await page.getByRole("button", { name: "Read the lines" }).click();
  await expect(page.getByText("Line 2: it is damaged or cut off")).toBeVisible();
  await expect(box, "what was not read stays").toHaveValue(`${damaged}\n`);
  await box.fill(lines.join("\n"));
  await page.getByRole("button", { name: "Read the lines" }).click();
  await expect(box).toHaveValue("");
  await expect(page.getByText("1440 is 24 times 60: talk about what each assumes.")).toBeVisible();
  await expect(page.getByRole("table", { name: "Who said what" }).getByRole("row", { name: /Ben/ })).toContainText("8.5");
  await expect(page.getByRole("img", { name: /Estimates of ETTR, from the lowest to the highest: Ana 60; Ben 510; Cleo 1440;/ })).toBeVisible();
  const range = page.getByLabel("Range the room agrees on");
  await expect(range).toHaveValue("60 to 1440");
  await box.fill("ana: 90");
  await page.getByRole("button", { name: "Read the lines" }).click();
  await expect(page.getByText("ana said 60 before, and 90 now.")).toBeVisible();
  await undo(page);
  await expect(range).toHaveValue("60 to 1440");
  await page.getByLabel(/^Who still sees it differently/).fill("Ben: never longer than a day");
  const before = await totalInBar(page).innerText();
  await page.getByRole("button", { name: "Use as the range" }).click();
  await expect(notice(page, "ETTR of minor defect is 60 to 1440 now.")).toBeVisible();
  await expect(totalInBar(page)).not.toHaveText(before);
  await expect(range).toHaveCount(0);
  await page.getByText(/ETTR: agreed on 60 to 1\s440/).click();
  await expect(page.getByText("Ben: 510", { exact: true })).toBeVisible();
  await expect(page.getByText("Seen differently: Ben: never longer than a day")).toBeVisible();
  await allIsSaved(page);
  const [stored] = await storedEngagements(page);
  expect(stored.activities.rounds[0].said).toHaveLength(3);
  expect(stored.activities.rounds[0].date).toMatch(/^\d{4}-\d\d-\d\d$/);
  await undo(page);
  await expect(totalInBar(page), "one step takes it back").toHaveText(before);
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await goTo(page, "Risks");
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("60 to 1440");
  expect(trouble).toEqual([]);
});

test("one link asks all figures, and one line answers them", async ({ page, context }) => {
  await openTool(page, "silent");
  const asked = page.getByRole("list", { name: "Figures that are asked" });
  for (const [risk, figure] of [["minor defect", "ETTR"], ["deployment downtime", "ETTF"]]) {
    await page.getByLabel("Risk to estimate").selectOption(risk);
    await page.getByRole("combobox", { name: "Figure" }).selectOption(figure);
    await page.getByRole("button", { name: "Ask this" }).click();
    await expect(asked.getByRole("button", { name: `${figure} of ${risk}`, exact: true })).toHaveAttribute("aria-current", "true");
  }
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const alone = await context.newPage();
  await alone.goto(await page.getByLabel("Link for each person").inputValue());
  await alone.getByRole("textbox", { name: /^ETTR of minor defect/ }).fill("60");
  await alone.getByRole("textbox", { name: /^ETTF of deployment downtime/ }).fill("weekly");
  await alone.getByLabel("Your name").fill("Ana");
  await alone.getByRole("button", { name: "Copy the line" }).click();
  await expect(notice(alone, "Copied.")).toBeVisible();
  const line = await copied(alone);
  await alone.close();
  await page.getByLabel(/^Lines that came back/).fill(line);
  await page.getByRole("button", { name: "Read the lines" }).click();
  await expect(page.getByText("2 estimates were read.")).toBeVisible();
  await expect(asked.getByRole("listitem").filter({ hasText: "minor defect" })).toContainText("1 answer");
  await expect(asked.getByRole("listitem").filter({ hasText: "ETTF of deployment downtime" })).toContainText("1 answer");
  await asked.getByRole("button", { name: "ETTR of minor defect", exact: true }).click();
  await page.getByRole("button", { name: "Use as the range" }).click();
  await expect(asked.getByRole("listitem").filter({ hasText: "ETTR of minor defect" })).toContainText("agreed");
  await page.getByRole("button", { name: "Do not ask ETTR of minor defect" }).click();
  await expect(asked.getByRole("button", { name: "ETTR of minor defect", exact: true })).toHaveCount(0);
  await expect(page.locator(".tip"), "what moved under the pointer says nothing of itself").toBeHidden();
  await axeFindsNothing(page);
});

test("a link that lost its end says so", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.goto("./#/estimate?risk=k3j2h4g5");
  await expect(page.getByRole("heading", { level: 1, name: "This link is not whole" })).toBeVisible();
  expect(trouble).toEqual([]);
});

test("a chosen node keeps the map on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await openTool(page, "map");
  const map = page.getByRole("group", { name: /^Causal map from left to right/ });
  const risk = map.getByRole("button", { name: "risk: minor defect" });
  await risk.press("Enter");
  await expect(risk).toHaveAttribute("aria-pressed", "true");
  await expect(map).toBeVisible();
});

test("a chosen node stays the chosen one where the map changes", async ({ page }) => {
  const file = example("source-practice");
  const [dear] = file.engagement.risks;
  // More than the map has at first, the dearest last.
  file.engagement.risks = Array.from({ length: 20 }, (_, at) => ({ ...dear, id: `bbbbbbb${String.fromCharCode(97 + at)}`, name: `risk number ${at + 1}`, ettr: { kind: "point", number: at + 1 } }));
  await openStored(page, file);
  await goToTool(page, "map");
  const map = page.getByRole("group", { name: /^Causal map from left to right/ });
  const risk = map.getByRole("button", { name: "risk: risk number 18" });
  await risk.press("Enter");
  await page.getByRole("checkbox", { name: "All risks" }).check();
  await expect(map.getByRole("button", { name: "risk: risk number 1", exact: true })).toBeVisible();
  await expect(risk).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("region", { name: "In hand" }).getByRole("heading", { name: "risk number 18" })).toBeVisible();
});

test("the map is drawn from the tables, with what people add", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openTool(page, "map");
  const map = page.getByRole("group", { name: /^Causal map from left to right/ });
  await expect(map).toContainText("minor defect");
  await expect(map).toContainText("Checkout");
  const whole = await map.getAttribute("viewBox");
  await page.getByRole("button", { name: "Zoom in" }).click();
  await expect(map).not.toHaveAttribute("viewBox", whole!);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("f");
  await expect(map).toHaveAttribute("viewBox", whole!);
  const risk = map.getByRole("button", { name: "risk: minor defect" });
  await risk.press("Enter");
  await expect(risk).toHaveAttribute("aria-pressed", "true");
  const inHand = page.getByRole("region", { name: "In hand" });
  await expect(inHand.getByRole("heading", { name: "minor defect" })).toBeVisible();
  await expect(inHand.getByRole("listitem").first()).toBeVisible();
  await risk.click();
  await expect(inHand).toHaveCount(0);
  await page.getByRole("button", { name: "Add node" }).click();
  const node = page.getByRole("textbox", { name: "Text of node 1" });
  await expect(node).toBeFocused();
  await page.keyboard.type("releases are rushed");
  await page.getByRole("combobox", { name: "Cause" }).selectOption("own node: releases are rushed");
  await page.getByRole("button", { name: "Add arrow" }).click();
  await expect(page.getByText("Choose a cause and an effect.")).toBeVisible();
  await page.getByRole("combobox", { name: "Effect" }).selectOption("risk: deployment downtime");
  await page.getByRole("button", { name: "Add arrow" }).click();
  const arrows = page.getByRole("list", { name: "Own arrows" });
  await expect(arrows).toContainText("own node: releases are rushed → risk: deployment downtime");
  await page.getByText("The arrows as a list").click();
  await expect(page.getByRole("table", { name: "Arrows of the causal map" }).getByRole("row", { name: "releases are rushed → deployment downtime" })).toBeVisible();
  const { name, text } = await download(page, () => page.getByRole("button", { name: "Download SVG" }).first().click());
  expect(name).toMatch(/causal-map\.svg$/);
  expect(text).toMatch(/^<svg [^>]*xmlns=/);
  const parsed = await page.evaluate((svg) => new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent ?? "", text);
  expect(parsed, "the file is XML").toBe("");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy Mermaid" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  expect(await copied(page)).toMatch(/^flowchart LR\n {2}n0[\s\S]*"releases are rushed"[\s\S]* -\.-> /);
  await page.getByRole("button", { name: "Delete: releases are rushed" }).click();
  await expect(page.getByRole("button", { name: "Add node" })).toBeFocused();
  await expect(arrows.getByRole("listitem"), "its arrows go with it").toHaveCount(0);
  expect(trouble).toEqual([]);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`all three are in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      const shot = async (name: string) => {
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/together-${name}-${scheme}-${width}.png`, fullPage: true });
      };
      const { risks, journeys } = await openTool(page, "premortem");
      for (const text of ["the region fails over and nobody notices for an hour", "minor defect"]) {
        await page.getByLabel("A way to fail").fill(text);
        await page.getByLabel("A way to fail").press("Enter");
      }
      await page.getByRole("button", { name: /^Promote to risk/ }).first().click();
      const inOrder = async (name: string) => {
        await noSidewaysScroll(page);
        await axeFindsNothing(page);
        await shot(name);
      };
      await inOrder("premortem");
      await goToTool(page, "silent");
      await page.getByLabel("Risk to estimate").selectOption("minor defect");
      await page.getByRole("combobox", { name: "Figure" }).selectOption("ETTR");
      await page.getByRole("button", { name: "Ask this" }).click();
      const box = page.getByLabel(/^Lines that came back/);
      await box.fill("Ana: 60\nBen: 510\nCleo with a long name: 1 440\nDora: 90 to 300");
      await page.getByRole("button", { name: "Read the lines" }).click();
      await box.fill("Ben: soon");
      await page.getByRole("button", { name: "Read the lines" }).click();
      const link = await page.getByLabel("Link for each person").inputValue();
      await inOrder("silent");
      await goToTool(page, "map");
      await page.getByRole("button", { name: "Add node" }).click();
      await page.keyboard.type("releases are rushed on Fridays since nobody wants to wait until Monday");
      for (const [from, to] of [["own node", "risk"], ["journey", "own node"]]) {
        for (const [name, kind] of [["Cause", from], ["Effect", to]]) {
          const select = page.getByRole("combobox", { name });
          const value = await select.locator("option", { hasText: new RegExp(`^${kind}: `) }).first().getAttribute("value");
          await select.selectOption(value ?? "");
        }
        await page.getByRole("button", { name: "Add arrow" }).click();
      }
      await expect(page.getByRole("list", { name: "Own arrows" }).getByRole("listitem")).toHaveCount(2);
      expect(risks.length + journeys.length).toBeGreaterThan(3);
      await inOrder("map");
      await page.goto(link);
      await page.getByRole("textbox", { name: "ETTR of minor defect, minutes" }).fill("1h to 2h");
      await page.getByLabel("Your name").fill("Ana");
      await expect(page.getByText("counts as 86.8")).toBeVisible();
      await inOrder("estimate");
    });
  }
}
