// Makes Trunk's output as small as it gets: parts the program, puts its bindings into the script that
// starts it, minifies scripts and styles (Trunk's own minifier can't read the bindings), adds the program
// that computes odds, names files by their content, adds the worker that keeps all this for times without
// a network, then writes a brotli copy beside each, for servers that can send one.
// Usage: node scripts/finish-dist.mjs dist path/to/bad-minutes.wasm path/to/odds.wasm
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { replaceOnce } from "./inline.mjs";
import { addWorker } from "./offline-files.mjs";
import { optimize, splitProgram } from "./split-program.mjs";

const [folder, linkedProgram, oddsProgram] = process.argv.slice(2);

/** Writes a file named by its content; returns the name. */
function add(name, ending, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const full = `${name}-${hash}${ending}`;
  writeFileSync(join(folder, full), content);
  return full;
}

/** A script with all it imports, `files` beside it, without what it never calls. */
function bundled(contents, files, options) {
  const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(scratch, name), text);
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: scratch },
    bundle: true,
    // The bindings would warn of hosts that send a wrong type for wasm, and load it all the same.
    drop: ["console"],
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
    minify: true,
    target: "es2022",
    write: false,
    ...options,
  });
  rmSync(scratch, { recursive: true });
  return outputFiles[0].text;
}

/** Adds the program's parts; returns the names of its script and its main part. */
function addProgram() {
  const { wasm, js, parts, loader } = splitProgram(linkedProgram);
  let loads = loader;
  for (const [name, bytes] of parts) {
    const file = add(name.replace(/^split_|\.wasm$/g, ""), ".wasm", bytes);
    // From where boot.js takes all addresses; and a host that sends a wrong type for wasm will do too.
    loads = replaceOnce(loads, `fetch(new URL("./${name}", import.meta.url))`, `fetch(new URL("./${file}", document.baseURI))`);
  }
  loads = loads.replaceAll("WebAssembly.instantiateStreaming(src, imports)", "loaded(src, imports)");
  const loaded = `async function loaded(src, imports) {
    const response = await src;
    if (!response.ok) throw new Error(response.status);
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  }`;
  const boot = readFileSync(join(folder, "boot.js"), "utf8");
  const started = replaceOnce(boot, "import(at(js)).then((bindings) => start(bindings.default))", "start(init)");
  const files = { "program.js": js, "__wasm_split.js": `${loads}\n${loaded}` };
  const script = bundled(`import init from "./program.js";\n${started}`, files, { format: "iife" });
  return { script: add("bad-minutes", ".js", script), main: add("bad-minutes", ".wasm", wasm) };
}

/** Adds the program that computes odds; returns the name of its script. */
function addOdds() {
  const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-odds-"));
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", scratch, "--out-name", "odds", oddsProgram]);
  const wasm = add("odds", ".wasm", optimize(join(scratch, "odds_bg.wasm"), ["-O3"]));
  const bindings = replaceOnce(readFileSync(join(scratch, "odds.js"), "utf8"), "odds_bg.wasm", wasm);
  rmSync(scratch, { recursive: true });
  const script = readFileSync(join(folder, "odds.js"), "utf8");
  return add("odds", ".js", bundled(script, { "odds-program.js": bindings }, { format: "esm" }));
}

function compressed(bytes) {
  const { BROTLI_PARAM_LGBLOCK: block, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
  // Blocks of 64 kB suit code best, by a little.
  return brotliCompressSync(bytes, { params: { [quality]: 11, [size]: bytes.length, [block]: 16 } });
}

/** Adds the style sheet with all it imports; returns its name. */
function addStyle() {
  const { outputFiles } = buildSync({ entryPoints: ["style/main.css"], bundle: true, minify: true, target: "es2022", write: false });
  return add("main", ".css", outputFiles[0].contents);
}

const unsplit = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
const unbundled = unsplit.replace("_bg.wasm", ".js");
const odds = addOdds();
const { script, main } = addProgram();
const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");
html = replaceOnce(html, `<link rel="modulepreload" href="./${unbundled}" crossorigin="anonymous">`, "");
html = replaceOnce(html, `src="./boot.js" data-js="./${unbundled}"`, `src="./${script}" data-odds="./${odds}"`);
const sheet = readdirSync(folder).find((name) => name.endsWith(".css"));
html = replaceOnce(html, sheet, addStyle());
writeFileSync(page, html.replaceAll(unsplit, main));
for (const name of [unsplit, unbundled, sheet, "boot.js", "odds.js"]) rmSync(join(folder, name));

// Other people's pages name it, so its name stays.
const element = join(folder, "embed.js");
writeFileSync(element, transformSync(readFileSync(element, "utf8"), { minify: true, target: "es2022" }).code);
const manifest = join(folder, "manifest.webmanifest");
const icon = readdirSync(folder).find((name) => /^icon-.*\.svg$/.test(name));
writeFileSync(manifest, replaceOnce(readFileSync(manifest, "utf8"), "icon.svg", icon));
addWorker(folder);

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const kind = /\.(js|wasm|css|html|svg|json|webmanifest)$/.exec(entry.name)?.[1];
  if (!entry.isFile() || !kind) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  writeFileSync(`${path}.br`, compressed(readFileSync(path)));
}
