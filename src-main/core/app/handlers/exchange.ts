import type { exchangeCalls } from '#shared/contract/calls/exchange.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function exchangeHandlers({ opened, uploads }: HandlerServices): HandlersOf<typeof exchangeCalls> {
  return {
    'exchange.importFiles': ({ paths }) => opened().exchange.importFiles(paths),
    async 'exchange.importUpload'({ uploadId }) {
      try {
        return await opened().exchange.importFiles(await uploads.paths(uploadId));
      } finally {
        await uploads.discard(uploadId);
      }
    },
    'exchange.waiting': () => opened().exchange.waiting(),
  };
}
