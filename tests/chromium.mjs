// How the tests, benchmarks and pictures start the browser that the scripts found.

/** The Chromium to start; the scripts set CHROMIUM. */
export function chromiumPath() {
  return process.env.CHROMIUM ?? "/usr/bin/chromium";
}

/** No talking to its maker's servers, and no sandbox where there can't be one: as root. */
export function chromiumArgs() {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  return process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
}
