// The engagement that the benchmarks type in, at any size, the same at every run.

export const ENGAGEMENT_ID = "benchbenchbenchbenchbench2";

const point = (number, unit) => (unit ? { kind: "point", number, unit } : { kind: "point", number });

/** An engagement with `count` risks that differ, so that no two rows cost the same by accident. */
export function benchEngagement(count) {
  const risks = Array.from({ length: count }, (_, i) => ({
    id: rowId(i),
    name: `risk ${i + 1}`,
    ettd: point(5 + (i % 20)),
    ettr: point(30 + (i % 90)),
    impact: point(5 + (i % 95), "%"),
    ettf: point(30 + (i % 700)),
    owner: "",
    notes: "",
    accepted: [],
  }));
  return { id: ENGAGEMENT_ID, name: `Benchmark of ${count} risks`, risks };
}

/** Eight characters of base32, the form of a row's id: "riskaaaa", "riskaaab", … */
function rowId(index) {
  const letters = "abcdefghijklmnopqrstuvwxyz234567";
  const digits = [15, 10, 5, 0].map((shift) => letters[(index >> shift) & 31]);
  return `risk${digits.join("")}`;
}

/** What the app's storage holds for an engagement: its key and its text. */
export function storedRecord(engagement) {
  const record = { format: "bad-minutes", version: 1, revision: 1, writer: "bench", engagement };
  return [`bad-minutes/e/${engagement.id}`, JSON.stringify(record)];
}
