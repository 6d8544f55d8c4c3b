import { describe, expect, it } from 'vitest';
import { writtenBy } from '#core/app/session/writtenBy.ts';
import { parseSimpleSource } from '../../archive/library/simpleIssue.ts';
import { openArchive } from './support.ts';

/** Articles whose text says who wrote them: `by Ann Reed.` */
async function parseWithBylines(...input: Parameters<typeof parseSimpleSource>) {
  const parsed = await parseSimpleSource(...input);
  for (const { issue } of parsed.issues) {
    for (const article of issue.articles) {
      const names = [...(article.paragraphs[0]?.text.matchAll(/by ([^.]+)\./g) ?? [])];
      Object.assign(article, { bylines: names.map(([, name = '']) => ({ name, role: null })) });
    }
  }
  return parsed;
}

describe('what somebody wrote', () => {
  it('is all that bears their name in any spelling, by date, and nothing of others', async () => {
    const { open } = await openArchive(
      {
        'b.txt':
          'Harbour News|1998-02-06||2\nLantern sold by ANN REED. and by Ned Marsh.\nCandle by Ann Reedham.',
        'a.txt': 'Daily|1997-01-05||1\nFerryman by Ann Reed.',
      },
      parseWithBylines,
    );
    const session = await open();
    const { person, articles, complete } = await writtenBy(session.index, 'ann reed');
    expect(person).toMatchObject({ articles: 2, from: '1997-01-05', to: '1998-02-06' });
    expect(articles.map(({ headline, publication }) => `${headline} ${publication}`)).toEqual([
      'Ferryman Daily',
      'Lantern Harbour News',
    ]);
    expect(complete).toBe(true);
    expect(await writtenBy(session.index, 'reed')).toMatchObject({ person: null });
    expect(await writtenBy(session.index, 'Nobody')).toEqual({ person: null, articles: [], complete: true });
  });

  it('is searched once for spellings that read the same to the search', async () => {
    const asked: string[] = [];
    await writtenBy(
      {
        findPeople: async () => ({
          people: [
            { name: 'ANN REED', otherwise: ['Ann Reed', 'Ann-Reed'], articles: 3, from: null, to: null },
          ],
          total: 1,
          complete: true,
        }),
        async search({ query }) {
          asked.push(query);
          return {
            query,
            total: 0,
            matchTotal: 0,
            hits: [],
            facets: { publications: [], years: [], kinds: [] },
            complete: true,
            milliseconds: 0,
          };
        },
      },
      'Ann Reed',
    );
    expect(asked).toHaveLength(2);
  });
});
