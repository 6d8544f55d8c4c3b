import { memo, type RefObject, useEffect, useImperativeHandle, useRef } from 'react';
import type { FacsimileSheet } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { IssueOnDesk } from '../../components/desk/issueOnDesk.ts';
import type { PaperHandle } from '../../components/desk/paperHandle.ts';
import { FacsimileView } from '../../components/facsimile/FacsimileView.tsx';
import { IssuePaper } from '../../components/paper/IssuePaper.tsx';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { facsimileKey } from '../../state/issue/facsimile.ts';
import type { IssueViewName, PaperView } from '../../state/navigation/route.ts';
import { bothHandles } from './bothHandles.ts';

/** Selecting, finding and writing notes leave the paper alone until something on it changes. */
const Paper = memo(IssuePaper);
const Facsimile = memo(FacsimileView);

interface IssueDeskProps {
  /** Answers for whatever shows the issue now. */
  readonly paperRef: RefObject<PaperHandle | null>;
  readonly desk: IssueOnDesk;
  readonly view: IssueViewName;
}

/** The issue as its text, as the printed page, or as both beside each other. */
export function IssueDesk({ paperRef, desk, view }: IssueDeskProps) {
  const translator = useTranslator();
  const { t } = translator;
  const paper = useRef<PaperHandle>(null);
  const print = useRef<PaperHandle>(null);
  const wanted = view === 'facsimile' || view === 'beside';
  const sheets = usePrintedPages(wanted ? desk.issue : null);
  const failure = usePart(useApplication().facsimile.store, (state) => state.failure);
  useImperativeHandle(paperRef, () => bothHandles(paper, print), []);

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
            <button type="button" className="button" onClick={() => desk.onView('page')}>
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
      {printed && <Facsimile ref={print} desk={desk} sheets={sheets} beside={beside} />}
      {(!printed || beside) && (
        <div className="paper-place">
          <Paper ref={paper} desk={desk} view={printed || !wanted ? textView : 'page'} />
        </div>
      )}
    </div>
  );
}

/** The printed pages of an issue: null while they are fetched, empty where there are none. */
function usePrintedPages(issue: Issue | null): readonly FacsimileSheet[] | null {
  const { facsimile } = useApplication();
  const key = issue && facsimileKey(issue);
  const sheets = usePart(facsimile.store, (state) => (state.key === key ? state.sheets : null));
  useEffect(() => {
    if (issue) void facsimile.open(issue);
  }, [facsimile, issue]);
  return sheets;
}
