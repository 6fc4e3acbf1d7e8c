// The built page as a tree of elements, to name files in it. Comments stay out of it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "node-html-parser";

export function readPage(folder) {
  return parse(readFileSync(join(folder, "index.html"), "utf8"));
}

export function writePage(folder, page) {
  writeFileSync(join(folder, "index.html"), page.toString());
}
