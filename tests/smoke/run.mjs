// Goes through the story in each browser named. Usage: node tests/smoke/run.mjs chromium firefox webkit
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { addWorker } from "../../scripts/offline-files.mjs";
import { nameOrigin, readPage, writePage } from "../../scripts/page.mjs";
import { ENGINES, freePort } from "./engines.mjs";
import { STEPS } from "./story.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** What was seen where a step failed. */
const RESULTS = join(root, "tests/smoke/results");

/** The app as its host would serve it, built for this address; it can be cut off. */
async function serveApp(folder) {
  const port = await freePort();
  const app = `http://127.0.0.1:${port}/`;
  cpSync(join(root, "dist"), folder, { recursive: true, filter: (path) => !path.endsWith(".br") });
  const page = readPage(folder);
  nameOrigin(page, app);
  writePage(folder, page);
  addWorker(folder);
  let server;
  const restore = async () => {
    server = spawn(process.execPath, ["scripts/static-server.mjs", "--port", `${port}`, "--dir", folder], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    await once(createInterface(server.stdout), "line");
  };
  const cut = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill();
    await gone;
  };
  await restore();
  return { app, cut, restore };
}

/** Somebody else's pages, on another site: each with one frame, or with the element `<bad-minutes>`. */
async function serveHost(app) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const given = (name) => (searchParams.get(name) ?? "").replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const sandbox = pathname === "/sandboxed" ? ' sandbox="allow-scripts"' : "";
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const element = `<script src="${app}embed.js" async></script><bad-minutes data="${given("data")}" show="budget">An estimate</bad-minutes>`;
    const frame = `<iframe title="Estimate" width="1000" height="700"${sandbox} src="${given("src")}"></iframe>`;
    response.end(`<!doctype html><html lang="en"><title>A wiki</title>${pathname === "/element" ? element : frame}`);
  });
  await once(server.listen(0, "localhost"), "listening");
  return { host: `http://localhost:${server.address().port}`, close: () => (server.closeAllConnections(), server.close()) };
}

/** Goes through all steps, also after one that failed; returns how many did. */
async function goThrough(name) {
  const browser = await ENGINES[name]().catch((error) => console.log(`${name} is here and cannot be started, so nothing is tried in it: ${error.message}`));
  if (!browser) return 0;
  const folder = mkdtempSync(join(tmpdir(), "bad-minutes-"));
  const { app, cut, restore } = await serveApp(folder);
  const { host, close } = await serveHost(app);
  const file = pathToFileURL(join(folder, "bad-minutes.html")).href;
  let failed = 0;
  try {
    for (const [what, step] of Object.entries(STEPS)) {
      if (what === "prints" && !browser.printed) {
        console.log(`-- ${name} prints: its driver cannot`);
        continue;
      }
      const began = Date.now();
      const wrong = await step(browser, { app, file, host, cut, restore }).then(() => [], (error) => [error.message]);
      wrong.push(...(await browser.uncaught()).map((error) => `uncaught: ${error}`));
      console.log(`${wrong.length ? "FAILED" : "ok"} ${name} ${what} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (wrong.length === 0) continue;
      failed += 1;
      for (const line of wrong) console.log(`       ${line}`);
      const picture = join(RESULTS, `${name} ${what}.png`);
      await browser.picture().then((png) => writeFileSync(picture, png), () => {});
    }
  } finally {
    await browser.stop();
    await cut();
    close();
    rmSync(folder, { recursive: true });
  }
  return failed;
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
let failed = 0;
for (const name of process.argv.slice(2)) failed += await goThrough(name);
if (failed) process.exitCode = 1;
