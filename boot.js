// Starts the program. A file of its own, because the page's policy allows no inline script.
// scripts/finish-dist.mjs puts the bindings in here, so that a page loads one script.
const { js, wasm } = document.currentScript.dataset;
// Whole addresses: in a sandboxed frame a relative one has nothing to be relative to.
const at = (path) => new URL(path, document.baseURI).href;
const start = (init) => init({ module_or_path: at(wasm) });
import(at(js)).then((bindings) => start(bindings.default)).catch((error) => {
  const loading = document.getElementById("loading");
  if (loading) loading.textContent = `Bad Minutes could not start: ${error.message}. It needs a current browser.`;
  throw error;
});
