// Makes one HTML file of the built app, which needs no host: style, scripts, the parts of the program, the one
// that computes odds, and the examples are in it.
// Usage: node scripts/single-file.mjs dist bad-minutes.html
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { transformSync } from "esbuild";
import { inScript, inStyle, policyHash, replaceOnce } from "./inline.mjs";

const [folder, output] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), "utf8");
const page = read("index.html");

/** What the page names in one of its tags: `pattern` with one group. */
function named(pattern) {
  const found = pattern.exec(page)?.[1];
  if (!found) throw new Error(`${folder}/index.html has nothing like ${pattern}`);
  return found;
}

/** A file as text in the page, which nothing runs. */
function carried(name) {
  const packed = gzipSync(readFileSync(join(folder, name)), { level: 9 }).toString("base64");
  return `<script type="application/gzip" id="${basename(name)}">${packed}</script>`;
}

/** The script that answers questions about odds, for a worker's text and for the page itself. */
function oddsScript(text, wasm) {
  const address = replaceOnce(text, `new URL("${wasm}",import.meta.url)`, `"${wasm}"`);
  const [whole, serve] = /export\{([\w$]+) as serve\};?/.exec(address) ?? [];
  return inScript(`(()=>{${replaceOnce(address, whole, `globalThis.odds={serve:${serve}};`)}})();`);
}

/** The script that starts the program, with no address in it. */
function mainScript(text) {
  const begin = transformSync(readFileSync(new URL("carried.js", import.meta.url), "utf8"), { minify: true, target: "es2022" }).code;
  const names = text.replaceAll(/new URL\("\.\/([\w-]+\.wasm)",document\.baseURI\)/g, '"$1"');
  return inScript(begin + replaceOnce(names, /await import\([\w$]+\)/, "globalThis.odds"));
}

const files = readdirSync(folder);
const wasm = files.filter((name) => name.endsWith(".wasm"));
const examples = readdirSync(join(folder, "examples")).filter((name) => name.endsWith(".json")).map((name) => `examples/${name}`);
const oddsWasm = wasm.find((name) => name.startsWith("odds-"));
const style = inStyle(read(named(/<link rel="stylesheet" href="([^"]*)"/)));
const icon = readFileSync(join(folder, named(/<link rel="icon" href="([^"]*)"/))).toString("base64");
const odds = oddsScript(read(named(/ data-odds="([^"]*)"/)), oddsWasm);
const main = mainScript(read(named(/<script src="([^"]*)"/)));
// Nothing is fetched, so nothing may be; a frame is the preview of a card, by the page's own address.
const policy = [
  "default-src 'none'",
  `script-src ${policyHash(main)} ${policyHash(odds)} 'wasm-unsafe-eval'`,
  `style-src ${policyHash(style)}`,
  "img-src data: blob:",
  "frame-src 'self'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
// An address that is whole in itself, since there may be none to be relative to.
const start = `<script data-wasm="carried:${basename(named(/ data-wasm="([^"]*)"/))}" data-odds-wasm="${oddsWasm}">${main}</script>`;
const body = [...[...wasm, ...examples].map(carried), `<script id="odds-script">${odds}</script>`, start];

let html = replaceOnce(page, named(/Content-Security-Policy" content="([^"]*)"/), policy);
// Also the version, by which a host's page knows that it can be kept for times without a network.
html = html.replaceAll(/<script\b[^>]*><\/script>|<link\b[^>]*>|<meta name="version"[^>]*>|<!--.*?-->/gs, "").replaceAll(/\n{2,}/g, "\n");
const head = `<style>${style}</style>\n<link rel="icon" href="data:image/svg+xml;base64,${icon}">\n</head>`;
html = replaceOnce(html, "</head>", head);
html = replaceOnce(html, "</body>", `${body.join("\n")}\n</body>`);
writeFileSync(output, html);

const kB = (bytes) => `${Math.ceil(bytes.length / 1000)} kB`;
const brotli = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
console.log(`${output}: ${kB(Buffer.from(html))}, as a download ${kB(brotli)} by brotli, ${kB(gzipSync(html))} by gzip`);
