import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { usePublicationOf } from '../../state/hooks.ts';
import { isDated, neighbours } from '../../state/library/publications.ts';
import { Icon } from '../base/Icon.tsx';
import { CorrectionList } from '../corrections/CorrectionList.tsx';
import { wantsBeside } from '../panes/useOpenPlace.ts';
import { useOpenIssue } from '../shelf/issueLinks.tsx';
import { Calendar } from './Calendar.tsx';
import { Contents } from './Contents.tsx';
import { Described } from './Described.tsx';
import { Doubts } from './Doubts.tsx';
import { MachineRead } from './MachineRead.tsx';
import { Sources } from './Sources.tsx';

interface IssuePanelProps {
  readonly issueId: string;
  readonly issue: Issue | null;
  readonly articleId: string | null;
  readonly onChoose: (articleId: string) => void;
  readonly onShow: (span: Span) => void;
}

/** Left of the paper: when it appeared, what stands in it, and what is doubtful about it. */
export function IssuePanel({ issueId, issue, articleId, onChoose, onShow }: IssuePanelProps) {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  const publication = usePublicationOf(issueId);
  const open = useOpenIssue();
  const { previous, next } = neighbours(publication, issueId);
  return (
    <nav aria-label={t('contents.name')}>
      {publication && summary && isDated(summary) && <Calendar publication={publication} current={summary} />}
      {(previous || next) && (
        <div className="neighbours">
          <button
            type="button"
            className="plain-button"
            disabled={!previous}
            aria-keyshortcuts="["
            aria-label={t('issue.previous')}
            title={`${t('issue.previous')} ([)`}
            onClick={(click) => previous && open(previous.id, wantsBeside(click))}
          >
            <Icon name="left" /> {previous && dates.shortDay(previous.date)}
          </button>
          <button
            type="button"
            className="plain-button"
            disabled={!next}
            aria-keyshortcuts="]"
            aria-label={t('issue.next')}
            title={`${t('issue.next')} (])`}
            onClick={(click) => next && open(next.id, wantsBeside(click))}
          >
            {next && dates.shortDay(next.date)} <Icon name="right" />
          </button>
        </div>
      )}
      {issue && <Contents issue={issue} currentId={articleId} onChoose={onChoose} />}
      {issue && <Doubts issue={issue} onChoose={onChoose} />}
      {issue && <CorrectionList language={issue.language} onShow={onShow} />}
      {issue && <Sources issue={issue} onChoose={onChoose} />}
      {issue && <Described issue={issue} />}
      {issue && <MachineRead issue={issue} />}
    </nav>
  );
}
