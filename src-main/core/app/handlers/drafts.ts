import type { draftCalls } from '#shared/contract/calls/drafts.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function draftHandlers({ drafts }: HandlerServices): HandlersOf<typeof draftCalls> {
  return {
    'drafts.takeOver': ({ library }, { clientId }) => drafts.takeOver(library, clientId),
    'drafts.keep': ({ library, draft }, { clientId }) => done(drafts.keep(library, clientId, draft)),
    'drafts.drop': ({ library, id }) => done(drafts.drop(library, id)),
  };
}
