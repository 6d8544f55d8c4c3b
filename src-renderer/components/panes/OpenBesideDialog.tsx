import { useEffect, useMemo, useRef, useState } from 'react';
import type { IssueSummary } from '#shared/model/library.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { usePublications } from '../../state/hooks.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { besideChoices, findIssues, otherView } from '../../state/library/besideChoices.ts';
import type { IssueViewName } from '../../state/navigation/route.ts';
import { Dialog } from '../base/Dialog.tsx';

/** Which issue is to stand beside the one that is read? */
export function OpenBesideDialog({ onClose }: { readonly onClose: () => void }) {
  const { panes, library } = useApplication();
  const { t, dates } = useTranslator();
  const [query, setQuery] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const here = usePart(panes.store, (state) => state.last);
  const issues = usePart(library.store, (state) => state.issues);
  const publications = usePublications();
  const current = here ? issues.get(here.issueId) : undefined;
  const { near, sameDay, others } = useMemo(
    () => besideChoices(publications, current),
    [publications, current],
  );
  const found = useMemo(
    () => (query.trim() === '' ? null : findIssues(issues.values(), query, dates.fullDay)),
    [issues, query, dates],
  );
  const view = here?.view ?? 'page';
  const open = (issueId: string, shown: IssueViewName) => {
    onClose();
    panes.openBeside({ issueId, articleId: null, view: shown, arrival: null });
  };
  const choose = (issue: IssueSummary) => open(issue.id, view);
  return (
    <Dialog title={t('panes.openTitle')} onClose={onClose}>
      <input
        ref={box}
        type="search"
        className="link-search"
        aria-label={t('panes.search')}
        placeholder={t('panes.search')}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <div className="link-choices">
        {found ? (
          <>
            <Choices title={t('panes.found')} issues={found} onChoose={choose} />
            {found.length === 0 && (
              <p className="soft" role="status">
                {t('panes.none')}
              </p>
            )}
          </>
        ) : (
          <>
            {current && (
              <button
                type="button"
                className="button same-issue"
                onClick={() => open(current.id, otherView(view, current.hasFacsimile))}
              >
                {t('panes.sameIssue', { view: t(`view.${viewName(otherView(view, current.hasFacsimile))}`) })}
              </button>
            )}
            <Choices title={t('panes.near')} issues={near} onChoose={choose} />
            <Choices title={t('panes.sameDay')} issues={sameDay} onChoose={choose} />
            <Choices title={t('panes.others')} issues={others} onChoose={choose} />
          </>
        )}
      </div>
    </Dialog>
  );
}

const viewName = (view: IssueViewName) => (view === 'beside' ? 'facsimile' : view);

interface ChoicesProps {
  readonly title: string;
  readonly issues: readonly IssueSummary[];
  readonly onChoose: (issue: IssueSummary) => void;
}

function Choices({ title, issues, onChoose }: ChoicesProps) {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  if (issues.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="panel-title">{title}</h3>
      <ul className="panel-list">
        {issues.map((issue) => (
          <li key={issue.id}>
            <button type="button" className="panel-item" onClick={() => onChoose(issue)}>
              <strong className="serif link-name">
                <bdi lang={issue.language}>{issue.publication ?? t('shelf.untitled')}</bdi>,{' '}
                {dateOf(issue, 'fullDay')}
              </strong>
              <span lang={issue.language}>
                {[issue.edition, issue.headlines[0] ?? issue.path].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
