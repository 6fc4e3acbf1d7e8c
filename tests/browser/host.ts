// A host of a test's own, over a copy of dist/: it gets new versions, and can be cut off.
import { expect, test, type Page } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { addWorker } from "../../scripts/offline-files.mjs";
import { notice } from "./support";

const root = fileURLToPath(new URL("../..", import.meta.url));

export class Host {
  readonly folder = test.info().outputPath("host");
  #server?: ChildProcess;
  #port = "0";

  /** A host with one version, running. */
  static async start() {
    const host = new Host();
    host.deploy();
    await host.up();
    return host;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Serves what is in the folder. */
  async up() {
    const command = ["scripts/static-server.mjs", "--dir", this.folder, "--port", this.#port];
    this.#server = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(createInterface(this.#server.stdout!), "line");
    this.#port = /:(\d+)\//.exec(line)![1];
  }

  /** Cuts the network. */
  async down() {
    if (!this.#server || this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    const gone = once(this.#server, "exit");
    this.#server.kill();
    await gone;
  }

  /** Puts the app as it was built into a folder, in place of what was there. */
  deploy(place = "") {
    const folder = join(this.folder, place);
    rmSync(folder, { recursive: true, force: true });
    cpSync(join(root, "dist"), folder, { recursive: true, filter: (path) => !path.endsWith(".br") });
  }

  /** The same as a new version, whose files all have other names; returns which it is. */
  deployNew(mark: "a" | "b") {
    this.deploy();
    const names = readdirSync(this.folder).filter((name) => /-[0-9a-f]{8,16}\.\w+$/.test(name));
    const renamed = (name: string) => name.replace(/.(\.\w+)$/, `${mark}$1`).replace(/-../, `-${mark}0`);
    for (const name of readdirSync(this.folder).filter((name) => /\.(html|js|css|webmanifest)$/.test(name))) {
      const path = join(this.folder, name);
      writeFileSync(path, names.reduce((text, name) => text.replaceAll(name, renamed(name)), readFileSync(path, "utf8")));
    }
    for (const name of names) renameSync(join(this.folder, name), join(this.folder, renamed(name)));
    return addWorker(this.folder);
  }

  /** Changes a file of the version that is deployed, which makes another version of it; returns which it is. */
  change(path: string, change: (text: string) => string) {
    writeFileSync(path, change(existsSync(path) ? readFileSync(path, "utf8") : ""));
    return addWorker(this.folder);
  }

  /** The names of files whose beginning is this. */
  files(beginning: string) {
    return readdirSync(this.folder).filter((name) => name.startsWith(beginning)).map((name) => join(this.folder, name));
  }
}

/** The version a page runs. */
export function versionOf(page: Page) {
  return page.locator("meta[name=version]").getAttribute("content");
}

/** Waits until the app is kept for times without a network. */
export async function isKept(page: Page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
}

/** Which version the person agreed to, as the worker of this address notes it. */
export function agreedTo(page: Page, address: string) {
  return page.evaluate(async (address) => {
    const note = await caches.match(`${address}agreed`, { cacheName: `bad-minutes ${address}`, ignoreVary: true });
    return note?.text();
  }, address);
}

/** Lets the browser ask the host for a new version now. */
export function askForUpdate(page: Page) {
  return page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()));
}

/** The message that a new version waits. */
export function newVersion(page: Page) {
  return notice(page, "A new version of Bad Minutes is ready.");
}

/** Agrees to the new version, and waits for it. */
export async function agree(page: Page, version: string) {
  await newVersion(page).getByRole("button", { name: "Reload to use it" }).click();
  await expect.poll(() => versionOf(page).catch(() => "on its way"), { timeout: 40_000 }).toBe(version);
}
