// Links that nobody should have made, for the tests and for measuring how soon they are refused.
import { constants, deflateRawSync, deflateSync } from "node:zlib";

/** The fragment of a link whose zlib stream holds this text. */
function holding(text) {
  return `#/view?d=1.${deflateSync(text, { level: 9 }).toString("base64url")}`;
}

const file = (engagement) => `{"made":"2026-11-24","by":"","file":{"format":"bad-minutes","version":1,"engagement":${engagement}}}`;

/**
 * Links that are refused, beside one that is whole: what is wrong with each, its fragment, a part of what is said.
 * @param {string} link
 * @returns {[name: string, fragment: string, says: string][]}
 */
export function badLinks(link) {
  const whole = link.slice(link.indexOf("#"));
  const cut = [1, 20, 40, 100, 300, Math.floor(whole.length / 2), whole.length - 12].map(
    (left) => [`cut off, ${left} characters left`, whole.slice(0, 11 + left), "cut off or changed on its way"],
  );
  const noise = Buffer.from(Array.from({ length: 1_400_000 }, (_, at) => (at * 7919 + ((at * at) >> 5)) & 255));
  return [
    ...cut,
    ["one character changed", `${whole.slice(0, 60)}${whole[60] === "A" ? "B" : "A"}${whole.slice(61)}`, "cut off or changed on its way"],
    ["no base64", "#/view?d=1.!!", "cut off or changed on its way"],
    ["a form to come", whole.replace("?d=1.", "?d=3."), "newer version"],
    ["a document to come", holding(file("{}").replace('"version":1', '"version":99')), "newer version"],
    ["1.89 million characters of noise", `#/view?d=1.${noise.toString("base64url").padEnd(1_890_000, "A").slice(0, 1_890_000)}`, "cut off or changed on its way"],
    ["1.9 million characters and more", `#/view?d=1.${"A".repeat(1_900_001)}`, "more than any engagement does"],
    ["2.05 million characters", `#/view?d=1.${"A".repeat(2_050_000)}`, "more than any engagement does"],
    ["2.05 million characters, locked", `#/view?d=2.${"A".repeat(2_050_000)}`, "more than any engagement does"],
    ["a bomb: 3 kB that are 2 MB", holding(Buffer.alloc(2_000_001, "0")), "more than any engagement does"],
    ["a bomb: 87 kB that are 64 MB", bomb(4), "more than any engagement does"],
    ["a bomb: 1.8 million characters that are 1.3 GB", bomb(82), "more than any engagement does"],
    ["a million rows", holding(file(`{"risks":[${Array(1_000_000).fill("{}").join()}]}`)), "more than any engagement does"],
    ["600 000 rows in less than the most bytes", holding(file(`{"risks":[${Array(600_000).fill("{}").join()}]}`)), "more than any engagement does"],
    ["2 MB of one text that is no JSON", holding(`"${"x".repeat(1_990_000)}`), "cut off or changed on its way"],
    ["190 000 numbers, then a fault", holding(`[${Array(190_000).fill("12345678").join()}`), "cut off or changed on its way"],
    ["190 000 numbers that are not ours", holding(`[${Array(190_000).fill("12345678").join()}]`), "not a Bad Minutes file"],
    ["nesting a hundred thousand deep", holding("[".repeat(100_000)), "more than any engagement does"],
    ["a lock of a billion rounds", lock(1_000_000_000), "none that Bad Minutes makes"],
    ["a lock of one round", lock(1), "none that Bad Minutes makes"],
  ];
}

/** So many times sixteen megabytes, packed once and said again. */
function bomb(times) {
  const part = deflateRawSync(Buffer.alloc(16_000_000), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const stream = Buffer.concat([Buffer.from([0x78, 0xda]), ...Array(times).fill(part)]);
  return `#/view?d=1.${stream.toString("base64url")}`;
}

/** A locked link with a sound header but for how often the passphrase is hashed. */
function lock(iterations) {
  const bytes = Buffer.alloc(100, 1);
  bytes.writeUInt32BE(iterations, 1);
  return `#/view?d=2.${bytes.toString("base64url")}`;
}
