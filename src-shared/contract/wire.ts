/**
 * The smallest thing both hosts, the search worker and the tests can offer: a two-way pipe for plain
 * data. Everything above it (calls, events, failures) is in peer.ts and written once.
 */
export interface Wire {
  /** Sends one message. Throws when the wire is closed. */
  post(message: unknown): void;
  /** Calls `listener` for every message from the other side; answers how to stop. */
  onMessage(listener: (message: unknown) => void): () => void;
  /** Calls `listener` once when the wire is closed, from either side; answers how to stop. */
  onClose(listener: () => void): () => void;
}

/** One end of a pipe inside a process. */
export interface WireEnd extends Wire {
  /** Closes both ends. */
  close(): void;
}

/**
 * Two ends of one pipe inside a process. Messages are copied as they would be between processes, unless
 * both ends are ours and the data is large: then `copy` may answer the message itself.
 */
export function wirePair(copy: (message: unknown) => unknown = copyPlainData): [WireEnd, WireEnd] {
  const first = new Set<(message: unknown) => void>();
  const second = new Set<(message: unknown) => void>();
  const closing = new Set<() => void>();
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    for (const listener of [...closing]) listener();
    closing.clear();
  };
  const end = (own: typeof first, other: typeof first): WireEnd => ({
    post(message) {
      if (closed) throw new Error('The wire is closed.');
      const copied = copy(message);
      // Between processes no message arrives before the sender's turn is over.
      void Promise.resolve().then(() => {
        if (!closed) for (const listener of [...other]) listener(copied);
      });
    },
    onMessage: (listener) => subscribe(own, listener),
    onClose: (listener) => subscribe(closing, listener),
    close,
  });
  return [end(first, second), end(second, first)];
}

function copyPlainData(message: unknown): unknown {
  return JSON.parse(JSON.stringify(message));
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
