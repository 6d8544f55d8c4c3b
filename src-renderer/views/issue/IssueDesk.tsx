import { memo, type RefObject, useCallback, useImperativeHandle, useRef } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { paperName } from '../../components/desk/names.ts';
import type { Mark, PaperHandle, PassageSelection } from '../../components/desk/types.ts';
import { FacsimileView } from '../../components/facsimile/FacsimileView.tsx';
import { IssuePaper } from '../../components/paper/IssuePaper.tsx';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useHasKeys } from '../../state/hooks.ts';
import type { IssueViewName, PaperView } from '../../state/navigation/route.ts';
import { bothHandles } from './bothHandles.ts';
import { usePrintedPages } from './usePrintedPages.ts';

/** Selecting, finding and writing notes leave the paper alone until something on it changes. */
const Paper = memo(IssuePaper);
const Facsimile = memo(FacsimileView);

interface IssueDeskProps {
  /** Answers for whatever shows the issue now. */
  readonly paperRef: RefObject<PaperHandle | null>;
  readonly issue: Issue;
  readonly view: IssueViewName;
  readonly openArticleId: string | null;
  readonly typeSize: number;
  readonly marks: readonly Mark[];
  readonly focusedMarkId: string | null;
  readonly matches: readonly Span[];
  readonly currentMatch: number | null;
  readonly spoken: readonly Span[];
  readonly onSelect: (selection: PassageSelection | null) => void;
  readonly onOpenArticle: (articleId: string) => void;
  /** Opens an article beside the page it was printed on. */
  readonly onReadBeside: (articleId: string) => void;
  readonly onCloseArticle: () => void;
  readonly onCorrectArticle: ((articleId: string) => void) | null;
  readonly onMarkActivate: (markId: string) => void;
  readonly onView: (view: IssueViewName) => void;
}

/** The issue as its text, as the printed page, or as both beside each other. */
export function IssueDesk(props: IssueDeskProps) {
  const { paperRef, issue, view, openArticleId, typeSize, onSelect, onView } = props;
  const { marks, focusedMarkId, matches, currentMatch } = props;
  const translator = useTranslator();
  const { t } = translator;
  const hasKeys = useHasKeys();
  const paper = useRef<PaperHandle>(null);
  const print = useRef<PaperHandle>(null);
  const wanted = view === 'facsimile' || view === 'beside';
  const sheets = usePrintedPages(wanted ? issue : null);
  const failure = usePart(useApplication().facsimile.store, (state) => state.failure);

  // Which of the two a person selects in; the other has nothing to say then.
  const selected = useRef<{ paper: PassageSelection | null; print: PassageSelection | null }>({
    paper: null,
    print: null,
  });
  const selectIn = useCallback(
    (where: 'paper' | 'print', selection: PassageSelection | null) => {
      selected.current[where] = selection;
      onSelect(selected.current.print ?? selected.current.paper);
    },
    [onSelect],
  );
  const selectOnPaper = useCallback(
    (selection: PassageSelection | null) => selectIn('paper', selection),
    [selectIn],
  );
  const selectOnPrint = useCallback(
    (selection: PassageSelection | null) => selectIn('print', selection),
    [selectIn],
  );
  useImperativeHandle(paperRef, () => bothHandles(paper, print), []);
  const setBeside = useCallback((beside: boolean) => onView(beside ? 'beside' : 'facsimile'), [onView]);

  if (wanted && sheets === null) {
    return (
      <div className="desk paper-desk">
        {failure === null ? (
          <p className="loading" role="status">
            {t('issue.loading')}
          </p>
        ) : (
          <div className="notice-page" role="alert">
            <p>{translator.failure(failure)}</p>
            <button type="button" className="button" onClick={() => onView('page')}>
              {t('facsimile.toText')}
            </button>
          </div>
        )}
      </div>
    );
  }
  const printed = sheets !== null && sheets.length > 0;
  const textView: PaperView = view === 'facsimile' ? 'page' : view === 'beside' ? 'reading' : view;
  const beside = view === 'beside';
  return (
    <div className="desk paper-desk" data-spread={printed && beside ? true : undefined}>
      {printed && (
        <Facsimile
          ref={print}
          issue={issue}
          sheets={sheets}
          name={paperName(translator, issue.publication, issue.date, issue.masthead.dateText)}
          beside={beside}
          openArticleId={openArticleId}
          marks={marks}
          focusedMarkId={focusedMarkId}
          matches={matches}
          currentMatch={currentMatch}
          spoken={props.spoken}
          onSelect={selectOnPrint}
          onOpenArticle={props.onReadBeside}
          onCloseArticle={props.onCloseArticle}
          onMarkActivate={props.onMarkActivate}
          onBeside={setBeside}
        />
      )}
      {(!printed || beside) && (
        <div className="paper-place">
          <Paper
            ref={paper}
            issue={issue}
            view={printed || !wanted ? textView : 'page'}
            openArticleId={openArticleId}
            typeSize={typeSize}
            marks={marks}
            focusedMarkId={focusedMarkId}
            matches={matches}
            currentMatch={currentMatch}
            spoken={props.spoken}
            hasKeys={hasKeys}
            onSelect={selectOnPaper}
            onOpenArticle={props.onOpenArticle}
            onCloseArticle={props.onCloseArticle}
            onCorrectArticle={props.onCorrectArticle}
            onMarkActivate={props.onMarkActivate}
          />
        </div>
      )}
    </div>
  );
}
