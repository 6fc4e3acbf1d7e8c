// The readiness review, as a room goes through it: level, answers, rows, sign-off, files.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, download, example, file, goTo as goToPage, noSidewaysScroll, openStored, totalInBar, watchForTrouble } from "./support";

/** Opens the source's example and its Readiness page. */
async function review(page: Page, name: "source-practice" | "eight-row-catalogue" = "source-practice") {
  await openStored(page, example(name));
  await goTo(page, "Readiness");
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

/** The item that asks this. */
function item(page: Page, question: RegExp) {
  return page.locator(".asked", { has: page.getByRole("radiogroup", { name: question }) });
}

async function unfold(page: Page, area: string) {
  await page.locator("details.area > summary", { hasText: area }).click();
}

/** The verdict over all areas. */
function verdict(page: Page) {
  return page.locator("section.verdict .states");
}

async function chooseFile(page: Page, chosen: ReturnType<typeof file>) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Read checklist file" }).click(),
  ]);
  await chooser.setFiles(chosen);
}

test("the level is suggested, and another one needs a reason", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await review(page);
  const level = page.getByRole("combobox", { name: "Level of the review" });
  await expect(page.getByText(/^Suggested: A, since no objective promises a target yet, and the risks are held against 99.9%/)).toBeVisible();
  await expect(page.getByText(/^0 of 76 answered/)).toBeVisible();
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
  await answer(page, DRAWING, "Yes").focus();
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
  await page.keyboard.press("Delete");
  await expect(answers(page, DRAWING).getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(verdict(page)).toHaveText(/^Not ready: 1 item of level C is answered no, 75 items have no answer yet/);
  // From the last item of an area into the next one, which is folded.
  for (let at = 0; at < 9; at++) await page.keyboard.press("Enter");
  await expect(answer(page, PROBE, "Yes")).toBeFocused();
});

test("a no links rows, adds one that waits for numbers, and a fix is one press", async ({ page }) => {
  const file = example("source-practice");
  file.engagement.systemic = [
    { id: "abcdefgh", name: "Nothing watches the service", ettd: { kind: "point", number: 30 }, included: true, fixed: false },
  ];
  await openStored(page, file);
  await goTo(page, "Readiness");
  const before = await totalInBar(page).textContent();
  await unfold(page, "Instrumentation and monitoring");
  await answer(page, PROBE, "No").check();
  const probe = item(page, PROBE);
  await expect(probe.getByRole("group", { name: "Which rows does this already worsen?" })).toBeVisible();
  await probe.getByLabel("Nothing watches the service (systemic)").check();
  await probe.getByText("Other rows").click();
  await probe.getByLabel("minor defect").check();
  await expect(totalInBar(page)).toHaveText(before!);
  const reaches = page.getByRole("radiogroup", { name: /^Was the whole way from a broken check/ });
  await reaches.getByRole("radio", { name: "No", exact: true }).check();
  const add = page.getByRole("button", { name: "Add risk “An alert fires and reaches nobody”" });
  await add.click();
  await expect(page.getByText("“An alert fires and reaches nobody” stays out of the total until the room gives numbers")).toBeVisible();
  await expect(add).toHaveCount(0);
  await expect(totalInBar(page)).toHaveText(before!);
  const open = page.getByRole("table", { name: "Open items" });
  await expect(open.getByRole("row", { name: PROBE })).toContainText("Nothing watches the service, minor defect");
  await open.getByRole("textbox", { name: /^Open: owner of Does something outside/ }).fill("Ann");
  await expect(probe.getByRole("textbox", { name: /^Owner of/ })).toHaveValue("Ann");
  await answer(page, PROBE, "Yes").check();
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
  await answer(page, DRAWING, "Yes").check();
  await page.getByRole("button", { name: /^Open \(75\)/ }).click();
  await expect(answers(page, DRAWING)).toHaveCount(0);
  await answer(page, SICK, "Yes").check();
  await expect(answer(page, SICK, "Yes"), "it stays until the filter is chosen again").toBeFocused();
  await page.getByRole("button", { name: /^Open \(74\)/ }).click();
  await expect(answers(page, SICK)).toHaveCount(0);
  await page.getByRole("button", { name: /^Overdue \(0\)/ }).click();
  await expect(page.getByText("Nothing is overdue.")).toBeVisible();
});

test("items are hidden, added, put differently and deleted", async ({ page }) => {
  await review(page);
  await item(page, DRAWING).locator("summary").first().click();
  await item(page, DRAWING).getByText("Put the question differently").click();
  await item(page, DRAWING).getByRole("textbox", { name: /^Question of/ }).fill("Is the drawing on the wall?");
  await page.getByRole("button", { name: "Hide: Is the drawing on the wall?" }).click();
  await expect(answers(page, /drawing on the wall/)).toHaveCount(0);
  await expect(answer(page, SICK, "Yes")).toBeFocused();
  await page.getByLabel("Show 1 hidden item").check();
  await page.getByRole("button", { name: "Ask again: Is the drawing on the wall?" }).click();
  await unfold(page, "Capacity");
  await page.getByRole("button", { name: "Add item: Capacity" }).click();
  await expect(page.getByRole("textbox", { name: /^Question of/ }).last()).toBeFocused();
  await page.keyboard.type("Is there a spare machine?");
  await expect(page.getByText(/^0 of 77 answered/)).toBeVisible();
  await answer(page, /spare machine/, "Partly").check();
  await page.getByRole("combobox", { name: "Area" }).last().selectOption("Data");
  await expect(answer(page, /spare machine/, "Partly"), "the focus goes along into another area").toBeFocused();
  await item(page, /spare machine/).locator("summary").first().click();
  await page.getByRole("button", { name: "Delete: Is there a spare machine?" }).click();
  await expect(page.getByRole("button", { name: "Add item: Data" })).toBeFocused();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(answer(page, /spare machine/, "Partly")).toBeChecked();
});

test("evidence is a link only when it is an address, and dates that pass are said", async ({ page }) => {
  await review(page);
  await answer(page, DRAWING, "Partly").check();
  const drawing = item(page, DRAWING);
  const evidence = drawing.getByRole("textbox", { name: /^Evidence of/ });
  await evidence.fill("javascript:alert(1)");
  await expect(drawing.getByRole("link", { name: "Open the evidence" })).toHaveCount(0);
  await evidence.fill("https://wiki.example/drawing");
  await expect(drawing.getByRole("link", { name: "Open the evidence" })).toHaveAttribute("href", "https://wiki.example/drawing");
  await drawing.getByLabel(/^Due of/).fill("2026-01-01");
  await drawing.getByRole("textbox", { name: /^Owner of/ }).fill("Ann");
  await expect(verdict(page)).toHaveText(/^Not ready: 1 item is overdue/);
  await drawing.getByLabel(/^Due of/).fill("2999-01-01");
  await expect(verdict(page)).toHaveText(/^Not finished: 75 items/);
  await page.getByRole("button", { name: "Add sign-off" }).click();
  await expect(page.getByRole("textbox", { name: "Name of sign-off 1" })).toBeFocused();
  await page.keyboard.type("Bo");
  await page.getByRole("button", { name: "Delete: Bo" }).click();
  await expect(page.getByRole("button", { name: "Add sign-off" })).toBeFocused();
});

for (const kind of ["CSV", "JSON"]) {
  test(`the checklist goes out and in as ${kind}`, async ({ page }) => {
    await review(page);
    await answer(page, DRAWING, "No").check();
    await item(page, DRAWING).getByRole("textbox", { name: /^Owner of/ }).fill("=Ann, \"Bo\"");
    const out = await download(page, () => page.getByRole("button", { name: `Export checklist ${kind}` }).click());
    expect(out.name).toMatch(new RegExp(`checklist\\.${kind.toLowerCase()}$`));
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(answer(page, DRAWING, "No")).not.toBeChecked();
    await chooseFile(page, file(out.name, out.text));
    await expect(page.getByText(/1 item changed\. Undo takes it back/)).toBeVisible();
    await expect(answer(page, DRAWING, "No")).toBeChecked();
    await expect(page.getByRole("textbox", { name: /^Owner of Is there a drawing/ })).toHaveValue("=Ann, \"Bo\"");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(answer(page, DRAWING, "No")).not.toBeChecked();
  });
}

test("what a file says wrongly is told by row and column, and nothing is lost", async ({ page }) => {
  await review(page);
  await answer(page, DRAWING, "Yes").check();
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
  await answer(page, DRAWING, "No").check();
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(CERTIFICATES)).toBeVisible();
  await expect(page.getByRole("button", { name: "Add sign-off" })).toBeHidden();
  await noSidewaysScroll(page);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/readiness-print.png`, fullPage: true });
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [360, 1280]) {
    test(`the review is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await review(page, "eight-row-catalogue");
      await answer(page, DRAWING, "Yes").check();
      await answer(page, SICK, "No").check();
      await unfold(page, "Instrumentation and monitoring");
      await answer(page, PROBE, "Partly").check();
      await page.getByRole("button", { name: "Add systemic risk “Nothing watches the service”" }).click();
      await answer(page, /^Is there one page that shows/, "Not applicable").check();
      await page.getByRole("button", { name: "Add sign-off" }).click();
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      if (process.env.SHOTS) {
        for (const [part, at] of [["verdict", "h1"], ["checklist", ".checklist h2"], ["open-items", ".open-items h2"]]) {
          await page.locator(at).first().evaluate((one) => one.scrollIntoView({ block: "center" }));
          await page.screenshot({ path: `${process.env.SHOTS}/readiness-${part}-${scheme}-${width}.png` });
        }
      }
    });
  }
}
