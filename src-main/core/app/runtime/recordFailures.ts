import { toFailure } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { Journal } from './journal.ts';

type AnyHandler = (...given: readonly unknown[]) => unknown;

/** The same handlers; which call failed, and with what code, is written down. */
export function recordFailures(handlers: Handlers, journal: Journal): Handlers {
  const recorded = Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([call, handler]) => [
    call,
    async (...given: readonly unknown[]) => {
      try {
        return await handler(...given);
      } catch (error) {
        journal.record({ kind: 'callFailed', call, code: toFailure(error).code });
        throw error;
      }
    },
  ]);
  // Each stands under its own name with what its own handler takes and answers.
  return Object.fromEntries(recorded) as Handlers;
}
