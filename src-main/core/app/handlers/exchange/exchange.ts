import { basename } from 'node:path';
import type { exchangeCalls } from '#shared/contract/calls/exchange.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from '../services.ts';

export function exchangeHandlers({
  opened,
  uploads,
  granted,
}: HandlerServices): HandlersOf<typeof exchangeCalls> {
  return {
    'exchange.importFiles'({ paths, columns }) {
      granted.check(paths);
      return opened().exchange.importFiles(paths, columnsIn(columns));
    },
    async 'exchange.importUpload'({ uploadId, columns }) {
      try {
        return await opened().exchange.importFiles(await uploads.paths(uploadId), columnsIn(columns));
      } finally {
        await uploads.discard(uploadId);
      }
    },
    'exchange.tables'({ paths }) {
      granted.check(paths);
      return opened().exchange.tables(paths);
    },
    'exchange.uploadedTables': async ({ uploadId }) =>
      opened().exchange.tables(await uploads.paths(uploadId)),
    'exchange.waiting': () => opened().exchange.waiting(),
  };
}

const columnsIn = (columns: CallInput<'exchange.importFiles'>['columns']) => (path: string) =>
  columns?.[basename(path)];
