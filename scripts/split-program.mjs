// Parts the program: what functions marked #[wasm_split] alone need becomes a file of its own, which the
// page loads when such a function is first called. Works on what rustc linked with --emit-relocs, since
// only there can be seen what needs what.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shortenImports } from "./short-imports.mjs";

const FEATURES = ["bulk-memory", "mutable-globals", "nontrapping-float-to-int", "sign-ext", "reference-types", "multivalue"];

/** A wasm file made smaller, or faster, by wasm-opt's `passes`. */
export function optimize(path, passes) {
  const features = FEATURES.map((name) => `--enable-${name}`);
  // The linker's notes and names are of use until here.
  execFileSync("wasm-opt", [...passes, ...features, "--strip-debug", "--strip-producers", "--strip-target-features", path, "-o", path]);
  return readFileSync(path);
}

const SMALL = ["--flatten", "--rereloop", "-Oz", "-Oz", "--low-memory-unused"];

/**
 * The program as `{ wasm, js, loader, parts }`: the main part with its bindings, the script through which
 * it loads the others, and these as `[file name in that script, bytes]`.
 */
export function splitProgram(linked) {
  const scratch = mkdtempSync(join(tmpdir(), "bad-minutes-split-"));
  execFileSync("wasm-split-cli", [linked, scratch, "--out-name", "program"]);
  const main = join(scratch, "program.wasm");
  const bound = join(scratch, "bound");
  // The parts share the main one's memory and tables by the linker's names.
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", bound, "--out-name", "program", main]);
  const wasm = optimize(join(bound, "program_bg.wasm"), SMALL);
  const short = shortenImports({ wasm, js: readFileSync(join(bound, "program.js"), "utf8"), kept: "./__wasm_split.js" });
  const names = readdirSync(scratch).filter((name) => name.endsWith(".wasm") && name !== "program.wasm");
  const parts = names.map((name) => [name, optimize(join(scratch, name), SMALL)]);
  const loader = readFileSync(join(scratch, "__wasm_split.js"), "utf8");
  rmSync(scratch, { recursive: true });
  return { ...short, loader, parts };
}
