// What a cell takes, what it shows of it, and what it does with what it cannot read.
import { expect, test, type Page } from "@playwright/test";
import { allIsSaved, cell, COLUMNS, noNonsense, openQuick, total, typeRisks, watchForTrouble, type Column, type Typed } from "./support";

const PLAIN: Typed = ["x", "10", "20", "50%", "365"]; // 15 bad minutes a year

async function openWith(page: Page, risks: Typed[] = [PLAIN]) {
  await openQuick(page);
  await typeRisks(page, risks);
}

/** Types over a cell and leaves it. */
async function write(page: Page, column: Column, text: string) {
  await cell(page, column, "x").focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

async function incidents(page: Page, text: string | RegExp) {
  await expect(page.getByRole("cell", { name: /^Incidents per year of x:/ })).toHaveText(text);
}

async function minutes(page: Page, text: string | RegExp) {
  await expect(page.getByRole("cell", { name: /^Bad minutes per year of x:/ })).toHaveText(text);
}

test("1,440 is 1440 and 1,5 is 1.5", async ({ page }) => {
  await openWith(page, [["x", "0", "1", "100%", "365"]]);
  await write(page, "ETTR", "1,440");
  await expect(cell(page, "ETTR", "x")).toHaveValue("1440");
  await minutes(page, /^1\s440$/);
  await write(page, "ETTR", "1,5");
  await expect(cell(page, "ETTR", "x")).toHaveValue("1.5");
  await minutes(page, "1.50");
});

const RATES: [string, string | RegExp][] = [
  ["6m", "2.00"],
  ["6mo", "2.00"],
  ["weekly", "52.1"],
  ["2/month", "24.0"],
  ["52/yr", "52.0"],
  ["1 in 4y", "0.25"],
  ["every 3 years", "0.33"],
  ["2w", "26.1"],
  ["6h", /^1\s460$/],
];

test("an ETTF takes days, other units and rates", async ({ page }) => {
  await openWith(page);
  for (const [text, perYear] of RATES) {
    await test.step(text, async () => {
      await write(page, "ETTF", text);
      await incidents(page, perYear);
      await expect(cell(page, "ETTF", "x")).not.toHaveAttribute("aria-invalid");
    });
  }
});

const MINUTES: [Column, string, string | RegExp][] = [
  ["ETTD", "90s", "10.8"],
  ["ETTD", "1h 30m", "55.0"],
  ["ETTD", "2d", /^1\s450$/],
  ["ETTD", "5-60 min", "21.5"],
  ["Impact", "0.5%", "0.15"],
  ["Impact", "1-100%", "15.2"],
];

test("durations and shares take units and ranges", async ({ page }) => {
  await openWith(page);
  for (const [column, text, minutesAYear] of MINUTES) {
    await test.step(`${column} ${text}`, async () => {
      await write(page, column, text);
      await minutes(page, minutesAYear);
      await write(page, column, PLAIN[COLUMNS.indexOf(column)]);
      await minutes(page, "15.0");
    });
  }
});

test("a range shows what it counts as, while it is typed", async ({ page }) => {
  await openWith(page);
  await cell(page, "ETTD", "x").fill("5 to 60");
  const table = page.getByRole("table", { name: "Risks" });
  const tag = table.getByText("counts as 23.0 min", { exact: true });
  await expect(tag).toHaveCSS("opacity", "1");
  await page.keyboard.press("Tab");
  await expect(cell(page, "ETTD", "x")).toHaveValue("5 to 60");
  await expect(tag, "only a tag on hover and focus").toHaveCSS("opacity", "0");
  await cell(page, "ETTD", "x").hover();
  await expect(tag).toHaveCSS("opacity", "1");
  await minutes(page, "21.5");
});

for (const [column, text, says] of [
  ["ETTD", "abc", "is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60"],
  ["ETTD", "-5", "is below 0: write minutes (5)"],
  ["ETTR", "1e999", "is larger than ETTR can be: write minutes (5)"],
  ["ETTR", "60 to 5", "does not begin with the smaller number: write minutes (5)"],
  ["Impact", "abc", "is not a share of users: write percent (50)"],
  ["Impact", "101%", "is more than all users: write percent (50)"],
  ["ETTF", "0", "is 0, and ETTF must be above it: write days (30)"],
  ["ETTF", "-5", "is below 0: write days (30)"],
  ["ETTF", "1e999", "is larger than ETTF can be: write days (30)"],
] as [Column, string, string][]) {
  test(`${column} keeps ${text}, marks it and says what it expects`, async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await openWith(page, [PLAIN, ["y", "10", "0", "100%", "365"]]);
    await expect(total(page)).toHaveText("25.0");

    const holds = async () => {
      await expect(cell(page, column, "x")).toHaveValue(text);
      await expect(cell(page, column, "x")).toHaveAttribute("aria-invalid", "true");
      await expect(cell(page, column, "x")).toHaveAccessibleDescription(
        new RegExp(`^"${text}" as ${column} of x ${says.replace(/[()]/g, "\\$&")}.*left out of the total\\.`),
      );
      await minutes(page, "");
      await expect(total(page)).toHaveText("10.0");
      const answer = page.getByRole("region", { name: "Answer" });
      await expect(answer.getByText("1 row is left out: it has a cell that cannot be read.")).toBeVisible();
      await noNonsense(page);
    };

    await cell(page, column, "x").fill(text);
    await holds();
    await page.keyboard.press("Tab");
    await holds();
    await allIsSaved(page);
    await page.reload();
    await holds();

    await cell(page, column, "x").fill(PLAIN[COLUMNS.indexOf(column)]);
    await expect(total(page)).toHaveText("25.0");
    await expect(cell(page, column, "x")).not.toHaveAttribute("aria-invalid");
    expect(trouble).toEqual([]);
  });
}

test("odd texts never stop the page or reach a figure", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await openWith(page);
  const odd = ["NaN", "inf", "Infinity", "1e308", "1e-308", "0x10", "٣", "１２", "5 to", "to 5", "..", "5..60..7", "%", "1/0", "0/month", "every", "1 in 0y", "💥", "<b>5</b>", "'5", "=1+1"];
  for (const column of ["ETTD", "ETTR", "Impact", "ETTF"] as Column[]) {
    for (const text of odd) {
      await cell(page, column, "x").fill(text);
      await expect(page.getByRole("region", { name: "Answer" })).not.toContainText(/NaN|\binf/i);
      await minutes(page, /^$|^(< |> )?[\d.\s]+$/);
    }
    await cell(page, column, "x").fill(PLAIN[COLUMNS.indexOf(column)]);
    await minutes(page, "15.0");
  }
  expect(trouble).toEqual([]);
});

test("a row not yet filled is not counted, and nothing says it is wrong", async ({ page }) => {
  await openWith(page);
  await page.getByRole("button", { name: "Add risk" }).click();
  await page.keyboard.type("only a name");
  await page.keyboard.press("Tab");
  await page.keyboard.type("5");
  await expect(total(page)).toHaveText("15.0");
  await expect(page.getByText("left out")).toHaveCount(0);
  await expect(page.getByRole("cell", { name: /^Bad minutes per year of only a name/ })).toHaveText("");
});

test("hints are told as such and leave the row in", async ({ page }) => {
  await openWith(page, [["x", "10", "20", "0.5", "365"]]);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByText("Impact of x counts as")).toBeVisible();
  await expect(cell(page, "Impact", "x")).not.toHaveAttribute("aria-invalid");
  await expect(total(page)).toHaveText("0.15");
});
