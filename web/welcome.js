// Before anything is painted: somebody who has stored nothing and asks for no page of their own is welcomed while
// the program comes. A file of its own, since the program's script comes too late for that.
let isFirst = false;
try {
  const isStored = Object.keys(localStorage).some((key) => key.startsWith("bad-minutes/"));
  isFirst = !location.hash && !isStored;
} catch {
  // No storage, as in a sandboxed frame.
}
document.documentElement.classList.toggle("first-visit", isFirst);
// Who waits for the program has it fetched at once. Who is welcomed reads first: see `welcomed` in boot.js.
const { program } = document.currentScript.dataset;
if (program && !isFirst) {
  const link = document.createElement("link");
  Object.assign(link, { rel: "preload", as: "fetch", type: "application/wasm", crossOrigin: "anonymous", href: program });
  document.head.append(link);
}
// An older browser gets words instead of a page without colours. README.md says which are old enough; what is asked
// of them here is what they came with last.
addEventListener("DOMContentLoaded", () => {
  const supports = (text) => window.CSS && CSS.supports && CSS.supports(text);
  const knows = supports("color: light-dark(red, red)") && supports("selector(:has(a))") && "popover" in HTMLElement.prototype;
  if (!knows) document.getElementById("old").hidden = false;
});
