// Makes Trunk's output as small as it gets: shortens the names between the program and its bindings,
// minifies scripts and styles (Trunk's own minifier can't read the bindings), then writes a brotli copy beside each file, for servers that can send one.
// Usage: node scripts/finish-dist.mjs dist
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { transformSync } from "esbuild";
import { shortenImports } from "./short-imports.mjs";

const folder = process.argv[2];

function compressed(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

const program = readdirSync(folder).find((name) => name.endsWith("_bg.wasm"));
const paths = { wasm: join(folder, program), js: join(folder, program.replace("_bg.wasm", ".js")) };
const short = shortenImports({ wasm: readFileSync(paths.wasm), js: readFileSync(paths.js, "utf8") });
writeFileSync(paths.wasm, short.wasm);
writeFileSync(paths.js, short.js);

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
