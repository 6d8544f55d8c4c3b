import type { runtimeCalls } from '#shared/contract/calls/runtime/runtime.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function runtimeHandlers({
  interruptions,
  journal,
  report,
  host,
}: HandlerServices): HandlersOf<typeof runtimeCalls> {
  return {
    'runtime.interruptions'(_, { clientId }) {
      journal.record({ kind: 'pageReady' });
      return interruptions.take(clientId);
    },
    'runtime.report': async () => ({ text: await report() }),
    async 'runtime.showLog'() {
      if (journal.folder === null) throw new BroadsheetError('notOnThisHost', 'No log is kept here.');
      return await done(host.showFolder(journal.folder));
    },
  };
}
