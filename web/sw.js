// Keeps the app in the browser, so that it works without a network, and gives a new version only to
// somebody who asked for it. A worker is started by its script alone, so it is a file of its own, and its
// name never changes. scripts/offline-files.mjs writes in what this version is made of.
//
// Each version has a cache of its own. What the person agreed to is a note beside them: pages come from
// that version, through reloads and closed tabs, whatever newer one is here too. All other files have
// names that hold a hash of their content, so an open page finds its own in whichever cache has them.
const version = VERSION;
/** The path of each file with its digest; the page itself is "". */
const files = new Map(FILES);

// Caches belong to the whole host, and another folder of it may hold this app too.
const prefix = `bad-minutes ${registration.scope}`;
const cacheOf = (version) => `${prefix} ${version}`;
const at = (path) => new URL(path, registration.scope).href;
const hashed = /^[\w-]+-[0-9a-f]{8,16}\.(js|wasm|css|svg)$/;
/** Told by their looks: the version this worker serves may be a newer one, which has more of them. */
const unhashed = /^(manifest\.webmanifest|examples\/[\w-]+\.json|icons\/[\w-]+\.png)$/;
const find = (path, cacheName) => caches.match(at(path), { cacheName, ignoreVary: true });

/** How long a page may take to start, in milliseconds, until its version counts as one that does not; a late start takes that back. */
const LONGEST_START = 5_000;

/** Two notes: the version the person agreed to ("agreed"), and the last one that came whole ("newest"). */
const noted = async (note) => (await find(note, prefix))?.text();
const write = async (note, text) => (await caches.open(prefix)).put(at(note), new Response(text));

/** What is known of a version stands beside its files: whether it has ever started, and whether a page of it did not. */
const known = async (of, what) => Boolean(await find(what, cacheOf(of)));
async function know(of, what) {
  // A version that was dropped is not to come back as an empty cache.
  if (await known(of, "")) await (await caches.open(cacheOf(of))).put(at(what), new Response());
}

/** Notes a version whose page is there and does not start: nothing of it may run that could say so. */
async function watch(id, of) {
  await new Promise((done) => setTimeout(done, LONGEST_START));
  if ((await clients.get(id)) && !(await known(of, "started"))) await know(of, "failed");
}

/**
 * The page in place of that of a version that does not start: of the newest version, or as the host has it now. Nobody
 * could agree to it, since nothing is there to agree in.
 */
async function mended(broken) {
  const last = await noted("newest");
  if (last !== broken && !(await known(last, "failed"))) {
    await write("agreed", last);
    return find("", cacheOf(last));
  }
  const response = await fetch(at(""), { cache: "no-cache", redirect: "error" });
  const [, named] = /<meta name="?version"? content="?([0-9a-f]{16})/.exec(await response.clone().text()) ?? [];
  // Not that of a gate to the network, or of anything else.
  return response.ok && named && named !== broken ? response : undefined;
}

/** Fetches all files of this version: all of them or, when one is missing or another one, none. */
async function fetchAll() {
  if (await find("", cacheOf(version))) return;
  const cache = await caches.open(cacheOf(version));
  // The host is asked about each, though the page may just have loaded it: what a broken deploy left with
  // the browser is not to stay. What is still the same is not sent again.
  await cache.addAll([...files].map(([path, integrity]) =>
    new Request(at(path), { integrity, redirect: "error", cache: "no-cache" })));
}

async function keep() {
  await fetchAll();
  await write("newest", version);
}

/** Which version came last. Where the browser has dropped its caches, this one comes again. */
async function newest() {
  if (!(await noted("newest"))) await keep();
  return noted("newest");
}

/** Notes that pages are to come from the newest version. */
const agree = async () => write("agreed", await newest());

/** All open pages of the app, and of copies of it in folders below. */
async function pages() {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter(({ url }) => url.startsWith(registration.scope));
}

/** Drops versions that no page needs: the one open page runs `running`. */
async function tidy(running) {
  const kept = [running, await noted("newest"), await noted("agreed")].map(cacheOf);
  const names = await caches.keys();
  // A version that is being fetched has a cache already, which is none of this worker's business.
  if ((await pages()).length > 1 || registration.installing) return;
  const old = names.filter((name) => name.startsWith(`${prefix} `) && !kept.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Hears the word "agree", or the version a page runs. */
async function hear({ data, source }) {
  if (data?.started) return know(data.started, "started");
  if (data === "agree") {
    // Answered in any case: the page waits to be loaded again.
    return agree().finally(() => source.postMessage("agreed"));
  }
  const newer = await newest();
  // Whoever loads the page around this worker has the newest version, and is not to fall back behind it.
  if (data === newer) await agree();
  // Whoever has left a version that does not start is not to be led back to it.
  else if (!(await known(newer, "failed"))) source.postMessage({ newer });
  await tidy(data);
}

/** Fetches this version and tells open pages. The worker before stays for as long as pages are open: the notes tell it all. */
async function come() {
  await keep();
  for (const page of await pages()) page.postMessage({ newer: version });
}

async function answer(request, path) {
  // A browser that has lost its caches still has the network.
  const kept = async () => {
    if (hashed.test(path)) return find(path);
    const agreed = await noted("agreed");
    if (path !== "" || (await known(agreed, "started"))) return find(path, cacheOf(agreed));
    const better = (await known(agreed, "failed")) && (await mended(agreed).catch(() => null));
    return better || find("", cacheOf(agreed));
  };
  return (await kept().catch(() => null)) ?? fetch(request);
}

/** Whether the page that is being opened starts. One that has is not waited for: a new worker waits until this one is idle. */
async function follow({ request, resultingClientId }) {
  const agreed = await noted("agreed");
  if (request.destination !== "document" || (await known(agreed, "started"))) return;
  if (await known(agreed, "")) await watch(resultingClientId, agreed);
}

addEventListener("install", (event) => event.waitUntil(come()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  if (!(await noted("agreed"))) await agree();
  await clients.claim();
})()));

addEventListener("message", (event) => event.waitUntil(hear(event)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== "GET" || request.headers.has("range") || !address.startsWith(registration.scope)) return;
  const path = address.slice(registration.scope.length).replace(/^index\.html$/, "");
  // The page takes no query; a file with one is somebody else's. What is not of this app is left alone.
  if (path === "" || (!search && (hashed.test(path) || unhashed.test(path)))) event.respondWith(answer(request, path));
  if (path === "") event.waitUntil(follow(event));
});
