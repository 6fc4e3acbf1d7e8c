// Every page in light and dark: accessible, and no wider than a phone. And what is copied for wikis.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { appIsReady, axeFindsNothing, cell, copied, engagementName, example, goTo, inspector, menuItem, noSidewaysScroll, notice, onCard, openQuick, openStored, paste, showView, SOURCE, total, typeRisks } from "./support";

async function openRisks(page: Page) {
  await openStored(page, example("eight-row-catalogue"));
  await cell(page, "ETTD", "cloud regional outage").fill("abc");
  await cell(page, "Impact", "cloud single-zone outage").fill("0.5");
  await cell(page, "ETTR", "cloud single-zone outage").fill("5 to 60");
  await expect(page.getByText("counts as 23.0 min", { exact: true })).toBeVisible();
}

/** Each page as a person can have it before them. */
const PAGES: Record<string, (page: Page) => Promise<void>> = {
  "the first visit": async (page) => {
    await page.goto("./");
    await expect(cell(page, "Risk", "row 1")).toBeVisible();
  },
  "the library": async (page) => {
    await openStored(page, example("eight-row-catalogue"));
    await page.evaluate(() => localStorage.setItem("bad-minutes/e/sqosyquecwqh7o6ljtaaqsenp5", "{damaged"));
    await page.getByRole("link", { name: "All engagements" }).click();
    await onCard(page, example("eight-row-catalogue").engagement.name, "Delete");
    await page.getByRole("button", { name: "Undo" }).click();
    await onCard(page, example("eight-row-catalogue").engagement.name, "Rename");
    await expect(page.getByText("Something stored here cannot be read.", { exact: false })).toBeVisible();
  },
  "an empty estimate": openQuick,
  "risks with figures, a hint and an error": openRisks,
  "the stack rank": async (page) => {
    await openRisks(page);
    await page.getByRole("button", { name: "What each target can carry" }).click();
    await page.getByRole("button", { name: /accept noisy alerting slows root cause at 99\.9%$/ }).click();
    await expect(page.getByRole("table", { name: "Stack rank" })).toBeVisible();
  },
  "a row's menu": async (page) => {
    await openRisks(page);
    await page.getByRole("button", { name: "More for config mishap cuts capacity" }).click();
    await expect(menuItem(page, "Accept at 99.9%")).toBeVisible();
  },
  "a row's details": async (page) => {
    await openRisks(page);
    await page.getByRole("button", { name: "More for config mishap cuts capacity" }).click();
    await menuItem(page, "Owner, basis and notes").click();
    await inspector(page, "config mishap cuts capacity").getByRole("button", { name: "Accept at 99.9%" }).click();
    await expect(page.getByLabel("Who accepts")).toBeVisible();
  },
  "systemic risks": async (page) => {
    await openRisks(page);
    await showView(page, "Systemic");
    await page.getByRole("button", { name: "Add from list" }).click();
    await page.getByRole("menuitem", { name: "No playbooks" }).click();
    await page.getByRole("textbox", { name: "Extra ETTD of No playbooks" }).fill("x");
    await page.getByRole("button", { name: /^Risks affected by No playbooks/ }).click();
    await expect(page.getByRole("checkbox", { name: "cloud regional outage" })).toBeVisible();
  },
  "journeys": async (page) => {
    await openStored(page, example("source-practice"));
    await page.getByRole("navigation").getByRole("link", { name: /^Journeys/ }).click();
    await page.getByRole("gridcell", { name: "deployment downtime on Add to cart: " }).click();
    await page.getByRole("textbox", { name: "Impact of deployment downtime on Add to cart" }).fill("most");
    await expect(page.getByRole("grid", { name: "Risks by journeys" })).toBeVisible();
    await page.mouse.move(1272, 300); // no tip
  },
  "the export menu": async (page) => {
    await openRisks(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await expect(page.getByRole("button", { name: "Export CSV" })).toBeVisible();
  },
  "targets and settings": async (page) => {
    await openRisks(page);
    await page.getByRole("button", { name: "Edit targets and settings" }).click();
    await page.getByRole("button", { name: "Add target" }).click();
    await page.getByRole("textbox", { name: "Target 99.99 in percent" }).fill("x");
    await expect(page.getByRole("radio", { name: "365.25 days" })).toBeVisible();
  },
  "the keys": async (page) => {
    await openRisks(page);
    await page.getByRole("heading", { name: "Risks", level: 1 }).click();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  },
  "the paste dialog": async (page) => {
    await openQuick(page);
    await paste(page, { text: SOURCE.map((risk) => risk.join("\t")).join("\n") + "\nunread\tabc\t5\t5\t5" });
    await expect(page.getByRole("dialog", { name: "Paste a table" })).toBeVisible();
  },
  "the paste dialog by hand": async (page) => {
    await openQuick(page);
    await page.getByRole("button", { name: "Paste a table" }).click();
    await expect(page.getByRole("dialog", { name: "Paste a table" })).toBeVisible();
  },
  "the engagement switcher": async (page) => {
    await openStored(page, example("eight-row-catalogue"));
    await openStored(page, example("source-practice"));
    await engagementName(page);
    await page.mouse.move(1200, 700); // no tip
  },
  "a page that is not there": async (page) => {
    await page.goto("./#/no/such/page");
    await expect(page.getByRole("heading", { name: "Not here" })).toBeVisible();
  },
  "an unreadable record": async (page) => {
    await page.goto("./#/no/such/page");
    await page.evaluate(() => localStorage.setItem("bad-minutes/e/sqosyquecwqh7o6ljtaaqsenp4", "{damaged"));
    await page.goto("./#/e/sqosyquecwqh7o6ljtaaqsenp4/risks");
    await expect(page.getByRole("heading", { name: "This engagement cannot be read" })).toBeVisible();
  },
};

const SCHEMES = ["light", "dark"] as const;
const WIDTHS = [1280, 360];

for (const [what, open] of Object.entries(PAGES)) {
  test(`${what}: accessible in light and dark, wide and narrow`, async ({ page }) => {
    test.slow(); // axe looks at the page four times
    await open(page);
    await appIsReady(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await test.step(`${colorScheme}, ${width} px`, () => axeFindsNothing(page));
      }
    }
  });
}

for (const [what, open] of Object.entries(PAGES)) {
  test(`${what}: no sideways scroll on a phone`, async ({ page }) => {
    await open(page);
    await page.setViewportSize({ width: 360, height: 740 });
    await noSidewaysScroll(page);
  });
}

test("what is chosen has an edge where the system chooses the colours", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await page.emulateMedia({ forcedColors: "active" });
  const style = (of: Locator, name: string) => of.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
  const here = page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: /^Risks/ });
  expect(await style(here, "outline-style")).toBe("solid");
  expect(await style(page.locator("tr.on"), "outline-style")).toBe("solid");
  expect(await style(page.getByRole("combobox", { name: "Target" }), "appearance")).toBe("auto");
  await axeFindsNothing(page);
});

test("no sideways scroll at any width between phone and projector", async ({ page }) => {
  await PAGES["risks with figures, a hint and an error"](page);
  for (const width of [480, 740, 780, 950, 970, 1100, 1270, 1290, 1920]) {
    await page.setViewportSize({ width, height: 740 });
    await noSidewaysScroll(page);
  }
});

for (const form of ["Markdown", "HTML", "MediaWiki"]) {
  test(`copied as ${form}, the answer says as of when it is an estimate`, async ({ page }) => {
    await openQuick(page);
    await typeRisks(page, SOURCE);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: `Copy as ${form}` }).click();
    await expect(notice(page, "Copied.")).toBeVisible();
    const text = await copied(page);
    const lines = text.trimEnd().split("\n");
    expect(lines.at(-1)).toMatch(/Estimate, as of \d{4}-\d\d-\d\d/);
    expect(lines[0]).toMatch({ Markdown: /^\| Risk \|/, HTML: /^<table>/, MediaWiki: /^\{\| class="wikitable"/ }[form]!);
    for (const figure of ["deployment downtime", "52.1", "156", "minor defect", "17.4", "41.7", "198"]) expect(text).toContain(figure);

    // And what goes out comes in again.
    await openQuick(page);
    await page.keyboard.press("Control+V");
    await page.getByRole("dialog", { name: "Paste a table" }).getByRole("button", { name: "Add 2 risks" }).click();
    await expect(total(page)).toHaveText("198");
  });
}

test("copied as HTML, a rich text editor gets a table", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("button", { name: "Copy as HTML" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Copy anyway" }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  expect(html).toContain("<table>");
  expect(html).toMatch(/Estimate, as of \d{4}-\d\d-\d\d/);
});

const FRAME_WIDTHS = [360, 768, 800, 1024, 1180, 1280, 1920];

test("the frame and the library cut nothing and never scroll sideways", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const address = new URL(page.url()).hash.replace(/risks$/, "");
  for (const hash of [`${address}journeys`, `${address}charter`, "#/library"]) {
    await page.goto(`./${hash}`);
    await appIsReady(page);
    for (const width of FRAME_WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await noSidewaysScroll(page);
      const cut = await page.locator(".bar, .rail, .eng, .exm").evaluateAll((boxes) =>
        boxes.flatMap((box) => [box, ...box.querySelectorAll("*")])
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && !one.closest("svg, .cut, .vh, .old"))
          .map((one) => `${one.tagName}.${one.className} ${one.textContent}`),
      );
      expect(cut, `${hash} at ${width}`).toEqual([]);
    }
  }
});

test("the bar shows the answer on every page that does not show it in full, and names the page in the title", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const readout = page.getByRole("banner").getByRole("link", { name: /951/ });
  await expect(readout).toHaveCount(0);
  await goTo(page, "Journeys");
  await expect(readout).toContainText("425 over");
  await expect(readout).toContainText("holds in 28% of quarters");
  await expect(page).toHaveTitle("Journeys · Leaf & Kettle: a complete engagement · Bad Minutes");
  await expect(page.getByRole("main"), "who hears the page goes on with it").toBeFocused();
  await goTo(page, "Report");
  await page.getByRole("combobox", { name: "Target", exact: true }).selectOption({ label: "99.5%" });
  await expect(readout).toContainText("1\u202f677 left");
  await readout.click();
  await expect(page.getByRole("heading", { name: "Risks", level: 1 })).toBeVisible();
});

test("the rail says what still needs somebody", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const rail = page.getByRole("navigation", { name: "Pages", exact: true });
  await expect(rail.getByRole("link", { name: /^Readiness\s+14 open items/ })).toBeVisible();
  await expect(rail.getByRole("link", { name: /^Objectives\s+1 objective to set or review$/ })).toBeVisible();
  await expect(rail.getByRole("link", { name: "Report", exact: true })).toBeVisible();
});

test("on a phone the rail is a menu in the bar", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openStored(page, example("complete-engagement"));
  await page.getByRole("button", { name: /^Risks\s+all pages$/ }).click();
  await page.getByRole("navigation", { name: "All pages" }).getByRole("link", { name: /^Journeys/ }).click();
  await expect(page.getByRole("heading", { name: "Journeys", level: 1 })).toBeVisible();
  await expect(page.getByRole("navigation", { name: "All pages" })).toBeHidden();
  await page.getByRole("button", { name: /^Journeys\s+all pages$/ }).click();
  await page.getByRole("textbox", { name: "Engagement name" }).fill("The shop");
  await page.getByRole("link", { name: "All engagements" }).click();
  await expect(page.getByRole("list", { name: "Engagements" }).getByRole("link", { name: "The shop" })).toBeVisible();
});

/** The selectors of all style sheets that are there. */
const selectors = (page: Page) =>
  page.evaluate(() => {
    const of = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        const inner = "styleSheet" in rule ? (rule as CSSImportRule).styleSheet?.cssRules : (rule as CSSGroupingRule).cssRules;
        return [...((rule as CSSStyleRule).selectorText?.split(",") ?? []), ...(inner ? of(inner) : [])];
      });
    return [...document.styleSheets].flatMap((sheet) => of(sheet.cssRules));
  });

test("no style depends on an element before it that is told by its tag alone", async ({ page }) => {
  // For such a rule a browser styles the page anew whenever something is put into it.
  await openStored(page, example("source-practice"));
  await goTo(page, "Journeys");
  const all = await selectors(page);
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter((selector) => /(^|[\s>(])[a-z][a-z\d]*\s*[+~]/.test(selector.replace(/\([^()]*\)/g, "")))).toEqual([]);
});

test("the Risks page needs no style of the sheet that comes with other pages", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  const later = await page.evaluate(async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await (await fetch(document.querySelector<HTMLElement>("[data-style]")!.dataset.style!)).text());
    const of = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => [(rule as CSSStyleRule).selectorText ?? [], ...("cssRules" in rule ? of(rule.cssRules as CSSRuleList) : [])].flat());
    return of(sheet.cssRules);
  });
  expect(later.length).toBeGreaterThan(200);
  // Whatever a person does to an element, and without what is drawn beside it.
  const plain = later.map((one) => one.replace(/::?(before|after|marker|placeholder|-webkit-[\w-]+)/g, "").replace(/:(hover|focus-within|focus-visible|focus|checked)\b/g, ":is(*)")).filter((one) => one.trim());
  const matching = () => page.evaluate((all) => all.filter((one) => document.querySelector(one)), plain);
  await expect(page.getByText(/99\.9% holds in/).first()).toBeVisible();
  expect(await matching()).toEqual([]);
  await cell(page, "ETTR", "minor defect").click();
  await expect(inspector(page, "minor defect")).toBeVisible();
  await page.getByRole("button", { name: "More for minor defect" }).click();
  await expect(menuItem(page, "Duplicate")).toBeVisible();
  expect(await matching()).toEqual([]);
});
