// Passes questions about odds to the program that answers them, and its answers back: in a worker, or in
// the page itself, a slice at a time, where no worker may run.
import init, { ask, step } from "./odds/odds.js";

/** A slice never holds a frame of the page. */
const SLICE_MS = 6;

/**
 * Answers what comes in at `line`, a worker's scope or a port, by the program at an address; of several questions
 * the newest, and none after an empty one. `null` goes back when the program cannot be had, or has stopped by a
 * mistake of its own.
 */
export function serve(line, address) {
  const started = init({ module_or_path: address });
  const pause = new MessageChannel();
  let asked = null;
  let working = false;
  const work = () => {
    try {
      if (asked !== null) {
        const question = asked;
        asked = null;
        if (!ask(question)) {
          if (question) throw new Error("not a question");
          working = false;
          return;
        }
      }
      const until = performance.now() + SLICE_MS;
      let answer;
      do answer = step();
      while (!answer && performance.now() < until);
      working = !answer;
      if (answer) line.postMessage(answer);
      else pause.port2.postMessage(null);
    } catch {
      working = false;
      line.postMessage(null);
    }
  };
  pause.port1.onmessage = work;
  line.onmessage = async ({ data }) => {
    asked = data;
    try {
      await started;
    } catch {
      line.postMessage(null);
      return;
    }
    // Work that goes on takes up the newest question by itself.
    if (asked !== null && !working) {
      working = true;
      work();
    }
  };
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  serve(self, self.name);
  self.postMessage("ready");
}
