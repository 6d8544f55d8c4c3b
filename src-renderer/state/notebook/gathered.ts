/**
 * Makes work that many events ask for at once: what is asked while it is being done is done once more
 * afterwards, for all who asked. The promise resolves when nothing is left to do.
 */
export function gathered(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isOutdated = false;
  return () => {
    isOutdated = true;
    running ??= (async () => {
      try {
        while (isOutdated) {
          isOutdated = false;
          await work();
        }
      } finally {
        running = null;
      }
    })();
    return running;
  };
}
