import type { InterruptedPart } from '#shared/contract/calls/runtime/runtime.ts';

/** What stopped and was started again, until the window that it concerns has asked. */
export interface Interruptions {
  /** A window lost its page, which cannot be told before it is there again. */
  lostPage(clientId: string): void;
  /** What happened to a window since it last asked. */
  take(clientId: string): readonly InterruptedPart[];
}

export function createInterruptions(): Interruptions {
  const lost = new Set<string>();
  return {
    lostPage: (clientId) => void lost.add(clientId),
    take: (clientId) => (lost.delete(clientId) ? ['page'] : []),
  };
}
