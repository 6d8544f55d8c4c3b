import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { App } from '#core/app/createApp.ts';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import type { Wire } from '#shared/contract/wire.ts';
import { compressedFiles } from './compression.ts';
import { isContent, pathOf, sendContent } from './content.ts';
import { enter } from './enter.ts';
import { sendRendererFile } from './files.ts';
import type { Gate, Visitor } from './gate.ts';
import { type GuardOptions, judge, type RequestFacts } from './guard.ts';
import { socketWire } from './socketWire.ts';

export interface ServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The built renderer. */
  readonly rendererFolder: string;
  readonly gate: Gate;
}

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  /**
   * From now on pages are connected, and what they ask for by address is answered; before, both wait.
   * `respond` answers null for what is not the application's.
   */
  serve(attach: (wire: Wire, visitor: Visitor) => void, respond?: App['respond']): void;
  close(): Promise<void>;
}

const address = '127.0.0.1';
/** A note may have a million characters, each up to six bytes in JSON. */
const largestMessage = 16 * 1024 * 1024;
const pingEvery = 30_000;
const goingAway = 1001;
/** A page asks here whether it is still inside. */
const presence = '/here';

/** Listens on this computer only; see guard.ts for who is answered. */
export async function startServer({ gate, ...options }: ServerOptions): Promise<LoopbackServer> {
  const server = createServer({ maxHeaderSize: 32 * 1024 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const guard: GuardOptions = {
    scheme: 'http',
    authorities: [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`],
    gate,
  };
  const headers = securityHeaders([`ws://${address}:${port}`, `ws://localhost:${port}`]);
  const files = { folder: options.rendererFolder, compressed: compressedFiles() };
  const content = Promise.withResolvers<App['respond']>();
  server.on('request', (request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const nothing = () => answer(request, response, 404, 'There is nothing at this address.');
    const verdict = judge(factsOf(request, false), guard);
    if (verdict.kind === 'enter') {
      enter(gate, request, response, guard.scheme === 'https').catch(() => response.destroy());
    } else if (verdict.kind === 'visit' && isContent(verdict.target)) {
      content.promise
        .then((respond) => sendContent(verdict.target, request, response, respond))
        .catch(() => response.destroy());
    } else if (verdict.kind === 'visit' && pathOf(verdict.target) === presence) {
      response.writeHead(204, { 'cache-control': 'no-store' }).end();
    } else if (verdict.kind === 'visit') {
      nothing();
    } else if (verdict.kind === 'pages') {
      sendRendererFile(files, request, response)
        .then((isSent) => {
          if (!isSent) nothing();
        })
        .catch(() => response.destroy());
    } else {
      answer(request, response, verdict.status, verdict.sentence);
    }
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  const attached = Promise.withResolvers<(wire: Wire, visitor: Visitor) => void>();
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    const verdict = judge(factsOf(request, true), guard);
    if (verdict.kind === 'refuse') {
      rejectUpgrade(stream, verdict.status, verdict.sentence);
      return;
    }
    if (verdict.kind !== 'visit' || verdict.target !== '/wire') {
      rejectUpgrade(stream, 404, 'There is no connection to be had at this address.');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A broken frame or a vanished page closes the socket; there is nothing else to do about it.
      socket.on('error', () => socket.terminate());
      const wire = socketWire(socket);
      attached.promise.then((attach) => attach(wire, verdict.visitor)).catch(() => socket.terminate());
    });
  });
  const stopPinging = pingSockets(sockets);

  return {
    origin: `http://${address}:${port}`,
    serve(attach, respond = async () => null) {
      attached.resolve(attach);
      content.resolve(respond);
    },
    async close() {
      stopPinging();
      for (const socket of sockets.clients) socket.close(goingAway, 'Broadsheet has ended.');
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      sockets.close();
      server.closeIdleConnections();
      await Promise.race([closed, after(1_000)]);
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await closed;
    },
  };
}

function factsOf(request: IncomingMessage, upgrade: boolean): RequestFacts {
  const { host, origin, cookie } = request.headers;
  return {
    method: request.method ?? '',
    target: request.url ?? '',
    host,
    origin,
    cookie,
    upgrade,
  };
}

/** One sentence; a person who went to a wrong address with a browser is led back as well. */
function answer(request: IncomingMessage, response: ServerResponse, status: number, sentence: string): void {
  const isRead = status === 404 && (request.headers.accept?.includes('text/html') ?? false);
  response.writeHead(status, {
    'content-type': `text/${isRead ? 'html' : 'plain'}; charset=utf-8`,
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(
    isRead
      ? `<!doctype html><title>Broadsheet</title><p>${sentence}</p><p><a href="/">Back to the library · 返回资料库</a></p>\n`
      : `${sentence}\n`,
  );
}

function rejectUpgrade(stream: Duplex, status: number, sentence: string): void {
  const body = `${sentence}\n`;
  stream.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** A page that does not answer a ping until the next one is gone, however it went. */
function pingSockets(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.once('pong', () => silent.delete(socket));
      socket.ping();
    }
  }, pingEvery);
  timer.unref();
  return () => clearInterval(timer);
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
