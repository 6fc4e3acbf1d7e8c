// The complete example: every page of it is in order, light and dark, wide and narrow, and says no nonsense.
import { expect, test } from "@playwright/test";
import { axeFindsNothing, example, goTo, noNonsense, noSidewaysScroll, openStored, watchForTrouble } from "./support";

const PAGES = ["Charter", "Journeys", "Risks", "Objectives", "Readiness", "Activities", "Report"];

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1280, 320]) {
    test(`every page of the complete example is in order, ${scheme}, ${width} wide`, async ({ page }) => {
      test.slow();
      const trouble = await watchForTrouble(page);
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await openStored(page, example("complete-engagement"));
      for (const name of PAGES) {
        await goTo(page, name);
        await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
        await expect(page.getByText("Loading…")).toHaveCount(0);
        await expect(page.getByText(/being computed|being searched/)).toHaveCount(0, { timeout: 60_000 });
        await noSidewaysScroll(page);
        await axeFindsNothing(page);
        await noNonsense(page);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/complete-${name}-${scheme}-${width}.png`, fullPage: true });
        if (process.env.SHOTS && scheme === "light" && width === 1280) await page.pdf({ path: `${process.env.SHOTS}/complete-${name}.pdf`, format: "A4" });
      }
      expect(trouble).toEqual([]);
    });
  }
}
