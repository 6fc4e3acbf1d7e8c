// The browsers that the smoke drives, each by the same few verbs: Chromium by its own protocol, Firefox by WebDriver BiDi,
// WebKit by the older WebDriver, which is all that its driver speaks.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { chromiumArgs, chromiumPath } from "../chromium.mjs";

export const WIDTH = 1280;
export const HEIGHT = 900;

/** Where Linux distributions put the browser that WebKit's driver starts. */
const MINI_BROWSERS = ["x86_64-linux-gnu", "aarch64-linux-gnu"].flatMap((triple) => ["4.1", "6.0"].map((version) => `/usr/lib/${triple}/webkit2gtk-${version}/MiniBrowser`));
/** What comes as an error and is none: the browser goes on in the next frame. WebKit says no more of it on file://. */
const NOTICE = "^(ResizeObserver loop completed|Script error)";
/** What WebDriver calls the keys that are no letters. */
const CODES = { Tab: "\uE004", Enter: "\uE007", Escape: "\uE00C", Control: "\uE009" };

/** One tab of Chromium or Firefox. */
class Tab {
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
    this.errors = [];
    page.on("pageerror", (error) => this.errors.push(error.message));
  }

  static async start(which) {
    const browser = await puppeteer.launch({ ...which, defaultViewport: { width: WIDTH, height: HEIGHT } });
    return new Tab(browser, await browser.newPage());
  }

  async open(address) {
    // From another page, so that an address that differs after # alone is loaded anew.
    await this.page.goto("about:blank");
    await this.page.goto(address);
  }

  /** What was thrown and not caught since it was last asked. */
  uncaught = async () => this.errors.splice(0);
  reload = () => this.page.reload();
  run = (script, ...given) => this.page.evaluate(script, ...given);
  picture = async () => Buffer.from(await this.page.screenshot());
  /** The page on paper, as a PDF; WebKit's driver prints nothing. */
  printed = () => this.page.pdf({ preferCSSPageSize: true });
  stop = () => this.browser.close();

  async type(text) {
    for (const letter of text) await (letter === "\t" ? this.page.keyboard.press("Tab") : this.page.keyboard.sendCharacter(letter));
  }

  async press(key, withControl = false) {
    if (withControl) await this.page.keyboard.down("Control");
    await this.page.keyboard.press(key);
    if (withControl) await this.page.keyboard.up("Control");
  }

  /** Runs a script in the page's only frame. */
  async inFrame(script) {
    const frame = this.page.mainFrame().childFrames()[0];
    return frame?.evaluate(script);
  }
}

/** One window of WebKit's MiniBrowser on a screen of its own. */
class WebKit {
  errors = [];
  #started = [];

  static async start() {
    const one = new WebKit();
    try {
      await one.#begin();
    } catch (error) {
      await one.stop();
      throw error;
    }
    return one;
  }

  async #begin() {
    const screen = this.#spawn("Xvfb", ["-displayfd", "3", "-screen", "0", `${WIDTH + 100}x${HEIGHT + 100}x24`, "-nolisten", "tcp"], {}, ["ignore", "ignore", "ignore", "pipe"]);
    const [number] = await once(screen.stdio[3], "data");
    const port = await freePort();
    this.base = `http://127.0.0.1:${port}`;
    this.#spawn("WebKitWebDriver", [`--port=${port}`], { DISPLAY: `:${`${number}`.trim()}` }, "ignore");
    const binary = MINI_BROWSERS.find((path) => existsSync(path));
    const capabilities = { alwaysMatch: { pageLoadStrategy: "none", "webkitgtk:browserOptions": { binary, args: ["--automation"] } } };
    const { sessionId } = await within(10_000, "WebKit's driver starts", () => this.#call("POST", "/session", { capabilities }).catch((error) => {
      // It listens a moment after it was started.
      if (error.cause) return undefined;
      throw error;
    }));
    this.session = `/session/${sessionId}`;
    await this.#send("POST", "/window/rect", { width: WIDTH, height: HEIGHT });
  }

  #spawn(command, args, env, stdio) {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio });
    this.#started.push(child);
    return child;
  }

  async #call(method, path, body) {
    const response = await fetch(this.base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  #send(method, path, body) {
    return this.#call(method, this.session + path, body);
  }

  async #watched(go) {
    await go();
    // It tells nobody of errors, so the page notes them: from its beginning on, for all that can be told from outside.
    await within(20_000, "the page begins", () => this.run((notice) => {
      window.smokeErrors = [];
      addEventListener("error", ({ message }) => new RegExp(notice).test(message) || smokeErrors.push(message));
      addEventListener("unhandledrejection", ({ reason }) => smokeErrors.push(String(reason)));
      return true;
    }, NOTICE).catch(() => false));
  }

  async uncaught() {
    await this.#collect();
    return this.errors.splice(0);
  }

  async #collect() {
    this.errors.push(...(await this.run(() => (window.smokeErrors ?? []).splice(0)).catch(() => [])));
  }

  async open(address) {
    await this.#collect();
    await this.#send("POST", "/url", { url: "about:blank" });
    await within(5_000, "the page is left", () => this.run(() => location.href === "about:blank").catch(() => false));
    await this.#watched(async () => {
      await this.#send("POST", "/url", { url: address });
      await within(20_000, `${address} comes`, () => this.run(() => location.href !== "about:blank").catch(() => false));
    });
  }

  async reload() {
    await this.#collect();
    await this.run(() => void (window.isOld = true));
    await this.#watched(async () => {
      await this.#send("POST", "/refresh", {});
      await within(20_000, "the page comes again", () => this.run(() => !window.isOld).catch(() => false));
    });
  }

  run(script, ...given) {
    return this.#send("POST", "/execute/sync", { script: `return (${script})(...arguments)`, args: given });
  }

  async #keys(keys) {
    await this.#send("POST", "/actions", { actions: [{ type: "key", id: "keys", actions: keys }] });
  }

  #stroke = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];

  type(text) {
    return this.#keys([...text].flatMap((letter) => this.#stroke(letter === "\t" ? CODES.Tab : letter)));
  }

  press(key, withControl = false) {
    const stroke = this.#stroke(CODES[key] ?? key);
    return this.#keys(withControl ? [{ type: "keyDown", value: CODES.Control }, ...stroke, { type: "keyUp", value: CODES.Control }] : stroke);
  }

  async picture() {
    return Buffer.from(await this.#send("GET", "/screenshot"), "base64");
  }

  async inFrame(script) {
    const id = await this.run(() => (document.querySelector("bad-minutes")?.shadowRoot ?? document).querySelector("iframe"));
    await this.#send("POST", "/frame", { id });
    try {
      return await this.run(script);
    } finally {
      await this.#send("POST", "/frame", { id: null });
    }
  }

  async stop() {
    if (this.session) {
      await this.#collect();
      await this.#send("DELETE", "").catch(() => {});
    }
    for (const child of this.#started.reverse()) child.kill();
  }
}

/** A port that nothing listens at. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** How each browser is started, by its name; the scripts set FIREFOX and CHROMIUM. */
export const ENGINES = {
  chromium: () => Tab.start({ browser: "chrome", executablePath: chromiumPath(), args: chromiumArgs() }),
  firefox: () => Tab.start({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr" }),
  webkit: WebKit.start,
};

/** Asks until the answer is not empty, and gives it. */
export async function within(ms, what, ask) {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`In ${ms / 1000} s it did not come to this: ${what}`);
    await pause(30);
  }
}
