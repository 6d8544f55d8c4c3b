import { channel } from 'node:diagnostics_channel';

/**
 * Where a thread is announced that died by itself, as `{ file }`: the address of what it ran. Whoever had work in it
 * hears of it by that; this is for those who keep account, of whom a thread's owner knows nothing.
 */
const deaths = channel('broadsheet:thread-died');

interface Death {
  readonly file: string;
}

/** Announces that a thread died that ran a file. */
export function announceDeath(file: URL | string): void {
  if (deaths.hasSubscribers) deaths.publish({ file: String(file) } satisfies Death);
}

/** Calls `listener` with the file of every thread that dies; answers how to stop. */
export function onThreadDeath(listener: (file: string) => void): () => void {
  // What is published on a channel of ours is published above.
  const hear = (message: unknown) => listener((message as Death).file);
  deaths.subscribe(hear);
  return () => void deaths.unsubscribe(hear);
}
