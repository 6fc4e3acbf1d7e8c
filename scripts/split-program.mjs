// Parts the program: what functions marked #[wasm_split] or #[lazy] alone need becomes a file of its own, which the
// page loads when such a function is first called. Works on what rustc linked with --emit-relocs, since
// only there can be seen what needs what.
import { execFile, execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

// By name: with all that wasm-opt knows it writes programs that Chromium refuses.
const FEATURES = ["bulk-memory", "mutable-globals", "nontrapping-float-to-int", "sign-ext", "reference-types", "multivalue"];

// Functions called from one place stay functions: brotli finds more that is alike in them.
const SMALL = ["-Oz", "--one-caller-inline-max-function-size=0"];

/** A wasm file made smaller, or faster, by wasm-opt's `passes`. */
export async function optimize(path, passes) {
  const features = FEATURES.map((name) => `--enable-${name}`);
  // The linker's notes and names are of use until here.
  await promisify(execFile)("wasm-opt", [...passes, ...features, "--strip-debug", "--strip-producers", "--strip-target-features", path, "-o", path]);
  return readFileSync(path);
}

/** All of these made smaller, in the same order: as many at a time as there are processors, the largest first. */
async function optimizeAll(paths) {
  const waiting = [...paths].sort((a, b) => statSync(b).size - statSync(a).size);
  const done = new Map();
  const work = async () => {
    for (let path; (path = waiting.shift()); ) done.set(path, await optimize(path, SMALL));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return paths.map((path) => done.get(path));
}

/**
 * The program as `{ wasm, bindings, parts }`: the main part, the address of its bindings, beside which lies the script
 * that loads the others, and these as `[file name in that script, bytes]`.
 */
export async function splitProgram(linked, scratch) {
  const name = "bad-minutes";
  execFileSync("wasm-split-cli", [linked, scratch, "--out-name", name]);
  const main = join(scratch, `${name}.wasm`);
  // The parts share the main one's memory and tables by the linker's names.
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", scratch, "--out-name", name, main]);
  const bound = `${name}_bg.wasm`;
  const names = readdirSync(scratch).filter((file) => file.endsWith(".wasm") && ![`${name}.wasm`, bound].includes(file));
  const [wasm, ...parts] = await optimizeAll([bound, ...names].map((file) => join(scratch, file)));
  return { wasm, bindings: join(scratch, `${name}.js`), parts: names.map((file, at) => [file, parts[at]]) };
}
