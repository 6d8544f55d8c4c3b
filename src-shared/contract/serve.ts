import { createBirpc } from 'birpc';
import type { Call, InputOf, OutputOf } from './call.ts';
import { type CallName, calls, type EventName, type Events } from './calls.ts';
import { type ClientFunctions, channel, type ServerFunctions } from './channel.ts';
import { BroadsheetError } from './errors.ts';
import { outcome } from './outcome.ts';
import type { Wire } from './wire.ts';

/** Who called: one client is one window. */
export interface CallContext {
  readonly clientId: string;
  /** May make calls that change something; who may not, may read. */
  readonly mayChange: boolean;
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
    call: (name, input) => outcome(() => dispatch(handlers, context, name, input)),
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
  if (!context.mayChange && !calls[callName].onlyReads) {
    throw new BroadsheetError('notOnThisHost', `This device may only read, so ${callName} was not done.`, {
      call: callName,
    });
  }
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
