import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { App } from '#core/app/createApp.ts';
import { securityHeaders } from '#shared/contract/contentSecurity.ts';
import type { Wire } from '#shared/contract/wire.ts';
import { compressedFiles } from './compression.ts';
import { isContent, sendContent, targetPath } from './content.ts';
import { enter } from './enter.ts';
import { sendRendererFile } from './files.ts';
import type { Gate, Visitor } from './gate.ts';
import { type GuardOptions, judge, type RequestFacts } from './guard.ts';
import type { Certificate } from './lan/certificate.ts';
import { socketWire } from './socketWire.ts';

export interface ServerOptions {
  /** 0 for any free port. */
  readonly port: number;
  /** The built renderer. */
  readonly rendererFolder: string;
  readonly gate: Gate;
  readonly listening?: Listening;
}

/** Where a server is heard, and as whom. */
export interface Listening {
  /** Of the network interface; `0.0.0.0` for all. */
  readonly address: string;
  /** The names and addresses that it is asked by, the one that is shown first. */
  readonly names: readonly string[];
  /** What it proves itself by; null to speak in the open, which is for this computer alone. */
  readonly certificate: Certificate | null;
}

const thisComputer: Listening = {
  address: '127.0.0.1',
  names: ['127.0.0.1', 'localhost', '[::1]'],
  certificate: null,
};

export interface LoopbackServer {
  /** `http://127.0.0.1:<port>`, or the first of other names, without a slash at the end. */
  readonly origin: string;
  /**
   * From now on pages are connected, and what they ask for by address is answered; before, both wait.
   * `respond` answers null for what is not the application's.
   */
  serve(attach: (wire: Wire, visitor: Visitor) => void, respond?: App['respond']): void;
  close(): Promise<void>;
}

/** A note may have a million characters, each up to six bytes in JSON. */
const largestMessage = 16 * 1024 * 1024;
const pingEvery = 30_000;
const goingAway = 1001;
/** A page asks here whether it is still inside. */
const presence = '/here';

/** Listens on this computer only, unless told otherwise; see guard.ts for who is answered. */
export async function startServer({
  gate,
  listening = thisComputer,
  ...options
}: ServerOptions): Promise<LoopbackServer> {
  const { address, names, certificate } = listening;
  const limits = { maxHeaderSize: 32 * 1024 };
  const server = certificate ? createSecureServer({ ...limits, ...certificate }) : createServer(limits);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, address, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const guard: GuardOptions = {
    scheme: certificate ? 'https' : 'http',
    authorities: names.map((name) => `${name.toLowerCase()}:${port}`),
    gate,
  };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  // A policy knows no addresses of IPv6: https://www.w3.org/TR/CSP3/#match-hosts
  const hosts = guard.authorities.filter((authority) => !authority.startsWith('['));
  const headers = securityHeaders(hosts.map((host) => `${certificate ? 'wss' : 'ws'}://${host}`));
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
    } else if (verdict.kind === 'visit' && targetPath(verdict.target) === presence) {
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

  /** Whether whoever opened a socket would be let in now. */
  const admitted = new WeakMap<WebSocket, () => boolean>();
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
      const mayGoOn = () => judge(factsOf(request, true), guard).kind === 'visit';
      admitted.set(socket, mayGoOn);
      const wire = socketWire(socket, mayGoOn);
      attached.promise.then((attach) => attach(wire, verdict.visitor)).catch(() => socket.terminate());
    });
  });
  const stopPinging = pingSockets(sockets, (socket) => admitted.get(socket)?.() ?? false);

  return {
    origin: `${guard.scheme}://${guard.authorities[0]}`,
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

/** A page that does not answer a ping until the next one is gone, however it went; so is one that is no visitor any more. */
function pingSockets(sockets: WebSocketServer, isVisitor: (socket: WebSocket) => boolean): () => void {
  const silent = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket) || !isVisitor(socket)) {
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
