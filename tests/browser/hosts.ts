// Pages of somebody else, on another site than the app's: localhost and 127.0.0.1 are two.
import { expect, test as base, type Frame, type Page } from "@playwright/test";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import { example } from "./support";

export type Hosts = {
  /** The origin of a third party's site, which serves whatever is asked by `htmlOf`. */
  host: string;
};

/** Serves pages with a strict policy: only the app's script and frames may come in. */
export const test = base.extend<Hosts>({
  host: async ({ baseURL }, use) => {
    const app = new URL(baseURL!).origin;
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url!, "http://localhost");
      if (pathname !== "/") return void response.writeHead(404).end();
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Content-Security-Policy", `default-src 'none'; script-src ${app}; frame-src ${app} 'self'; base-uri 'none'`);
      response.end(htmlOf(searchParams.get("body") ?? ""));
    });
    await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
    await use(`http://localhost:${(server.address() as AddressInfo).port}`);
    server.closeAllConnections();
    server.close();
  },
});

function htmlOf(body: string) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A wiki page</title></head><body><h1>A wiki page</h1>${body}</body></html>`;
}

/** The address of a host's page with this in its body. */
export const pageOf = (host: string, body: string) => `${host}/?body=${encodeURIComponent(body)}`;

/** The data of a link, as somebody without the app would make them. */
export function dataOf(file: any, made = "2026-11-24", by = "Priya") {
  return `1.${deflateSync(JSON.stringify({ made, by, file })).toString("base64url")}`;
}

export const CATALOGUE = dataOf(example("eight-row-catalogue"));

/** The app's page in a frame of the page. */
export async function embedded(page: Page): Promise<Frame> {
  const find = () => page.frames().find((frame) => frame !== page.mainFrame() && frame.url().includes("#/embed"));
  await expect.poll(() => Boolean(find())).toBe(true);
  return find()!;
}

/** Notes each use of storage, in all frames. Call it before the first `goto`. */
export async function watchStorage(page: Page) {
  await page.addInitScript(() => {
    const used: string[] = ((window as any).storageUsed = []);
    for (const name of ["getItem", "setItem", "removeItem", "clear", "key"] as const) {
      const plain = Storage.prototype[name] as any;
      Storage.prototype[name] = function (...all: any[]) {
        used.push(name);
        return plain.apply(this, all);
      };
    }
  });
}

export const storageUsed = (frame: Frame): Promise<string[]> => frame.evaluate(() => (window as any).storageUsed);

/** Puts a frame into the page, and keeps what it says; its height is followed. */
export async function addFrame(page: Page, address: string, sandbox?: string) {
  await page.evaluate(
    ([address, sandbox]) => {
      const said: any[] = ((window as any).said = []);
      const frame = document.createElement("iframe");
      frame.title = "Estimate";
      if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
      frame.src = address!;
      Object.assign(frame.style, { width: "100%", border: "0" });
      addEventListener("message", ({ source, origin, data }) => {
        if (source !== frame.contentWindow) return;
        said.push({ origin, data });
        if (data?.type === "height") frame.style.height = `${data.height}px`;
      });
      document.body.append(frame);
    },
    [address, sandbox],
  );
  return embedded(page);
}

/** What the frame said so far, without its heights. */
export const said = async (page: Page): Promise<any[]> =>
  (await page.evaluate(() => (window as any).said)).map(({ data }: any) => data).filter((data: any) => data?.type !== "height");

/** Sends the frame a message; the function makes it in the page, so that it may be anything. */
export async function send(page: Page, make: string) {
  await page.evaluate(`document.querySelector("iframe").contentWindow.postMessage((() => (${make}))(), "*")`);
}

let last = 0;

/** Sends a message and gives the answer with its id. */
export async function ask(page: Page, message: Record<string, unknown>) {
  const id = `q${++last}`;
  await send(page, JSON.stringify({ "bad-minutes": 1, id, ...message }));
  return answerTo(page, id);
}

export async function answerTo(page: Page, id: unknown) {
  await expect.poll(async () => (await said(page)).some((one) => one.id === id)).toBe(true);
  return (await said(page)).find((one) => one.id === id);
}

/** Waits for what a frame that takes messages says first. */
export async function isReady(page: Page) {
  await expect.poll(async () => (await said(page)).map((one) => one.type)).toContain("ready");
}
