import { countedPeople, type PrintedName } from '#core/search/finder/people.ts';
import { dayText } from '#core/search/text/dateRange.ts';
import type { Person } from '#shared/model/finding/person.ts';
import type { Server } from './connection.ts';

interface Row {
  readonly names: readonly string[];
  readonly articles: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** Everybody named in an archive's bylines, by the form of their names, who wrote most first. Every document is counted for it. */
export async function archivePeople(
  server: Pick<Server, 'transaction'>,
): Promise<ReadonlyMap<string, Person>> {
  const rows = await server.transaction('reading', async (client) => {
    const { rows: found } = await client.query<Row>(
      `SELECT b.names, c.articles, c.first, c.last FROM broadsheet.byline b JOIN (
         SELECT d.byline, count(*)::int AS articles, min(d.day) FILTER (WHERE d.day > 0) AS first,
           max(d.day) FILTER (WHERE d.day > 0) AS last
         FROM broadsheet.document d GROUP BY d.byline) c ON c.byline = b.id
       WHERE cardinality(b.names) > 0`,
    );
    return found;
  });
  return countedPeople(printedNames(rows));
}

function* printedNames(rows: readonly Row[]): Generator<PrintedName> {
  const day = (number: number | null) => (number === null ? null : dayText(number, 'day'));
  for (const { names, articles, first, last } of rows) {
    for (const name of names) yield { name, articles, from: day(first), to: day(last) };
  }
}
