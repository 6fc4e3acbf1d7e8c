// The SLO calculator: one question, one page, and a link to the answer.
import { expect, test, type Page } from "@playwright/test";
import { axeFindsNothing, copied, noNonsense, noSidewaysScroll, notice, openQuick, stored, watchForTrouble } from "./support";

const field = (page: Page, name: RegExp | string) => page.getByRole("textbox", { name });
const target = (page: Page) => field(page, "Target in percent");
const downtime = (page: Page) => field(page, "Downtime allowed in the window");
const errors = (page: Page) => field(page, "Requests that fail, in percent");
const depends = (page: Page) => field(page, /^Each with its percentage/);
const answer = (page: Page, name: string) => page.getByRole("status", { name, exact: true });
const row = (page: Page, name: string) => page.getByRole("table", { name: "Downtime allowed" }).getByRole("row", { name: new RegExp(`^${name}`) });

async function open(page: Page, fragment = "#/slo") {
  await page.goto(`./${fragment}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("SLO calculator");
}

test("a target, a downtime, a burn and dependencies are answered as they are typed", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await open(page);
  await expect(row(page, "30 days").getByRole("cell")).toHaveText(["43.2 min", "7 h 12 min", "3 d"]);
  await target(page).fill("99.95");
  await expect(row(page, "a year").getByRole("cell")).toHaveText(["4 h 23 min", "43 h 48 min", "18 d 6 h"]);
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "28 days" });
  await expect(downtime(page), "one side follows the other").toHaveValue("20.2 min");
  await downtime(page).fill("1h");
  await expect(answer(page, "From downtime to a target")).toContainText("99.8511% is the highest target that allows 60.0 min in 28 days.");
  await expect(target(page)).toHaveValue("99.8511");
  await target(page).fill("99.95");
  await expect(row(page, "28 days")).toHaveClass("on");
  await errors(page).fill("1");
  await expect(page.getByRole("img", { name: /^At a burn rate of 20\.0/ })).toHaveAccessibleName("At a burn rate of 20.0 the budget of 28 days is spent in 33 h 36 min.");
  await expect(answer(page, "How fast the budget burns")).toContainText("The burn rate is 20.0; at 1 a budget lasts exactly its window.");
  await expect(answer(page, "How fast the budget burns")).toContainText("A full budget for 28 days, 20.2 min, is spent in 33 h 36 min.");
  await depends(page).fill("login 99.95\npay 99.95");
  await expect(answer(page, "Dependencies")).toContainText("Together they hold 99.90003%");
  await expect(page.locator(".chain .blk.low b")).toHaveText(["login", "pay"]);
  await expect(answer(page, "Dependencies")).toContainText("99.95% cannot be held on top of them");
  await expect(answer(page, "Dependencies")).toContainText("each dependency that is needed should hold 99.995%");
  await noNonsense(page);
  expect(await stored(page), "nothing of it is kept").toEqual({});
  // Before axe, which tries styles that the policy refuses.
  expect(trouble).toEqual([]);
  await axeFindsNothing(page);
});

test("every state is a link", async ({ page }) => {
  await open(page);
  await target(page).fill("99.5");
  await depends(page).fill("Größe 99 & (b 98% | c+d 97)\ne 99.9");
  await page.getByRole("combobox", { name: "Window" }).selectOption({ label: "7 days" });
  await expect(page, "the address follows").toHaveURL(/#\/slo\?target=99\.5&window=7&/);
  const link = page.url();
  const shown = await page.locator("main").textContent();
  const other = await page.context().newPage();
  await other.goto(link);
  await expect(target(other)).toHaveValue("99.5");
  await expect(depends(other)).toHaveValue("Größe 99 & (b 98% | c+d 97)\ne 99.9");
  await expect(other.getByRole("combobox", { name: "Window" })).toHaveValue("7");
  expect(await other.locator("main").textContent()).toBe(shown);

  // The address as it was opened first comes back after typing, too.
  await target(other).fill("90");
  await other.evaluate((to) => { location.hash = new URL(to).hash; }, link);
  await expect(target(other)).toHaveValue("99.5");
  // What nobody understands of an address is said, and never answered for something else.
  await open(other, "#/slo?target=%zz&window=never&depends=%ff&&=");
  await expect(target(other)).toHaveValue("%zz");
  await expect(other.getByRole("combobox", { name: "Window" })).toHaveValue("30");
  await expect(other.getByRole("alert")).toContainText("a window of “never”");
  await open(other, "#/slo?target=99.5%&window=31d");
  await expect(target(other)).toHaveValue("99.5%");
  await expect(other.getByRole("combobox", { name: "Window" })).toHaveValue("31");
  await expect(other.getByRole("alert")).toBeHidden();
});

test("the link to the answer is copied", async ({ page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await target(page).fill("99.5");
  await page.getByRole("button", { name: "Copy link to this answer" }).click();
  await expect(notice(page, "The link is on the clipboard.")).toBeVisible();
  expect(await copied(page)).toBe(await page.evaluate(() => location.href));
});

test("100%, 0% and nonsense are answered in words, and what was typed stays", async ({ page }) => {
  await open(page);
  await target(page).fill("100");
  await expect(row(page, "30 days").getByRole("cell")).toHaveText(["none", "none", "none"]);
  await expect(page.getByText("100% allows nothing to fail")).toBeVisible();
  await expect(answer(page, "How fast the budget burns")).toHaveText("A target of 100% has no budget to burn: it is broken by the first failure.");
  await errors(page).fill("0");
  await expect(answer(page, "How fast the budget burns")).toHaveText("While nothing fails, nothing of the budget is spent.");
  await target(page).fill("0");
  await expect(row(page, "a day").getByRole("cell")).toHaveText(["all the time", "all the time", "all the time"]);
  await noNonsense(page);

  await target(page).fill("many nines");
  await expect(target(page)).toHaveAttribute("aria-invalid", "true");
  await expect(target(page)).toHaveAccessibleDescription("Expected a percentage such as 99.9.");
  await expect(target(page)).toHaveValue("many nines");
  await expect(page.getByText("That takes a target, in the field above.")).toHaveCount(2);
  await depends(page).fill("a 99 & b 98 | c 99");
  await expect(depends(page)).toHaveAccessibleDescription(/^After `98`: & and \| are mixed\. Put parentheses/);
  await axeFindsNothing(page);
  await target(page).fill("99.9");
  await expect(target(page)).not.toHaveAttribute("aria-invalid");
  await expect(page.getByRole("table", { name: "Downtime allowed" }).getByRole("row")).toHaveCount(7);
});

test("it is reached from the workbook and the library, and leads back", async ({ page }) => {
  await openQuick(page);
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "SLO calculator" }).click();
  await expect(target(page)).toBeVisible();
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Library", exact: true }).click();
  await expect(target(page)).toBeHidden();
  await page.goBack();
  await expect(target(page)).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`it fits and reads at ${width} in ${scheme}`, async ({ page }, info) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 800 });
      await open(page);
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      await page.screenshot({ path: info.outputPath(`slo-${scheme}-${width}.png`), fullPage: true });
      await depends(page).fill(`${"a-name-without-an-end".repeat(8)} 99 & (`);
      await target(page).fill("99.999999999999999");
      await expect(target(page)).toHaveAttribute("aria-invalid", "true");
      await noSidewaysScroll(page);
      await axeFindsNothing(page);
      await page.screenshot({ path: info.outputPath(`slo-wrong-${scheme}-${width}.png`), fullPage: true });
    });
  }
}
