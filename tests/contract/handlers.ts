import { calls } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { defaultSettings } from '#shared/model/settings.ts';

/** Handlers of which only the given ones do anything; `settings.get` always answers. */
export function handlersWith(given: Partial<Handlers>): Handlers {
  const idle = Object.keys(calls).map((name) => [
    name,
    () => {
      throw new BroadsheetError('noLibrary', `${name} was not expected in this test.`);
    },
  ]);
  // Every name of the contract is there; what the idle ones would answer is never seen.
  return { ...Object.fromEntries(idle), 'settings.get': () => defaultSettings, ...given } as Handlers;
}
