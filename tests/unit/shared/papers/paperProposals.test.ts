import { describe, expect, it } from 'vitest';
import type { IssueSummary } from '#shared/model/library.ts';
import { groupPapers } from '#shared/papers/paperNames.ts';
import { proposeNames } from '#shared/papers/paperProposals.ts';
import { summary } from '../../renderer/support.ts';

let count = 0;
const issue = (publication: string | null, more: Partial<IssueSummary> = {}): IssueSummary => {
  const id = `i${++count}`;
  const namedBy = publication === null ? null : 'source';
  return summary({ id, publication, namedBy, path: `papers/${id}.txt`, ...more });
};

const titles = (issues: readonly IssueSummary[]) =>
  groupPapers(issues).map((paper) => [paper.title, paper.issues.length]);

describe('papers on the shelf', () => {
  it('are one however their name is written', () => {
    expect(
      titles([
        issue('The Salt Bay Chronicle'),
        issue('THE SALT BAY CHRONICLE.'),
        issue('Salt Bay Chronicle'),
        issue('The Salt Bay Chronicle'),
      ]),
    ).toEqual([['The Salt Bay Chronicle', 4]]);
    expect(titles([issue('Weſtliche Poſt'), issue('Westliche Post')])).toEqual([['Westliche Post', 2]]);
  });

  it('are told apart by their articles where two are in use', () => {
    expect(titles([issue('Die Presse'), issue('La Presse'), issue('Presse')])).toHaveLength(3);
  });

  it('are one where they have one record number, whatever they are called', () => {
    expect(
      titles([
        issue('Salt Bay Chronicle', { paperKey: 'lccn:sn12345678' }),
        issue('Salt Bay Chronicle', { paperKey: 'lccn:sn12345678' }),
        issue('Salf Bay Chroncle', { paperKey: 'lccn:sn12345678' }),
        issue('Port Ann Herald', { paperKey: 'lccn:sn12345679' }),
      ]),
    ).toEqual([
      ['Salt Bay Chronicle', 3],
      ['Port Ann Herald', 1],
    ]);
  });

  it('are told apart by their record numbers where nothing names them', () => {
    const of = (paperKey: string | null) => issue(null, { paperKey });
    const papers = groupPapers([of('lccn:sn1'), of('lccn:sn1'), of('lccn:sn2'), of(null)]);
    expect(papers.map(({ record }) => record)).toEqual(['lccn:sn1', 'lccn:sn2', null]);
  });

  it('are called by no folder that holds papers of several record numbers', () => {
    const inFolder = (paperKey: string) => issue('ocr', { namedBy: 'folder', paperKey });
    expect(titles([inFolder('lccn:sn1'), inFolder('lccn:sn1')])).toEqual([['ocr', 2]]);
    expect(titles([inFolder('lccn:sn1'), inFolder('lccn:sn2')])).toEqual([
      [null, 1],
      [null, 1],
    ]);
  });

  it('are called by a person’s word first', () => {
    expect(
      titles([
        issue('salt bay chronicle', { namedBy: 'person' }),
        issue('Salt Bay Chronicle'),
        issue('Salt Bay Chronicle'),
      ]),
    ).toEqual([['salt bay chronicle', 3]]);
  });
});

const proposed = (issues: readonly IssueSummary[]) =>
  proposeNames(issues).map(({ reason, names, issues: all, suggestions }) => ({
    reason,
    names,
    count: all.length,
    first: suggestions[0] ?? null,
  }));

describe('what the shelf proposes', () => {
  it('is nothing for papers that name themselves', () => {
    expect(proposed([issue('Salt Bay Chronicle'), issue('Port Ann Herald'), issue('石桥日报')])).toEqual([]);
  });

  it('is a name for papers that only a folder names: what they speak of, else the folder’s', () => {
    const inFolder = (nameHints: readonly string[]) => issue('clips', { namedBy: 'folder', nameHints });
    const [hint] = proposed([inFolder(['Port Ann Herald']), inFolder(['Port Ann Herald']), inFolder([])]);
    expect(hint).toEqual({ reason: 'folder', names: ['clips'], count: 3, first: 'Port Ann Herald' });
    expect(proposed([inFolder([]), inFolder(['Port Ann Herald'])])[0]?.first).toBe('clips');
  });

  it('is the name of files that are called alike for those that nothing names', () => {
    const read = issue('Salt Bay Chronicle');
    expect(proposed([read, issue(null), issue(null)])).toEqual([
      { reason: 'unnamed', names: [], count: 2, first: 'Salt Bay Chronicle' },
    ]);
    const [otherwise] = proposed([read, issue(null, { path: 'papers/torn leaf.txt' })]);
    expect(otherwise?.first).toBeNull();
    const [known] = proposed([read, issue(null, { paperKey: 'lccn:sn1' })]);
    expect(known?.first).toBeNull();
  });

  it('is done at once only where it is more than a guess', () => {
    const sure = (issues: readonly IssueSummary[]) => proposeNames(issues).map(({ isSure }) => isSure);
    const nameHints = ['Port Ann Herald'];
    const clip = () => issue('clips', { namedBy: 'folder', nameHints });
    expect(sure([clip()])).toEqual([false]);
    expect(sure([clip(), clip(), clip()])).toEqual([true]);
    expect(sure([issue('The Saltern Herald', { namedBy: 'folder' })])).toEqual([true]);
    expect(sure([issue('clips', { namedBy: 'folder' })])).toEqual([false]);
    expect(sure([issue(null, { nameHints })])).toEqual([false]);
  });

  it('keeps papers of other record numbers apart', () => {
    const of = (paperKey: string) => issue(null, { paperKey });
    expect(proposed([of('lccn:sn1'), of('lccn:sn1'), of('lccn:sn2')]).map(({ count: all }) => all)).toEqual([
      2, 1,
    ]);
  });

  it('begins with what is sure', () => {
    const clip = () => issue('The Saltern Herald', { namedBy: 'folder' });
    const order = proposed([issue(null), issue('clips', { namedBy: 'folder' }), clip()]);
    expect(order.map(({ names }) => names)).toEqual([['The Saltern Herald'], ['clips'], []]);
  });

  it('joins names that differ by a letter, or by a second title', () => {
    expect(
      proposed([
        issue('Salt Bay Chronicle'),
        issue('Salt Bay Chronicle'),
        issue('Salt Bay Chronicie'),
        issue('Salt Bay Chronicle – Courier of the Coast'),
      ]),
    ).toEqual([
      {
        reason: 'alike',
        names: ['Salt Bay Chronicle', 'Salt Bay Chronicie', 'Salt Bay Chronicle – Courier of the Coast'],
        count: 4,
        first: 'Salt Bay Chronicle',
      },
    ]);
    expect(proposed([issue('人民日报'), issue('人民晚报'), issue('The Times'), issue('The Tides')])).toEqual(
      [],
    );
  });

  it('leaves alone what a person named', () => {
    expect(
      proposed([
        issue('Salt Bay Chronicle', { namedBy: 'person' }),
        issue('Salt Bay Chronicie', { namedBy: 'person' }),
        issue('clips', { namedBy: 'person' }),
      ]),
    ).toEqual([]);
  });

  it('is a look at names that can hardly be read', () => {
    expect(proposed([issue('Wcllcnburger Nachnchtcn', { isNameDoubtful: true })])).toMatchObject([
      { reason: 'doubtful', first: 'Wcllcnburger Nachnchtcn' },
    ]);
  });
});
