// Serves the built app as a good static host would: compressed, cached, with the page's policy as a
// header. Usage: node scripts/static-server.mjs [--port N] [--dir dist]
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import sirv from "sirv";

const { values } = parseArgs({
  options: { port: { type: "string", default: "8080" }, dir: { type: "string", default: "dist" } },
});

const page = readFileSync(`${values.dir}/index.html`, "utf8");
const [policyTag] = page.match(/<meta[^>]*Content-Security-Policy[^>]*>/i) ?? [""];
const policy = policyTag.match(/content="([^"]*)"/i)?.[1];
if (!policy) throw new Error(`${values.dir}/index.html names no Content-Security-Policy`);

// These names hold a hash of the content (Trunk leaves out leading zeros), so what they name never changes.
const hashed = /-[0-9a-f]{8,16}\.(js|wasm|css|svg)$/;

const files = sirv(values.dir, {
  dev: true, // looks at the disk for each request, so a new build is served at once
  etag: true,
  brotli: true,
  setHeaders(response, path) {
    response.setHeader("Cache-Control", hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
    if (/\/(index\.html)?$/.test(path)) {
      // Only a page has a policy to keep; what it loads is under the page's. The page that is one file has its own.
      response.setHeader("Content-Security-Policy", policy);
      response.setHeader("Referrer-Policy", "no-referrer");
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
    // A sandboxed frame has no origin of its own, and may load scripts only from hosts that say so.
    response.setHeader("Access-Control-Allow-Origin", "*");
  },
});

const server = createServer((request, response) => files(request, response));
server.on("error", (error) => {
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `Port ${values.port} is taken. Choose another one: --port N` : error.message);
  process.exit(1);
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`Bad Minutes is at http://127.0.0.1:${server.address().port}/ (Ctrl+C stops it)`);
});
