import { EventEmitter } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { type ClientPeer, connectContract } from '#shared/contract/peer.ts';
import { type Handlers, type ServerPeer, serveContract } from '#shared/contract/serve.ts';
import type { WindowWire } from '#shared/contract/windowWire.ts';
import { type Wire, wirePair } from '#shared/contract/wire.ts';
import { onDropped, type WireContents, windowWire } from '../../src-main/electron/wire.ts';
import { localGate } from '../../src-main/loopback/gate.ts';
import { type LoopbackServer, startServer } from '../../src-main/loopback/server.ts';
import { exposeWire } from '../../src-main/preload/exposeWire.ts';
import {
  connectSocket,
  connectWindow,
  type HostConnection,
  type Socket,
} from '../../src-renderer/host/host.ts';
import { ContentsIpc, createIpc } from '../e2e/double/ipc.ts';
import { type LetIn, letIn } from '../support/entrance.ts';

/** The contract served on one kind of wire, with both ends in the test's hands. */
export interface Connection {
  readonly client: ClientPeer;
  readonly server: ServerPeer;
  /** Sends something to the application past the client's peer. */
  readonly postRaw: (message: unknown) => void;
  /** The other side goes away. */
  readonly breakOff: () => void;
  readonly close: () => Promise<void>;
}

/** A kind of wire that the contract is served on. */
export interface WireKind {
  readonly name: string;
  readonly connect: (handlers: Handlers) => Promise<Connection>;
}

export const wireKinds: readonly WireKind[] = [
  { name: 'in one process', connect: connectInProcess },
  { name: 'WebSocket', connect: connectOverSocket },
  { name: 'Electron’s channel, on the double', connect: connectOverIpc },
];

async function connectInProcess(handlers: Handlers): Promise<Connection> {
  const [clientEnd, serverEnd] = wirePair();
  const server = serveContract(serverEnd, handlers, { clientId: 'one', mayChange: true });
  return {
    client: connectContract(clientEnd),
    server,
    postRaw: (message) => clientEnd.post(message),
    breakOff: () => serverEnd.close(),
    close: async () => clientEnd.close(),
  };
}

async function connectOverSocket(handlers: Handlers): Promise<Connection> {
  const loopback = await startLoopback();
  const attached = Promise.withResolvers<ServerPeer>();
  loopback.server.serve((wire) =>
    attached.resolve(serveContract(wire, handlers, { clientId: 'one', mayChange: true })),
  );
  const { connection, sockets } = connectClient(loopback.inside);
  const server = await attached.promise;
  await connection.peer.call('settings.get', {});
  return {
    client: connection.peer,
    server,
    postRaw: (message) => sockets.at(-1)?.send(JSON.stringify(message)),
    breakOff: () => sockets.at(-1)?.terminate(),
    async close() {
      connection.peer.close();
      await loopback.close();
    },
  };
}

/** A page's main frame, as far as a wire looks at it. */
export interface TestFrame {
  url: string;
}

/** Preload and main end of one window, without a browser between them. */
export function ipcWires(): {
  readonly page: WindowWire;
  readonly main: Wire;
  readonly frame: TestFrame;
  readonly receive: (senderFrame: TestFrame | null, message: unknown, channel?: string) => void;
  readonly onDropped: (listener: (paths: readonly string[]) => void) => void;
  readonly destroy: () => void;
} {
  const frame: TestFrame = { url: 'app://broadsheet/' };
  const contentsIpc = new ContentsIpc();
  const ipc = createIpc((channel, args) => contentsIpc.receive(channel, frame, args));
  const life = new EventEmitter();
  let destroyed = false;
  const contents = {
    ipc: contentsIpc,
    mainFrame: frame,
    send: ipc.toRenderer,
    isDestroyed: () => destroyed,
    once: (event: 'destroyed', listener: () => void) => life.once(event, listener),
    off: (event: 'destroyed', listener: () => void) => life.off(event, listener),
  };
  let page: WindowWire | null = null;
  exposeWire(
    {
      exposeInMainWorld: (_name: string, api: WindowWire) => {
        page = api;
      },
    },
    // The double's objects have what the app uses of Electron's types, and no more.
    ipc.ipcRenderer as unknown as Parameters<typeof exposeWire>[1],
    { getPathForFile: (file) => `/dropped/${file.name}` },
  );
  if (!page) throw new Error('The preload exposed nothing.');
  return {
    page,
    main: windowWire(contents as unknown as WireContents),
    frame,
    receive: (senderFrame, message, channel = 'wire') => contentsIpc.receive(channel, senderFrame, [message]),
    onDropped: (listener) => onDropped(contents as unknown as WireContents, listener),
    destroy() {
      destroyed = true;
      life.emit('destroyed');
    },
  };
}

async function connectOverIpc(handlers: Handlers): Promise<Connection> {
  const { page, main, destroy } = ipcWires();
  const server = serveContract(main, handlers, { clientId: 'one', mayChange: true });
  const { peer } = connectWindow(page);
  return {
    client: peer,
    server,
    postRaw: (message) => page.post(message),
    breakOff: () => {
      destroy();
      // Window and page go together.
      peer.close();
    },
    close: async () => destroy(),
  };
}

/** A loopback server over a renderer folder of one page, and somebody who is inside. */
export async function startLoopback(): Promise<{
  server: LoopbackServer;
  inside: LetIn;
  close: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-renderer-'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(folder, 'app.js'), 'export {};');
  const gate = localGate();
  const server = await startServer({ port: 0, rendererFolder: folder, gate });
  return {
    server,
    inside: await letIn(`${server.origin}/?token=${gate.issueToken()}`),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The renderer's side of a loopback server, for somebody who is inside, and every socket it opened. */
export function connectClient(
  { origin, gate, headers }: LetIn,
  wait?: (run: () => void) => void,
): { connection: HostConnection; sockets: WebSocket[] } {
  const sockets: WebSocket[] = [];
  const open = (): Socket => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}${gate}/wire`, { headers });
    // A browser's socket says no more than that it closed.
    socket.on('error', () => undefined);
    sockets.push(socket);
    // ws implements the browser's interface; only its event types are its own.
    return socket as unknown as Socket;
  };
  return { connection: connectSocket(open, gate, wait), sockets };
}
