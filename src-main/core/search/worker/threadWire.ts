import type { MessagePort, Worker } from 'node:worker_threads';
import type { Wire } from '#shared/contract/wire.ts';

/** One end of the pipe between a thread and its worker. */
export function threadWire(port: Worker | MessagePort): Wire {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', listener);
      return () => port.off('message', listener);
    },
    onClose(listener) {
      // A worker says `exit`, a port `close`; each says only its own.
      port.once('exit', listener);
      port.once('close', listener);
      return () => {
        port.off('exit', listener);
        port.off('close', listener);
      };
    },
  };
}
