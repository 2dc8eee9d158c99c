// However fast things happen, the page does them at a pace that leaves time for its reader.

/** The action, called in an animation frame, at most once in so many milliseconds: calls in between are one. */
export function paced(action, least = 250) {
  let waiting = false;
  let last = -Infinity;
  const act = () => {
    waiting = false;
    last = performance.now();
    action();
  };
  return () => {
    if (!waiting) {
      waiting = true;
      setTimeout(() => requestAnimationFrame(act), Math.max(0, last + least - performance.now()));
    }
  };
}

/** The question, asked at most once in so many milliseconds, and never before the last answer has come. */
export function unhurried(ask, least = 1000) {
  let wanted = false;
  let busy = false;
  const turn = async () => {
    busy = true;
    while (wanted) {
      wanted = false;
      await ask();
      await new Promise((resume) => { setTimeout(resume, least); });
    }
    busy = false;
  };
  return () => {
    wanted = true;
    if (!busy) {
      turn();
    }
  };
}
