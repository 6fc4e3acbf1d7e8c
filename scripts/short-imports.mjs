// Gives the functions that wasm imports from its bindings short names. wasm-bindgen tells them
// apart by hashes, which don't compress and stand in both files.

const IMPORT_SECTION = 2;
const FUNCTION = 0;

/** Reads the integers and names of a wasm file one after the other. */
function reader(bytes, at) {
  const integer = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const name = () => {
    const length = integer();
    return bytes.subarray(at, (at += length));
  };
  return { integer, name, byte: () => bytes[at++], at: () => at };
}

function encoded(integer) {
  const bytes = [];
  do {
    bytes.push((integer & 127) | (integer > 127 ? 128 : 0));
    integer >>>= 7;
  } while (integer > 0);
  return Buffer.from(bytes);
}

const withLength = (bytes) => Buffer.concat([encoded(bytes.length), bytes]);

/** The import section with each function's name through `rename`. */
function renamed(section, rename) {
  const from = reader(section, 0);
  const count = from.integer();
  const parts = [encoded(count)];
  for (let i = 0; i < count; i++) {
    const module = from.name();
    const name = from.name();
    if (from.byte() !== FUNCTION) throw new Error(`can't rename the import ${name}: it is no function`);
    const short = rename(name.toString(), module.toString());
    parts.push(withLength(module), withLength(Buffer.from(short)), Buffer.from([FUNCTION]), encoded(from.integer()));
  }
  return Buffer.concat(parts);
}

/** Both files with short names: `{ wasm, js }` in, the same out. Imports from the module `kept` keep theirs. */
export function shortenImports({ wasm, js, kept }) {
  const parts = [wasm.subarray(0, 8)];
  let count = 0;
  const rename = (name, module) => {
    if (module === kept) return name;
    const short = `$${(count++).toString(36)}`;
    const key = new RegExp(`^(\\s*)${name.replace(/\$/g, "\\$&")}:`, "gm");
    const found = js.match(key)?.length ?? 0;
    if (found !== 1) throw new Error(`the bindings have ${found} functions named ${name}, not one`);
    js = js.replace(key, (_, space) => `${space}${short}:`);
    return short;
  };
  for (let at = 8; at < wasm.length; ) {
    const head = reader(wasm, at + 1);
    const length = head.integer();
    const end = head.at() + length;
    if (wasm[at] === IMPORT_SECTION) {
      const section = renamed(wasm.subarray(head.at(), end), rename);
      parts.push(Buffer.from([IMPORT_SECTION]), withLength(section));
    } else {
      parts.push(wasm.subarray(at, end));
    }
    at = end;
  }
  return { wasm: Buffer.concat(parts), js };
}
