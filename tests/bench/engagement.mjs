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

const range = (low, high, unit) => ({ kind: "range", low, high, ...(unit && { unit }), shape: unit ? "uniform" : "lognormal" });

/** The same with ranges in every column. */
export function rangedEngagement(count) {
  const engagement = benchEngagement(count);
  engagement.name = `Benchmark of ${count} risks with ranges`;
  for (const [i, risk] of engagement.risks.entries()) {
    const days = 40 + 9 * i;
    risk.ettd = range(1 + (i % 7), (1 + (i % 7)) * (4 + (i % 9)));
    risk.ettr = range(5 + (i % 11), (5 + (i % 11)) * (3 + (i % 13)));
    risk.impact = range(2 + (i % 30), 30 + 2 * (i % 35), "%");
    risk.ettf = range(days, days * (3 + (i % 5)));
  }
  return engagement;
}

/** A table of points with journeys, some of them reached otherwise, and 10 systemic risks. */
export function fullEngagement(count, journeys = 20) {
  const engagement = benchEngagement(count);
  const id = (kind, index) => rowId(index).replace("risk", kind);
  engagement.journeys = Array.from({ length: journeys }, (_, i) => ({
    id: id("jour", i),
    name: `journey ${i + 1}`,
    target: null,
    interactions: [{ id: id("inte", i), request: `GET /${i + 1}`, validEvent: "HTTP 200", impact: point(100, "%") }],
  }));
  for (const [at, risk] of engagement.risks.entries())
    risk.reach = { all: true, journeys: [{ journey: id("jour", at % journeys), impact: point(at % 50, "%") }] };
  engagement.systemic = Array.from({ length: 10 }, (_, i) => ({
    id: id("syst", i),
    name: `systemic ${i + 1}`,
    ettd: point(i),
    ettr: point(10),
    moreOften: point(5),
    included: i % 2 === 0,
    fixed: false,
    scope: { all: true, risks: [], journeys: [] },
  }));
  return engagement;
}

const SUBJECTS = "api billing catalogue database edge firewall gateway host index job kernel ledger mailer network proxy queue router storage token upload".split(" ");
const FAILURES = ["answers slowly", "breaks", "crashes", "drops requests", "expires", "fills up", "goes stale", "hangs", "is lost", "jams", "leaks", "misroutes", "overflows", "restarts", "times out"];

/** 300 risks with names as people give them, one cell that cannot be read, and journeys. */
export function namedEngagement() {
  const engagement = fullEngagement(SUBJECTS.length * FAILURES.length, 5);
  engagement.name = "Benchmark of 300 named risks";
  for (const [at, name] of ["Checkout", "Search", "Browse", "Account", "Returns"].entries()) engagement.journeys[at].name = name;
  for (const [at, risk] of engagement.risks.entries()) {
    risk.name = `${SUBJECTS[at % SUBJECTS.length]} ${FAILURES[Math.floor(at / SUBJECTS.length)]}`;
    risk.reach = { all: false, journeys: [{ journey: engagement.journeys[at % 5].id, impact: point(10, "%") }] };
  }
  engagement.risks[217].ettr = { kind: "unread", text: "soon" };
  return engagement;
}

/** One of many small engagements, each with an id and a name of its own. */
export function libraryEngagement(index) {
  const engagement = benchEngagement(3);
  const id = ENGAGEMENT_ID.slice(0, 10) + rowId(index).slice(4) + ENGAGEMENT_ID.slice(14);
  return { ...engagement, id, name: `Engagement number ${index + 1}` };
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
