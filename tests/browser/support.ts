// What several browser tests share.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails with the list of accessibility problems that axe finds on the page as it is now. */
export async function axeFindsNothing(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const problems = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  expect(problems).toEqual([]);
}

/** Fails when the page as a whole can be scrolled sideways; a wide table scrolls inside its own box. */
export async function noSidewaysScroll(page: Page) {
  const widths = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect(widths.scrollWidth, "width of the page's content").toBeLessThanOrEqual(widths.clientWidth);
}

/**
 * Collects what must never happen on any page: errors, warnings on the console, broken policy.
 * Call it before the first `goto`; look at the list when the test is done.
 */
export async function watchForTrouble(page: Page): Promise<string[]> {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) trouble.push(`console: ${message.text()}`);
  });
  page.on("requestfailed", (request) => trouble.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  await page.exposeFunction("reportViolation", (what: string) => trouble.push(`policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      (window as any).reportViolation(`${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return trouble;
}

/** Waits until a person could use the page. */
export async function appIsReady(page: Page) {
  await expect(page.locator("h1")).toBeVisible();
}
