// What LibreOffice, Mermaid and Markdown renderers make of our files. Arguments: the folder of the files, where npm's
// packages are ("-" for none), LibreOffice's command ("-" for none). Called by scripts/peers.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";

const [folder, packages, office] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), "utf8");
const { rows, places } = JSON.parse(read("expected.json"));
const faults = [];
const check = (what, fine, seen = "") => {
  if (!fine) faults.push(`${what}: ${seen}`);
};

const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs() });
const page = await browser.newPage();

/** Opens a file with a separator and a language, and gives the rows of cells with their values and formulas. */
async function opened(file, separator, language) {
  const filter = `CSV:${separator.charCodeAt(0)},34,76,1,,${language},false,true`;
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  execFileSync(office, [profile, "--headless", `--infilter=${filter}`, "--convert-to", "fods", "--outdir", folder, join(folder, file)], { stdio: "pipe", timeout: 120_000 });
  return page.evaluate((text) => {
    const sheet = new DOMParser().parseFromString(text, "text/xml");
    const cells = (row) => [...row.children].flatMap((cell) => {
      const attribute = (name) => [...cell.attributes].find((one) => one.localName === name && one.name !== "calcext:value-type")?.value;
      const lines = [...cell.children].filter((one) => one.localName === "p");
      const textOf = (node) => [...node.childNodes].map((one) => (one.localName === "s" ? " ".repeat(Number(one.getAttribute("text:c") ?? 1)) : one.localName === "tab" ? "\t" : one.localName === "line-break" ? "\n" : one.nodeType === 3 ? one.data : textOf(one))).join("");
      const found = { text: lines.map(textOf).join("\n"), value: attribute("value"), formula: attribute("formula") };
      return Array(Math.min(Number(cell.getAttribute("table:number-columns-repeated") ?? 1), 20)).fill(found);
    });
    return [...sheet.getElementsByTagName("table:table-row")].map(cells);
  }, readFileSync(join(folder, file.replace(/csv$/, "fods")), "utf8"));
}

const close = (one, other) => Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(other));

if (office !== "-") {
  for (const [file, separator, language, name] of [["comma.csv", ",", 1033, "English"], ["semicolon.csv", ";", 1031, "German"]]) {
    const cells = await opened(file, separator, language);
    rows.forEach((row, at) => {
      const found = cells[at + 1] ?? [];
      check(`${name}: name`, found[0]?.text === row.cell, `${JSON.stringify(found[0]?.text)} for ${JSON.stringify(row.cell)}`);
      row.figures.forEach((figure, place) => {
        check(`${name}: figure ${place} of ${row.name}`, close(Number(found[place + 1]?.value), figure), `${found[place + 1]?.value} (${found[place + 1]?.text}) for ${figure}`);
      });
    });
    console.log(`LibreOffice, ${name}: ${rows.length} rows with their names and ${rows.length * 6} figures`);
  }
  // Whatever it is told the separator is.
  for (const file of ["comma.csv", "semicolon.csv"]) {
    for (const separator of [",", ";", "\t"]) {
      for (const language of [1033, 1031]) {
        const cells = (await opened(file, separator, language)).flat();
        for (const cell of cells) check(`${file} by ${JSON.stringify(separator)}`, cell.formula === undefined, `${cell.formula} computes`);
      }
    }
  }
  console.log("LibreOffice: no cell computes, by comma, semicolon or tab, in English or German");
}

if (packages !== "-") {
  for (const name of ["mermaid10", "mermaid11", "mermaid"]) {
    const home = join(packages, "node_modules", name);
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const at = await browser.newPage();
    await at.setContent("<main></main>");
    await at.addScriptTag({ path: join(home, "dist/mermaid.min.js") });
    const labels = await at.evaluate(async (text) => {
      mermaid.initialize({ startOnLoad: false });
      const { svg } = await mermaid.render("map", text);
      document.querySelector("main").innerHTML = svg;
      return [...document.querySelectorAll("g.node")].map((node) => [node.id.match(/-(n\d+|asOf)-/)?.[1], node.textContent]);
    }, read("map.mmd")).catch((error) => (check(`mermaid ${version}`, false, error.message), []));
    const shown = new Map(labels);
    const plain = (text) => text.replace(/\s+/g, "");
    places.forEach((place, number) => {
      const label = shown.get(`n${number}`) ?? "";
      check(`mermaid ${version}`, plain(label) === plain(place), `${JSON.stringify(label)} for ${JSON.stringify(place)}`);
    });
    console.log(`Mermaid ${version}: ${shown.size - 1} places`);
    await at.close();
  }
  const { marked } = await import(join(packages, "node_modules/marked/lib/marked.esm.js"));
  const MarkdownIt = (await import(join(packages, "node_modules/markdown-it/index.mjs"))).default;
  for (const [name, render] of [["marked", (text) => marked.parse(text)], ["markdown-it", (text) => new MarkdownIt({ html: true, linkify: true }).render(text)]]) {
    const found = await page.evaluate((html) => {
      const made = new DOMParser().parseFromString(html, "text/html");
      made.querySelectorAll("br").forEach((one) => one.replaceWith("\n"));
      return { tables: made.querySelectorAll("table").length, scripts: made.querySelectorAll("script").length, names: [...made.querySelectorAll("tbody tr")].map((row) => row.cells[0].textContent) };
    }, render(read("risks.md")));
    check(name, found.tables === 1 && found.scripts === 0 && found.names.length === rows.length + 1, `${found.tables} tables, ${found.names.length} rows`);
    rows.forEach((row, at) => {
      const plain = (text) => text.replace(/\s+/g, " ").trim();
      check(name, plain(found.names[at] ?? "") === plain(row.name), `${JSON.stringify(found.names[at])} for ${JSON.stringify(row.name)}`);
    });
    console.log(`${name}: one table, ${found.names.length - 1} risks`);
  }
}

await browser.close();
if (faults.length > 0) {
  console.error(`\n${faults.length} fault(s):\n${faults.join("\n")}`);
  process.exit(1);
}
