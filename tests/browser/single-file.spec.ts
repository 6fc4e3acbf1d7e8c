// The app as one HTML file: from the disk, from somebody else's host, in a sandboxed frame.
import { expect, test, type FrameLocator, type Page } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inScript, inStyle } from "../../scripts/inline.mjs";
import { allIsSaved, appIsReady, cell, copied, download, example, file, goTo, noNonsense, openFile, openQuick, openStored, showsSource, showView, SOURCE, storedEngagements, textsShown, total, typeRisks, watchForTrouble } from "./support";

const FILE = "dist/bad-minutes.html";
const ADDRESS = pathToFileURL(FILE).href;
const PAGES = ["Charter", "Journeys", "Risks", "Objectives", "Readiness", "Activities", "Report"];

test.use({ baseURL: ADDRESS });

/** Every address asked for from now on, except what the page holds itself. */
function requests(page: Page) {
  const all: string[] = [];
  page.on("request", (request) => {
    const url = request.url().split("#")[0];
    if (!/^(blob|data):/.test(url)) all.push(url);
  });
  return all;
}

/** The heading that says how often the target holds. */
const holds = (page: Page | FrameLocator, share: string | RegExp) => page.getByRole("heading", { name: share });
const HOLDS = /^99\.9% holds in .+ of years$/;

async function exported(page: Page, what: "Export JSON" | "Export CSV") {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  return download(page, () => page.getByRole("button", { name: what }).click());
}

test("the source table, typed into a file on the disk, is answered and kept", async ({ page, context }) => {
  const trouble = await watchForTrouble(page);
  const asked = requests(page);
  const [worker] = await Promise.all([
    page.waitForEvent("worker"),
    (async () => {
      await openQuick(page);
      await typeRisks(page, SOURCE);
      await showsSource(page);
    })(),
  ]);
  expect(worker.url()).toMatch(/^blob:/);
  await expect(holds(page, HOLDS)).toBeVisible();
  await allIsSaved(page);
  await page.reload();
  await showsSource(page);
  await expect(holds(page, HOLDS)).toBeVisible();

  const other = await context.newPage();
  await other.goto(page.url());
  await showsSource(other);
  await cell(other, "ETTR", "minor defect").fill("61");
  await allIsSaved(other);
  await expect(cell(page, "ETTR", "minor defect"), "the other tab takes it in").toHaveValue("61");
  expect(await storedEngagements(page)).toHaveLength(1);
  expect([...new Set(asked)], "nothing is asked for but the file").toEqual([ADDRESS]);
  await noNonsense(page);
  expect(trouble).toEqual([]);
});

test("every page of the complete example opens, and each part comes out when it is needed", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  const asked = requests(page);
  await page.addInitScript(() => {
    const names: string[] = ((window as any).taken = []);
    const real = document.getElementById.bind(document);
    document.getElementById = (name: string) => {
      if (/\.(wasm|json)$/.test(name)) names.push(name.replace(/(_\d+)?-[0-9a-f]{16}/, ""));
      return real(name);
    };
  });
  // What was taken out of the page, once each; the odds are, for their worker, before anything else.
  const taken = async () => [...new Set(await page.evaluate(() => (window as any).taken as string[]))].slice(1).sort();
  await page.goto("#/quick");
  await appIsReady(page);
  expect(await taken(), "the main program alone").toEqual(["bad-minutes.wasm"]);
  await page.getByRole("link", { name: "All engagements" }).click();
  await page.getByRole("button", { name: /Leaf & Kettle/ }).click();
  await expect(total(page)).toHaveText("951");
  await expect(holds(page, /^99\.9% holds in .+ of quarters$/)).toBeVisible();
  const forRisks = ["bad-minutes.wasm", "chunk.wasm", "complete-engagement.json", "details.wasm", "library.wasm", "work.wasm"];
  expect(await taken()).toEqual(forRisks);
  for (const name of PAGES) {
    await goTo(page, name);
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await noNonsense(page);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/single-${name}.png` });
  }
  expect(await taken()).toEqual([...forRisks, "pages.wasm"].sort());
  await page.getByRole("link", { name: "SLO calculator" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "SLO calculator" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "Report" })).toBeVisible();
  expect([...new Set(asked)]).toEqual([ADDRESS]);
  expect(trouble).toEqual([]);
});

test("files go out of it and in again, copies reach the clipboard, pictures are drawn", async ({ page, browser }) => {
  const trouble = await watchForTrouble(page);
  await openStored(page, example("eight-row-catalogue"));
  const texts = await textsShown(page);
  const json = await exported(page, "Export JSON");
  const csv = await exported(page, "Export CSV");
  expect(csv.text).toContain("cloud regional outage");
  await showView(page, "Odds");
  const [png] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download PNG" }).click()]);
  expect(png.suggestedFilename()).toMatch(/\.png$/);
  await page.getByRole("button", { name: "Share" }).click();
  const link = await page.getByRole("dialog", { name: "Share a link" }).getByLabel("Link", { exact: true }).inputValue();
  expect(link.startsWith(`${ADDRESS}#/view?d=`)).toBe(true);
  await page.getByRole("button", { name: /^Copy/ }).first().click();
  expect(await copied(page)).toContain("#/view?d=");

  const context = await browser.newContext({ baseURL: ADDRESS });
  const elsewhere = await context.newPage();
  for (const { name, text } of [json, csv]) {
    await elsewhere.goto("about:blank");
    await elsewhere.goto("#/quick");
    await openFile(elsewhere, file(name, text));
    if (name.endsWith(".csv")) await elsewhere.getByRole("dialog").getByRole("button", { name: /^(Import|Add|Take)/ }).click();
    await expect(cell(elsewhere, "ETTR", "cloud regional outage")).toBeVisible();
    expect(await textsShown(elsewhere)).toEqual(texts);
  }
  await elsewhere.goto("about:blank");
  await elsewhere.goto(link);
  await expect(total(elsewhere)).toHaveText("706");
  await context.close();
  expect(trouble).toEqual([]);
});

/** Serves the file under another name and in a folder, beside a page with a sandboxed frame around it, and nothing else. */
async function elsewhere(use: (host: string) => Promise<void>) {
  const name = "/wiki/download%20area/risks%20(1).html";
  const asked: string[] = [];
  const server = createServer(({ url }, response) => {
    const found = url === name ? readFileSync(FILE) : url === "/wiki/page" && `<iframe sandbox="allow-scripts" src="${name}#/quick" width="1200" height="700"></iframe>`;
    if (url !== "/favicon.ico") asked.push(url!);
    response.writeHead(found ? 200 : 404, { "Content-Type": "text/html; charset=utf-8" }).end(found || "");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await use(host);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  expect(new Set(asked)).toEqual(new Set(asked.includes("/wiki/page") ? ["/wiki/page", name] : [name]));
}

test("served alone, under another name, from a folder", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await elsewhere(async (host) => {
    await page.goto(`${host}/wiki/download%20area/risks%20(1).html#/quick`);
    await expect(cell(page, "Risk", "row 1")).toBeFocused();
    await typeRisks(page, SOURCE);
    await showsSource(page);
    await expect(holds(page, HOLDS)).toBeVisible();
    await goTo(page, "Readiness");
    await expect(page.getByRole("heading", { level: 1, name: "Readiness" })).toBeVisible();
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Readiness" })).toBeVisible();
  });
  expect(trouble).toEqual([]);
});

test("in a sandboxed frame, which has no storage", async ({ page }) => {
  await elsewhere(async (host) => {
    await page.goto(`${host}/wiki/page`);
    const frame = page.frameLocator("iframe");
    await frame.getByRole("textbox", { name: "Risk of row 1" }).fill("x");
    for (const [column, text] of [["ETTD", "0"], ["ETTR", "130"], ["Impact", "100%"], ["ETTF", "91.25"]]) {
      await frame.getByRole("textbox", { name: `${column} of x`, exact: true }).fill(text);
    }
    await expect(frame.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("520");
    await expect(holds(frame, "99.9% holds in 63% of years")).toBeVisible();
    await expect(frame.getByText("Kept in this tab only", { exact: false })).toBeVisible();
    await frame.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: /^Journeys/ }).click();
    await expect(frame.getByRole("button", { name: "Add journey" })).toBeVisible();
  });
});

test("where no worker may run the page computes the odds itself", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.addInitScript(() => {
    (window as any).Worker = class { constructor() { throw new DOMException("not here", "SecurityError"); } };
  });
  await openStored(page, example("eight-row-catalogue"));
  await expect(holds(page, "99.9% holds in 33% of years")).toBeVisible();
  expect(trouble).toEqual([]);
});

test("runs no script and reaches no address but its own", async ({ page }) => {
  await page.goto("#/quick");
  await appIsReady(page);
  const blocked = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const [script, picture] = [document.createElement("script"), document.createElement("img")];
    script.textContent = "window.wasInjected = true";
    picture.src = "http://localhost:1/picture.png";
    document.body.append(script, picture);
    new XMLHttpRequest().open("GET", "http://localhost:1/data");
    navigator.sendBeacon("http://localhost:1/data", "");
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { seen: [...new Set(seen)].sort(), ran: "wasInjected" in window };
  });
  expect(blocked).toEqual({ seen: ["connect-src", "img-src", "script-src-elem"], ran: false });
});

test("names no other file", () => {
  const html = readFileSync(FILE, "utf8");
  const named = [...html.matchAll(/<(?:link|script|img|iframe|a)\b[^>]*?\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address.split(/[,:]/)[0]);
  expect(named).toEqual(["data"]);
});

test("what would end a script or a style early is written otherwise, and means the same", () => {
  const hostile = 'const a = "</script><!-- </SCRIPT -->", b = /<!--|<\\/script>/u.test("<!--"), c = `</script `; [a, b, c]';
  const written = inScript(hostile);
  expect(written).not.toMatch(/<!--|<\/script/i);
  expect(eval(written)).toEqual(eval(hostile));
  expect(inStyle('a { content: "</style>" }')).toBe('a { content: "\\3c /style>" }');
  expect(inScript("a < b && b<!c")).toBe("a < b && b<!c");
});
