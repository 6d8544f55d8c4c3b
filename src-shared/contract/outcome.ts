import { type Failure, fromFailure, toFailure } from './errors.ts';

/** An answer or a failure, as data that goes over a wire or to another thread. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** How something ends: what it answers, or what it throws. */
export async function outcome<T>(run: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

/** The answer; throws the failure as a BroadsheetError. */
export function answerOf<T>(ended: Outcome<T>): T {
  if (!ended.ok) throw fromFailure(ended.failure);
  return ended.value;
}
