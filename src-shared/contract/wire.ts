/**
 * The smallest thing both hosts, the search worker and the tests can offer: a two-way pipe for plain
 * data. Everything above it (calls, events, failures) is in peer.ts and written once.
 */
export interface Wire {
  /** Sends one message. Throws when the wire is closed. */
  post(message: unknown): void;
  /** Calls `listener` for every message from the other side; answers how to stop. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Calls `listener` once when the other side is gone. */
  onClose(listener: () => void): () => void;
}

/** Two ends of one pipe inside a process. Messages are copied as they would be between processes. */
export function wirePair(): [Wire, Wire] {
  const listeners: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [
    new Set(),
    new Set(),
  ];
  const end = (own: 0 | 1): Wire => ({
    post(message) {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      void Promise.resolve().then(() => {
        for (const listener of listeners[own === 0 ? 1 : 0]) listener(copy);
      });
    },
    onMessage(listener) {
      listeners[own].add(listener);
      return () => listeners[own].delete(listener);
    },
    onClose() {
      return () => undefined;
    },
  });
  return [end(0), end(1)];
}
