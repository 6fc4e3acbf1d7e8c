// Starts the program. A file of its own, because the page's policy allows no inline script.
const { js, wasm } = document.currentScript.dataset;
// Whole addresses: in a sandboxed frame a relative one has nothing to be relative to.
const at = (path) => new URL(path, document.baseURI).href;
import(at(js))
  .then((bindings) => bindings.default({ module_or_path: at(wasm) }))
  .catch((error) => {
    const loading = document.getElementById("loading");
    if (loading) loading.textContent = `Bad Minutes could not start: ${error.message}. It needs a current browser.`;
    throw error;
  });
