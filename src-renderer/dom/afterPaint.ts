/** A window that is hidden draws no frames; there it runs so much later, in milliseconds. */
const latest = 200;

/** Runs behind the frame that shows what was rendered last; answers how to call it off. */
export function afterPaint(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const settle = () => {
    callOff();
    run();
  };
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(settle);
  });
  timer = setTimeout(settle, latest);
  const callOff = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return callOff;
}

/** It runs when the window has been busy for so long, in milliseconds. */
const patience = 1_000;

/** Runs behind the frame that shows what was rendered last, once the window is idle; answers how to call it off. */
export function whenIdle(run: () => void): () => void {
  let idle = 0;
  const callOff = afterPaint(() => {
    idle = requestIdleCallback(run, { timeout: patience });
  });
  return () => {
    callOff();
    cancelIdleCallback(idle);
  };
}
