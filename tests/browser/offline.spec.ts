// The app without a network, and its new versions: they wait until somebody wants them.
import { chromium, expect, test as base, type Page } from "@playwright/test";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";
import { agree, agreedTo, askForUpdate, Host, isKept, newVersion, versionOf } from "./host";
import { allIsSaved, appIsReady, axeFindsNothing, cell, noSidewaysScroll, openQuick, showsSource, SOURCE, total, typeRisks, watchForTrouble } from "./support";

const test = base.extend<{ host: Host }>({
  serviceWorkers: "allow",
  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    await host.down();
  },
});

/** Longer than a page waits before it starts the worker and asks it. */
const SETTLED = 3_500;

async function visit(page: Page, address: string) {
  await page.goto(address);
  await appIsReady(page);
  await isKept(page);
}

async function look(page: Page, name: string) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png` });
}

test("after one visit everything works without a network", async ({ page, context, host }) => {
  await visit(page, host.address);
  await host.down();
  await page.close();

  const later = await context.newPage();
  const trouble = await watchForTrouble(later);
  await later.goto(`${host.address}?from=somewhere#/quick`);
  await typeRisks(later, SOURCE);
  await allIsSaved(later);
  await later.reload();
  await showsSource(later);
  await expect(later.getByText(/99\.9% holds in/).first(), "the odds").toBeVisible();
  for (const name of ["Charter", "Journeys", "Objectives", "Readiness", "Activities", "Report"]) {
    await later.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(later.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(later.getByText("Loading…")).toHaveCount(0);
  }
  await later.goto(`${host.address}index.html#/slo`);
  await expect(later.getByRole("heading", { name: "SLO calculator" })).toBeVisible();
  await later.goto(`${host.address}#/library`);
  await later.getByRole("button", { name: /complete engagement/ }).click();
  await expect(total(later)).toHaveText("951");
  await later.waitForTimeout(SETTLED);
  expect(trouble).toEqual([]);
});

test("a new version waits through reloads and closed tabs, and comes when asked with all that was typed", async ({ page, context, host }) => {
  await visit(page, host.address);
  const old = await versionOf(page);
  const version = host.deployNew("a");
  expect(version).not.toBe(old);

  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  expect(await versionOf(page)).toBe(old);
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await openQuick(again);
  await again.goto(`${host.address}#/quick`);
  await expect(newVersion(again)).toBeVisible();
  expect(await versionOf(again)).toBe(old);
  await look(again, "new-version");
  await axeFindsNothing(again);

  await typeRisks(again, SOURCE);
  await agree(again, version); // at once: saving is still to come
  await showsSource(again);
  await again.reload();
  await again.waitForTimeout(SETTLED);
  expect(await versionOf(again)).toBe(version);
  await expect(newVersion(again)).toHaveCount(0);
});

test("the message about a new version fits on a phone and in the dark, and stays while pages change", async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await visit(page, host.address);
  host.deployNew("a");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await page.goto("./#/nowhere");
  await page.goto(`${host.address}#/library`);
  await expect(newVersion(page)).toBeVisible();
  await page.evaluate(() => (location.hash = "#/slo"));
  await expect(page.getByRole("heading", { name: "SLO calculator" })).toBeVisible();
  await expect(newVersion(page)).toBeVisible();
  await look(page, "new-version-phone");
  await noSidewaysScroll(page);
  await axeFindsNothing(page);
});

test("an open tab goes on with its version, also where it has not been yet", async ({ page, context, host }) => {
  const old = await context.newPage();
  await visit(old, `${host.address}#/quick`);
  await visit(page, host.address);
  const first = await versionOf(old);
  const second = host.deployNew("a"); // the old version's files are gone from the host
  await page.reload();
  await agree(page, second);
  const third = host.deployNew("b");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  expect(await versionOf(page)).toBe(second);

  const pages = old.getByRole("navigation", { name: "Pages", exact: true });
  for (const name of ["Journeys", "Report"]) {
    await pages.getByRole("link", { name: new RegExp(`^${name}`) }).click();
    await expect(old.getByRole("heading", { name, level: 1 })).toBeVisible();
    await expect(old.getByText("Loading…")).toHaveCount(0);
    await expect(old.getByRole("alert").filter({ hasText: "could not be loaded" })).toHaveCount(0);
  }
  expect(await versionOf(old)).toBe(first);
  await expect(newVersion(old)).toBeVisible();

  await old.close();
  await agree(page, third);
  const caches = () => page.evaluate(() => caches.keys());
  const prefix = `bad-minutes ${host.address}`;
  await expect.poll(caches, "what no page needs any more is dropped").toEqual([prefix, `${prefix} ${third}`]);
});

test("loading the page around the worker is a way to agree", async ({ page, host }) => {
  await visit(page, host.address);
  const version = host.deployNew("a");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.reload", { ignoreCache: true });
  await expect.poll(() => versionOf(page).catch(() => null)).toBe(version);
  await page.waitForTimeout(SETTLED);
  await expect(newVersion(page)).toHaveCount(0);
  await page.reload();
  expect(await versionOf(page)).toBe(version);
});

test("a page loaded before its worker came does not fall back behind it, though an older tab is open", async ({ page, context, host }) => {
  await visit(page, host.address);
  const old = await versionOf(page);
  await page.waitForTimeout(SETTLED);
  const around = await context.newPage();
  await visit(around, host.address);
  const worker = join(host.folder, "sw.js");
  const before = readFileSync(worker);
  const version = host.deployNew("a");
  const after = readFileSync(worker);
  writeFileSync(worker, before);
  const devtools = await context.newCDPSession(around);
  await devtools.send("Page.reload", { ignoreCache: true });
  await expect.poll(() => versionOf(around).catch(() => null)).toBe(version);
  await around.waitForTimeout(SETTLED);
  writeFileSync(worker, after);
  await askForUpdate(around);
  await expect(newVersion(page)).toBeVisible();
  await expect.poll(() => agreedTo(around, host.address)).toBe(version);
  await around.reload();
  expect(await versionOf(around)).toBe(version);
  await expect(newVersion(around)).toHaveCount(0);
  expect(await versionOf(page)).toBe(old);
});

test("a version that is taken back is not announced any more", async ({ page, host }) => {
  await visit(page, host.address);
  const version = await versionOf(page);
  host.deployNew("a");
  await page.waitForTimeout(SETTLED);
  await askForUpdate(page);
  await expect(newVersion(page)).toBeVisible();
  host.deploy();
  await askForUpdate(page);
  await expect(newVersion(page)).toHaveCount(0);
  await page.reload();
  await page.waitForTimeout(SETTLED);
  await expect(newVersion(page)).toHaveCount(0);
  expect(await versionOf(page)).toBe(version);
});

for (const [what, spoil] of Object.entries({
  "can't start": (host: Host) => host.change(host.files("bad-").find((path) => path.endsWith(".wasm"))!, () => "no program"),
  "stops at once": (host: Host) => host.change(host.files("bad-").find((path) => path.endsWith(".js"))!, (script) =>
    `WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => new Promise(() => {});
     setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); });
     ${script}`),
})) {
  test(`a version that ${what} is left by loading the page again once a good one is there`, async ({ page, host }) => {
    await visit(page, host.address);
    host.deployNew("a");
    const broken = spoil(host);
    await page.reload();
    await agree(page, broken);
    await page.reload();
    expect(await versionOf(page), "there is no better one yet").toBe(broken);
    await expect(page.getByText(/could not start|has stopped/).filter({ visible: true })).toBeVisible();

    const mended = host.deployNew("b");
    await page.reload();
    await expect.poll(() => agreedTo(page, host.address)).toBe(mended);
    await page.reload();
    await appIsReady(page);
    expect(await versionOf(page)).toBe(mended);
    await page.waitForTimeout(SETTLED);
    await expect(newVersion(page)).toHaveCount(0);
  });
}

/** Waits until the worker has noticed that a version does not start. */
async function isGivenUp(page: Page, address: string, version: string) {
  const failed = () => page.evaluate(async ([address, version]) =>
    Boolean(await caches.match(`${address}failed`, { cacheName: `bad-minutes ${address} ${version}`, ignoreVary: true })), [address, version]);
  await expect.poll(failed, { timeout: 30_000 }).toBe(true);
}

/** What stands at the address of the page. */
const spoilPage = (host: Host, make: (version: string) => string) => host.change(join(host.folder, "index.html"), make);

for (const [what, spoil] of Object.entries({
  "has a script that does not parse": (host: Host) => host.change(host.files("bad-").find((path) => path.endsWith(".js"))!, (script) => `${script}\n}`),
  "has an empty script": (host: Host) => host.change(host.files("bad-").find((path) => path.endsWith(".js"))!, () => ""),
  "is a stub of a page": (host: Host) => spoilPage(host, () => '<!doctype html><meta name="version" content=""><title>Soon</title><p>Back soon'),
})) {
  test(`a version that ${what} is left by one reload once a good one is there, with all work`, async ({ page, host }) => {
    await visit(page, `${host.address}#/quick`);
    await typeRisks(page, SOURCE);
    await allIsSaved(page);
    const work = page.url();
    host.deployNew("a");
    const broken = spoil(host);
    await page.reload();
    await agree(page, broken);
    await isGivenUp(page, host.address, broken);
    await page.reload();
    expect(await versionOf(page), "there is no better one yet").toBe(broken);

    const mended = host.deployNew("b");
    await page.reload();
    await appIsReady(page);
    expect(await versionOf(page)).toBe(mended);
    await showsSource(page);
    expect(page.url()).toBe(work);
    await expect.poll(() => agreedTo(page, host.address)).toBe(mended);
    await page.waitForTimeout(SETTLED);
    await expect(newVersion(page)).toHaveCount(0);
    await host.down();
    await page.reload();
    await showsSource(page);
    expect(await versionOf(page)).toBe(mended);
  });
}

test("a gate to the network keeps nobody in a version that does not start, nor takes its place", async ({ page, host }) => {
  await visit(page, host.address);
  host.deployNew("a");
  const broken = host.change(host.files("bad-").find((path) => path.endsWith(".js"))!, () => "}");
  await page.reload();
  await agree(page, broken);
  await isGivenUp(page, host.address, broken);
  // Every address has the gate's page, as the network of a hotel does it.
  host.deploy();
  for (const name of ["index.html", "sw.js", ...host.files("").map((path) => path.slice(host.folder.length + 1)).filter((name) => /\.(js|wasm|css)$/.test(name))]) {
    writeFileSync(join(host.folder, name), "<!doctype html><title>Wi-Fi</title><p>Accept our terms");
  }
  await page.reload();
  expect(await versionOf(page), "the gate is not taken for the app").toBe(broken);
  const mended = host.deployNew("b");
  await page.reload();
  await appIsReady(page);
  expect(await versionOf(page)).toBe(mended);
});

test("a gate to the network changes nothing of a version that works", async ({ page, host }) => {
  await visit(page, host.address);
  const version = await versionOf(page);
  for (const path of host.files("").filter((path) => /\.(html|js|wasm|css)$/.test(path))) writeFileSync(path, "<!doctype html><title>Wi-Fi</title>");
  await askForUpdate(page).catch(() => {}); // refused: it is no script
  await page.reload();
  await appIsReady(page);
  expect(await versionOf(page)).toBe(version);
  const later = host.deployNew("a");
  await askForUpdate(page);
  await expect(newVersion(page)).toBeVisible();
  expect(await versionOf(page), "it waits to be agreed to").toBe(version);
  await agree(page, later);
});

test("whoever leaves at once, or reloads while the page starts, has agreed to nothing", async ({ page, host }) => {
  await visit(page, host.address);
  const version = await versionOf(page);
  host.deployNew("a");
  for (let times = 0; times < 4; times++) {
    await page.goto(host.address, { waitUntil: "commit" });
    await page.goto("about:blank");
  }
  await visit(page, host.address);
  expect(await versionOf(page)).toBe(version);
  await page.waitForTimeout(2 * SETTLED);
  await page.reload();
  expect(await versionOf(page)).toBe(version);
  await expect(newVersion(page)).toBeVisible();
});

test("what the browser dropped comes again, and is no new version", async ({ page, host }) => {
  await visit(page, host.address);
  await page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await page.reload();
  await expect.poll(() => agreedTo(page, host.address)).toBe(await versionOf(page));
  await page.waitForTimeout(SETTLED);
  await expect(newVersion(page)).toHaveCount(0);
  await host.down();
  await page.reload();
  await appIsReady(page);
});

test("a new version comes with files that the one before did not have, while its worker still waits", async ({ page, context, host }) => {
  const old = await context.newPage();
  await visit(old, host.address); // keeps the first worker at work
  await visit(page, host.address);
  host.deployNew("a");
  const version = host.change(join(host.folder, "examples/one-more.json"), () => "[1]");
  await page.reload();
  await agree(page, version);
  await host.down();
  expect(await page.evaluate(async () => (await fetch("examples/one-more.json")).json())).toEqual([1]);
});

test("whoever stays with what could not be saved is asked once, and has it still", async ({ page, host }) => {
  await visit(page, `${host.address}#/quick`);
  host.deployNew("a");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await typeRisks(page, SOURCE);
  const asked: string[] = [];
  page.on("dialog", (dialog) => (asked.push(dialog.type()), void dialog.dismiss()));
  await newVersion(page).getByRole("button", { name: "Reload to use it" }).click();
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await page.waitForTimeout(2 * SETTLED);
  expect(asked).toHaveLength(1);
  await showsSource(page);
});

test("a worker that does not answer holds nobody up", async ({ page, host }) => {
  await visit(page, host.address);
  host.deployNew("a");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await page.evaluate(() => {
    (window as any).isBefore = true;
    const tell = ServiceWorker.prototype.postMessage as (word: unknown) => void;
    ServiceWorker.prototype.postMessage = function (word: unknown) {
      if (word !== "agree") tell.call(this, word);
    };
  });
  await newVersion(page).getByRole("button", { name: "Reload to use it" }).click();
  await expect.poll(() => page.evaluate(() => "isBefore" in window).catch(() => true), { timeout: 30_000 }).toBe(false);
  await appIsReady(page);
});

test("a tab that comes back after an hour asks for a new version", async ({ page, host }) => {
  await visit(page, host.address);
  await page.waitForTimeout(SETTLED);
  host.deployNew("a");
  const comeBack = () => page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await comeBack();
  await page.waitForTimeout(1_000);
  await expect(newVersion(page)).toHaveCount(0);
  await page.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 61 * 60_000;
  });
  await comeBack();
  await expect(newVersion(page)).toBeVisible();
});

for (const [what, spoil] of Object.entries({
  "lacks a file": (host: Host) => host.files("pages").forEach((path) => rmSync(path)),
  "has a file of another version": (host: Host) => host.files("pages").forEach((path) => writeFileSync(path, "another")),
})) {
  test(`a deploy that ${what} leaves the old version at work until it is mended`, async ({ page, host }) => {
    await visit(page, host.address);
    const old = await versionOf(page);
    host.deployNew("a");
    spoil(host);
    await page.reload();
    await page.waitForTimeout(SETTLED);
    await page.reload();
    await page.waitForTimeout(SETTLED);
    await expect(newVersion(page)).toHaveCount(0);
    expect(await versionOf(page)).toBe(old);
    await page.evaluate(() => (location.hash = "#/slo"));
    await expect(page.getByRole("heading", { name: "SLO calculator" })).toBeVisible();

    const version = host.deployNew("a");
    // A visit while the broken one was still on its way may have asked too early.
    await expect(async () => {
      await page.reload();
      await expect(newVersion(page)).toBeVisible({ timeout: 3 * SETTLED });
    }).toPass();
    await agree(page, version);
  });
}

test("is never kept from within somebody else's page", async ({ page, host }) => {
  writeFileSync(join(host.folder, "wiki.html"), '<!doctype html><title>Wiki</title><iframe title="app" src="./#/quick"></iframe>');
  await page.goto(`${host.address}wiki.html`);
  await expect(cell(page.frameLocator("iframe") as unknown as Page, "Risk", "row 1")).toBeVisible();
  await page.waitForTimeout(SETTLED);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test("two copies in folders of one host stay apart, and leave its other pages alone", async ({ page, host }) => {
  host.deploy("team/tools");
  writeFileSync(join(host.folder, "team/tools/notes.html"), "<!doctype html><title>Notes</title>notes");
  await visit(page, `${host.address}team/tools/#/quick`);
  const old = await versionOf(page);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(`${host.address}team/tools/`);
  await page.goto(`${host.address}team/tools/notes.html`);
  await expect(page.getByText("notes")).toBeVisible();
  await host.down();
  await page.goto(`${host.address}team/tools/#/quick`);
  await expect(cell(page, "Risk", "row 1")).toBeVisible();
  expect(await versionOf(page)).toBe(old);
  await expect(page.goto(`${host.address}team/tools/notes.html`)).rejects.toThrow();
  await expect(page.goto(host.address)).rejects.toThrow();
});

test("of two copies, one around the other, only the pages of the one with a new version hear of it", async ({ page, context, host }) => {
  host.deploy("team/tools");
  const inner = await context.newPage();
  await visit(inner, `${host.address}team/tools/`);
  await visit(page, host.address);
  await inner.waitForTimeout(SETTLED);
  const old = await versionOf(inner);
  const version = host.deployNew("a");
  host.deploy("team/tools");
  await page.reload();
  await expect(newVersion(page)).toBeVisible();
  await inner.waitForTimeout(SETTLED);
  await expect(newVersion(inner)).toHaveCount(0);
  await agree(page, version);
  await inner.reload();
  expect(await versionOf(inner)).toBe(old);
  await inner.waitForTimeout(SETTLED);
  await expect(newVersion(inner)).toHaveCount(0);
});

test("the preview of cards says that it comes from the host", async ({ page, context, host }) => {
  await visit(page, `${host.address}#/quick`);
  await typeRisks(page, SOURCE);
  await allIsSaved(page);
  const note = page.getByRole("dialog", { name: "Embed in a page" }).getByText("The preview may stay empty then");
  const open = async () => {
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("button", { name: "Embed in a page" }).click();
    await expect(page.getByRole("dialog", { name: "Embed in a page" }).getByText("Preview", { exact: true })).toBeVisible();
  };
  await open();
  await expect(note).toHaveCount(0);
  await page.keyboard.press("Escape");
  await host.down();
  await context.setOffline(true);
  await open();
  await expect(note).toBeVisible();
  await look(page, "no-preview");
});

for (const [what, deny] of Object.entries({
  "has no workers": () => Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }),
  "refuses them": () => Object.defineProperty(ServiceWorkerContainer.prototype, "register", { value: () => Promise.reject(new DOMException("denied", "SecurityError")) }),
})) {
  test(`where the browser ${what}, everything works all the same`, async ({ page, host }) => {
    const trouble = await watchForTrouble(page);
    await page.addInitScript(deny);
    await page.goto(`${host.address}#/quick`);
    await typeRisks(page, SOURCE);
    await showsSource(page);
    await page.waitForTimeout(SETTLED);
    expect(trouble).toEqual([]);
  });
}

test("a host can take the worker back, and another copy on it stays", async ({ page, host }) => {
  host.deploy("team/tools");
  const inner = `${host.address}team/tools/`;
  await visit(page, inner);
  const kept = [`bad-minutes ${inner}`, `bad-minutes ${inner} ${await versionOf(page)}`];
  await visit(page, host.address);
  const version = host.deployNew("a");
  const [, script] = /```js\n(addEventListener[^]*?)```/.exec(readFileSync("docs/hosting.md", "utf8"))!;
  writeFileSync(join(host.folder, "sw.js"), script);
  const index = join(host.folder, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace(version, ""));
  // The browser takes it up in its own time, and a page that is open can ask for it again.
  const scopes = async () => {
    await page.reload();
    await page.waitForTimeout(SETTLED);
    return page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
  };
  await expect.poll(scopes, { timeout: 60_000 }).toEqual([inner]);
  await page.reload();
  await appIsReady(page);
  expect(await versionOf(page)).toBe("");
  expect((await page.evaluate(() => caches.keys())).sort()).toEqual(kept);
});

test("the host asks for the worker anew each time, and sends the manifest as one", async ({ request, host }) => {
  expect((await request.get(`${host.address}sw.js`)).headers()["cache-control"]).toBe("no-cache");
  expect((await request.get(`${host.address}manifest.webmanifest`)).headers()["content-type"]).toBe("application/manifest+json");
});

test("can be installed", async ({ host }) => {
  // A window like the ones of the other tests keeps nothing, so nothing can be installed from it.
  const context = await chromium.launchPersistentContext(test.info().outputPath("profile"), {
    executablePath: chromiumPath(),
    args: chromiumArgs(),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await visit(page, host.address);
  const devtools = await context.newCDPSession(page);
  const { errors, data } = await devtools.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  for (const { src } of JSON.parse(data!).icons) {
    const icon = await page.request.get(`${host.address}${src}`);
    expect(icon.status(), src).toBe(200);
  }
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  expect(installabilityErrors).toEqual([]);
  await context.close();
});
