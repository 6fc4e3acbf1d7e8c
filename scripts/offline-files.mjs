// Writes the worker that keeps the app for times without a network: which files, and which version.
// Usage: addWorker("dist"), once all other files are there.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { replaceOnce } from "./inline.mjs";

/** What the app may need without a network. The rest of the folder is for other pages. */
const NEEDED = /^(index\.html|manifest\.webmanifest|[\w-]+-[0-9a-f]{8,16}\.(js|wasm|css|svg)|examples\/[\w-]+\.json|icons\/[\w-]+\.png)$/;

const VERSION = /<meta name="version" content="[^"]*">/;

function digest(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** Names the version in the page, and writes sw.js with it and with all files; returns the version. */
export function addWorker(folder) {
  const names = readdirSync(folder, { recursive: true }).map((name) => name.replaceAll("\\", "/"));
  const files = new Map(names.filter((name) => NEEDED.test(name)).sort().map((name) => [name, digest(readFileSync(join(folder, name)))]));

  const page = join(folder, "index.html");
  const html = readFileSync(page, "utf8");
  const named = (version) => replaceOnce(html, VERSION.exec(html)?.[0], `<meta name="version" content="${version}">`);
  // The version can't depend on itself.
  files.set("index.html", digest(named("")));
  const version = createHash("sha256").update(JSON.stringify([...files])).digest("hex").slice(0, 16);
  writeFileSync(page, named(version));

  // Asked for as the folder: some hosts send "index.html" elsewhere.
  files.delete("index.html");
  const list = [["", digest(named(version))], ...files];
  const template = readFileSync(new URL("../web/sw.js", import.meta.url), "utf8");
  const worker = replaceOnce(template, '"VERSION"', JSON.stringify(version));
  writeFileSync(join(folder, "sw.js"), replaceOnce(worker, '[["PATH", "DIGEST"]]', JSON.stringify(list)));
  return version;
}
