// Starts the program. A file of its own, because the page's policy allows no inline script.
// scripts/finish-dist.mjs puts the bindings in here, so that a page loads one script.
const { js, wasm } = document.currentScript.dataset;
// Whole addresses: in a sandboxed frame a relative one has nothing to be relative to.
const at = (path) => new URL(path, document.baseURI).href;
// A mistake of the program ends it with a trap, which can only be seen from outside.
const stopped = (error) => {
  if (error instanceof WebAssembly.RuntimeError) document.getElementById("stopped").hidden = false;
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));
const start = (init) => init({ module_or_path: at(wasm) });
import(at(js)).then((bindings) => start(bindings.default)).catch((error) => {
  const loading = document.getElementById("loading");
  if (loading) loading.textContent = `Bad Minutes could not start: ${error.message}. It needs a current browser.`;
  throw error;
});
