import type { correctionInputs } from '#shared/contract/correctionCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function correctionHandlers({
  opened,
  settings,
}: HandlerServices): Pick<Handlers, keyof typeof correctionInputs> {
  return {
    async 'corrections.list'({ issueId }) {
      const { library, corrections } = opened();
      return corrections.list(await library.getPrinted(issueId));
    },
    async 'corrections.make'({ issueId, wanted }) {
      const { library, corrections } = opened();
      return await corrections.make(await library.getPrinted(issueId), wanted, settings.get().author);
    },
    async 'corrections.undo'({ issueId, correctionId }) {
      await opened().corrections.undo(issueId, correctionId);
      return null;
    },
    async 'corrections.redo'({ issueId, correctionId }) {
      await opened().corrections.redo(issueId, correctionId);
      return null;
    },
    'corrections.printed': ({ issueId }) => opened().library.getPrinted(issueId),
  };
}
