import type { correctionCalls } from '#shared/contract/calls/corrections.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function correctionHandlers({
  opened,
  settings,
}: HandlerServices): HandlersOf<typeof correctionCalls> {
  return {
    async 'corrections.list'({ issueId }) {
      const { library, corrections } = opened();
      return corrections.list(await library.getPrinted(issueId));
    },
    async 'corrections.make'({ issueId, wanted }) {
      const { library, corrections } = opened();
      return await corrections.make(await library.getPrinted(issueId), wanted, settings.get().author);
    },
    'corrections.undo': ({ issueId, correctionId }) => done(opened().corrections.undo(issueId, correctionId)),
    'corrections.redo': ({ issueId, correctionId }) => done(opened().corrections.redo(issueId, correctionId)),
    'corrections.printed': ({ issueId }) => opened().library.getPrinted(issueId),
  };
}
