import type { annotationInputs } from '#shared/contract/annotationCalls.ts';
import type { Handlers } from '#shared/contract/peer.ts';
import type { HandlerServices } from './services.ts';

export function annotationHandlers({
  opened,
}: HandlerServices): Pick<Handlers, keyof typeof annotationInputs> {
  return {
    'annotations.list': ({ issueId }) => opened().annotations.list(issueId),
    'annotations.create': (input) => opened().annotations.create(input),
    'annotations.change': (input) => opened().annotations.change(input),
    async 'annotations.remove'(input) {
      await opened().annotations.remove(input);
      return null;
    },
    'annotations.candidates': (input) => opened().annotations.candidates(input),
    'annotations.reattach': (input) => opened().annotations.reattach(input),
    'annotations.undo': () => opened().annotations.undo(),
    'annotations.redo': () => opened().annotations.redo(),
  };
}
