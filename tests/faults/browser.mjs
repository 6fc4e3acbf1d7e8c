// A browser of its own with a profile on disk, which can be killed as the system would.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";

/** Starts Chromium on the profile in a folder: a page in it, and what ends it without a word. */
export async function startBrowser(profile) {
  const args = [...chromiumArgs(), "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(chromiumPath(), args, { detached: true, stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "exit");
  const address = await new Promise((found, failed) => {
    createInterface(child.stderr).on("line", (line) => {
      const listening = line.match(/DevTools listening on (\S+)/);
      if (listening) found(listening[1]);
    });
    ended.then(() => failed(new Error("the browser did not start")));
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0];
  const kill = async () => {
    // The whole group: the browser and its processes for pages and storage.
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close();
  };
  return { page: await context.newPage(), kill };
}
