import type { NamedIssue } from '#shared/model/exchange.ts';
import type { NotebookEntry } from '#shared/model/notebook.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { NoteEditor } from '../notes/NoteEditor.tsx';
import { NotebookCard } from './NotebookCard.tsx';

interface NotebookLineProps {
  readonly entry: NotebookEntry;
  readonly index: number;
  readonly grouped: boolean;
}

/** One line of the notebook: an annotation, under its issue's name where it is the first of a group. */
export function NotebookLine({ entry, index, grouped }: NotebookLineProps) {
  const { currentIssue, library } = useApplication();
  const { t } = useTranslator();
  const issueName = useIssueName();
  const { id, issueId } = entry.annotation;
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  const language = summary?.language;
  const { about } = entry.annotation.target;
  const name = issueName(entry.issue, summary?.dateText, about === 'publication');
  const draft = usePart(currentIssue.store, (state) => state.drafts.get(id));
  const isEditing = usePart(currentIssue.store, (state) => state.editing === id);
  return (
    <>
      {entry.groupSize !== null && (
        <h2 className="notebook-issue">
          <span lang={language} className="serif">
            {name}
          </span>
          <span className="soft">{t('count.notes', { count: entry.groupSize })}</span>
        </h2>
      )}
      {draft && isEditing ? (
        <NoteEditor draft={draft} />
      ) : (
        <NotebookCard entry={entry} index={index} language={language} issueName={grouped ? null : name} />
      )}
    </>
  );
}

/**
 * Paper, date, edition and number, as far as they are known; the date as printed where that names no day. A paper as a
 * whole has none of them, and is not undated.
 */
function useIssueName(): (
  issue: NamedIssue,
  dateText: string | null | undefined,
  isPaper: boolean,
) => string {
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  return ({ publication, date, edition, issueNumber, name }, dateText = null, isPaper) =>
    [
      publication ?? (date === null ? name : t('shelf.untitled')),
      isPaper ? null : dateOf({ date, dateText }, 'day'),
      edition,
      issueNumber === null ? null : t('issue.number', { number: issueNumber }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
}
