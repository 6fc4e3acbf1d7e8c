// Before anything is painted: somebody who has stored nothing and asks for no page of their own is welcomed while
// the program comes. A file of its own, since the program's script comes too late for that.
try {
  const isStored = Object.keys(localStorage).some((key) => key.startsWith("bad-minutes/"));
  document.documentElement.classList.toggle("first-visit", !location.hash && !isStored);
} catch {
  // No storage, as in a sandboxed frame.
}
