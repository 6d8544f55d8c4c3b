import { WebSocket } from 'ws';
import type { Wire } from '#shared/contract/wire.ts';

/** RFC 6455, 7.4.1: data that is not what the message type promises. */
const invalidData = 1007;

/** The application's end of one page's wire: JSON text messages on a WebSocket, heard while `mayGoOn`. */
export function socketWire(socket: WebSocket, mayGoOn: () => boolean): Wire {
  const listeners = new Set<(message: unknown) => void>();
  socket.on('message', (data, isBinary) => {
    if (!mayGoOn()) {
      socket.terminate();
      return;
    }
    let message: unknown;
    try {
      if (isBinary) throw new SyntaxError('binary');
      message = JSON.parse(data.toString());
    } catch {
      socket.close(invalidData, 'Messages are JSON text.');
      return;
    }
    for (const listener of [...listeners]) listener(message);
  });
  return {
    post(message) {
      if (socket.readyState !== WebSocket.OPEN) throw new Error('The page is gone.');
      socket.send(JSON.stringify(message));
    },
    onMessage(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    onClose(listener) {
      socket.once('close', listener);
      return () => {
        socket.off('close', listener);
      };
    },
  };
}
