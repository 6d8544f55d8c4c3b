/** Lets only so many do something at once; the others wait in line. */
export interface Turns {
  /** Calls `begin` as soon as it is one's turn; what it answers ends the turn, or leaves the line before it. */
  wait(begin: () => void): () => void;
}

export function createTurns(atOnce: number): Turns {
  const line = new Set<{ readonly begin: () => void }>();
  const busy = new Set<object>();
  const next = () => {
    for (const one of line) {
      if (busy.size >= atOnce) return;
      line.delete(one);
      busy.add(one);
      one.begin();
    }
  };
  return {
    wait(begin) {
      const one = { begin };
      line.add(one);
      next();
      return () => {
        line.delete(one);
        if (busy.delete(one)) next();
      };
    },
  };
}
