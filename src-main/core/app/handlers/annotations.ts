import type { annotationCalls } from '#shared/contract/calls/annotations.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function annotationHandlers({ opened }: HandlerServices): HandlersOf<typeof annotationCalls> {
  return {
    'annotations.list': ({ issueId }) => opened().annotations.list(issueId),
    'annotations.create': (input) => opened().annotations.create(input),
    'annotations.change': (input) => opened().annotations.change(input),
    'annotations.remove': (input) => done(opened().annotations.remove(input)),
    'annotations.candidates': (input) => opened().annotations.candidates(input),
    'annotations.reattach': (input) => opened().annotations.reattach(input),
  };
}
