import type { draftInputs } from '#shared/contract/draftCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function draftHandlers({ drafts }: HandlerServices): Pick<Handlers, keyof typeof draftInputs> {
  return {
    'drafts.takeOver': ({ library }, { clientId }) => drafts.takeOver(library, clientId),
    async 'drafts.keep'({ library, draft }, { clientId }) {
      await drafts.keep(library, clientId, draft);
      return null;
    },
    async 'drafts.drop'({ library, id }) {
      await drafts.drop(library, id);
      return null;
    },
  };
}
