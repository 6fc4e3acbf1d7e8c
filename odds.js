// Passes questions about odds to the program that answers them, and its answers back: in a worker, or in
// the page itself, a slice at a time, where no worker may run.
import init, { ask, step } from "./odds-program.js";

/** A slice never holds a frame of the page. */
const SLICE_MS = 6;

/** Answers what comes in at `line`, a worker's scope or a port; of several questions the newest. */
export function serve(line) {
  const started = init();
  const pause = new MessageChannel();
  let asked = null;
  const work = () => {
    if (asked) ask(asked);
    asked = null;
    const until = performance.now() + SLICE_MS;
    let answer;
    do answer = step();
    while (!answer && performance.now() < until);
    if (answer) line.postMessage(answer, [answer.buffer]);
    else pause.port2.postMessage(null);
  };
  let working = false;
  pause.port1.onmessage = work;
  line.onmessage = async ({ data }) => {
    asked = data;
    await started;
    if (asked === data) work();
  };
}

if (typeof WorkerGlobalScope !== "undefined" && self instanceof WorkerGlobalScope) {
  serve(self);
  self.postMessage("ready");
}
