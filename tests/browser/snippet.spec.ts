// Cards for somebody else's page: what is pasted there, how it will look, and what goes where no frame may.
import { expect, test, type Locator, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { allIsSaved, axeFindsNothing, copied, download, example, noNonsense, notice, openStored, stored, watchForTrouble } from "./support";

type Example = Parameters<typeof example>[0];

/** Opens the dialog from an engagement's page. */
async function embedDialog(page: Page, name: Example = "eight-row-catalogue") {
  await openStored(page, example(name));
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Embed in a page" }).click();
  const dialog = page.getByRole("dialog", { name: "Embed in a page" });
  await expect(dialog).toBeVisible();
  return {
    dialog,
    snippet: dialog.getByLabel("What to paste"),
    where: dialog.getByRole("combobox", { name: "Where" }),
    frame: dialog.locator("iframe"),
    preview: dialog.frameLocator("iframe"),
  };
}

/** Unfolds what goes along. */
const goesAlong = (dialog: Locator) => dialog.getByText("What goes along, and the frame's title").click();

/** Serves one page on a site of its own while `use` lasts: "localhost" is another site than 127.0.0.1. */
async function withPage(body: string, use: (address: string) => Promise<void>) {
  const html = `<!doctype html><html lang="en"><title>A wiki</title><h1>A wiki</h1>\n${body}`;
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(html));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  try {
    await use(`http://localhost:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.close();
  }
}

test("what is pasted into a page of another site shows the figures, and can do nothing there", async ({ page }) => {
  const { snippet, where } = await embedDialog(page);
  await where.selectOption("Web page, GitHub Pages: a frame");
  const pasted = await snippet.inputValue();
  expect(pasted).toMatch(/^<iframe src="http:.*#\/embed\?show=risks,budget&amp;theme=auto&amp;d=1\.[^"]+" title="Bad minutes: /);
  await withPage(pasted, async (address) => {
    await page.goto(address);
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("body")).toContainText("706");
    const inside = page.frames().find((one) => one.url().includes("#/embed"))!;
    const refused = await inside.evaluate(() => {
      const refuses = (act: () => unknown) => {
        try {
          act();
          return false;
        } catch {
          return true;
        }
      };
      return [refuses(() => localStorage.length), refuses(() => parent.document.title), refuses(() => (top!.location.href = "about:blank"))];
    });
    expect(refused, "storage, the page around it, leading it away").toEqual([true, true, true]);
    expect(page.url()).toBe(address);
  });
});

test("the element pasted into a page of another site shows the figures", async ({ page }) => {
  const { snippet, where } = await embedDialog(page);
  await where.selectOption("Web page: an element with a script");
  await withPage(await snippet.inputValue(), async (address) => {
    await page.goto(address);
    await expect(page.frameLocator("bad-minutes iframe").locator("body")).toContainText("706");
  });
});

test("the preview follows what is chosen, in the same frame and without a step in the history", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const { dialog, snippet, frame, preview } = await embedDialog(page);
  await allIsSaved(page);
  const before = await stored(page);
  await expect(preview.locator("body")).toContainText("706");
  await expect(frame).toHaveAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
  await expect(frame).toHaveAttribute("title", `Bad minutes: ${example("eight-row-catalogue").engagement.name}`);
  const inside = () => page.frames().find((one) => one.url().includes("#/embed"))!;
  expect(inside().url()).toContain("show=risks,budget&theme=auto&d=");
  await inside().evaluate(() => ((window as any).still = "here"));
  const steps = await page.evaluate(() => history.length);

  await dialog.getByRole("checkbox", { name: "Risks" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Odds" }).check();
  await dialog.getByRole("combobox", { name: "Colours" }).selectOption("dark");
  await dialog.getByRole("checkbox", { name: "Readers may try other figures" }).check();
  await expect.poll(() => inside().url()).toContain("show=budget,odds&theme=dark&edit=yes&d=");
  expect(await inside().evaluate(() => (window as any).still)).toBe("here");
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await expect(snippet).toHaveValue(inside().url());

  for (const width of [640, 480, 320]) {
    await dialog.getByRole("radiogroup", { name: "Width of the frame" }).getByText(String(width)).click();
    await expect(frame).toHaveAttribute("width", String(width));
  }

  await goesAlong(dialog);
  await dialog.getByLabel("Title of the frame").fill('Our "shop" & more');
  await expect(frame).toHaveAttribute("title", 'Our "shop" & more');
  await dialog.getByRole("combobox", { name: "Where" }).selectOption("Web page, GitHub Pages: a frame");
  await expect(snippet).toHaveValue(/title="Our &quot;shop&quot; &amp; more"/);
  expect(await stored(page)).toEqual(before);
  expect(trouble).toEqual([]);
});

test("places change what is pasted and what is said", async ({ page }) => {
  const { dialog, snippet, where } = await embedDialog(page, "complete-engagement");
  const warning = dialog.getByText("nobody else can reach it");
  for (const [place, starts, says] of [
    ["Confluence Cloud", /^http:\S+#\/embed\?\S+$/, "type /iframe"],
    ["Confluence Data Center", /^<iframe /, "HTML macro"],
    ["Notion", /^http:\S+#\/embed\?\S+$/, "Type /embed"],
    ["Web page, GitHub Pages: a frame", /^<iframe /, "frame-src"],
    ["Web page: an element with a script", /^<bad-minutes data="1\.[^]*<script src="http:[^"]*\/embed\.js" async>/, "script-src"],
  ] as const) {
    await where.selectOption(place);
    await expect(snippet).toHaveValue(starts);
    await expect(dialog.getByText(says)).toBeVisible();
    await expect(warning).toBeVisible();
  }
  await where.selectOption("Notion");
  await expect(dialog.getByText("from 2 000 on it may be cut off")).toBeVisible();
  for (const [place, starts, says] of [
    ["MediaWiki", /^\{\| class="wikitable"/, "added an extension"],
    ["Markdown: GitHub, GitLab", /^\| Risk \| ETTD/, "take frames and scripts out"],
  ] as const) {
    await where.selectOption(place);
    await expect(snippet).toHaveValue(starts);
    await expect(snippet).toHaveValue(/951[^]*Estimate, as of \d{4}-\d\d-\d\d, by Priya Raman(<\/nowiki>)?\s*$/);
    await expect(dialog.getByText(says)).toBeVisible();
    await expect(warning).toBeHidden();
  }
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(notice(page, "Copied.")).toBeVisible();
  expect(await copied(page)).toBe(await snippet.inputValue());
});

test("only what cards need goes along, and words stay out on demand", async ({ page }) => {
  const { dialog, snippet, preview } = await embedDialog(page, "complete-engagement");
  const lean = (await snippet.inputValue()).length;
  await goesAlong(dialog);
  for (const part of ["Charter", "Readiness", "Activities", "Incidents"]) {
    await expect(dialog.getByRole("checkbox", { name: part })).not.toBeChecked();
  }
  await dialog.getByRole("checkbox", { name: "Readiness" }).check();
  await expect.poll(async () => (await snippet.inputValue()).length).toBeGreaterThan(lean + 500);
  await dialog.getByLabel("Without words").check();
  await dialog.getByRole("combobox", { name: "Where" }).selectOption("Markdown: GitHub, GitLab");
  await expect(snippet).toHaveValue(/\| Risk 1 \|[^]*951/);
  await expect(dialog.locator("iframe")).toHaveAttribute("title", "Bad minutes: Engagement");
  await expect(preview.locator("body")).toContainText("951");
  await expect(preview.locator("body")).not.toContainText("Kettle");
  const { name, text } = await download(page, () => dialog.getByRole("button", { name: "Odds chart as SVG" }).click());
  expect(name).toBe("engagement.odds.svg");
  expect(text).toContain("Estimate, as of");
  expect(text).not.toMatch(/Kettle|Priya/);
});

test("words hidden in the link stay hidden in cards", async ({ page }) => {
  await openStored(page, example("complete-engagement"));
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("dialog").getByLabel("Without words").check();
  await page.getByRole("button", { name: "Embed in a page" }).click();
  const embed = page.getByRole("dialog", { name: "Embed in a page" });
  await goesAlong(embed);
  await expect(embed.getByLabel("Without words")).toBeChecked();
});

test("no card is no snippet", async ({ page }) => {
  const { dialog, snippet, preview } = await embedDialog(page);
  await dialog.getByRole("checkbox", { name: "Risks" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Budget" }).uncheck();
  await expect(dialog.getByRole("alert")).toHaveText("Choose at least one card.");
  await expect(snippet).toHaveValue("");
  await dialog.getByRole("checkbox", { name: "Budget" }).check();
  await expect(dialog.getByRole("alert")).toBeHidden();
  await expect(snippet).toHaveValue(/show=budget&/);
  await expect(preview.locator("body")).toContainText("706");
});

test("tables and the chart go where no frame may", async ({ page }) => {
  const { dialog } = await embedDialog(page);
  const end = /Estimate, as of \d{4}-\d\d-\d\d/;
  for (const [name, has] of [
    ["Copy as Markdown", "| Total |"],
    ["Copy as MediaWiki table", '{| class="wikitable"'],
    ["Copy as rich HTML table", "<table>"],
  ]) {
    await dialog.getByRole("button", { name }).click();
    await expect.poll(() => copied(page)).toContain(has);
    const text = await copied(page);
    expect(text).toContain("706");
    expect(text.trim().split("\n").at(-1)).toMatch(end);
  }
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  expect(html).toMatch(/<table>[^]*706/);

  const save = async (name: string) => {
    const [file] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name }).click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const svg = await save("Odds chart as SVG");
  expect(svg.name).toMatch(/\.odds\.svg$/);
  expect(svg.bytes.toString()).toMatch(/^<svg[^]*Estimate, as of[^]*99\.9%[^]*<\/svg>$/);
  const png = await save("Odds chart as PNG");
  expect(png.name).toMatch(/\.odds\.png$/);
  expect([...png.bytes.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
});

test("there is no chart of odds before there is something to count", async ({ page }) => {
  await page.goto("./#/quick");
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Embed in a page" }).click();
  const dialog = page.getByRole("dialog", { name: "Embed in a page" });
  await expect(dialog.getByText("There is a chart of the odds as soon as a risk has all its figures.")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Odds chart as SVG" })).toBeHidden();
  await noNonsense(page);
});

test("keys alone: in, through and out", async ({ page }) => {
  const { dialog } = await embedDialog(page);
  await expect(dialog.getByRole("checkbox", { name: "Risks" })).toBeFocused();
  const names: string[] = [];
  await goesAlong(dialog);
  await dialog.getByRole("checkbox", { name: "Risks" }).focus();
  for (let step = 0; step < 40 && names.at(-1) !== "320"; step += 1) {
    await page.keyboard.press("Tab");
    names.push(
      await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        return at.getAttribute("aria-label") || at.closest("label")?.textContent?.trim() || at.textContent?.trim() || at.tagName;
      }),
    );
  }
  const order = ["Budget", "Journeys", "Where", "Colours", "What to paste", "Copy", "Readers may", "What goes along", "Charter", "Without words", "Title of the frame", "Copy as rich", "Odds chart as SVG", "320"];
  const places = order.map((name) => names.findIndex((one) => one.startsWith(name)));
  expect(places, names.join(" | ")).toEqual([...places].sort((a, b) => a - b));
  expect(Math.min(...places), names.join(" | ")).toBeGreaterThanOrEqual(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Share a link" }), "the next time begins with the link").toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 360]) {
    test(`the dialog is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const { dialog, preview } = await embedDialog(page, "complete-engagement");
      await expect(preview.locator("body")).toContainText("951");
      await expect(dialog.getByRole("button", { name: "Odds chart as PNG" })).toBeVisible();
      const inside = await dialog.evaluate((box) => box.scrollWidth - box.clientWidth);
      expect(inside, "scrolls sideways").toBeLessThanOrEqual(0);
      await axeFindsNothing(page, { iframes: false }); // cards are held to it in a page of their own
      if (process.env.SHOTS) {
        await page.screenshot({ path: `${process.env.SHOTS}/embed-${scheme}-${width}.png` });
        await dialog.evaluate((box) => box.scrollTo(0, box.scrollHeight));
        await page.screenshot({ path: `${process.env.SHOTS}/embed-${scheme}-${width}-foot.png` });
      }
    });
  }
}
