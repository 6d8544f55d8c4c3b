import { createBirpc } from 'birpc';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  callInputs,
  type EventName,
  type Events,
} from './calls.ts';
import { BroadsheetError, type Failure, fromFailure, toFailure } from './errors.ts';
import type { Wire } from './wire.ts';

/** Who called: one client is one window. */
export interface CallContext {
  readonly clientId: string;
}

export type Handlers = {
  readonly [N in CallName]: (
    input: CallInput<N>,
    context: CallContext,
  ) => Promise<CallOutput<N>> | CallOutput<N>;
};

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: Failure };

interface ServerFunctions {
  call(name: string, input: unknown): Promise<Outcome>;
}

interface ClientFunctions {
  event(name: string, payload: unknown): void;
}

/** The application's end of one window's wire. */
export interface ServerPeer {
  send<N extends EventName>(name: N, payload: Events[N]): void;
  close(): void;
}

/**
 * Serves the contract on a wire. Names are looked up in the contract, never on the handlers' prototype;
 * inputs are parsed before a handler sees them; whatever is thrown leaves as a coded failure.
 */
export function serveContract(wire: Wire, handlers: Handlers, context: CallContext): ServerPeer {
  const functions: ServerFunctions = {
    async call(name, input) {
      try {
        return { ok: true, value: await dispatch(handlers, context, name, input) };
      } catch (error) {
        return { ok: false, failure: toFailure(error) };
      }
    },
  };
  const peer = createBirpc<ClientFunctions, ServerFunctions>(functions, {
    ...channel(wire),
    eventNames: ['event'],
    timeout: -1,
  });
  const close = () => peer.$close();
  wire.onClose(close);
  return {
    send: (name, payload) => void peer.event.asEvent(name, payload),
    close,
  };
}

async function dispatch(
  handlers: Handlers,
  context: CallContext,
  name: unknown,
  input: unknown,
): Promise<unknown> {
  if (typeof name !== 'string' || !Object.hasOwn(callInputs, name)) {
    throw new BroadsheetError('unknownCall', `There is no call named ${JSON.stringify(name)}.`);
  }
  const callName = name as CallName;
  const parsed = callInputs[callName].safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'input';
    throw new BroadsheetError(
      'badArguments',
      `The call ${callName} was made with wrong arguments (${where}).`,
      {
        call: callName,
      },
    );
  }
  const handler = handlers[callName] as (input: unknown, context: CallContext) => unknown;
  return await handler(parsed.data, context);
}

/** The window's end: calls answer or throw a BroadsheetError; events reach their listeners. */
export interface ClientPeer {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  close(): void;
}

export function connectContract(wire: Wire): ClientPeer {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const functions: ClientFunctions = {
    event(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
  const peer = createBirpc<ServerFunctions, ClientFunctions>(functions, { ...channel(wire), timeout: -1 });
  return {
    async call(name, input) {
      const outcome = await peer.call(name, input);
      if (!outcome.ok) throw fromFailure(outcome.failure);
      return outcome.value as never;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: unknown) => void);
      return () => set.delete(listener as (payload: unknown) => void);
    },
    close: () => peer.$close(),
  };
}

function channel(wire: Wire) {
  return {
    post: (data: unknown) => wire.post(data),
    on: (listener: (data: unknown) => void) => {
      wire.onMessage(listener);
    },
  };
}
