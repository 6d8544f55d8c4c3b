import { request } from 'node:https';
import { WebSocket } from 'ws';
import { connectSocket, type Socket } from '../../src-renderer/host/host.ts';

/** What a server answered. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly setCookie: string;
}

/** Another device of the network that asks a host, whatever certificate it shows. */
export function lanDevice(origin: string) {
  const { hostname, port } = new URL(origin);
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body = '' } = {} as {
      readonly method?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    },
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = request(
        { host: hostname, port, path, method, headers, agent: false, rejectUnauthorized: false },
        (response) => {
          let text = '';
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString('latin1');
          });
          response.on('end', () => {
            const [setCookie = ''] = response.headers['set-cookie'] ?? [];
            resolve({ status: response.statusCode ?? 0, body: text, setCookie });
          });
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  return {
    ask,
    /** Asks to be paired with a code. */
    pair: (word: string, headers: Readonly<Record<string, string>> = { origin }) =>
      ask('/enter', { method: 'POST', headers, body: JSON.stringify({ word, name: 'Tablet' }) }),
    /** Opens the wire with a cookie. */
    connect(gate: string, cookie: string) {
      const open = () => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}${gate}/wire`, {
          headers: { cookie, origin },
          rejectUnauthorized: false,
        });
        socket.on('error', () => undefined);
        return socket as unknown as Socket;
      };
      // A socket that was closed is not opened again.
      return connectSocket(open, gate, () => undefined);
    },
  };
}
