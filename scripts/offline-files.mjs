// Writes the worker that keeps the app for times without a network: which files, and which version.
// Usage: addWorker("dist"), once all other files are there.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { readPage, writePage } from "./page.mjs";

/** What the app may need without a network. The rest of the folder is for other pages. */
const NEEDED = /^(manifest\.webmanifest|[\w-]+-[0-9a-f]{8,16}\.(js|wasm|css|svg)|examples\/[\w-]+\.json|icons\/[\w-]+\.png)$/;

function digest(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** Names the version in the page, and writes sw.js with it and with all files; returns the version. */
export function addWorker(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const files = names.filter((name) => NEEDED.test(name)).sort().map((name) => [name, digest(readFileSync(join(folder, name)))]);

  const page = readPage(folder);
  const named = page.querySelector("meta[name=version]");
  // The version can't depend on itself.
  named.setAttribute("content", "");
  const version = createHash("sha256").update(JSON.stringify([digest(page.toString()), ...files])).digest("hex").slice(0, 16);
  named.setAttribute("content", version);
  writePage(folder, page);

  // Asked for as the folder: some hosts send "index.html" elsewhere.
  const list = [["", digest(page.toString())], ...files];
  const script = readFileSync(new URL("../web/sw.js", import.meta.url), "utf8");
  const { code } = transformSync(script, { define: { VERSION: JSON.stringify(version), FILES: JSON.stringify(list) }, target: "es2022" });
  writeFileSync(join(folder, "sw.js"), code);
  return version;
}
