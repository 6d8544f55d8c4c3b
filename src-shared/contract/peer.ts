import { createBirpc } from 'birpc';
import type { CallInput, CallName, CallOutput, EventName, Events } from './calls.ts';
import { type ClientFunctions, channel, type ServerFunctions } from './channel.ts';
import { BroadsheetError } from './errors.ts';
import { answerOf, type Outcome } from './outcome.ts';
import type { Wire } from './wire.ts';

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
      let outcome: Outcome<unknown>;
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
      return answerOf(outcome) as never;
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
