// Makes one HTML file of the built app, which needs no host: style, scripts, the parts of the program, the one
// that computes odds, and the examples are in it.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { buildSync } from "esbuild";
import { TextNode } from "node-html-parser";
import { inScript, inStyle, policyHash } from "./inline.mjs";
import { readPage } from "./page.mjs";

/** Writes bad-minutes.html into a finished folder; `oddsScript` is the script that answers about odds, as a global value. */
export function writeSingleFile(folder, oddsScript) {
  const page = readPage(folder);
  const read = (name) => readFileSync(join(folder, name), "utf8");
  /** A file as text in the page, which nothing runs. */
  const carried = (name) => {
    const packed = gzipSync(readFileSync(join(folder, name)), { level: 9 }).toString("base64");
    return `<script type="application/gzip" id="${basename(name)}">${packed}</script>`;
  };
  // Addresses that are whole in themselves, since there may be none to be relative to.
  const address = (name) => `carried:${basename(name)}`;

  const tag = page.querySelector("script[data-wasm]");
  const begin = buildSync({ entryPoints: [fileURLToPath(new URL("carried.js", import.meta.url))], minify: true, target: "es2022", write: false });
  const main = inScript(begin.outputFiles[0].text + read(tag.getAttribute("src")));
  const odds = inScript(oddsScript);
  // Apart from the program's, which a browser that is too old may not even read.
  const early = page.querySelector("#welcome");
  const welcome = inScript(read(early.getAttribute("src")));
  const [first, last] = page.querySelectorAll("link[rel=stylesheet]").map((link) => link.getAttribute("href"));
  const style = inStyle([first, tag.getAttribute("data-style"), last].map(read).join(""));
  const icon = readFileSync(join(folder, page.querySelector("link[rel=icon]").getAttribute("href"))).toString("base64");
  // Nothing is fetched, so nothing may be; a frame is the preview of a card, by the page's own address.
  const policy = [
    "default-src 'none'",
    `script-src ${[welcome, main, odds].map(policyHash).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${policyHash(style)}`,
    "img-src data: blob:",
    "frame-src 'self'",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = Object.entries(JSON.parse(tag.getAttribute("data-parts"))).map(([name, file]) => [name, address(file)]);
  for (const name of ["src", "type", "defer"]) tag.removeAttribute(name);
  tag.setAttribute("data-wasm", address(tag.getAttribute("data-wasm")));
  tag.setAttribute("data-parts", JSON.stringify(Object.fromEntries(parts)));
  tag.removeAttribute("data-style"); // it is here already
  tag.setAttribute("data-odds-wasm", address(tag.getAttribute("data-odds-wasm")));
  tag.appendChild(new TextNode(main, tag));

  page.querySelector("meta[http-equiv=Content-Security-Policy]").setAttribute("content", policy);
  early.removeAttribute("src");
  early.removeAttribute("data-program"); // it is here already
  early.appendChild(new TextNode(welcome, early));
  // Also the version, by which a host's page knows that it can be kept for times without a network.
  for (const element of [tag, ...page.querySelectorAll("link, meta[name=version]")]) element.remove();
  page.querySelector("head").insertAdjacentHTML("beforeend", `<style>${style}</style>\n<link rel="icon" href="data:image/svg+xml;base64,${icon}">\n`);
  const wasm = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
  const examples = readdirSync(join(folder, "examples")).filter((name) => name.endsWith(".json")).map((name) => `examples/${name}`);
  const scripts = [...[...wasm, ...examples].map(carried), `<script id="odds-script">${odds}</script>`, tag.toString()];
  page.querySelector("body").insertAdjacentHTML("beforeend", `${scripts.join("\n")}\n`);
  const html = page.toString();
  writeFileSync(join(folder, "bad-minutes.html"), html);

  const kB = (bytes) => `${Math.ceil(bytes.length / 1000)} kB`;
  const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  console.log(`bad-minutes.html: ${kB(Buffer.from(html))}, as a download ${kB(brotli)} by brotli, ${kB(gzipSync(html))} by gzip`);
}
