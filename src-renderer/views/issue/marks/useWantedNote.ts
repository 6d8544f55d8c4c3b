import { type RefObject, useEffect, useEffectEvent } from 'react';
import { message } from '#shared/i18n/translate.ts';
import type { WantedWhole } from '#shared/model/draft.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { PaperHandle } from '../../../components/desk/paperHandle.ts';
import { useApplication, usePart } from '../../../state/application.ts';
import { markableAt, type WantedNote } from '../../../state/issue/markable.ts';
import { hasPrintedPages } from '../../../state/navigation/issueView.ts';
import type { IssueRoute } from '../../../state/navigation/route.ts';
import { currentArticle } from './currentArticle.ts';
import type { ShowMark } from './useShowMark.ts';

interface WantedNoteOptions {
  readonly route: IssueRoute;
  readonly issue: Issue | null;
  readonly paper: RefObject<PaperHandle | null>;
  readonly showNotes: () => void;
  readonly onPrint: ShowMark['onPrint'];
}

/** Begins the note that was asked for by name or in a menu, on the article or page that one is at. */
export function useWantedNote({ route, issue, paper, showNotes, onPrint }: WantedNoteOptions): void {
  const { currentIssue, toasts } = useApplication();
  const wanted = usePart(currentIssue.store, (state) => state.wantedNote);
  const begin = useEffectEvent((note: WantedNote, on: Issue) => {
    currentIssue.wantNote(null);
    if (note.kind === 'part' && hasPrintedPages(on)) {
      onPrint((handle) => handle.markPart?.() ?? false);
      return;
    }
    const about = wholeAt(note, on);
    if (about) {
      showNotes();
      currentIssue.writeNote(markableAt({ about }));
    } else toasts.done(message(note.kind === 'article' ? 'marking.noArticle' : 'marking.noPage'));
  });
  const wholeAt = (note: WantedNote, on: Issue): WantedWhole | null => {
    if (note.kind === 'issue') return { kind: 'issue' };
    if (note.kind === 'page') {
      const page = paper.current?.printedPage?.() ?? pageOfText(on, paper.current?.currentPlace()?.start);
      return page === null ? null : { kind: 'page', page };
    }
    if (note.kind !== 'article') return null;
    const at = note.articleId === null ? currentArticle(route, paper.current, on.articles) : null;
    const articleId = note.articleId ?? (at === null ? undefined : on.articles[at]?.id);
    return articleId === undefined ? null : { kind: 'article', articleId };
  };
  useEffect(() => {
    if (wanted && issue) begin(wanted, issue);
  }, [wanted, issue]);
}

/** The page of an issue that a place of its text stands on, by its index among the printed ones, or else the text's own. */
function pageOfText({ pages, facsimile = [] }: Issue, start = 0): number | null {
  const page = pages.findLast((one) => one.start <= start) ?? pages[0];
  const among = facsimile.length > 0 ? facsimile : pages;
  const index = among.findIndex(({ number }) => number === page?.number);
  return index >= 0 ? index : among.length > 0 ? 0 : null;
}
