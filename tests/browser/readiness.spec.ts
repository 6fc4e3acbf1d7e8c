// The readiness review, as a room goes through it: level, answers, rows, sign-off, files.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, download, example, file, goTo as goToPage, noSidewaysScroll, openStored, totalInBar, watchForTrouble } from "./support";

/** Opens the source's example and begins its review. */
async function review(page: Page, name: "source-practice" | "eight-row-catalogue" = "source-practice") {
  await openStored(page, example(name));
  await begin(page);
}

/** Goes to a review that nobody has begun, and begins it. */
async function begin(page: Page) {
  await goTo(page, "Readiness");
  await page.getByRole("button", { name: "Answer the first item" }).click();
  await expect(answer(page, DRAWING, "Yes")).toBeFocused();
}

async function goTo(page: Page, name: string) {
  await goToPage(page, name);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const DRAWING = /^Is there a drawing of the service/;
const SICK = /^Does an instance that cannot serve/;
const PROBE = /^Does something outside the service try/;
const CERTIFICATES = /^Are certificates renewed/;

function answers(page: Page, question: RegExp) {
  return page.getByRole("radiogroup", { name: question });
}

function answer(page: Page, question: RegExp, name: string) {
  return answers(page, question).getByRole("radio", { name, exact: true });
}

/** Answers by a press on the word: the radio itself lies under it. */
async function say(page: Page, question: RegExp, name: string) {
  await answers(page, question).getByText(name, { exact: true }).click();
  await expect(answer(page, question, name)).toBeChecked();
}

/** The item that asks this. */
function item(page: Page, question: RegExp) {
  return page.locator(".ready-item", { has: page.getByRole("radiogroup", { name: question }) });
}

/** Opens or closes what else is said about an item. */
function details(page: Page, question: RegExp) {
  return item(page, question).getByRole("button", { name: /^Details of:/ });
}

async function showArea(page: Page, area: string) {
  await page.getByRole("navigation", { name: "Areas" }).getByRole("button", { name: area }).click();
}

async function showItems(page: Page, which: RegExp) {
  await page.getByRole("radiogroup", { name: "Items shown" }).getByText(which).click();
}

/** Chooses or leaves a row of an item. */
async function link(page: Page, question: RegExp, row: string) {
  await item(page, question).getByRole("button", { name: /^Rows of .*: Link risks$/ }).click();
  const list = page.getByRole("dialog", { name: /^Rows of/ });
  await list.getByRole("checkbox", { name: row }).check();
  await list.getByRole("button", { name: "Done" }).click();
  await expect(list).toBeHidden();
}

/** The verdict over all areas. */
function verdict(page: Page) {
  return page.getByRole("region", { name: "Verdict", exact: true });
}

/** Its reasons. */
function reasons(page: Page) {
  return verdict(page).getByRole("list", { name: "Reasons" }).getByRole("button");
}

async function fileMenu(page: Page, name: string) {
  await page.getByRole("button", { name: "Checklist" }).click();
  await page.getByRole("menuitem", { name }).click();
}

async function chooseFile(page: Page, chosen: ReturnType<typeof file>) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), fileMenu(page, "Read checklist file")]);
  await chooser.setFiles(chosen);
}

test("a review that nobody has begun says what it is, and begins where somebody wants to", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("source-practice"));
  await goTo(page, "Readiness");
  await expect(page.getByText(/^Level A asks all 76 items: bad minutes hurt at once\./)).toBeVisible();
  await expect(page.getByRole("heading", { name: "9 areas" })).toBeVisible();
  await expect(page.getByText("0 of 76 answered")).toBeVisible();
  await page.getByRole("listitem").getByRole("button", { name: /^Capacity/ }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Capacity" })).toBeVisible();
  await expect(answer(page, /^Is it known from a test how much load/, "Yes")).toBeFocused();
  expect(trouble).toEqual([]);
});

test("the level is suggested, and another one needs a reason", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await review(page);
  const level = page.getByRole("combobox", { name: "Level", exact: true });
  await expect(page.getByText(/^Suggested: A, since no objective promises a target yet, and the risks are held against 99.9%/)).toBeVisible();
  await expect(verdict(page).getByText(/^0 of 76 answered/)).toBeVisible();
  await level.selectOption("C: what every service must meet");
  await expect(page.getByText("Say why it is not A, as suggested.")).toBeVisible();
  await page.getByLabel("Why another level than suggested").fill("internal tool");
  await expect(page.getByText("Say why it is not A, as suggested.")).toHaveCount(0);
  await expect(answers(page, /^Does the service keep its objective while a whole zone/)).toHaveCount(0);
  await page.getByLabel(/^Show \d+ items that level C does not ask/).check();
  await expect(answers(page, /^Does the service keep its objective while a whole zone/)).toBeVisible();
  expect(trouble).toEqual([]);
});

test("items are answered with the keyboard alone", async ({ page }) => {
  await review(page);
  await page.keyboard.press("y");
  await expect(answer(page, DRAWING, "Yes")).toBeChecked();
  await page.keyboard.press("Enter");
  await page.keyboard.press("n");
  await expect(answer(page, SICK, "No")).toBeChecked();
  await expect(answer(page, SICK, "No")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(answer(page, DRAWING, "Yes")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(answer(page, DRAWING, "Partly")).toBeChecked();
  await page.keyboard.press("a");
  await expect(item(page, DRAWING).getByText(/Say why it does not apply/)).toBeVisible();
  await expect(reasons(page)).toHaveText([
    "1 item of level C is answered no",
    "74 items have no answer yet",
    "1 item is “not applicable” without a reason, which counts as no answer",
  ]);
  // The reason is asked at once: its letters answer nothing.
  await page.keyboard.type("no pay");
  await expect(item(page, DRAWING).getByText(/Say why it does not apply/)).toHaveCount(0);
  await expect(answer(page, DRAWING, "N/A")).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(answer(page, SICK, "No")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await expect(answer(page, DRAWING, "N/A")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(answers(page, DRAWING).getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(verdict(page)).toContainText("Not ready");
  await expect(reasons(page)).toHaveText(["1 item of level C is answered no", "75 items have no answer yet"]);
  // From the last item of an area into the next one, which is not shown.
  for (let at = 0; at < 9; at++) await page.keyboard.press("Enter");
  await expect(answer(page, PROBE, "Yes")).toBeFocused();
});

test("a no links rows, adds one that waits for numbers, and a fix is one press", async ({ page }) => {
  const file = example("source-practice");
  file.engagement.systemic = [
    { id: "abcdefgh", name: "Nothing watches the service", ettd: { kind: "point", number: 30 }, included: true, fixed: false },
  ];
  await openStored(page, file);
  await begin(page);
  const before = await totalInBar(page).textContent();
  await showArea(page, "Instrumentation and monitoring");
  await say(page, PROBE, "No");
  const probe = item(page, PROBE);
  await expect(probe.getByText("Already worsens")).toBeVisible();
  await link(page, PROBE, "Nothing watches the service (systemic)");
  await link(page, PROBE, "minor defect");
  await expect(probe.getByRole("button", { name: "Unlink minor defect" })).toBeVisible();
  await expect(totalInBar(page)).toHaveText(before!);
  await say(page, /^Was the whole way from a broken check/, "No");
  const add = page.getByRole("button", { name: "Add risk “An alert fires and reaches nobody”" });
  await add.click();
  await expect(page.getByText("“An alert fires and reaches nobody” stays out of the total until the room gives numbers")).toBeVisible();
  await expect(add).toHaveCount(0);
  await expect(totalInBar(page)).toHaveText(before!);
  await expect(probe.getByText("Nothing watches the service, minor defect")).toBeVisible();
  await probe.getByRole("textbox", { name: "Owner" }).fill("Ann");
  await expect(probe.locator(".ready-said")).toContainText("Ann");
  await say(page, PROBE, "Yes");
  await expect(totalInBar(page), "never by itself").toHaveText(before!);
  await probe.getByRole("button", { name: "Switch to fixed: Nothing watches the service" }).click();
  await expect(answer(page, PROBE, "Yes")).toBeFocused();
  await expect(totalInBar(page)).not.toHaveText(before!);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(totalInBar(page)).toHaveText(before!);
  await goTo(page, "Risks");
  await expect(page.getByRole("textbox", { name: "Risk of An alert fires and reaches nobody" })).toBeVisible();
});

test("filters hold still while a room answers", async ({ page }) => {
  await review(page);
  await say(page, DRAWING, "Yes");
  await showArea(page, "All areas");
  await showItems(page, /^To answer 75$/);
  await expect(answers(page, DRAWING)).toHaveCount(0);
  await say(page, SICK, "Yes");
  await expect(answer(page, SICK, "Yes"), "it stays until the filter is chosen again").toBeFocused();
  await showItems(page, /^To answer 74$/);
  await expect(answers(page, SICK)).toHaveCount(0);
  await showItems(page, /^Overdue 0$/);
  await expect(page.getByText("Nothing is overdue.")).toBeVisible();
});

test("a reason of the verdict leads to its items, wherever they are", async ({ page }) => {
  await review(page);
  await say(page, SICK, "No");
  await showArea(page, "Instrumentation and monitoring");
  await say(page, PROBE, "Partly");
  await say(page, /^Is there one page that shows/, "N/A");
  const shown = page.getByRole("radiogroup", { name: /\?$/ });
  await reasons(page).filter({ hasText: "level C is answered no" }).click();
  await expect(shown).toHaveCount(1);
  await expect(answers(page, SICK)).toBeVisible();
  await reasons(page).filter({ hasText: "no owner or no date" }).click();
  await expect(answers(page, PROBE)).toBeVisible();
  await expect(shown).toHaveCount(1);
  await reasons(page).filter({ hasText: "without a reason" }).click();
  await expect(answers(page, /^Is there one page that shows/)).toBeVisible();
  await expect(shown).toHaveCount(1);
  await item(page, /^Is there one page that shows/).getByRole("textbox", { name: "Why it does not apply" }).fill("one service");
  await expect(reasons(page).filter({ hasText: "without a reason" })).toHaveCount(0);
  await page.getByRole("button", { name: "Show all items" }).click();
  await expect(shown).toHaveCount(76);
});

test("items are hidden, added, put differently and deleted", async ({ page }) => {
  await review(page);
  await details(page, DRAWING).click();
  await item(page, DRAWING).getByText("Put the question differently").click();
  await item(page, DRAWING).getByRole("textbox", { name: /^Question/ }).fill("Is the drawing on the wall?");
  await page.getByRole("button", { name: "Hide: Is the drawing on the wall?" }).click();
  await expect(answers(page, /drawing on the wall/)).toHaveCount(0);
  await expect(answer(page, SICK, "Yes")).toBeFocused();
  await page.getByLabel("Show 1 hidden item").check();
  await page.getByRole("button", { name: "Ask again: Is the drawing on the wall?" }).click();
  await showArea(page, "Capacity");
  await page.getByRole("button", { name: "Add item: Capacity" }).click();
  await expect(page.getByRole("textbox", { name: /^Question/ }).last()).toBeFocused();
  await page.keyboard.type("Is there a spare machine?");
  await expect(verdict(page).getByText(/^0 of 77 answered/)).toBeVisible();
  await say(page, /spare machine/, "Partly");
  await page.getByRole("combobox", { name: "Area" }).last().selectOption("Data");
  await expect(answer(page, /spare machine/, "Partly"), "the focus goes along into another area").toBeFocused();
  await page.getByRole("button", { name: "Delete: Is there a spare machine?" }).click();
  await expect(page.getByRole("button", { name: "Add item: Data" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(answer(page, /spare machine/, "Partly")).toBeChecked();
});

test("evidence is a link only when it is an address, and dates that pass are said", async ({ page }) => {
  await review(page);
  await say(page, DRAWING, "Partly");
  const drawing = item(page, DRAWING);
  const evidence = drawing.getByRole("textbox", { name: "Evidence" });
  await evidence.fill("javascript:alert(1)");
  await expect(drawing.getByRole("link", { name: "Open the evidence" })).toHaveCount(0);
  await evidence.fill("https://wiki.example/drawing");
  await expect(drawing.getByRole("link", { name: "Open the evidence" })).toHaveAttribute("href", "https://wiki.example/drawing");
  await drawing.getByLabel("Due").fill("2026-01-01");
  await drawing.getByRole("textbox", { name: "Owner" }).fill("Ann");
  await expect(drawing.getByText("Ann, overdue since 2026-01-01")).toBeVisible();
  await expect(reasons(page).first()).toHaveText("1 item is overdue");
  await drawing.getByLabel("Due").fill("2999-01-01");
  await expect(verdict(page)).toContainText("Not finished");
  await expect(reasons(page)).toHaveText(["75 items have no answer yet"]);
  await page.getByRole("button", { name: "Add sign-off" }).click();
  await expect(page.getByRole("textbox", { name: "Name of sign-off 1" })).toBeFocused();
  await page.keyboard.type("Bo");
  await page.getByRole("button", { name: "Delete: Bo" }).click();
  await expect(page.getByRole("button", { name: "Add sign-off" })).toBeFocused();
});

for (const kind of ["CSV", "JSON"]) {
  test(`the checklist goes out and in as ${kind}`, async ({ page }) => {
    await review(page);
    await say(page, DRAWING, "No");
    await item(page, DRAWING).getByRole("textbox", { name: "Owner" }).fill("=Ann, \"Bo\"");
    const out = await download(page, () => fileMenu(page, `Export checklist ${kind}`));
    expect(out.name).toMatch(new RegExp(`checklist\\.${kind.toLowerCase()}$`));
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(answer(page, DRAWING, "No")).not.toBeChecked();
    await chooseFile(page, file(out.name, out.text));
    await expect(page.getByText(/1 item changed\. Undo takes it back/)).toBeVisible();
    await expect(answer(page, DRAWING, "No")).toBeChecked();
    await expect(item(page, DRAWING).getByRole("textbox", { name: "Owner" })).toHaveValue("=Ann, \"Bo\"");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(answer(page, DRAWING, "No")).not.toBeChecked();
  });
}

test("what a file says wrongly is told by row and column, and nothing is lost", async ({ page }) => {
  await review(page);
  await say(page, DRAWING, "Yes");
  await chooseFile(page, file("list.csv", "Key,Answer,Owner\ndrawing,perhaps,Ann\n,yes,\n"));
  const notes = page.getByRole("list", { name: "What was not read" });
  await expect(notes).toContainText("Row 2, Answer: “perhaps” is not one of yes, partly, no, n/a; left as it was.");
  await expect(notes).toContainText("Row 3, Question: expected what is asked");
  await expect(answer(page, DRAWING, "Yes")).toBeChecked();
  await chooseFile(page, file("risks.csv", "Risk,ETTD\nminor defect,60\n"));
  await expect(page.getByText(/^risks\.csv was not read\. It has no row of titles/)).toBeVisible();
});

test("on paper every area is there, and no button", async ({ page }) => {
  await review(page);
  await say(page, DRAWING, "No");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(CERTIFICATES)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Documentation" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add sign-off" })).toBeHidden();
  await noSidewaysScroll(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/readiness-print.png`, fullPage: true });
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`the review is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await openStored(page, example("eight-row-catalogue"));
      await goTo(page, "Readiness");
      await expect(page.getByRole("button", { name: "Answer the first item" })).toBeVisible();
      await axeFindsNothing(page);
      await begin(page);
      await say(page, DRAWING, "Yes");
      await say(page, SICK, "No");
      await showArea(page, "Instrumentation and monitoring");
      await say(page, PROBE, "Partly");
      await page.getByRole("button", { name: "Add systemic risk “Nothing watches the service”" }).click();
      await say(page, /^Is there one page that shows/, "N/A");
      await page.getByRole("button", { name: "Add sign-off" }).click();
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) {
        for (const [part, at] of [["verdict", "h1"], ["items", "#items"], ["foot", ".ready-foot"]]) {
          await page.locator(at).first().evaluate((one) => one.scrollIntoView({ block: "center" }));
          await page.screenshot({ path: `${process.env.SHOTS}/readiness-${part}-${scheme}-${width}.png` });
        }
      }
    });
  }
}
