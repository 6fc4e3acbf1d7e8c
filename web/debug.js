// Starts a debug build: the program is one piece, and its bindings are a file of their own.
import { at, boot } from "./boot.js";

const { js } = document.querySelector("script[data-js]").dataset;
boot(async () => (await import(at(js))).default);
