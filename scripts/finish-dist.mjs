// Makes Trunk's output as small as it gets: shortens the names between the program and its bindings,
// puts the bindings into the script that starts it, minifies scripts and styles (Trunk's own minifier
// can't read the bindings), adds the program that computes odds, then writes a brotli copy beside each
// file, for servers that can send one.
// Usage: node scripts/finish-dist.mjs dist path/to/odds.wasm
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync, transformSync } from "esbuild";
import { shortenImports } from "./short-imports.mjs";

const [folder, oddsProgram] = process.argv.slice(2);

function replaceOnce(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`expected once, in what Trunk wrote: ${from}`);
  return text.replace(from, () => to);
}

/** The bindings with boot.js around them, without what it never calls. */
function withBoot(bindings) {
  const boot = readFileSync(join(folder, "boot.js"), "utf8");
  const started = replaceOnce(boot, "import(at(js)).then((bindings) => start(bindings.default))", "start(init)");
  const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-"));
  writeFileSync(join(scratch, "bindings.js"), bindings);
  const { outputFiles } = buildSync({
    stdin: { contents: `import init from "./bindings.js";\n${started}`, resolveDir: scratch },
    bundle: true,
    // The bindings would warn of hosts that send a wrong type for wasm, and load it all the same.
    drop: ["console"],
    format: "iife",
    logLevel: "error",
    logOverride: { "empty-import-meta": "silent" },
    minify: true,
    target: "es2022",
    write: false,
  });
  rmSync(scratch, { recursive: true });
  return outputFiles[0].text;
}

/** Adds the program that computes odds, with its script; returns the script's name. */
function addOdds() {
  const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-odds-"));
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", scratch, "--out-name", "odds-program", oddsProgram]);
  const wasm = join(scratch, "odds-program_bg.wasm");
  const features = ["bulk-memory", "mutable-globals", "nontrapping-float-to-int", "sign-ext", "reference-types", "multivalue"];
  execFileSync("wasm-opt", ["-O3", ...features.map((name) => `--enable-${name}`), wasm, "-o", wasm]);
  const program = readFileSync(wasm);
  const hash = createHash("sha256").update(program).digest("hex").slice(0, 16);
  writeFileSync(join(folder, `odds-${hash}_bg.wasm`), program);
  const bindings = join(scratch, "odds-program.js");
  writeFileSync(bindings, replaceOnce(readFileSync(bindings, "utf8"), "odds-program_bg.wasm", `odds-${hash}_bg.wasm`));
  const script = join(folder, "odds.js");
  const stdin = { contents: readFileSync(script, "utf8"), resolveDir: scratch };
  const { outputFiles } = buildSync({ stdin, bundle: true, format: "esm", logLevel: "error", minify: true, target: "es2022", write: false });
  const text = outputFiles[0].text;
  const name = `odds-${createHash("sha256").update(text).digest("hex").slice(0, 16)}.js`;
  writeFileSync(join(folder, name), text);
  rmSync(script);
  rmSync(scratch, { recursive: true });
  return name;
}

function compressed(bytes) {
  const { BROTLI_PARAM_LGBLOCK: block, BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_SIZE_HINT: size } = constants;
  // Blocks of 64 kB suit code best, by a little.
  return brotliCompressSync(bytes, { params: { [quality]: 11, [size]: bytes.length, [block]: 16 } });
}

const program = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
const paths = { wasm: join(folder, program), js: join(folder, program.replace("_bg.wasm", ".js")) };
const short = shortenImports({ wasm: readFileSync(paths.wasm), js: readFileSync(paths.js, "utf8") });
writeFileSync(paths.wasm, short.wasm);
writeFileSync(paths.js, withBoot(short.js));
rmSync(join(folder, "boot.js"));
const page = join(folder, "index.html");
const bindings = `./${basename(paths.js)}`;
const preload = `<link rel="modulepreload" href="${bindings}" crossorigin="anonymous">`;
const html = replaceOnce(readFileSync(page, "utf8"), preload, "");
const start = `src="${bindings}" data-odds="./${addOdds()}"`;
writeFileSync(page, replaceOnce(html, `src="./boot.js" data-js="${bindings}"`, start));

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const kind = /\.(js|wasm|css|html|svg|json|webmanifest)$/.exec(entry.name)?.[1];
  if (!entry.isFile() || !kind) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (kind === "js" || kind === "css") {
    const { code } = transformSync(readFileSync(path, "utf8"), { loader: kind, minify: true, target: "es2022" });
    writeFileSync(path, code);
  }
  writeFileSync(`${path}.br`, compressed(readFileSync(path)));
}
