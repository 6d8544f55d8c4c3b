import type { FoundPeople, PeopleRequest, Person } from '#shared/model/finding/person.ts';
import type { IsoDate } from '#shared/model/issue.ts';
import type { NamesInIssue } from './nameFinder.ts';
import { nameForm } from './nameForm.ts';

interface Counted {
  readonly spellings: Map<string, number>;
  articles: number;
  from: IsoDate | null;
  to: IsoDate | null;
}

/** Everybody named in the bylines of issues, by the form of their names (王 小明 = 王小明), who wrote most first. */
export function bylinesOf(
  issues: Iterable<Pick<NamesInIssue, 'date' | 'bylines'>>,
): ReadonlyMap<string, Person> {
  const formOf = new Map<string, string>();
  const counted = new Map<string, Counted>();
  for (const { date, bylines } of issues) {
    for (const name of bylines) {
      const form = formOf.get(name) ?? nameForm(name);
      formOf.set(name, form);
      if (form === '') continue;
      const known = counted.get(form) ?? { spellings: new Map(), articles: 0, from: null, to: null };
      counted.set(form, known);
      known.articles++;
      known.spellings.set(name, (known.spellings.get(name) ?? 0) + 1);
      if (date === null) continue;
      if (known.from === null || date < known.from) known.from = date;
      if (known.to === null || date > known.to) known.to = date;
    }
  }
  return new Map(
    [...counted]
      .toSorted(([a, { articles: ofA }], [b, { articles: ofB }]) => ofB - ofA || (a < b ? -1 : 1))
      .map(([form, { spellings, articles, from, to }]) => {
        const [name = '', ...otherwise] = [...spellings]
          .toSorted(([a, ofA], [b, ofB]) => ofB - ofA || (a < b ? -1 : 1))
          .map(([spelling]) => spelling);
        return [form, { name, otherwise, articles, from, to }];
      }),
  );
}

/** Those whose names contain what is typed, in their order, but whoever is named just so first. */
export function peopleNamed(
  people: ReadonlyMap<string, Person>,
  { text, limit }: PeopleRequest,
): Omit<FoundPeople, 'complete'> {
  const form = nameForm(text);
  const exact = people.get(form);
  const others = [...people].flatMap(([name, person]) =>
    name.includes(form) && person !== exact ? person : [],
  );
  const found = exact ? [exact, ...others] : others;
  return { people: found.slice(0, limit), total: found.length };
}
