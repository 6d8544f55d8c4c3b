import type { exchangeInputs } from '#shared/contract/exchangeCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function exchangeHandlers({
  opened,
  uploads,
}: HandlerServices): Pick<Handlers, keyof typeof exchangeInputs> {
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
