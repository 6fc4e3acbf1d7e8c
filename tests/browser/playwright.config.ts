import { defineConfig } from "@playwright/test";
import { fileURLToPath } from "node:url";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";

const port = Number(process.env.TEST_PORT ?? 8099);
const baseURL = `http://127.0.0.1:${port}/`;
const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  testDir: ".",
  outputDir: "results",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  retries: 0, // a test that passes sometimes is a bug to find
  timeout: 120_000, // a busy machine is slow, not wrong
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  use: {
    baseURL,
    serviceWorkers: "block", // a test sees what its page asks for; offline.spec.ts has hosts of its own
    // Recording each step takes a third of a run's time: `--trace retain-on-failure` where a failure is looked into.
    screenshot: "only-on-failure",
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs() },
  },
  projects: [{ name: "chromium" }],
  webServer: {
    command: `node scripts/static-server.mjs --port ${port}`,
    cwd: root,
    url: baseURL,
    reuseExistingServer: false,
  },
});
