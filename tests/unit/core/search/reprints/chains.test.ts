import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainsOfLinks, pickChains } from '#core/search/reprints/chains/chains.ts';
import { LinkTable, type ReprintLink } from '#core/search/reprints/chains/links.ts';

/** An issue is called by its paper, and the day of January 1900 on which it came out. */
const issueOf = (id: string) => {
  const [paper = '', day = '1'] = id.split('-');
  return { publication: paper, date: `1900-01-${day.padStart(2, '0')}`, edition: null };
};
const passage = (issueId: string, start = 0, end = 100, articleId = 'a') => ({
  issueId,
  articleId,
  span: { start, end },
  headline: `News of ${issueId}`,
});
const link = (
  here: ReturnType<typeof passage>,
  there: ReturnType<typeof passage>,
  opening = 'Once',
): ReprintLink => ({
  here,
  there,
  opening,
});
const wayOf = (links: readonly ReprintLink[]) =>
  chainsOfLinks(links, issueOf).map(({ printings }) => printings.map(({ issueId }) => issueId));
const all = { text: '', order: 'printings', limit: 100 } as const;

it('follows a passage over papers that never met, the earliest printing first', () => {
  const links = [link(passage('B-5'), passage('A-9')), link(passage('C-2'), passage('B-5', 4, 98))];
  const [chain] = chainsOfLinks(links, issueOf);
  expect(chain?.printings.map(({ issueId }) => issueId)).toEqual(['C-2', 'B-5', 'A-9']);
  expect(chain).toMatchObject({ printingCount: 3, paperCount: 3, days: 7, characters: 100 });
});

it('keeps two passages of one article apart', () => {
  const links = [
    link(passage('A-1', 0, 100), passage('B-2')),
    link(passage('A-1', 90, 300), passage('C-3', 0, 210)),
  ];
  expect(wayOf(links)).toEqual([
    ['A-1', 'B-2'],
    ['A-1', 'C-3'],
  ]);
});

it('leaves out what stands in three issues of a paper, and what only one paper has', () => {
  const standing = ['A-1', 'A-2', 'A-3'].map((id) => link(passage(id), passage('B-9')));
  expect(wayOf(standing)).toEqual([]);
  expect(wayOf(standing.slice(0, 2))).toEqual([['A-1', 'A-2', 'B-9']]);
  expect(wayOf([link(passage('A-1'), passage('A-2'))])).toEqual([]);
});

it('is the same for links in any order', () => {
  const place = fc.record({
    paper: fc.constantFrom('A', 'B', 'C', 'D'),
    day: fc.integer({ min: 1, max: 2 }),
    start: fc.integer({ min: 0, max: 300 }),
    length: fc.integer({ min: 1, max: 150 }),
  });
  const links = fc.array(
    fc
      .tuple(place, place)
      .map(([a, b]) =>
        link(
          passage(`${a.paper}-${a.day}`, a.start, a.start + a.length),
          passage(`${b.paper}-${b.day}`, b.start, b.start + b.length),
        ),
      ),
    { maxLength: 25 },
  );
  const sorted = (ways: readonly (readonly string[])[]) => ways.map((way) => way.join(' ')).toSorted();
  fc.assert(
    fc.property(links, (some) => {
      expect(sorted(wayOf(some.toReversed()))).toEqual(sorted(wayOf(some)));
    }),
  );
});

it('finds chains by a paper, a word of a headline or of the opening, in either script, and orders them', () => {
  const chains = chainsOfLinks(
    [
      link(passage('Courier-1'), passage('Mercury-3'), '輪船失火'),
      link(passage('Herald-2', 0, 500), passage('Mercury-30', 0, 480), 'A fire at sea'),
    ],
    issueOf,
  );
  const firsts = (request: Partial<Parameters<typeof pickChains>[1]>) =>
    pickChains(chains, { ...all, ...request }).chains.map(({ printings }) => printings[0]?.issueId);
  expect(firsts({ text: 'courier' })).toEqual(['Courier-1']);
  expect(firsts({ text: '轮船' })).toEqual(['Courier-1']);
  expect(firsts({ text: 'SEA mercury' })).toEqual(['Herald-2']);
  expect(firsts({ order: 'days' })).toEqual(['Herald-2', 'Courier-1']);
  expect(firsts({ order: 'date' })).toEqual(['Courier-1', 'Herald-2']);
  expect(pickChains(chains, { ...all, limit: 1 })).toMatchObject({ total: 2 });
});

it('forgets an issue on both sides, and keeps no more links than it may', () => {
  const table = new LinkTable(2);
  table.put({ issueId: 'A-1', version: '1', links: [] });
  table.put({ issueId: 'B-2', version: '1', links: [link(passage('B-2'), passage('A-1'))] });
  table.put({
    issueId: 'C-3',
    version: '1',
    links: ['A-1', 'B-2'].map((id) => link(passage('C-3'), passage(id))),
  });
  expect(table.links()).toHaveLength(2);
  expect(table.isFull).toBe(true);
  table.remove(new Set(['A-1']));
  expect(table.links()).toEqual([]);
  expect(table.isFull).toBe(false);
  expect(table.versionOf('B-2')).toBe('1');
});
