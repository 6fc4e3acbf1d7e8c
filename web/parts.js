// How a release loads the parts of its program. In what loads them, a script by wasm-split-cli,
// scripts/finish-dist.mjs puts these in the place of the browser's own functions.
import { at } from "./boot.js";

const { dataset } = document.querySelector("script[data-parts]");

/** The names in dist/ of the parts, by the names that script knows. */
const parts = JSON.parse(dataset.parts);

/** The parts whose looks are in a style sheet of their own, style/parts.css. */
const STYLED = /^split_(library|links|pages)/;

let styled;

/** Adds that sheet between those of the page; done when it is there. A page that is one file has it already. */
function addStyle() {
  if (!dataset.style) return null;
  styled ??= new Promise((resolve, reject) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(dataset.style), onload: resolve });
    sheet.onerror = () => {
      sheet.remove();
      styled = null; // it is tried again with the part
      reject(new Error(`${dataset.style} could not be loaded`));
    };
    [...document.querySelectorAll("link[rel=stylesheet]")].at(-1).before(sheet);
  });
  return styled;
}

/** Fetches a part with its looks, or what else there is to fetch. */
export async function fetchPart(address) {
  const name = address instanceof URL && address.pathname.slice(1);
  if (!name || !parts[name]) return globalThis.fetch(address);
  const [response] = await Promise.all([globalThis.fetch(at(parts[name])), STYLED.test(name) && addStyle()]);
  return response;
}

/** Makes a program of what a host sent, also where it sends a wrong type for wasm. */
export async function instantiate(sent, imports) {
  const response = await sent;
  if (!response.ok) throw new Error(`${response.status} for ${response.url}`);
  if (response.headers.get("Content-Type") === "application/wasm") {
    return globalThis.WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
