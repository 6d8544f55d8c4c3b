import type { Reprints } from '#core/app/session/reprints.ts';
import type { reprintCalls } from '#shared/contract/calls/finding/reprints.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function reprintHandlers({ opened }: HandlerServices): HandlersOf<typeof reprintCalls> {
  const reprints = (): Reprints => {
    const found = opened().reprints;
    if (found) return found;
    throw new BroadsheetError('notOnThisHost', 'This library was opened without looking for reprints.');
  };
  return {
    'reprints.ofIssue': ({ issueId }) => reprints().find(issueId, null),
    'reprints.ofArticle': ({ issueId, articleId }) => reprints().find(issueId, articleId),
    'reprints.texts': ({ issueId, articleId, otherIssueId, otherArticleId }) =>
      reprints().texts(issueId, articleId, otherIssueId, otherArticleId),
    'reprints.chains': async (request) => reprints().chains.list(request),
    'reprints.state': async () => reprints().state(),
    'reprints.stop': async () => reprints().stop(),
    'reprints.resume': async () => reprints().resume(),
  };
}
