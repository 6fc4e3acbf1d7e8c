// What a frame and the page around it say to each other, raw and by the element <bad-minutes>.
import { expect, type Frame, type Page } from "@playwright/test";
import { CATALOGUE, addFrame, answerTo, ask, dataOf, embedded, isReady, pageOf, said, send, storageUsed, test, watchStorage } from "./hosts";
import { example, stored, watchForTrouble } from "./support";

const file = example("eight-row-catalogue");
const other = example("source-practice");

const total = (frame: Frame) => frame.getByRole("status", { name: "Total bad minutes per year" });
const target = (frame: Frame) => frame.getByRole("combobox", { name: "Target" });
const kinds = async (page: Page) => (await said(page)).map((one) => one.type);

/** A frame that talks with the host's page, and maybe starts with data. */
async function talk(page: Page, baseURL: string, host: string, more = "", named = host) {
  await page.goto(pageOf(host, ""));
  const frame = await addFrame(page, `${baseURL}#/embed?show=budget&host=${encodeURIComponent(named)}${more}`);
  if (named === host) await isReady(page);
  return frame;
}

test("figures come by messages, and are given back", async ({ page, baseURL, host }) => {
  const trouble = await watchForTrouble(page);
  const frame = await talk(page, baseURL!, host);
  await expect(frame.getByText("Waiting for the figures")).toBeVisible();
  expect(await ask(page, { type: "get" })).toMatchObject({ type: "error", reason: expect.stringContaining("Nothing is shown yet") });

  expect(await ask(page, { type: "load", engagement: file })).toEqual({ "bad-minutes": 1, type: "loaded", id: expect.any(String), notes: [] });
  await expect(total(frame)).toHaveText("706");
  await ask(page, { type: "load", engagement: JSON.stringify(other) });
  await expect(total(frame)).toHaveText("198");
  await ask(page, { type: "load", data: CATALOGUE });
  await expect(total(frame)).toHaveText("706");
  await expect(frame.getByText("Estimate, as of 2026-11-24, by Priya")).toBeVisible();

  const given = await ask(page, { type: "get" });
  expect(given).toMatchObject({ type: "file", file: { format: "bad-minutes", version: 1 } });
  expect(given.file.engagement.risks.map((risk: any) => risk.name)).toEqual(file.engagement.risks.map((risk: any) => risk.name));
  // What is given can be loaded.
  await ask(page, { type: "load", engagement: other });
  await ask(page, { type: "load", engagement: given.file });
  await expect(total(frame)).toHaveText("706");
  expect((await kinds(page)).filter((kind) => kind === "ready")).toHaveLength(1);
  expect(trouble).toEqual([]);
});

test("what can't be followed is answered with the reason, and changes nothing", async ({ page, baseURL, host }) => {
  const trouble = await watchForTrouble(page);
  const frame = await talk(page, baseURL!, host, `&d=${CATALOGUE}`);
  await expect(total(frame)).toHaveText("706");
  const mark = `"bad-minutes": 1, id: 7, type: "load"`;
  for (const [message, reason] of [
    [`{"bad-minutes": 2, id: 7, type: "get"}`, "speaks version 1"],
    [`{"bad-minutes": "1", id: 7, type: "get"}`, "speaks version 1"],
    [`{"bad-minutes": 1, id: 7, type: "save"}`, "The type should be"],
    [`{"bad-minutes": 1, id: 7}`, "The type should be"],
    [`{${mark}}`, "A load carries either"],
    [`{${mark}, engagement: [1]}`, "A load carries either"],
    [`{${mark}, engagement: {format: "other"}}`, "not a Bad Minutes file"],
    [`{${mark}, engagement: "{"}`, "ends in the middle"],
    [`{${mark}, engagement: {format: "bad-minutes", version: 99, engagement: {}}}`, "newer Bad Minutes"],
    [`{${mark}, data: "1.AAAA"}`, "cut off or changed"],
    [`(() => { const loop = {}; loop.loop = loop; return {${mark}, engagement: loop}; })()`, "levels deep, or holds itself"],
    [`(() => { let many = "x"; for (let i = 0; i < 50; i++) many = [many, many]; return {${mark}, engagement: many}; })()`, "larger than"],
    [`{${mark}, engagement: "x".repeat(6e6)}`, "larger than"],
    [`{${mark}, data: "1".repeat(2e6)}`, "holds more than any engagement"],
    [`{${mark}, engagement: {risks: new Array(4e9)}}`, "more than 5000 items"],
    [`{${mark}, engagement: {risks: Array.from({ length: 1e5 }, () => ({ name: "x" }))}}`, "more than 5000 items"],
    [`{${mark}, engagement: {risks: new Array(4)}}`, "something that JSON does not have"],
    [`{${mark}, engagement: {big: 1n}}`, "something that JSON does not have"],
    [`{${mark}, engagement: {when: new Date()}}`, "something that JSON does not have"],
    [`{${mark}, engagement: new Map([["format", "bad-minutes"]])}`, "something that JSON does not have"],
    [`{${mark}, engagement: new Uint8Array(9)}`, "something that JSON does not have"],
    [`{${mark}, engagement: {nothing: NaN}}`, "something that JSON does not have"],
  ]) {
    const before = (await said(page)).length;
    await send(page, message);
    await expect.poll(async () => (await said(page)).length, message).toBe(before + 1);
    const answer = (await said(page))[before];
    expect(answer, message).toMatchObject({ type: "error", id: 7, reason: expect.stringContaining(reason) });
    if (reason === "speaks version 1") expect(answer.versions).toEqual([1]);
  }
  await expect(total(frame)).toHaveText("706");
  expect(trouble).toEqual([]);
});

test("what is not for the frame, or not from its page, gets no answer", async ({ page, baseURL, host }) => {
  const frame = await talk(page, baseURL!, host, `&d=${CATALOGUE}`);
  const before = await said(page);
  for (const message of [`null`, `5`, `"get"`, `[1]`, `{}`, `{type: "get"}`, `{hello: 1}`]) await send(page, message);
  // Another frame of the host's origin is not the page around.
  await page.evaluate(async () => {
    const sibling = document.createElement("iframe");
    sibling.title = "sibling";
    sibling.src = "/";
    const loaded = new Promise((resolve) => sibling.addEventListener("load", resolve));
    document.body.append(sibling);
    await loaded;
  });
  const sibling = page.frames().find((one) => one.url() === `${host}/`)!;
  await sibling.evaluate(() => (parent.frames[0] as any).postMessage({ "bad-minutes": 1, type: "get", id: "from a sibling" }, "*"));
  await ask(page, { type: "get" }); // what came earlier is heard earlier
  expect((await said(page)).map((one) => one.id).filter((id) => id === "from a sibling")).toEqual([]);
  expect((await said(page)).length).toBe(before.length + 1);
  await expect(total(frame)).toHaveText("706");
});

for (const [what, named] of [["another origin", "https://wiki.example"], ["no origin", "null"], ["a sandboxed page's origin", ""]]) {
  test(`a frame that is to talk with ${what} says nothing to this one`, async ({ page, baseURL, host }) => {
    const frame = await talk(page, baseURL!, host, `&edit=yes&d=${CATALOGUE}`, named);
    await expect(total(frame)).toHaveText("706");
    await send(page, `{"bad-minutes": 1, id: 1, type: "get"}`);
    await send(page, `{"bad-minutes": 1, id: 2, type: "load", engagement: ${JSON.stringify(other)}}`);
    await target(frame).selectOption({ label: "99.5%" });
    await page.waitForTimeout(800);
    expect(await kinds(page)).toEqual([]);
    await expect(total(frame)).toHaveText("706");
  });
}

test("a frame to look at can't be made to write or to be changed", async ({ page, baseURL }) => {
  await watchStorage(page);
  // On a page of the app's own origin, whose storage a frame could reach.
  await page.route("**/wiki", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Wiki</title><body></body></html>` }));
  await page.goto(`${baseURL}wiki`);
  const host = new URL(baseURL!).origin;
  const frame = await addFrame(page, `${baseURL}#/embed?show=risks,budget,rank,odds&host=${encodeURIComponent(host)}&d=${CATALOGUE}`);
  await isReady(page);
  await expect(total(frame)).toHaveText("706");
  await ask(page, { type: "load", engagement: { ...file, edit: true }, edit: "yes", theme: "dark" });
  for (const type of ["edit", "save", "store", "changed"]) expect((await ask(page, { type, edit: true, engagement: file })).type).toBe("error");
  await expect(frame.getByRole("textbox")).toHaveCount(0);
  await expect(frame.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await expect(frame.getByRole("combobox")).toHaveCount(0);
  await frame.locator("body").press("Control+z");
  await frame.locator("body").press("Control+y");
  await page.waitForTimeout(800);
  expect(await kinds(page)).not.toContain("changed");
  expect(await storageUsed(frame)).toEqual([]);
  expect(await stored(page)).toEqual({});
});

test("what was tried is gone when it may no longer be: figures under the author's name are the author's", async ({ page, baseURL, host }) => {
  await page.goto(pageOf(host, element(baseURL!, `data="${CATALOGUE}" show="budget" edit`)));
  const frame = await embedded(page);
  const told = page.evaluate(() => ((window as any).told = 0, document.querySelector("bad-minutes")!.addEventListener("changed", () => (window as any).told++)));
  await told;
  await target(frame).selectOption({ label: "99.5%" });
  await expect(frame.getByText("that 99.5% allows")).toBeVisible();
  // On a slow machine it can have been told by now, which was right then.
  await page.locator("bad-minutes").evaluate((one) => (one.removeAttribute("edit"), ((window as any).told = 0)));
  await expect(frame.getByText("that 99.9% allows")).toBeVisible();
  await expect(frame.getByText("Estimate, as of 2026-11-24, by Priya")).toBeVisible();
  await page.waitForTimeout(800);
  expect(await page.evaluate(() => (window as any).told)).toBe(0);
});

test("open in full leads to what the frame shows, whoever sent it", async ({ page, baseURL, host }) => {
  await page.goto(pageOf(host, element(baseURL!, `data="${CATALOGUE}" show="budget" edit`)));
  const frame = await embedded(page);
  await expect(total(frame)).toHaveText("706");
  const inFull = async () => {
    const [popup] = await Promise.all([page.waitForEvent("popup"), frame.getByRole("link", { name: "Open in full" }).click()]);
    const answer = popup.getByRole("region", { name: "Answer" });
    await expect(answer).toContainText("allows.");
    const says = await answer.innerText();
    await popup.close();
    return says;
  };
  await page.evaluate((file) => (document.querySelector("bad-minutes") as any).load(file), other);
  await expect(total(frame)).toHaveText("198");
  expect(await inFull()).toMatch(/^198\b/);
  await target(frame).selectOption({ label: "99%" });
  expect(await inFull()).toContain("that 99% allows.");
  await frame.getByRole("button", { name: "Back to the figures of the page" }).click();
  await expect(frame.getByRole("button", { name: "Back to the figures of the page" })).toBeDisabled();
  expect(await inFull()).not.toContain("that 99% allows.");
});

test("a sandboxed page around it, which has no origin, has a frame as high as its content", async ({ page, baseURL, host }) => {
  const inner = encodeURIComponent(element(baseURL!, `data="${CATALOGUE}" show="budget"`));
  await page.goto(pageOf(host, `<iframe title="sandboxed" sandbox="allow-scripts" src="/?body=${inner}"></iframe>`));
  const frame = await embedded(page);
  await expect(total(frame)).toHaveText("706");
  const heightOf = () => frame.evaluate(() => [innerHeight, document.querySelector("main")!.getBoundingClientRect().height]);
  await expect.poll(async () => { const [given, needed] = await heightOf(); return Math.abs(given - needed); }).toBeLessThan(2);
});

test("edits are told once they pause, and what is sent back is no edit", async ({ page, baseURL, host }) => {
  const frame = await talk(page, baseURL!, host, `&edit=yes&d=${CATALOGUE}`);
  await expect(frame.getByText("the page around it is told of them")).toBeVisible();
  await target(frame).selectOption({ label: "99%" });
  await target(frame).selectOption({ label: "99.5%" });
  const changes = async () => (await said(page)).filter((one) => one.type === "changed");
  const chosen = ({ engagement }: any) => engagement.targets.find((one: any) => one.id === engagement.chosenTarget).percent;
  // On a slow machine the first edit may be told by itself.
  await expect.poll(async () => (await changes()).map(({ file }) => chosen(file)).at(-1)).toBe("99.5");
  const told = (await changes()).at(-1).file;
  const before = (await changes()).length;
  await ask(page, { type: "load", engagement: told });
  await page.waitForTimeout(800);
  expect((await changes()).length).toBe(before);
  await expect(frame.getByRole("button", { name: "Undo" })).toBeEnabled();
  await frame.getByRole("button", { name: "Undo" }).click();
  await expect.poll(async () => (await changes()).length).toBe(before + 1);
});

/** A host's page with the element in it. */
const element = (baseURL: string, attributes: string) =>
  `<script src="${baseURL}embed.js" async></script><bad-minutes ${attributes}><a href="${baseURL}#/view?d=${CATALOGUE}">The estimate</a></bad-minutes>`;

test("the element needs nothing but its script", async ({ page, baseURL, host }) => {
  const trouble = await watchForTrouble(page);
  await page.goto(pageOf(host, element(baseURL!, `data="${CATALOGUE}" show="budget" theme="dark" label="Catalogue"`)));
  const frame = await embedded(page);
  await expect(total(frame)).toHaveText("706");
  await expect(frame.locator("html")).toHaveCSS("color-scheme", "dark");
  const outside = page.locator("bad-minutes iframe");
  await expect(outside).toHaveAttribute("title", "Catalogue");
  await expect(outside).toHaveAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-same-origin");
  await expect(outside).toHaveAttribute("loading", "lazy");
  await expect(page.getByRole("link", { name: "The estimate" })).toBeHidden();
  const needed = () => frame.evaluate(() => document.querySelector("main")!.getBoundingClientRect().height);
  await expect.poll(async () => Math.abs((await outside.boundingBox())!.height - (await needed()))).toBeLessThan(2);
  const [popup] = await Promise.all([page.waitForEvent("popup"), frame.getByRole("link", { name: "Open in full" }).click()]);
  await expect(popup.getByRole("status", { name: "Total bad minutes per year" })).toHaveText("706");
  expect(await popup.evaluate(() => self.origin), "the sandbox is the frame's alone").toBe(new URL(baseURL!).origin);
  expect(trouble).toEqual([]);
});

test("the element's data are data, whatever stands in them", async ({ page, baseURL, host }) => {
  const frame = async (data: string) => {
    await page.goto(pageOf(host, element(baseURL!, `data="${data}" show="budget"`)));
    return embedded(page);
  };
  const broken = await frame(`${CATALOGUE.slice(0, 40)}\n  ${CATALOGUE.slice(40)}`);
  await expect(total(broken), "lines may be broken").toHaveText("706");
  // What stands behind the data is none of them, as behind any link.
  const more = await frame(`${CATALOGUE}&edit=yes`);
  await expect(total(more)).toHaveText("706");
  expect(new URL(more.url().replace("#/embed", "")).searchParams.has("edit"), "the page decides").toBe(false);
});

test("the element loads, gives, and says what changed", async ({ page, baseURL, host }) => {
  await page.goto(pageOf(host, element(baseURL!, `show="budget" edit`)));
  const frame = await embedded(page);
  expect(await page.evaluate((file) => (document.querySelector("bad-minutes") as any).load(file), file)).toEqual([]);
  await expect(total(frame)).toHaveText("706");
  const given = await page.evaluate(() => (document.querySelector("bad-minutes") as any).get());
  expect(given.engagement.name).toBe(file.engagement.name);
  await page.evaluate((text) => (document.querySelector("bad-minutes") as any).load(text), JSON.stringify(other));
  await expect(total(frame)).toHaveText("198");
  await page.evaluate((data) => (document.querySelector("bad-minutes") as any).load(data), CATALOGUE);
  await expect(total(frame)).toHaveText("706");

  const refused = (make: string) => page.evaluate(`document.querySelector("bad-minutes").load(${make}).then(() => "no", (error) => error.message)`);
  expect(await refused(`"1.AAAA"`)).toContain("cut off or changed");
  expect(await refused(`{ run() {} }`)).toContain("could not be cloned");
  expect(await refused(`(() => { const loop = {}; loop.loop = loop; return loop; })()`)).toContain("holds itself");

  const changed = page.evaluate(() => new Promise<any>((resolve) => document.querySelector("bad-minutes")!.addEventListener("changed", (event) => resolve((event as CustomEvent).detail))));
  await target(frame).selectOption({ label: "99.5%" });
  expect(await changed).toMatchObject({ format: "bad-minutes", engagement: { name: file.engagement.name } });
});

test("the element's attributes change what is shown, without loading it anew", async ({ page, baseURL, host }) => {
  await page.goto(pageOf(host, element(baseURL!, `data="${CATALOGUE}" show="budget" edit`)));
  const frame = await embedded(page);
  await expect(total(frame)).toHaveText("706");
  await frame.evaluate(() => ((window as any).stayed = true));
  const length = await page.evaluate(() => history.length);
  const set = (name: string, value: string) => page.locator("bad-minutes").evaluate((one, [name, value]) => one.setAttribute(name, value), [name, value]);
  await target(frame).selectOption({ label: "99.5%" });
  await set("theme", "dark");
  await expect(frame.locator("html")).toHaveCSS("color-scheme", "dark");
  await expect(frame.getByText("changed in this frame"), "other colours are no other figures").toBeVisible();
  await set("data", dataOf(other));
  await expect(total(frame)).toHaveText("198");
  await expect(frame.getByText("changed in this frame")).toHaveCount(0);
  await set("label", "Two risks");
  await expect(page.locator("bad-minutes iframe")).toHaveAttribute("title", "Two risks");
  await page.locator("bad-minutes").evaluate((one) => one.removeAttribute("edit"));
  await expect(frame.getByText("Changes stay in this frame")).toHaveCount(0);
  expect(await frame.evaluate(() => (window as any).stayed)).toBe(true);
  expect(await page.evaluate(() => history.length)).toBe(length);
  // Taken out and put in again, it starts anew.
  await page.locator("bad-minutes").evaluate((one) => document.body.append(one));
  await expect(page.frameLocator("bad-minutes iframe").getByRole("status", { name: "Total bad minutes per year" })).toHaveText("198");
});

test("the element on a page of the app's own origin keeps the frame out of it", async ({ page, baseURL }) => {
  await page.route("**/wiki", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="en"><title>Wiki</title><body>${element(baseURL!, `show="budget"`)}</body></html>` }));
  await page.goto(`${baseURL}wiki`);
  const frame = await embedded(page);
  await page.evaluate((file) => (document.querySelector("bad-minutes") as any).load(file), file);
  await expect(total(frame)).toHaveText("706");
  await expect(page.locator("bad-minutes iframe")).toHaveAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
  expect(await frame.evaluate(() => self.origin)).toBe("null");
  expect(await stored(page)).toEqual({});
});

test("without the script, what stands in the element is shown", async ({ page, baseURL, host }) => {
  await page.route("**/embed.js", (route) => route.abort());
  await page.goto(pageOf(host, element(baseURL!, `data="${CATALOGUE}"`)));
  await expect(page.getByRole("link", { name: "The estimate" })).toBeVisible();
});
