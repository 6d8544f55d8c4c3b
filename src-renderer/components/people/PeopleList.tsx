import { useEffect } from 'react';
import type { Person } from '#shared/model/finding/person.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { addressOf } from '../../state/navigation/address.ts';
import { FilterField } from '../fields/FilterField.tsx';
import { yearsOf } from './years.ts';

interface PeopleListProps {
  /** Who is shown beside the list. */
  readonly chosen: string | null;
}

/** Those who are named in bylines, who wrote most first, and a field that narrows them. */
export function PeopleList({ chosen }: PeopleListProps) {
  const { people } = useApplication();
  const { t } = useTranslator();
  const { text, found } = usePart(people.store, (state) => state);
  useEffect(() => void people.look(people.store.getState().text), [people]);
  return (
    <>
      <FilterField value={text} label={t('people.filter')} onChange={(typed) => void people.look(typed)} />
      {found && (
        <>
          <p className="soft" role="status">
            {t('people.count', { count: found.total })}
          </p>
          <ul className="panel-list people-list">
            {found.people.map((person) => (
              <li key={person.name}>
                <PersonLink person={person} isChosen={person.name === chosen} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function PersonLink({ person, isChosen }: { readonly person: Person; readonly isChosen: boolean }) {
  const { router } = useApplication();
  const { t } = useTranslator();
  const route = { name: 'people', person: person.name } as const;
  return (
    <a
      className="panel-item"
      href={addressOf(route)}
      aria-current={isChosen ? 'page' : undefined}
      onClick={(click) => {
        if (click.ctrlKey || click.metaKey || click.shiftKey) return;
        click.preventDefault();
        router.go(route);
      }}
    >
      <strong className="serif">{person.name}</strong>
      <span>
        {[t('count.articles', { count: person.articles }), yearsOf(person)]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </a>
  );
}
