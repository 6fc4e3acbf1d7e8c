// What docs/hosting.md tells a host to send is what scripts/static-server.mjs sends; and what stays without https.
import { expect, test, type APIRequestContext } from "@playwright/test";
import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { cell, example, notice, openQuick, openStored, showsSource, SOURCE, typeRisks, watchForTrouble } from "./support";

const doc = readFileSync("docs/hosting.md", "utf8");
const section = (title: string) => doc.split(`\n## ${title}\n`)[1].split("\n## ")[0];
const config = (title: string) => /```\w*\n([\s\S]*?)```/.exec(section(title))![1];
const SERVERS = ["nginx", "Caddy", "Apache"];
const HOSTS = "Netlify, Cloudflare Pages";
const policy = /Content-Security-Policy" content="([^"]*)"/.exec(readFileSync("dist/index.html", "utf8"))![1];

/** The files a browser asks for. */
const files = readdirSync("dist", { recursive: true }).map(String).filter((name) => extname(name) && !name.endsWith(".br"));

async function headersOf(request: APIRequestContext, name: string) {
  const response = await request.get(`./${name}`);
  expect(response.status(), name).toBe(200);
  return response.headers();
}

for (const title of [...SERVERS, HOSTS]) {
  test(`the configuration for ${title} names the page's policy, as it is now`, () => {
    const policies = [...config(title).matchAll(/default-src [^"\n]*/g)].map(([found]) => found);
    expect(policies).toEqual([policy]);
  });
}

for (const title of SERVERS) {
  test(`the configuration for ${title} sends what the server here sends`, async ({ request }) => {
    const text = config(title);
    const page = await headersOf(request, "");
    const hashed = await headersOf(request, files.find((name) => name.endsWith(".wasm"))!);
    for (const name of ["cache-control", "referrer-policy", "x-content-type-options", "access-control-allow-origin"]) {
      expect(text.toLowerCase()).toContain(name);
      expect(text).toContain(`"${page[name]}"`);
    }
    expect(text).toContain(`"${hashed["cache-control"]}"`);
    const pattern = /const hashed = \/(.*)\$\/;/.exec(readFileSync("scripts/static-server.mjs", "utf8"))![1];
    expect(text, "which names hold a hash").toContain(pattern);
  });
}

test("the rules for hosts that read _headers send the same, each header once", async ({ request }) => {
  const rules: { path: RegExp; name: string; value: string }[] = [];
  let path = /^$/;
  for (const line of config(HOSTS).split("\n").filter(Boolean)) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules.push({ path, name: name.toLowerCase(), value });
    else path = new RegExp(`^${line.replace(/[.]/g, "\\$&").replace("*", ".*")}$`);
  }
  const ours = ["cache-control", "content-security-policy", "referrer-policy", "x-content-type-options", "access-control-allow-origin"];
  for (const file of ["", ...files.filter((name) => name !== "index.html")]) {
    const sent = await headersOf(request, file);
    for (const header of ours) {
      const given = rules.filter(({ path, name }) => name === header && path.test(`/${file}`)).map(({ value }) => value);
      // What no rule names these hosts ask anew by themselves.
      const wanted = sent[header] === undefined || sent[header] === "no-cache" ? [] : [sent[header]];
      expect(given, `${header} of /${file}`).toEqual(wanted);
    }
  }
});

test("every kind of file has the type that is written down", async ({ request }) => {
  const written = new Map([...section("What to send").matchAll(/`(\.\w+)` `([^`]+)`/g)].map(([, ending, type]) => [ending, type]));
  for (const file of files) {
    const { "content-type": type } = await headersOf(request, file);
    expect(type.replace(/;charset/, "; charset").replace(/(?<!html); charset=utf-8/, ""), file).toBe(written.get(extname(file)));
    for (const title of ["nginx", "Apache"]) expect(config(title), file).toMatch(new RegExp(`\\b${extname(file).slice(1)}\\b`));
  }
});

test("the page that is one file runs from the same folder", async ({ page }) => {
  const trouble = await watchForTrouble(page);
  await page.goto("./bad-minutes.html#/quick");
  await expect(cell(page, "Risk", "row 1")).toBeFocused();
  await typeRisks(page, SOURCE);
  await showsSource(page);
  expect(trouble).toEqual([]);
});

test.describe("at an address that is not secure", () => {
  test.use({ baseURL: "http://wiki.example/" });
  test.beforeEach(async ({ page }) => {
    await page.route("http://wiki.example/**", async (route) => {
      const url = route.request().url().replace("http://wiki.example", `http://127.0.0.1:${process.env.TEST_PORT ?? 8099}`);
      await route.fulfill({ response: await route.fetch({ url }) });
    });
  });

  test("all is computed and kept, and a button that can't copy says so", async ({ page }) => {
    const trouble = await watchForTrouble(page);
    await openQuick(page);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await typeRisks(page, SOURCE);
    await expect(page.getByRole("heading", { name: /^99\.9% holds in .* of years$/ })).toBeVisible();
    await page.reload();
    await showsSource(page);
    await openStored(page, example("source-practice"));
    await page.getByRole("button", { name: "Share" }).click();
    await page.getByRole("dialog", { name: "Share a link" }).getByRole("button", { name: /^Copy/ }).click();
    await expect(notice(page, "The browser did not allow copying: select the link")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("button", { name: "Copy as HTML" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Copy anyway" }).click();
    await expect(notice(page, "The browser did not allow copying here.")).toBeVisible();
    expect(trouble).toEqual([]);
  });
});
