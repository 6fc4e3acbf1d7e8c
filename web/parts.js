// How a release loads the parts of its program. In what loads them, a script by wasm-split-cli,
// scripts/finish-dist.mjs puts these in the place of the browser's own functions.
import { at } from "./boot.js";

/** The names in dist/ of the parts, by the names that script knows. */
const parts = JSON.parse(document.querySelector("script[data-parts]").dataset.parts);

/** Fetches a part, or what else there is to fetch. */
export function fetchPart(address) {
  const part = address instanceof URL && parts[address.pathname.slice(1)];
  return globalThis.fetch(part ? at(part) : address);
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
