import { createBirpc } from 'birpc';
import type { Call, InputOf, OutputOf } from './call.ts';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  calls,
  type EventName,
  type Events,
} from './calls.ts';
import { BroadsheetError, type Failure, fromFailure, toFailure } from './errors.ts';
import type { Wire } from './wire.ts';

/** Who called: one client is one window. */
export interface CallContext {
  readonly clientId: string;
}

/** What serves some calls, a function each; an editor goes from its name to the call's declaration. */
export type HandlersOf<Calls extends Readonly<Record<string, Call>>> = {
  readonly [N in keyof Calls]: (
    input: InputOf<Calls[N]>,
    context: CallContext,
  ) => Promise<OutputOf<Calls[N]>> | OutputOf<Calls[N]>;
};

/** What serves the whole contract. */
export type Handlers = HandlersOf<typeof calls>;

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
  /** Sends an event; one to a window that is gone is dropped. */
  send<N extends EventName>(name: N, payload: Events[N]): void;
  close(): void;
}

/**
 * Serves the contract on a wire. Names are looked up in the contract, never on the handlers' prototype;
 * inputs are parsed before a handler sees them; whatever is thrown leaves as a coded failure. Messages
 * that are not of this protocol are ignored.
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
    ...channel(wire, functions),
    // An answer that can no longer be delivered belongs to a window that is gone.
    onGeneralError: () => true,
  });
  const close = () => peer.$close();
  wire.onClose(close);
  return {
    send(name, payload) {
      // The window may go at any moment; that nobody hears an event then is no failure.
      if (!peer.$closed) peer.event.asEvent(name, payload).catch(() => undefined);
    },
    close,
  };
}

async function dispatch(
  handlers: Handlers,
  context: CallContext,
  name: unknown,
  input: unknown,
): Promise<unknown> {
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) {
    throw new BroadsheetError('unknownCall', `There is no call named ${JSON.stringify(name)}.`);
  }
  const callName = name as CallName;
  const parsed = calls[callName].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue ? `${issue.path.join('.') || 'input'}: ${issue.message}` : 'input';
    throw new BroadsheetError(
      'badArguments',
      `The call ${callName} was made with wrong arguments (${where}).`,
      { call: callName },
    );
  }
  // The pairing of name, schema and handler is what `Handlers` states; no type can follow it here.
  const handler = handlers[callName] as (input: unknown, context: CallContext) => unknown;
  return await handler(parsed.data, context);
}

/** The window's end: calls answer or throw a BroadsheetError; events reach their listeners. */
export interface ClientPeer {
  /** A call whose wire closes before the answer fails with `connectionLost`. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  close(): void;
}

/** `listeners` may be given where they outlive this wire. */
export function connectContract(wire: Wire, listeners: EventListeners = eventListeners()): ClientPeer {
  const functions: ClientFunctions = { event: listeners.emit };
  const peer = createBirpc<ServerFunctions, ClientFunctions>(functions, channel(wire, functions));
  const close = () => peer.$close();
  wire.onClose(close);
  return {
    async call(name, input) {
      let outcome: Outcome;
      try {
        outcome = await peer.call(name, input);
      } catch (cause) {
        throw new BroadsheetError(
          'connectionLost',
          `The connection to Broadsheet was lost before ${name} answered; try again when it is back.`,
          { call: name },
          { cause },
        );
      }
      if (!outcome.ok) throw fromFailure(outcome.failure);
      return outcome.value as never;
    },
    on: listeners.on,
    close,
  };
}

/** Listeners by event name, as a ClientPeer offers them. */
export interface EventListeners {
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  emit(name: string, payload: unknown): void;
}

export function eventListeners(): EventListeners {
  const byName = new Map<string, Set<(payload: never) => void>>();
  return {
    on(name, listener) {
      const set = byName.get(name) ?? new Set();
      byName.set(name, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    emit(name, payload) {
      for (const listener of [...(byName.get(name) ?? [])]) {
        try {
          listener(payload as never);
        } catch (error) {
          // One listener's fault is not the others'; it surfaces as an unhandled rejection.
          void Promise.reject(error);
        }
      }
    },
  };
}

/** How long a call takes is the application's affair, so calls have no time limit of their own. */
function channel(wire: Wire, functions: object) {
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
