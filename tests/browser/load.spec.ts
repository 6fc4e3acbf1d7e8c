// The first visit: what it downloads, and that nothing gets in or out that the page's policy forbids.
import { expect, test, type Page } from "@playwright/test";
import { readdirSync, statSync } from "node:fs";
import { SOURCE, appIsReady, cell, example, linkData, openQuick, openStored, total, typeRisks, watchForTrouble } from "./support";

/** Bytes on the wire, headers included, for a first visit. */
const BUDGET = 350_000;

/** The same until what a link or a frame carries is there. The aim is 350 000; until then this keeps them from growing. */
const LINK_BUDGET = 641_000;

/** The program that computes odds, which comes beside the first answer. */
const ODDS_BUDGET = 157_000;

/** Every response of the page from now on, with its size on the wire. */
async function transfers(page: Page) {
  const network = await page.context().newCDPSession(page);
  const files = new Map<string, { url: string; encoding: string; bytes: number }>();
  network.on("Network.responseReceived", ({ requestId, response }) => {
    const encoding = response.headers["Content-Encoding"] ?? response.headers["content-encoding"] ?? "none";
    files.set(requestId, { url: response.url, encoding, bytes: 0 });
  });
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    files.get(requestId)!.bytes = encodedDataLength;
  });
  await network.send("Network.enable");
  return files;
}

test("is small", { tag: "@size" }, async ({ page }) => {
  const files = await transfers(page);
  await page.goto("./");
  await appIsReady(page);
  await page.waitForLoadState("networkidle"); // sizes are reported a moment after the files are used

  let total = 0;
  for (const { url, encoding, bytes } of files.values()) {
    console.log(`${String(bytes).padStart(9)} bytes (${encoding}) ${new URL(url).pathname}`);
    total += bytes;
  }
  console.log(`${String(total).padStart(9)} bytes in all, of ${BUDGET} allowed`);
  expect(total).toBeLessThanOrEqual(BUDGET);

  const urls = [...files.values()].map((file) => file.url);
  expect(urls, "each file is fetched once").toEqual([...new Set(urls)]);
  expect(urls.some((url) => url.endsWith(".wasm"))).toBe(true);
});

for (const [what, address] of [
  ["a link", (data: string) => `./#/view?d=${data}`],
  ["a frame in a wiki", (data: string) => `./#/embed?show=risks,budget,rank,odds,slo,journeys&d=${data}`],
] as const) {
  test(`${what} is small until its answer shows`, { tag: "@size" }, async ({ page }) => {
    const files = await transfers(page);
    await page.goto(address(linkData(example("complete-engagement"))));
    await expect(page.getByText("951").first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    const urls = [...files.values()].map(({ url }) => url);
    expect(urls.filter((url) => /\/(alerts|library|pages)-/.test(url)), "no part of another page").toEqual([]);
    // The odds come beside the answer.
    const before = [...files.values()].filter(({ url }) => !/\/odds-/.test(url));
    const total = before.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`${what}: ${total} bytes, of ${LINK_BUDGET} allowed`);
    expect(total).toBeGreaterThan(100_000);
    expect(total).toBeLessThanOrEqual(LINK_BUDGET);
  });
}

test("what comes later is small too", { tag: "@size" }, () => {
  const sizes = Object.fromEntries(
    readdirSync("dist")
      .filter((name) => name.endsWith(".wasm.br"))
      // What both parts need is a file of its own, with a number that may change.
      .map((name) => [name.replace(/-[0-9a-f]+\.wasm\.br$/, "").replace(/_\d+$/, ""), statSync(`dist/${name}`).size]),
  );
  console.log(sizes);
  const parts = ["alerts", "cards", "curve", "details", "library", "links", "pages", "sheets", "work"];
  expect(Object.keys(sizes).sort()).toEqual(["bad-minutes", "chunk", "odds", ...parts].sort());
  // Half of it reads and writes the messages, by serde.
  expect(sizes.odds).toBeLessThanOrEqual(ODDS_BUDGET);
});

test("a page that cannot be downloaded says so, and comes when it can", async ({ page }) => {
  await page.route(/\/pages-.*\.wasm$/, (route) => route.abort());
  await openStored(page, example("source-practice"));
  const pages = page.getByRole("navigation", { name: "Pages", exact: true });
  await pages.getByRole("link", { name: /^Journeys/ }).click();
  const alert = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await expect(alert).toBeVisible();
  await pages.getByRole("link", { name: /^Risks/ }).click();
  await expect(cell(page, "ETTR", "minor defect")).toHaveValue("60");
  await pages.getByRole("link", { name: /^Journeys/ }).click();
  await expect(alert).toBeVisible();
  await page.unroute(/\/pages-.*\.wasm$/);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Add journey" })).toBeVisible();
  await expect(alert).toBeHidden();
});

test("a page is not shown before its looks are there", async ({ page }) => {
  await page.route(/\/parts-.*\.css$/, (route) => route.abort());
  await openStored(page, example("complete-engagement"));
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: /^Journeys/ }).click();
  const alert = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await expect(alert).toBeVisible();
  await page.unroute(/\/parts-.*\.css$/);
  await alert.getByRole("button", { name: "Try again" }).click();
  const cell = page.getByRole("gridcell", { name: /^deployment downtime on Checkout/ });
  await expect(cell).toHaveCSS("cursor", "cell");
  // What narrow screens change still stands after it.
  const names = await page.evaluate(() => [...document.querySelectorAll("link[rel=stylesheet]")].map((sheet) => /(\w+)-\w+\.css$/.exec((sheet as HTMLLinkElement).href)![1]));
  expect(names).toEqual(["main", "parts", "last"]);
});

test("who is new reads what this is while the program comes, in the page's own words", async ({ page }) => {
  let come = () => {};
  const held = new Promise<void>((resolve) => (come = resolve));
  await page.route(/\/bad-minutes.*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("./");
  const words = page.locator(".hero p");
  await expect(page.getByText("Bad Minutes is loading.")).toBeVisible();
  await expect(words.first()).toBeVisible();
  const before = await words.allInnerTexts();
  expect(before).toHaveLength(2);
  come();
  await appIsReady(page);
  await expect(page.getByText("Bad Minutes is loading.")).toHaveCount(0);
  expect(await words.allInnerTexts()).toEqual(before);
});

test("who has an engagement here reads no welcome while the program comes", async ({ page }) => {
  await openStored(page, example("source-practice"));
  await page.route(/\/bad-minutes.*\.wasm$/, () => {});
  await page.goto("about:blank");
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByText("Bad Minutes is loading.")).toBeVisible();
  await expect(page.locator(".hero")).toBeHidden();
});

test("typing risks downloads no page that nobody opened", async ({ page }) => {
  const pages: string[] = [];
  page.on("request", (request) => void (/\/(cards|library|links|pages)-/.test(request.url()) && pages.push(request.url())));
  await openQuick(page);
  await typeRisks(page, SOURCE);
  await expect(total(page)).not.toHaveText("0");
  expect(pages).toEqual([]);
});

test("loads from its own origin alone, without an error or a warning", async ({ page, baseURL }) => {
  const trouble = await watchForTrouble(page);
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(baseURL!)) foreign.push(request.url());
  });
  await page.goto("./");
  await appIsReady(page);
  await page.waitForLoadState("networkidle");
  expect(foreign).toEqual([]);
  expect(trouble).toEqual([]);
});

test("says so when the program stops by a mistake of its own", async ({ page }) => {
  await page.goto("./");
  await appIsReady(page);
  const notice = page.getByRole("alert").filter({ hasText: "Bad Minutes has stopped" });
  await expect(notice).toBeHidden();
  // What a trap inside the program comes out as.
  await page.evaluate(() => setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); }));
  await expect(notice).toBeVisible();
});

test("works in any folder of a host", async ({ page, baseURL }) => {
  const trouble = await watchForTrouble(page);
  await page.route("**/some/folder/**", async (route) => {
    const url = route.request().url().replace("/some/folder/", "/");
    await route.fulfill({ response: await route.fetch({ url }) });
  });
  await page.goto(`${baseURL}some/folder/`);
  await appIsReady(page);
  expect(trouble).toEqual([]);
});

test("runs no script and loads no picture from elsewhere", async ({ page }) => {
  await page.goto("./");
  await appIsReady(page);
  const blocked = await page.evaluate(async () => {
    const seen: string[] = []; // twice each, since the page has the policy as a tag and as a header
    document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.wasInjected = true";
    const picture = document.createElement("img");
    picture.src = "http://localhost:1/picture.png";
    document.body.append(script, picture);
    await fetch("http://localhost:1/data").catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { seen: [...new Set(seen)].sort(), ran: "wasInjected" in window };
  });
  expect(blocked).toEqual({ seen: ["connect-src", "img-src", "script-src-elem"], ran: false });
});

test("sends the policy as a header too, and lets hashed files be kept", async ({ page, request }) => {
  const response = await request.get("./");
  expect(response.headers()["cache-control"]).toBe("no-cache");

  const wasm = page.waitForResponse(/\.wasm$/);
  await page.goto("./");
  const tag = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(tag).toHaveAttribute("content", response.headers()["content-security-policy"]);
  expect((await wasm).headers()).toMatchObject({
    "cache-control": "public, max-age=31536000, immutable",
    "content-encoding": "br",
    "content-type": "application/wasm",
    "x-content-type-options": "nosniff",
  });
});
