// The built page as a tree of elements, to name files in it. Comments stay out of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "node-html-parser";

export function readPage(folder) {
  return parse(readFileSync(join(folder, "index.html"), "utf8"));
}

export function writePage(folder, page) {
  writeFileSync(join(folder, "index.html"), page.toString());
}

/** What may come from the app's own origin, where a frame without an origin has to load it from. */
const LOADED = /((?:script|style|connect|img)-src 'self')/g;

/**
 * Names the app's origin in the page's policy, beside 'self': in WebKit that matches nothing in a sandboxed frame
 * without allow-same-origin.
 */
export function nameOrigin(page, address) {
  const { origin, protocol } = new URL(address);
  if (!/^https?:$/.test(protocol)) throw new Error(`The origin is to be like https://tools.example, not ${address}`);
  const policy = page.querySelector("meta[http-equiv=Content-Security-Policy]");
  policy.setAttribute("content", policy.getAttribute("content").replace(LOADED, `$1 ${origin}`));
}
