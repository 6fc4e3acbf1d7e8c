// Starts the program. A file of its own, because the page's policy allows no inline script.
// The tag of the page's script names the files it needs.
const { wasm, odds, oddsWasm } = document.querySelector("script[data-wasm]").dataset;
/** Whole addresses: in a sandboxed frame a relative one has nothing to be relative to. */
export const at = (path) => new URL(path, document.baseURI).href;
// A version that can't go on is not to be kept for want of a button: whoever loads the page again gets the
// newest one, also one that comes only now.
const giveUp = async () => {
  const workers = navigator.serviceWorker; // an error in a sandboxed frame
  const found = await workers.getRegistration();
  if (found?.scope !== at("./")) return; // none, or that of another copy, in a folder above
  const agree = () => found.active?.postMessage("agree");
  workers.addEventListener("message", ({ data }) => data.newer && agree());
  agree();
  await found.update();
};
/** Tells the worker that this version starts. It gives up one of which it does not hear that. */
const report = () => {
  const started = document.querySelector("meta[name=version]")?.content;
  if (started) navigator.serviceWorker?.controller?.postMessage({ started });
};
let given;
const leave = () => (given ??= giveUp().catch(() => {}));
// A mistake of the program ends it with a trap, which can only be seen from outside.
const stopped = (error) => {
  if (!(error instanceof WebAssembly.RuntimeError)) return;
  document.getElementById("stopped").hidden = false;
  leave();
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));
// Starts the program beside the page that computes odds, and returns what sends it a question, or ends it without one. In a
// sandboxed frame no worker may run, and then the page computes itself, a slice at a time.
globalThis.oddsLine = (hear) => {
  const address = at(odds);
  const program = at(oddsWasm);
  const here = async () => {
    // The page that is one file has it already: scripts/single-file.mjs.
    const { serve } = globalThis.oddsScript ?? (await import(address));
    const { port1, port2 } = new MessageChannel();
    serve(port1, program);
    return port2;
  };
  const there = () => new Promise((resolve, reject) => {
    // A worker is told its program's address by its name.
    const worker = new Worker(address, { type: "module", name: program });
    worker.onerror = reject;
    worker.onmessage = () => resolve(worker);
  });
  // Where there is no origin but from the disk, in a sandboxed frame, not even trying goes without an error in Firefox.
  const line = origin === "null" && location.protocol !== "file:" ? here() : there().catch(here);
  const end = (line, answer) => {
    if (!answer) line.terminate?.();
    hear(answer);
  };
  line.then((line) => {
    line.onmessage = ({ data }) => end(line, data);
    line.onerror = () => end(line, null);
  }, () => hear(null));
  const send = (line, question) => {
    if (question !== undefined) line.postMessage(question);
    else if (line.terminate) line.terminate();
    else line.close();
  };
  return (question) => void line.then((line) => send(line, question), () => {});
};
/**
 * Once who is new has what stands in the page itself before the eyes: a program that comes at once would paint first,
 * and one that comes slowly would take the way of the style sheet.
 */
const welcomed = () => {
  if (document.hidden || !document.documentElement.classList.contains("first-visit")) return;
  return new Promise((resolve) => {
    new PerformanceObserver(resolve).observe({ type: "paint", buffered: true });
    // Where nothing is painted.
    setTimeout(resolve, 1_000);
  });
};
/** Starts the program by what `load` gets from its bindings. */
export async function boot(load) {
  try {
    const init = await load();
    await welcomed();
    await init({ module_or_path: at(wasm) });
    try {
      report();
    } catch {
      // In a sandboxed frame there are no workers.
    }
  } catch (error) {
    leave();
    const loading = document.getElementById("loading");
    if (loading) loading.textContent = `Bad Minutes could not start: ${error.message}. It needs a current browser.`;
    throw error;
  }
}
