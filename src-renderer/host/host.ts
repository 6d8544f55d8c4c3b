/**
 * The one file in which the renderer knows its host. In Electron the preload has put a wire on the
 * window; in a browser the page's own server answers at /wire.
 */
import type { CallInput, CallName, CallOutput, EventName, Events } from '#shared/contract/calls.ts';
import { parseDeepLinkPath } from '#shared/contract/deepLink.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { type ClientPeer, connectContract, eventListeners } from '#shared/contract/peer.ts';
import { type WindowWire, windowWireName } from '#shared/contract/windowWire.ts';
import type { Wire } from '#shared/contract/wire.ts';
import type { FilePort } from '../state/application.ts';

/**
 * `connected` after `reconnecting` means that events may have been missed: ask again for what is shown.
 * `closed` is final: the application has ended.
 */
export type HostStatus = 'connected' | 'reconnecting' | 'closed';

export interface HostConnection {
  readonly peer: ClientPeer;
  readonly files: FilePort;
  /** Calls `listener` at every change of the connection; answers how to stop. */
  onStatus(listener: (status: HostStatus) => void): () => void;
}

/** Whether the page is a window of Electron, which needs no gate to come in by. */
export const isElectronWindow = (): boolean => windowWireOfPreload() !== null;

/** Connects the page to the application. Call it once. `gate` is where a browser was let in, see entrance.ts. */
export function connectHost(gate: string): HostConnection {
  const windowWire = windowWireOfPreload();
  const connection = windowWire ? connectWindow(windowWire) : connectSocket(() => openSocket(gate), gate);
  const peer = windowWire ? connection.peer : withBrowserLanguages(connection.peer, navigator.languages);
  return { ...connection, peer: withAddress(peer, location.pathname + location.search) };
}

function windowWireOfPreload(): WindowWire | null {
  // The preload's type cannot reach the page any other way.
  return (globalThis as { [windowWireName]?: WindowWire })[windowWireName] ?? null;
}

/** Electron's windows and the application live and die together, so the connection never changes. */
export function connectWindow(windowWire: WindowWire): HostConnection {
  const listeners = new Set<(message: unknown) => void>();
  windowWire.onMessage((message) => {
    for (const listener of [...listeners]) listener(message);
  });
  const peer = connectContract({
    post: (message) => windowWire.post(message),
    onMessage: (listener) => add(listeners, listener),
    onClose: () => () => {},
  });
  const files: FilePort = {
    pathsOf: (wanted) =>
      new Promise((resolve, reject) => {
        try {
          windowWire.pathsOf(wanted, (paths) => resolve(paths.filter((path) => path !== '')));
        } catch (error) {
          reject(error);
        }
      }),
    send: () => Promise.reject(new Error('Files are added by their paths here.')),
    address: (path) => path,
  };
  return { peer, files, onStatus: () => () => {} };
}

/** The browser's languages are the person's choice; those of the server's process may be nobody's. */
function withBrowserLanguages(peer: ClientPeer, locales: readonly string[]): ClientPeer {
  return {
    ...peer,
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      const output = await peer.call(name, input);
      return name === 'host.info' ? Object.assign({}, output, { locales }) : output;
    },
  };
}

/** An address that is a deep link is answered to the first who listens for navigation. */
function withAddress(peer: ClientPeer, pathAndQuery: string): ClientPeer {
  let target = parseDeepLinkPath(pathAndQuery);
  return {
    ...peer,
    on<N extends EventName>(name: N, listener: (payload: Events[N]) => void) {
      const stop = peer.on(name, listener);
      if (name === 'navigate.requested' && target) {
        const first = target as Events[N];
        target = null;
        queueMicrotask(() => listener(first));
      }
      return stop;
    },
  };
}

/** The part of a WebSocket that is used, so that tests can bring their own. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'addEventListener'>;

const socketIsOpen = 1;
/** The server says so when the application ends, see RFC 6455, 7.4.1. */
const goingAway = 1001;
const firstDelay = 200;
const longestDelay = 5_000;

function openSocket(gate: string): Socket {
  return new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${gate}/wire`);
}

/**
 * A peer that outlives its sockets. Calls made before the first connection wait for it; calls under way
 * when a connection breaks, and calls made while there is none, fail with `connectionLost`.
 */
export function connectSocket(
  open: () => Socket,
  gate: string,
  wait: (run: () => void, milliseconds: number) => void = (run, milliseconds) =>
    void setTimeout(run, milliseconds),
): HostConnection {
  const listeners = eventListeners();
  const statusListeners = new Set<(status: HostStatus) => void>();
  const firstPeer = Promise.withResolvers<ClientPeer>();
  // Nobody may be waiting when it fails.
  firstPeer.promise.catch(() => undefined);
  let current: ClientPeer | null = null;
  let socket: Socket;
  let everConnected = false;
  let ended = false;
  let delay = firstDelay;

  const announce = (status: HostStatus) => {
    for (const listener of [...statusListeners]) listener(status);
  };
  const lost = (name: string) =>
    new BroadsheetError('connectionLost', `There is no connection to Broadsheet, so ${name} was not done.`, {
      call: name,
    });
  const end = () => {
    if (ended) return;
    ended = true;
    current?.close();
    current = null;
    firstPeer.reject(lost('the call'));
    announce('closed');
  };

  const connect = () => {
    const opened = open();
    socket = opened;
    opened.addEventListener('open', () => {
      delay = firstDelay;
      everConnected = true;
      current = connectContract(socketWire(opened), listeners);
      firstPeer.resolve(current);
      announce('connected');
    });
    opened.addEventListener('close', (event) => {
      current = null;
      if (ended) return;
      if (event.code === goingAway) {
        end();
        return;
      }
      announce('reconnecting');
      wait(() => {
        if (!ended) connect();
      }, delay);
      delay = Math.min(longestDelay, delay * 2);
    });
  };
  connect();

  return {
    peer: {
      async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
        if (current) return await current.call(name, input);
        if (everConnected || ended) throw lost(name);
        return await (await firstPeer.promise).call(name, input);
      },
      on: listeners.on,
      close() {
        end();
        socket.close();
      },
    },
    files: {
      pathsOf: () => null,
      send: (uploadId, path, file, signal) => sendFile(gate, uploadId, path, file, signal),
      address: (path) => gate + path,
    },
    onStatus: (listener) => add(statusListeners, listener),
  };
}

async function sendFile(
  gate: string,
  uploadId: string,
  path: string,
  file: Blob,
  signal: AbortSignal,
): Promise<void> {
  const address = `${gate}/upload/${uploadId}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const response = await fetch(address, { method: 'PUT', body: file, signal });
  if (response.ok) return;
  const sentence = (await response.text()).trim();
  throw new BroadsheetError('uploadRefused', sentence || `${path} could not be sent.`, { path });
}

/** A WebSocket as a wire; messages are JSON text. */
function socketWire(socket: Socket): Wire {
  const listeners = new Set<(message: unknown) => void>();
  const closing = new Set<() => void>();
  socket.addEventListener('message', (event) => {
    const message: unknown = JSON.parse(String(event.data));
    for (const listener of [...listeners]) listener(message);
  });
  socket.addEventListener('close', () => {
    for (const listener of [...closing]) listener();
  });
  return {
    post(message) {
      if (socket.readyState !== socketIsOpen) throw new Error('The connection is closed.');
      socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => add(listeners, listener),
    onClose: (listener) => add(closing, listener),
  };
}

function add<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => {
    set.delete(item);
  };
}
