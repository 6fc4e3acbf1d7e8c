// Makes of a release, as Trunk leaves it, what a host is to serve: parts the program, bundles scripts and styles, names
// files by their content, makes the page that is one file and the list of files for times without a network, and writes
// a brotli copy beside each file for hosts that can send one.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync } from "esbuild";
import { nameOrigin, readPage, writePage } from "./page.mjs";
import { addWorker } from "./offline-files.mjs";
import { writeSingleFile } from "./single-file.mjs";
import { optimize, splitProgram } from "./split-program.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const root = fileURLToPath(new URL("..", import.meta.url));
// wasm-opt is a package of this project.
process.env.PATH = [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-"));

/** Writes a file named by its content; returns the name. */
function add(name, ending, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const full = `${name}-${hash}${ending}`;
  writeFileSync(join(folder, full), content);
  return full;
}

/** A script or a style sheet with all it imports. */
function bundled(entry, options) {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    logLevel: "error",
    minify: true,
    target: "es2022",
    write: false,
    ...options,
  });
  return outputFiles[0].text;
}

/** Adds the program's parts; returns the names of its script, of its main part, and of the others by their old names. */
async function addProgram() {
  const { target_directory: target } = JSON.parse(execFileSync("cargo", ["metadata", "--no-deps", "--offline", "--format-version", "1"], { cwd: root }));
  const { wasm, bindings, parts } = await splitProgram(join(target, "wasm32-unknown-unknown/release/bad-minutes.wasm"), scratch);
  const script = bundled(join(root, "web/release.js"), {
    format: "iife",
    alias: { bindings },
    // What loads the parts asks for them by these functions, beside its own address: see web/parts.js.
    inject: [join(root, "web/parts.js")],
    define: { fetch: "fetchPart", "WebAssembly.instantiateStreaming": "instantiate", "import.meta.url": '"part:/"' },
  });
  const named = parts.map(([name, bytes]) => [name, add(name.replace(/^split_|\.wasm$/g, ""), ".wasm", bytes)]);
  return { script: add("bad-minutes", ".js", script), main: add("bad-minutes", ".wasm", wasm), parts: Object.fromEntries(named) };
}

/** Adds the program that computes odds, which Trunk built beside; returns its names, and its script for a page that is one file. */
async function addOdds() {
  const wasm = add("odds", ".wasm", await optimize(join(folder, "odds/odds_bg.wasm"), ["-O3"]));
  // Where the bindings would look for it by themselves is of no use: they are told.
  const bundle = (options) => bundled(join(folder, "odds.js"), { logOverride: { "empty-import-meta": "silent" }, ...options });
  const script = add("odds", ".js", bundle({ format: "esm" }));
  return { wasm, script, inline: bundle({ format: "iife", globalName: "oddsScript" }) };
}

function compressed(bytes) {
  const { BROTLI_PARAM_LGBLOCK: block, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
  // Blocks of 64 kB suit code best, by a little.
  return brotliCompressSync(bytes, { params: { [quality]: 11, [size]: bytes.length, [block]: 16 } });
}

const page = readPage(folder);
const tag = page.querySelector("script[data-js]");
const unsplit = ["js", "wasm"].map((kind) => tag.getAttribute(`data-${kind}`));
const odds = await addOdds();
const { script, main, parts } = await addProgram();
for (const link of page.querySelectorAll("link[rel=stylesheet]")) {
  const sheet = link.getAttribute("href");
  link.setAttribute("href", `./${add(basename(sheet, ".css"), ".css", bundled(join(root, sheet)))}`);
}
// It comes with the parts that need it: web/parts.js.
const later = page.querySelector("#parts-style");
later.remove();

tag.setAttributes({
  src: `./${script}`,
  defer: "",
  "data-wasm": `./${main}`,
  "data-parts": JSON.stringify(parts),
  "data-style": later.getAttribute("href"),
  "data-odds": `./${odds.script}`,
  "data-odds-wasm": `./${odds.wasm}`,
});
page.querySelector("link[rel=preload][as=fetch]").remove(); // web/welcome.js knows who needs it
page.querySelector("#welcome").setAttributes({
  id: "welcome",
  src: `./${add("welcome", ".js", bundled(join(root, "web/welcome.js")))}`,
  "data-program": `./${main}`,
});
// Where the app will be, if that is known: docs/hosting.md.
if (process.env.BAD_MINUTES_ORIGIN) nameOrigin(page, process.env.BAD_MINUTES_ORIGIN);
writePage(folder, page);
for (const name of [...unsplit, "boot.js", "debug.js", "welcome.js", "odds.js", "odds", "style"]) rmSync(join(folder, name), { recursive: true });

// Other people's pages name it, so its name stays.
writeFileSync(join(folder, "embed.js"), bundled(join(root, "web/embed.js")));
const manifest = JSON.parse(readFileSync(join(folder, "manifest.webmanifest"), "utf8"));
manifest.icons[0].src = page.querySelector("link[rel=icon]").getAttribute("href");
writeFileSync(join(folder, "manifest.webmanifest"), JSON.stringify(manifest));
addWorker(folder);
writeSingleFile(folder, odds.inline);
rmSync(scratch, { recursive: true });

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const kind = /\.(js|wasm|css|html|svg|json|webmanifest)$/.exec(entry.name)?.[1];
  if (!entry.isFile() || !kind) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  writeFileSync(`${path}.br`, compressed(readFileSync(path)));
}
