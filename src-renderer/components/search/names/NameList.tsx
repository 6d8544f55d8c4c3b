import { Fragment, memo, useEffect } from 'react';
import type { Name } from '#shared/model/finding/name.ts';
import { moveBetweenResults } from '../../../dom/moveBetweenResults.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { WholeWords } from '../../base/shown/WholeWords.tsx';
import { wantsBeside } from '../../panes/useOpenPlace.ts';
import { CommandList } from './CommandList.tsx';
import { useOpenName } from './useOpenName.ts';

/** What can be meant by name, above the hits, and what can be done by it: each opens with a press, or with an arrow and Enter. */
export const NameList = memo(function NameList({ query }: { readonly query: string }) {
  const { names: control, search } = useApplication();
  const { t } = useTranslator();
  const names = usePart(control.store, (state) => state.names);
  const complete = usePart(control.store, (state) => state.complete);
  // The line about the index says it for the names as well.
  const isIndexed = usePart(search.store, (state) => state.complete);
  const open = useOpenName();
  useEffect(() => control.look(query), [control, query]);
  return (
    <>
      {names.length > 0 && (
        <nav className="names" aria-label={t('names.title')}>
          <ul onKeyDown={moveBetweenResults}>
            {names.map((name) => (
              <li key={keyOf(name)}>
                <NameLine name={name} onOpen={open} />
              </li>
            ))}
          </ul>
          {!complete && isIndexed && <p className="names-note">{t('names.incomplete')}</p>}
        </nav>
      )}
      <CommandList />
    </>
  );
});

interface NameLineProps {
  readonly name: Name;
  readonly onOpen: (name: Name, beside: boolean) => void;
}

function NameLine({ name, onOpen }: NameLineProps) {
  const { library } = useApplication();
  const { t, dates } = useTranslator();
  const issueId = 'issueId' in name ? name.issueId : null;
  const issue = usePart(library.store, ({ issues }) => (issueId === null ? undefined : issues.get(issueId)));
  const day = 'date' in name && name.date !== null ? dates.day(name.date) : null;
  const details = [...new Set(detailOf(name, day, issue?.edition ?? null, t))];
  return (
    <button
      type="button"
      className="name-link"
      data-kind={name.kind}
      onClick={(click) => onOpen(name, wantsBeside(click))}
    >
      <span className="name-kind">{t(`names.kind.${name.kind}`)}</span>
      <span className="name-label" lang={issue?.language}>
        <WholeWords text={inHalfWidth(labelOf(name, day), false)} />
      </span>
      <span className="name-detail">
        {details.map((part, index) => (
          // Lines break between parts only, with the dot at their end.
          <Fragment key={part}>
            <span>{index < details.length - 1 ? `${part} ·` : part}</span>{' '}
          </Fragment>
        ))}
      </span>
    </button>
  );
}

/** An issue is called by its paper and its day. */
const labelOf = (name: Name, day: string | null): string =>
  name.kind === 'issue' ? [name.label, day].filter((part) => part).join(' · ') : name.label;

/** What tells a name from another that reads the same; editions of a day often share their headlines. */
function detailOf(
  name: Name,
  day: string | null,
  edition: string | null,
  t: ReturnType<typeof useTranslator>['t'],
): readonly string[] {
  switch (name.kind) {
    case 'paper':
      return [t('names.issues', { count: name.issues })];
    case 'collection':
      return [t('names.members', { count: name.members })];
    case 'tag':
      return [t('names.notes', { count: name.notes })];
    case 'search':
      return [];
    case 'issue': {
      const number = name.issueNumber === null ? null : t('issue.number', { number: name.issueNumber });
      return [name.edition, number].filter((part) => part !== null);
    }
    case 'byline':
      return [t('names.articles', { count: name.articles })];
    case 'headline':
      return [name.publication, day, edition].filter((part) => part !== null);
  }
}

function keyOf(name: Name): string {
  const { kind, label } = name;
  if (kind === 'headline') return `${kind} ${name.issueId} ${name.articleId}`;
  if (kind === 'issue') return `${kind} ${name.issueId}`;
  if (kind === 'collection') return `${kind} ${name.collectionId}`;
  return kind === 'search' ? `${kind} ${name.searchId}` : `${kind} ${label}`;
}
