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

/** A name as it is printed in so many articles, the first and the last of them on these days. */
export interface PrintedName {
  readonly name: string;
  readonly articles: number;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
}

/** Everybody named in the bylines of issues, by the form of their names (王 小明 = 王小明), who wrote most first. */
export const bylinesOf = (
  issues: Iterable<Pick<NamesInIssue, 'date' | 'bylines'>>,
): ReadonlyMap<string, Person> => countedPeople(printedNames(issues));

function* printedNames(issues: Iterable<Pick<NamesInIssue, 'date' | 'bylines'>>): Generator<PrintedName> {
  for (const { date, bylines } of issues) {
    for (const name of bylines) yield { name, articles: 1, from: date, to: date };
  }
}

/** The same of names that are counted already. */
export function countedPeople(names: Iterable<PrintedName>): ReadonlyMap<string, Person> {
  const formOf = new Map<string, string>();
  const counted = new Map<string, Counted>();
  for (const { name, articles, from, to } of names) {
    const form = formOf.get(name) ?? nameForm(name);
    formOf.set(name, form);
    if (form === '') continue;
    const known = counted.get(form) ?? { spellings: new Map(), articles: 0, from: null, to: null };
    counted.set(form, known);
    known.articles += articles;
    known.spellings.set(name, (known.spellings.get(name) ?? 0) + articles);
    if (from !== null && (known.from === null || from < known.from)) known.from = from;
    if (to !== null && (known.to === null || to > known.to)) known.to = to;
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
