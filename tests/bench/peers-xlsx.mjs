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

/** A sheet's rows of cells, as their attributes: formula, value and type. */
function sheets(text) {
  const attribute = (tag, name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1];
  const found = {};
  for (const [, name, body] of text.matchAll(/<table:table table:name="([^"]*)"[^>]*>([\s\S]*?)<\/table:table>/g)) {
    const rows = (found[name] = []);
    for (const [, head, inner = ""] of body.matchAll(/<table:table-row([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g)) {
      const cells = [];
      for (const [, tag] of inner.matchAll(/<table:(?:covered-)?table-cell([^>]*?)\/?>/g)) {
        const cell = { formula: attribute(tag, "table:formula"), value: attribute(tag, "office:value"), type: attribute(tag, "office:value-type") };
        for (let left = Math.min(Number(attribute(tag, "table:number-columns-repeated") ?? 1), 100); left > 0; left--) cells.push(cell);
      }
      for (let left = Math.min(Number(attribute(head, "table:number-rows-repeated") ?? 1), 100); left > 0; left--) rows.push(cells);
    }
  }
  return found;
}

for (const [locale, language] of [["en-US", "English"], ["de-DE", "German"]]) {
  let count = 0;
  for (const name of ["complete", "shapes", "year", "none"]) {
    const { figures, total } = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
    const out = join(folder, locale);
    convert(locale, "fods", join(folder, `${name}.xlsx`), out);
    const text = readFileSync(join(out, `${name}.fods`), "utf8");
    const found = sheets(text);
    for (const [sheet, row, column, value] of figures) {
      const cell = found[sheet]?.[row]?.[column];
      count += 1;
      check(`${language}, ${name}: ${sheet} ${row} ${column}`, cell?.formula && close(Number(cell.value), value), `${cell?.value} (${cell?.formula}) for ${value}`);
    }
    for (const [row, cells] of found.Risks.entries()) {
      check(`${language}, ${name}: name ${row}`, cells[0]?.formula === undefined, cells[0]?.formula);
    }
    for (const error of text.matchAll(/<text:p>(#[A-Z/0!?]+|Err:\d+)<\/text:p>/g)) check(`${language}, ${name}`, false, error[1]);
    if (name !== "complete") continue;
    // The first risk takes an hour more to resolve; what it costs and the total follow.
    const before = found.Risks;
    const [first, ends] = [before[1], before[total]];
    const [incidents, impact, cost] = [first[5], first[3], first[6]].map((cell) => Number(cell.value));
    const risks = text.indexOf('table:name="Risks"');
    const row = text.indexOf("<table:table-row", text.indexOf("</table:table-row>", risks));
    const cells = [...text.slice(row).matchAll(/<table:table-cell[^>]*?(?:\/>|>[\s\S]*?<\/table:table-cell>)/g)];
    const ettr = cells[2];
    const typed = Number(first[2].value) + 60;
    const changed = `<table:table-cell office:value-type="float" office:value="${typed}"><text:p>${typed}</text:p></table:table-cell>`;
    const at = row + ettr.index;
    writeFileSync(join(out, "changed.fods"), text.slice(0, at) + changed + text.slice(at + ettr[0].length));
    convert(locale, "xlsx", join(out, "changed.fods"), join(out, "again"));
    convert(locale, "fods", join(out, "again/changed.xlsx"), join(out, "again"));
    const after = sheets(readFileSync(join(out, "again/changed.fods"), "utf8")).Risks;
    const more = 60 * impact * incidents;
    check(`${language}: a changed cost`, more > 1 && close(Number(after[1][6].value), cost + more), `${after[1][6].value} for ${cost + more}`);
    const sum = Number(ends[6].value) + more;
    check(`${language}: a changed total`, close(Number(after[total][6].value), sum), `${after[total][6].value} for ${sum}`);
  }
  console.log(`LibreOffice, ${language}: ${count} figures of 4 spreadsheets computed anew, and a total that follows its risk`);
}

if (faults.length > 0) {
  console.error(`\n${faults.length} fault(s):\n${faults.slice(0, 40).join("\n")}`);
  process.exit(1);
}
