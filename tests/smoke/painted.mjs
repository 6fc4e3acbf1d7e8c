// What a screenshot shows: a page may hold a text that the browser has not painted.
import { inflateSync } from "node:zlib";

/** A PNG of 8 bits a channel as rows of bytes, which is what browsers write. */
function decode(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (png[24] !== 8 || !channels || png[28]) throw new Error("The screenshot is a PNG of a kind that is not read here.");
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(png.subarray(at + 8, at + 8 + size));
    at += size + 12;
  }
  const bytes = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (line + 1)];
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : out[y * line + x - channels];
      const up = y ? out[(y - 1) * line + x] : 0;
      const corner = y && x >= channels ? out[(y - 1) * line + x - channels] : 0;
      out[y * line + x] = bytes[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, channels, bytes: out };
}

/** The predictor of the PNG standard (section 9.4). */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** How many pixels of each box differ clearly from the box's first one: its ink. */
export function ink(png, boxes) {
  const { width, height, channels, bytes } = decode(png);
  return boxes.map(({ x, y, width: wide, height: high }) => {
    const pixel = (column, row) => {
      const at = (row * width + column) * channels;
      return bytes[at] + bytes[at + 1] + bytes[at + 2];
    };
    const [left, top] = [Math.round(x), Math.round(y)];
    const ground = pixel(left, top);
    let count = 0;
    for (let row = top; row < Math.min(height, top + high); row++) {
      for (let column = left; column < Math.min(width, left + wide); column++) {
        if (Math.abs(pixel(column, row) - ground) > 150) count++;
      }
    }
    return count;
  });
}
