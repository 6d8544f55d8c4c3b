import type { linkCalls } from '#shared/contract/calls/links.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function linkHandlers({ opened }: HandlerServices): HandlersOf<typeof linkCalls> {
  return {
    'links.list': ({ issueId }) => opened().links.of(issueId),
    'links.create': async (input) => ({ linkId: await opened().links.create(input) }),
    'links.remove': ({ linkId }) => done(opened().links.remove(linkId)),
  };
}
