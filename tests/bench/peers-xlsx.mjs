// What LibreOffice computes from our spreadsheets, in English and in German. Arguments: the folder of the files, and
// LibreOffice's command. Called by scripts/peers.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, office] = process.argv.slice(2);
const faults = [];
const check = (what, fine, seen = "") => {
  if (!fine) faults.push(`${what}: ${seen}`);
};
const close = (one, other) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

/** A profile in a language that computes each file anew when it opens it. */
function profile(locale) {
  const home = join(folder, `xlsx-${locale}`);
  mkdirSync(join(home, "user"), { recursive: true });
  const item = (path, name, value) => `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;
  const items = item("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", locale) + item("/org.openoffice.Office.Calc/Formula/Load", "OOXMLRecalcMode", 0);
  writeFileSync(
    join(home, "user/registrymodifications.xcu"),
    `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">${items}</oor:items>`,
  );
  return `-env:UserInstallation=file://${home}`;
}

function convert(locale, to, file, out) {
  mkdirSync(out, { recursive: true });
  execFileSync(office, [profile(locale), "--headless", "--convert-to", to, "--outdir", out, file], { stdio: "pipe", timeout: 180_000 });
}

/** Each row of a sheet in a text: where it stands, its own tag, and how often it is there. */
function* rowsOf(text, sheet) {
  const start = text.indexOf(`<table:table table:name="${sheet}"`);
  const end = text.indexOf("</table:table>", start);
  for (const found of text.slice(start, end).matchAll(/<table:table-row([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g)) {
    const at = start + found.index + found[0].indexOf(">") + 1;
    yield { at, inner: found[2] ?? "", times: Number(attribute(found[1], "table:number-rows-repeated") ?? 1) };
  }
}

function* cellsOf(inner) {
  for (const found of inner.matchAll(/<table:(?:covered-)?table-cell([^>]*?)(?:\/>|>[\s\S]*?<\/table:(?:covered-)?table-cell>)/g)) {
    yield { at: found.index, length: found[0].length, tag: found[1], times: Number(attribute(found[1], "table:number-columns-repeated") ?? 1) };
  }
}

const attribute = (tag, name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];

/** A sheet's rows of cells, as their attributes: formula, value and type. */
function sheets(text) {
  const found = {};
  for (const [, name] of text.matchAll(/<table:table table:name="([^"]*)"/g)) {
    const rows = (found[name] = []);
    for (const { inner, times } of rowsOf(text, name)) {
      const cells = [];
      for (const { tag, times: wide } of cellsOf(inner)) {
        const cell = { formula: attribute(tag, "table:formula"), value: attribute(tag, "office:value"), type: attribute(tag, "office:value-type") };
        for (let left = Math.min(wide, 100); left > 0; left--) cells.push(cell);
      }
      for (let left = Math.min(times, 100); left > 0; left--) rows.push(cells);
    }
  }
  return found;
}

/** The text with something else in one cell. */
function typed(text, [sheet, row, column, value]) {
  let line = 0;
  for (const { at, inner, times } of rowsOf(text, sheet)) {
    if ((line += times) <= row) continue;
    let place = 0;
    for (const cell of cellsOf(inner)) {
      if ((place += cell.times) <= column) continue;
      if (cell.times !== 1) throw new Error(`${sheet} ${row} ${column} is one of ${cell.times} cells`);
      const kind = typeof value === "number" ? `office:value-type="float" office:value="${value}"` : 'office:value-type="string"';
      const from = at + cell.at;
      return `${text.slice(0, from)}<table:table-cell ${kind}><text:p>${value}</text:p></table:table-cell>${text.slice(from + cell.length)}`;
    }
  }
  throw new Error(`no cell ${sheet} ${row} ${column}`);
}

for (const [locale, language] of [["en-US", "English"], ["de-DE", "German"]]) {
  let [count, changed] = [0, 0];
  for (const name of ["complete", "shapes", "year", "none"]) {
    const { figures, texts, changes } = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const out = join(folder, locale);
    convert(locale, "fods", join(folder, `${name}.xlsx`), out);
    const text = readFileSync(join(out, `${name}.fods`), "utf8");
    const found = sheets(text);
    for (const [sheet, row, column, value] of figures) {
      const cell = found[sheet]?.[row]?.[column];
      count += 1;
      const same = value === null ? cell?.value === undefined : close(Number(cell?.value), value);
      check(`${language}, ${name}: ${sheet} ${row} ${column}`, cell?.formula && same, `${cell?.value} (${cell?.formula}) for ${value}`);
    }
    for (const [sheet, row, column] of texts) {
      const cell = found[sheet]?.[row]?.[column];
      check(`${language}, ${name}: text ${sheet} ${row} ${column}`, cell?.type === "string" && cell.formula === undefined, `${cell?.type} ${cell?.formula}`);
    }
    for (const error of text.matchAll(/<text:p>(#[A-Z/0!?]+|Err:\d+)<\/text:p>/g)) check(`${language}, ${name}`, false, error[1]);
    for (const [at, [cell, [sheet, row, column, value]]] of changes.entries()) {
      const before = Number(found[sheet][row][column].value);
      const file = `changed-${at}`;
      writeFileSync(join(out, `${file}.fods`), typed(text, cell));
      // What it opens as its own format it does not compute anew.
      convert(locale, "xlsx", join(out, `${file}.fods`), join(out, "again"));
      convert(locale, "fods", join(out, `again/${file}.xlsx`), join(out, "again"));
      const now = sheets(readFileSync(join(out, `again/${file}.fods`), "utf8"))[sheet][row][column].value;
      check(`${language}: after ${cell}`, close(Number(now), value) && !close(before, value), `${now} for ${value}, ${before} before`);
      changed += 1;
    }
  }
  console.log(`LibreOffice, ${language}: ${count} figures of 4 spreadsheets computed anew, and ${changed} that follow a changed input`);
}

if (faults.length > 0) {
  console.error(`\n${faults.length} fault(s):\n${faults.slice(0, 40).join("\n")}`);
  process.exit(1);
}
