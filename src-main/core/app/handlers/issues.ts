import { facsimileSheets, facsimileWords } from '#core/archive/facsimile/sheets.ts';
import type { issueCalls } from '#shared/contract/calls/issues.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function issueHandlers({ opened }: HandlerServices): HandlersOf<typeof issueCalls> {
  return {
    'issue.get': ({ issueId }) => opened().library.getIssue(issueId),
    'issue.chooseSource': ({ issueId, path }) => opened().library.chooseSource(issueId, path),
    'facsimile.pages': ({ issueId }) => facsimileSheets(opened().library, issueId),
    'facsimile.words': ({ issueId, page }) => facsimileWords(opened().library, issueId, page),
  };
}
