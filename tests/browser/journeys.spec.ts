// Journeys, the matrix, the scope of the figures, and systemic risks.
import { expect, test, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import {
  allIsSaved, axeFindsNothing, barButton, cell, download, example, file, goTo as goToPage, inspector, menuItem, noSidewaysScroll, openFile,
  openQuick, openStored, risksTable, showView, total, totalInBar, typeRisks,
} from "./support";

const SOURCE = `| Critical User Journey | Interaction | Valid Event | Impact |
|---|---|---|---|
| Checkout | POST /checkout | HTTP 301 | 100% |
| Checkout | GET /checkout/new | HTTP 200 | 100% |
| Checkout | GET /orders/[id] | HTTP 200,404 | 0% |
| Add to cart | PUT /cart/[product_id] | HTTP 200 | 1-100% |
| View Product | GET /products/[id] | HTTP 200,404 | 1-100% |`;

async function goTo(page: Page, name: "Journeys" | "Risks") {
  await goToPage(page, name);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function pasteSource(page: Page) {
  await page.getByRole("button", { name: "Paste journeys" }).click();
  const dialog = page.getByRole("dialog", { name: "Paste journeys" });
  await dialog.getByRole("textbox").fill(SOURCE);
  await dialog.getByRole("button", { name: "Add 5 rows" }).click();
}

/** A cell of the matrix; pressing it opens its field. */
const matrixCell = (page: Page, risk: string, journey: string) =>
  page.getByRole("grid", { name: "Risks by journeys" }).getByRole("gridcell", { name: `${risk} on ${journey}: ` });

async function matrixField(page: Page, risk: string, journey: string) {
  await matrixCell(page, risk, journey).click();
  const field = page.getByRole("textbox", { name: `Impact of ${risk} on ${journey}` });
  await expect(field).toBeFocused();
  return field;
}

const scope = (page: Page) => page.getByRole("combobox", { name: /^For/ });
const answer = (page: Page) => page.getByRole("region", { name: "Answer" });

test("a failure of what Checkout does not need costs the service 730 and Checkout nothing", async ({ page }) => {
  await openQuick(page);
  await typeRisks(page, [["orders page down", "0", "60", "100%", "30"]]);
  await expect(total(page)).toHaveText("730");
  await goTo(page, "Journeys");
  await pasteSource(page);
  await expect(page.getByRole("textbox", { name: "Impact of PUT /cart/[product_id]" })).toHaveValue("1 to 100%");
  await expect(matrixCell(page, "orders page down", "Checkout")).toHaveText("730");
  await page.getByRole("button", { name: "Link an interaction to orders page down" }).click();
  await menuItem(page, "GET /orders/[id]").click();
  await expect(matrixCell(page, "orders page down", "Checkout")).toHaveText("–");
  await expect(await matrixField(page, "orders page down", "Checkout")).toHaveValue("0%");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Checkout" })).toContainText("no risk reaches it");
  await expect(page.getByRole("region", { name: "View Product" })).toContainText("730 a year");
  await expect(totalInBar(page)).toHaveText("730");
  await goTo(page, "Risks");
  await scope(page).selectOption({ label: "Checkout" });
  await expect(total(page)).toHaveText("0");
  await expect(answer(page)).toContainText("No risk reaches it.");
  await scope(page).selectOption({ label: "View Product" });
  await expect(total(page)).toHaveText("730");
  await goTo(page, "Journeys");
  await expect(totalInBar(page)).toHaveText("730");

  // It is all there after a reload, and undo leads back.
  await allIsSaved(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "Unlink GET /orders/[id]" })).toBeVisible();
  await page.getByRole("button", { name: "Unlink GET /orders/[id]" }).click();
  await expect(page.getByRole("button", { name: "Unlink GET /orders/[id]" })).toBeHidden();
  await barButton(page, "Undo").click();
  await expect(page.getByRole("button", { name: "Unlink GET /orders/[id]" })).toBeVisible();
});

test("a journey has a target of its own", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await scope(page).selectOption({ label: "Checkout" });
  await page.getByRole("combobox", { name: /^Target/ }).selectOption({ label: "99%" });
  await expect(answer(page)).toContainText(/of the 5\s256 that 99% allows/);

  // What is accepted then is accepted for that target.
  await page.getByRole("button", { name: "More for deployment downtime" }).click();
  await menuItem(page, "Accept at 99%").click();
  const accepted = risksTable(page).getByText("Accepted", { exact: true });
  await expect(risksTable(page).getByRole("row", { name: /^deployment downtime/ }).getByText("Accepted", { exact: true })).toBeVisible();
  await expect(accepted).toHaveCount(1);
  await scope(page).selectOption({ label: "the whole service" });
  await expect(accepted).toHaveCount(0);
  await expect(answer(page)).toContainText("of the 526 that 99.9% allows");
  await goTo(page, "Journeys");
  await expect(page.getByRole("combobox", { name: "Target of Checkout" })).toHaveValue(/./);
});

test("journeys move by keyboard and by drag, and leave with their links", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await goTo(page, "Journeys");
  const names = () => page.getByRole("textbox", { name: /^Journey of/ }).evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const name = page.getByRole("textbox", { name: "Journey of Checkout" });
  await name.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(names).toEqual(["Add to cart", "Checkout", "View Product"]);
  await expect(name).toBeFocused();
  await page.getByRole("button", { name: "More for Checkout" }).click();
  await menuItem(page, "Move up").click();
  await expect.poll(names).toEqual(["Checkout", "Add to cart", "View Product"]);
  const card = (journey: string) => page.getByRole("region", { name: journey, exact: true });
  await card("View Product").locator(".grip").dragTo(card("Checkout"));
  await expect.poll(names).toEqual(["View Product", "Checkout", "Add to cart"]);
  await page.getByRole("button", { name: "More for Checkout" }).click();
  await menuItem(page, "Delete").click();
  await expect(page.getByRole("button", { name: "Unlink GET /orders/[id]" })).toBeHidden();
  await barButton(page, "Undo").click();
  await expect(page.getByRole("button", { name: "Unlink GET /orders/[id]" })).toBeVisible();
});

test("journeys go out as CSV and come in again", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "Export journeys CSV" }).click();
  const out = await download(page, () => page.getByRole("dialog").getByRole("button", { name: "Export CSV" }).click());
  expect(out.text.split("\r\n")[0]).toBe("\ufeffJourney,Interaction,Valid event,Impact (% of users)");
  await openQuick(page);
  await openFile(page, file("journeys.csv", out.text));
  await page.getByRole("dialog", { name: "Paste journeys" }).getByRole("button", { name: "Add 5 rows" }).click();
  await expect(page.getByRole("textbox", { name: /^Interaction of/ })).toHaveCount(5);
});

test("a cell of the matrix that cannot be read is marked and leaves its row out of that journey", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await goTo(page, "Journeys");
  const impact = await matrixField(page, "deployment downtime", "Add to cart");
  await impact.fill("most");
  await expect(impact).toHaveAttribute("aria-invalid", "true");
  await impact.press("Enter");
  await expect(matrixCell(page, "deployment downtime", "Add to cart")).toHaveText("most");
  await expect(page.getByText('deployment downtime: "most" as impact on Add to cart is not a share of users', { exact: false })).toBeVisible();
  await goTo(page, "Risks");
  await scope(page).selectOption({ label: "Add to cart" });
  await expect(page.getByText('"most" as impact on Add to cart is not a share of users', { exact: false })).toBeVisible();
  await expect(total(page)).toHaveText("41.7");
});

test("the matrix is one stop of the Tab key, and its cells are typed in", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Journeys");
  const first = matrixCell(page, "deployment downtime", "Checkout");
  await expect(first).toHaveText("171");
  await first.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const cell = matrixCell(page, "release breaks a large subset, unfamiliar rollback", "Add to cart");
  await expect(cell).toBeFocused();
  await expect(page.locator("[data-journey][tabindex='0']")).toHaveCount(1);
  // A digit begins to type; Escape takes it back, Enter goes on below.
  await page.keyboard.type("7");
  const field = page.getByRole("textbox", { name: /^Impact of release breaks .* on Add to cart$/ });
  await expect(field).toHaveValue("7");
  await page.keyboard.press("Escape");
  await expect(cell).toBeFocused();
  await expect(cell).toHaveText("141");
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await expect(cell).toHaveText("–");
  await expect(page.getByRole("row", { name: /^release breaks/ })).toContainText("all but Add to cart, own impact");
  await expect(matrixCell(page, "unnoticed growth collapses the service", "Add to cart")).toBeFocused();
  await page.getByRole("checkbox", { name: "minor defect reaches all journeys" }).uncheck();
  await expect(page.getByText("These risks reach no journey: minor defect.")).toBeVisible();
  await barButton(page, "Undo").click();
  await barButton(page, "Undo").click();
  await expect(cell).toHaveText("141");
});

test("keys in the matrix that come in one frame each move by one", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await goTo(page, "Journeys");
  await matrixCell(page, "deployment downtime", "Checkout").focus();
  await page.evaluate(() => {
    for (const key of ["ArrowDown", "ArrowRight"]) {
      document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  });
  await expect(matrixCell(page, "release breaks a large subset, unfamiliar rollback", "Add to cart")).toBeFocused();
});

test("a matrix of 500 risks by 200 journeys draws what can be seen", async ({ page }) => {
  const file = example("complete-engagement");
  const { risks, journeys } = file.engagement;
  const id = (kind: string, place: number) => kind + String(place).padStart(7, "0").replace(/\d/g, (digit) => "abcdefghij"[Number(digit)]!);
  for (let place = risks.length; place < 500; place++) risks.push({ ...risks[0], id: id("r", place), name: `risk ${place}` });
  for (let place = journeys.length; place < 200; place++) journeys.push({ id: id("j", place), name: `journey ${place}`, target: null, interactions: [] });
  await openStored(page, file);
  await goTo(page, "Journeys");
  const matrix = page.getByRole("grid", { name: "Risks by journeys" });
  await expect(matrix).toHaveAttribute("aria-rowcount", "503");
  await expect(matrix).toHaveAttribute("aria-colcount", "203");
  const cells = matrix.locator("td.cell");
  await expect.poll(() => cells.count()).toBeGreaterThan(50);
  expect(await cells.count()).toBeLessThan(1500);
  const first = cells.first();
  await first.click();
  await page.keyboard.press("Escape");
  // Down and to the right, further than what is drawn.
  for (let step = 0; step < 6; step++) await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await expect(page.locator("td.cell:focus")).toHaveAttribute("aria-label", /journey 199: /);
  await expect(page.locator("td.cell:focus")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Find a risk" }).fill("risk 499");
  await expect(matrix).toHaveAttribute("aria-rowcount", "4");
  await page.getByRole("searchbox", { name: "Find a journey" }).fill("journey 19");
  await expect(matrixCell(page, "risk 499", "journey 199")).toBeVisible();
  await expect(page.getByText("1 risks by 11 journeys")).toBeVisible();
  await axeFindsNothing(page);
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 800, 360]) {
    test(`journeys in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openStored(page, example("complete-engagement"));
      await goTo(page, "Journeys");
      await expect(matrixCell(page, "deployment downtime", "Checkout")).toHaveText("171");
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
    });
  }
}

test("systemic risks: on top, fixed, and what fixing saves", async ({ page }) => {
  await openStored(page, example("eight-row-catalogue"));
  const totalIs = async (expected: string) => {
    await showView(page, "Table");
    await expect(total(page)).toHaveText(expected);
    await showView(page, "Systemic");
  };
  await totalIs("706");
  await page.getByRole("button", { name: "Add from list" }).click();
  await page.getByRole("menuitem", { name: "Operational overload" }).click();
  await expect(page.getByText("These figures are the ones the list starts with. Put in your own.")).toBeVisible();
  await totalIs("706"); // the estimates include it until somebody says otherwise
  await page.getByRole("checkbox", { name: "Operational overload is included in the estimates" }).uncheck();
  await totalIs("833");
  const saves = page.getByRole("cell", { name: "Fixing Operational overload saves a year: 128" });
  await expect(saves).toBeVisible();
  await expect(saves).toHaveAttribute("data-tip", "Alone it costs 128 a year.");
  const state = page.getByRole("radiogroup", { name: "State of Operational overload" });
  await state.getByText("fixed").click();
  await totalIs("706");
  await state.getByText("present").click();
  await page.getByRole("button", { name: /^Risks affected by Operational overload/ }).click();
  const picker = page.getByRole("dialog", { name: "Risks affected by Operational overload" });
  await picker.getByRole("button", { name: "None" }).click();
  await picker.getByRole("checkbox", { name: "cloud regional outage" }).check();
  await picker.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("table", { name: "Who affects what" }).getByText("+30 min")).toHaveCount(1);
  await totalIs("721");

  const minutes = page.getByRole("textbox", { name: "Extra ETTD of Operational overload" });
  await minutes.fill("lots");
  await expect(page.getByText('"lots" as Extra ETTD of Operational overload cannot be read', { exact: false })).toBeVisible();
  await expect(minutes).toHaveValue("lots");
  await totalIs("706");
  await page.getByRole("textbox", { name: "Systemic risk of Operational overload" }).hover();
  await page.getByRole("button", { name: "Delete Operational overload" }).click();
  await expect(page.getByText("No systemic risks yet")).toBeVisible();
  await page.getByRole("region", { name: "Messages" }).getByRole("button", { name: "Undo" }).click();
  await expect(minutes).toHaveValue("lots");
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 800, 360]) {
    test(`systemic risks in ${colorScheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await openStored(page, example("complete-engagement"));
      await showView(page, "Systemic");
      await expect(page.getByRole("textbox", { name: /^Systemic risk of/ })).toHaveCount(3);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
    });
  }
}

test("the example holds the practice's journeys", () => {
  const { engagement } = JSON.parse(readFileSync("examples/source-practice.json", "utf8"));
  expect(engagement.journeys.map((one: { name: string }) => one.name)).toEqual(["Checkout", "Add to cart", "View Product"]);
});

test("the answer says what rests on guesses, once somebody says what does not", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await expect(answer(page)).not.toContainText("rest on guesses");
  await cell(page, "Risk", "deployment downtime").click();
  const details = inspector(page, "deployment downtime");
  await details.getByLabel("Based on").selectOption("incidents");
  await expect(answer(page)).toContainText("41.7 of these (21%) rest on guesses.");
  await details.getByLabel("Who said so").fill("the on-call review");
  await allIsSaved(page);
  await page.reload();
  await expect(answer(page)).toContainText("41.7 of these (21%) rest on guesses.");
});

test("the CSV file and the library show the whole service, whatever journey is being read", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await scope(page).selectOption({ label: "Checkout" });
  await expect(total(page)).toHaveText("156");
  await expect(page.getByText("not reached")).toBeVisible();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "Export CSV", exact: true }).click();
  const out = await download(page, () => page.getByRole("dialog").getByRole("button", { name: "Export CSV" }).click());
  expect(out.text).toContain("41.714285714285");
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect(page.getByRole("list", { name: "Engagements" }).getByRole("listitem")).toContainText(/198\s*bad minutes a year/);
});

test("a fresh estimate can begin with its journeys", async ({ page }) => {
  await openQuick(page);
  await goTo(page, "Journeys");
  await page.getByRole("button", { name: "Add journey" }).click();
  await expect(page.getByRole("textbox", { name: "Journey of journey 1" })).toBeFocused();
  await page.keyboard.type("Checkout");
  await allIsSaved(page);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Journey of Checkout" })).toHaveValue("Checkout");
  await goTo(page, "Risks");
  await expect(cell(page, "Risk", "row 1")).toBeVisible();
});
