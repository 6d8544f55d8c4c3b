import type { draftInputs } from '#shared/contract/draftCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import { done } from './done.ts';
import type { HandlerServices } from './services.ts';

export function draftHandlers({ drafts }: HandlerServices): Pick<Handlers, keyof typeof draftInputs> {
  return {
    'drafts.takeOver': ({ library }, { clientId }) => drafts.takeOver(library, clientId),
    'drafts.keep': ({ library, draft }, { clientId }) => done(drafts.keep(library, clientId, draft)),
    'drafts.drop': ({ library, id }) => done(drafts.drop(library, id)),
  };
}
