import type { Outcome } from './outcome.ts';
import type { Wire } from './wire.ts';

/** What the application answers to. */
export interface ServerFunctions {
  call(name: string, input: unknown): Promise<Outcome<unknown>>;
}

/** What a window answers to. */
export interface ClientFunctions {
  event(name: string, payload: unknown): void;
}

/** A wire as birpc takes it. How long a call takes is the application's affair, so calls have no time limit of their own. */
export function channel(wire: Wire, functions: object) {
  let stop = () => {};
  return {
    post: (data: unknown) => wire.post(data),
    on: (listener: (data: unknown) => void) => {
      stop = wire.onMessage((message) => {
        if (isProtocolMessage(message, functions)) listener(message);
      });
    },
    off: () => stop(),
    timeout: -1,
  };
}

/** birpc trusts what it receives; this is the check at the door: `t`ype, `m`ethod, `a`rguments, `i`d. */
function isProtocolMessage(message: unknown, functions: object): boolean {
  if (typeof message !== 'object' || message === null) return false;
  const { t, m, a, i } = message as { t?: unknown; m?: unknown; a?: unknown; i?: unknown };
  if (i !== undefined && typeof i !== 'string') return false;
  if (t === 'q') return typeof m === 'string' && Object.hasOwn(functions, m) && Array.isArray(a);
  return t === 's' && i !== undefined;
}
