// Serves dist/ for as long as a benchmark or a set of pictures takes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Starts the static server on a free port and calls `use` with its address. */
export async function withServer(use) {
  const server = spawn(process.execPath, ["scripts/static-server.mjs", "--port", "0"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [line] = await Promise.race([
      once(createInterface(server.stdout), "line"),
      once(server, "exit").then(() => Promise.reject(new Error("the server did not start"))),
    ]);
    return await use(line.match(/http:\S+/)[0]);
  } finally {
    server.kill();
  }
}
