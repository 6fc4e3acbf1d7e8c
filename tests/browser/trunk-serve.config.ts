// What `trunk serve` shows: the debug build, under the same policy.
import base from "./playwright.config";

const server = base.webServer as { url: string; cwd: string };
const port = new URL(server.url).port;

export default {
  ...base,
  testMatch: "trunk-serve.ts",
  webServer: {
    ...server,
    // The release in dist/ is for the other tests. NO_COLOR=1 is a bad option to Trunk.
    command: `mkdir -p target/debug-dist && exec env -u NO_COLOR trunk serve --offline --port ${port} --dist target/debug-dist`,
    timeout: 300_000, // scripts/test has built it before; alone it compiles all of the program
    stdout: "pipe",
  },
};
