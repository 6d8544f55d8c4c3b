import { useDeferredValue } from 'react';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { usePublicationOf } from '../../state/hooks.ts';
import { type DatedSummary, isDated, neighbours, yearOf } from '../../state/library/publications.ts';
import { useReached, yearsAround } from '../../state/library/useReached.ts';
import { Icon } from '../base/Icon.tsx';
import { CorrectionList } from '../corrections/CorrectionList.tsx';
import { IssueLink } from '../shelf/issueLinks.tsx';
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
  /** The article at the top of what is seen; null where none is known. */
  readonly topArticleId: string | null;
  readonly onChoose: (articleId: string) => void;
  readonly onShow: (span: Span) => void;
}

/** Left of the paper: when it appeared, what stands in it, and what is doubtful about it. */
export function IssuePanel(props: IssuePanelProps) {
  const { issueId, articleId, topArticleId, onChoose, onShow } = props;
  // The paper is painted first: thousands of names take longer than it does.
  const issue = useDeferredValue(props.issue, null);
  const { library } = useApplication();
  const { t } = useTranslator();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  const publication = usePublicationOf(issueId);
  const dated = summary && isDated(summary) ? summary : null;
  const isHere = useReached(
    publication,
    publication && dated ? yearsAround(publication, yearOf(dated.date)) : [],
  );
  const { previous, next } = neighbours(publication, issueId, isHere);
  return (
    <nav aria-label={t('contents.name')}>
      {publication && dated && <Calendar publication={publication} current={dated} />}
      {(previous || next) && (
        <div className="neighbours">
          <Neighbour issue={previous} direction="previous" />
          <Neighbour issue={next} direction="next" />
        </div>
      )}
      {issue && <Contents issue={issue} openId={articleId} topId={topArticleId} onChoose={onChoose} />}
      {issue && <Doubts issue={issue} onChoose={onChoose} />}
      {issue && <CorrectionList language={issue.language} onShow={onShow} />}
      {issue && <Sources issue={issue} onChoose={onChoose} />}
      {issue && <Described issue={issue} />}
      {issue && <MachineRead issue={issue} />}
    </nav>
  );
}

interface NeighbourProps {
  readonly issue: DatedSummary | null;
  readonly direction: 'previous' | 'next';
}

/** The way to the issue before or after this one; dead at the ends of a run. */
function Neighbour({ issue, direction }: NeighbourProps) {
  const { t, dates } = useTranslator();
  const name = t(`issue.${direction}`);
  const key = direction === 'previous' ? '[' : ']';
  const icon = <Icon name={direction === 'previous' ? 'left' : 'right'} />;
  if (!issue) {
    return (
      <button type="button" className="plain-button" disabled aria-label={name}>
        {icon}
      </button>
    );
  }
  return (
    <IssueLink
      className="plain-button"
      issueId={issue.id}
      aria-keyshortcuts={key}
      aria-label={name}
      title={`${name} (${key})`}
    >
      {direction === 'previous' && icon} {dates.shortDay(issue.date)} {direction === 'next' && icon}
    </IssueLink>
  );
}
