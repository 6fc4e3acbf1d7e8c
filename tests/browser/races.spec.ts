// Two tabs that save at the same time, while one of them goes: a few rounds of what scripts/faults does hundreds of times.
import { expect, test } from "@playwright/test";
import { KINDS, round } from "../faults/rounds.mjs";
import { example, openStored } from "./support";

const ROUNDS = 2;

for (const kind of KINDS) {
  test(`nothing is lost and nothing forks when ${kind}`, async ({ page, context, baseURL }) => {
    const file = example("source-practice");
    await openStored(page, file);
    await page.close();
    for (let at = 0; at < ROUNDS; at++) expect(await round(context, baseURL!, file.engagement.id, kind, at)).toBe("");
  });
}
