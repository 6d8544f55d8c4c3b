import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNameFinder } from '#core/search/finder/createNameFinder.ts';
import type { NameFinder, NamesInIssue } from '#core/search/finder/nameFinder.ts';
import { connectNameFinder, serveNameFinder } from '#core/search/worker/namePeer.ts';
import { wirePair } from '#shared/contract/wire.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { issueNames, labelsOf, newFinder } from './support.ts';

// Few characters, so that names are near each other by chance.
const han = fc.string({ unit: fc.constantFrom(...'人民日报大代表'), minLength: 1, maxLength: 7 });
// None of these letters begins the pinyin of one of those.
const word = fc.string({ unit: fc.constantFrom(...'aiel'), minLength: 1, maxLength: 7 });
const name = fc.array(fc.oneof(han, word), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(' '));
const names = fc.array(name, { minLength: 1, maxLength: 30 });

async function finderWith(labels: readonly string[]): Promise<NameFinder> {
  const finder = newFinder();
  await finder.put('issue', '1', issueNames(labels));
  return finder;
}

/** Damerau's distance with single swaps, by the whole table. */
function distance(a: string, b: string): number {
  const row = (length: number) => Array.from({ length: length + 1 }, (_, at) => at);
  const table = row(a.length).map((down) => row(b.length).map((across) => (down === 0 ? across : down)));
  const at = (down: number, across: number) => table[down]?.[across] ?? Number.POSITIVE_INFINITY;
  for (let down = 1; down <= a.length; down++) {
    for (let across = 1; across <= b.length; across++) {
      const other = Number(a[down - 1] !== b[across - 1]);
      const isSwap = down > 1 && across > 1 && a[down - 1] === b[across - 2] && a[down - 2] === b[across - 1];
      const steps = [at(down - 1, across) + 1, at(down, across - 1) + 1, at(down - 1, across - 1) + other];
      (table[down] ?? [])[across] = Math.min(...steps, isSwap ? at(down - 2, across - 2) + 1 : Infinity);
    }
  }
  return at(a.length, b.length);
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);
/** Words and runs, as a person sees them. */
const piecesOf = (text: string) => text.match(/\p{Script=Han}+|[a-z]+/gu) ?? [];
/** The stretches of a piece that typed letters may stand for: its beginnings, or anything in a run. */
function stretchesOf(piece: string): readonly string[] {
  const starts = isHan(piece) ? Array.from(piece, (_, at) => at) : [0];
  return starts.flatMap((start) =>
    Array.from({ length: piece.length - start }, (_, length) => piece.slice(start, start + length + 1)),
  );
}

/** Whether a name is to be answered, by comparing everything with everything. */
function answers(label: string, typed: string): boolean {
  const runsTogether = label.replaceAll(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  return piecesOf(typed).every((part) =>
    piecesOf(runsTogether)
      .filter((piece) => isHan(piece) === isHan(part))
      .flatMap(stretchesOf)
      .some((stretch) => distance(stretch, part) <= (part.length < 4 ? 0 : 1)),
  );
}

describe('the finder of names', () => {
  it('answers exactly the names that contain what is typed, or are one letter from that', async () => {
    await fc.assert(
      fc.asyncProperty(names, name, async (labels, typed) => {
        const found = await labelsOf(await finderWith(labels), typed);
        expect(found.toSorted()).toEqual(labels.filter((label) => answers(label, typed)).toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('finds a name by itself, first of all, and by each of its beginnings', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (labels) => {
        const finder = await finderWith(labels);
        const [sought = ''] = labels;
        const [first] = await labelsOf(finder, sought);
        expect(first?.replaceAll(' ', '')).toBe(sought.replaceAll(' ', ''));
        for (let length = 2; length <= sought.length; length++) {
          expect(await labelsOf(finder, sought.slice(0, length))).toContain(sought);
        }
      }),
    );
  });

  it('finds a name with a letter wrong, missing, too many or swapped, from four letters on', async () => {
    const long = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'人民日报大代表'), minLength: 5, maxLength: 9 }),
      fc.string({ unit: fc.constantFrom(...'abel'), minLength: 5, maxLength: 9 }),
    );
    const error = fc.constantFrom('wrong', 'missing', 'many', 'swapped');
    await fc.assert(
      fc.asyncProperty(names, long, error, fc.nat(), async (labels, sought, kind, anywhere) => {
        const finder = await finderWith([...labels, sought]);
        const at = anywhere % (sought.length - 1);
        const other = isHan(sought) ? '们' : 'x';
        const end = {
          wrong: other + sought.slice(at + 1),
          missing: sought.slice(at + 1),
          many: other + sought.slice(at),
          swapped: sought.charAt(at + 1) + sought.charAt(at) + sought.slice(at + 2),
        }[kind];
        expect(await labelsOf(finder, sought.slice(0, at) + end)).toContain(sought);
      }),
    );
  });

  it('is after puts, replacements and removals what a new one would be', async () => {
    const issue = fc.record({
      headlines: fc.array(name, { maxLength: 4 }),
      publication: fc.option(fc.constantFrom('人民日报', 'abel', 'Bella')),
      date: fc.option(fc.constantFrom('1998-01-05', '1998-01-06', '1998-11-01')),
      bylines: fc.array(fc.constantFrom('大民', 'Abe Lee'), { maxLength: 3 }),
    });
    const step = fc.oneof(
      fc.record({ put: fc.constantFrom('i', 'j', 'k'), issue }),
      fc.record({ remove: fc.constantFrom('i', 'j', 'k') }),
      fc.record({ tags: fc.uniqueArray(name, { maxLength: 3 }) }),
    );
    const typed = fc.oneof(
      name,
      fc.constantFrom('人民', 'ab', 'bela', 'abel 1998-01', '1998-01-05', '1998年1'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(typed), async (steps, queries) => {
        const finder = newFinder();
        const issues = new Map<string, NamesInIssue>();
        let tags: readonly string[] = [];
        const replaceTags = (one: NameFinder) =>
          one.replace(
            'tag',
            tags.map((label) => ({ kind: 'tag', label, notes: 1 })),
          );
        for (const one of steps) {
          if ('put' in one) {
            const { headlines, ...rest } = one.issue;
            issues.set(one.put, issueNames(headlines, rest));
            await finder.put(one.put, '1', issueNames(headlines, rest));
          } else if ('remove' in one) {
            issues.delete(one.remove);
            await finder.remove([one.remove]);
          } else {
            tags = one.tags;
            await replaceTags(finder);
          }
        }
        const fresh = newFinder();
        for (const [id, issueHere] of [...issues].reverse()) await fresh.put(id, '1', issueHere);
        await replaceTags(fresh);
        for (const text of queries) {
          expect(await finder.find({ text, limit: 8 })).toEqual(await fresh.find({ text, limit: 8 }));
        }
      }),
    );
  });

  it('takes simplified and traditional, full and half width, cases and accents for the same', async () => {
    const finder = await finderWith([
      '國際新聞聯播',
      '国际新闻',
      'Café Zürich',
      'ＡＢＣ Daily',
      'People’s Café',
    ]);
    expect(await labelsOf(finder, '国际新闻')).toEqual(['国际新闻', '國際新聞聯播']);
    expect(await labelsOf(finder, '國際新聞聯')).toEqual(['國際新聞聯播', '国际新闻']);
    expect(await labelsOf(finder, 'CAFE ZU')).toEqual(['Café Zürich']);
    expect(await labelsOf(finder, 'abc daily')).toEqual(['ＡＢＣ Daily']);
    expect(await labelsOf(finder, "people's")).toEqual(['People’s Café']);
    expect(await labelsOf(finder, 'peoples')).toEqual(['People’s Café']);
  });

  it('looks behind punctuation, and at what is typed apart', async () => {
    const finder = await finderWith(['市人大“代表”工作会议', 'The Ferry—and After']);
    expect(await labelsOf(finder, '人大代表')).toEqual(['市人大“代表”工作会议']);
    expect(await labelsOf(finder, '会议 人大')).toEqual(['市人大“代表”工作会议']);
    expect(await labelsOf(finder, 'after fer')).toEqual(['The Ferry—and After']);
    expect(await labelsOf(finder, 'rry')).toEqual([]);
    expect(await labelsOf(finder, '“”')).toEqual([]);
    expect(await labelsOf(finder, ' ')).toEqual([]);
  });

  it('puts what is equal first, then beginnings, then what contains it, then a wrong letter', async () => {
    const finder = await finderWith(['Old Harbour', 'Harbour Lights', 'Harbour', 'Harvour']);
    await finder.replace('tag', [{ kind: 'tag', label: 'harbour works', notes: 1 }]);
    expect(await labelsOf(finder, 'harbour')).toEqual([
      'Harbour',
      'harbour works',
      'Harbour Lights',
      'Old Harbour',
      'Harvour',
    ]);
  });

  it('puts papers, collections, tags and saved searches before headlines that are as good', async () => {
    const finder = newFinder();
    await finder.put('i', '1', issueNames(['Ferry'], { publication: 'Ferry', bylines: ['Ferry', 'Ferry'] }));
    await finder.replace('search', [{ kind: 'search', label: 'Ferry', searchId: 's' }]);
    await finder.replace('tag', [{ kind: 'tag', label: 'Ferry', notes: 2 }]);
    await finder.replace('collection', [
      { kind: 'collection', label: 'Ferry', collectionId: 'c', members: 0 },
    ]);
    const { names: found } = await finder.find({ text: 'ferry', limit: 8 });
    expect(found).toEqual([
      { kind: 'paper', label: 'Ferry', issues: 1 },
      { kind: 'collection', label: 'Ferry', collectionId: 'c', members: 0 },
      { kind: 'tag', label: 'Ferry', notes: 2 },
      { kind: 'search', label: 'Ferry', searchId: 's' },
      { kind: 'byline', label: 'Ferry', articles: 2 },
      {
        kind: 'headline',
        label: 'Ferry',
        issueId: 'i',
        articleId: 'a0',
        publication: 'Ferry',
        date: null,
        page: 1,
      },
    ]);
    expect((await finder.find({ text: 'ferry', limit: 2 })).names).toEqual(found.slice(0, 2));
  });

  it('answers issues by paper and date, however the date is typed', async () => {
    const finder = newFinder();
    for (const [publication, date] of [
      ['人民日报', '1998-01-05'],
      ['人民日报', '1998-01-06'],
      ['人民日报', '1998-10-05'],
      ['The Ferry Times', '1998-01-05'],
    ] as const) {
      await finder.put(`${publication} ${date}`, '1', issueNames([], { publication, date }));
    }
    const issues = async (text: string) =>
      (await finder.find({ text, limit: 8 })).names.flatMap((one) =>
        one.kind === 'issue' ? one.issueId : [],
      );
    const chinese = '人民日报 1998-01-05';
    const english = 'The Ferry Times 1998-01-05';
    for (const typed of [
      '1998-01-05',
      '1998/1/5',
      '1998.1.5',
      '19980105',
      '5 January 1998',
      '5th Jan 1998',
      'January 5, 1998',
      '1998年1月5日',
      '一九九八年一月五日',
    ]) {
      expect(await issues(typed)).toEqual([english, chinese].toSorted().toReversed());
      expect(await issues(`人民日报 ${typed}`)).toEqual([chinese]);
      expect(await issues(`${typed} 人民日抱`)).toEqual([chinese]);
      expect(await issues(`ferry times ${typed}`)).toEqual([english]);
    }
    const january = ['人民日报 1998-01-05', '人民日报 1998-01-06'];
    for (const typed of ['人民日报 1998-01', '人民日报1998年1月', '人民日报 January 1998']) {
      expect(await issues(typed)).toEqual(january);
    }
    expect(await issues('人民 1998-1')).toEqual([...january, '人民日报 1998-10-05']);
    expect(await issues('人民 1998')).toEqual([...january, '人民日报 1998-10-05']);
    expect(await issues('1998-02-30')).toEqual([]);
  });
});

describe('the file of names', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-names-'));
    file = join(folder, 'cache', 'names');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  const ferry = issueNames(['The Ferry'], { publication: '海報', date: '1998-01-05', bylines: ['Ada'] });

  it('brings back what was put, and says what it holds', async () => {
    const first = newFinder();
    expect(await first.open(file)).toEqual(new Map());
    await first.put('a', 'v1', ferry);
    await first.put('b', 'v1', issueNames(['Gone']));
    await first.put('b', 'v2', issueNames(['Two\nlines']));
    const before = await first.find({ text: 'ferry', limit: 8 });
    await first.close();
    const second = newFinder();
    expect(await second.open(file)).toEqual(
      new Map([
        ['a', 'v1'],
        ['b', 'v2'],
      ]),
    );
    await eventually(async () => expect((await second.find({ text: 'x', limit: 1 })).complete).toBe(true));
    expect(await second.find({ text: 'ferry', limit: 8 })).toEqual(before);
    expect(await labelsOf(second, 'two lines')).toEqual(['Two\nlines']);
    expect(await labelsOf(second, 'gone')).toEqual([]);
    expect(await labelsOf(second, '海报 1998-01-05')).toEqual(['海報']);
  });

  it('says that names are missing while they come, and takes what is put meanwhile for newer', async () => {
    const first = newFinder();
    await first.open(file);
    for (const id of ['a', 'b', 'c']) await first.put(id, 'v1', issueNames([`Ferry ${id}`]));
    await first.close();
    // Every name takes too long, and the next one comes when the test says so.
    const pauses: (() => void)[] = [];
    let now = 0;
    const second = createNameFinder({
      schedule: () => () => undefined,
      now: () => (now += 100),
      pause: () => new Promise((resolve) => pauses.push(() => resolve())),
    });
    await second.open(file);
    expect(await second.find({ text: 'ferry', limit: 8 })).toMatchObject({ names: [], complete: false });
    await second.put('b', 'v2', issueNames(['Boat']));
    await second.remove(['c']);
    await expect
      .poll(async () => {
        for (const goOn of pauses.splice(0)) goOn();
        return (await second.find({ text: 'x', limit: 1 })).complete;
      })
      .toBe(true);
    expect(await labelsOf(second, 'ferry')).toEqual(['Ferry a']);
    expect(await labelsOf(second, 'boat')).toEqual(['Boat']);
  });

  it('takes a damaged file for none', async () => {
    const first = newFinder();
    await first.open(file);
    await first.put('a', 'v1', ferry);
    await first.close();
    const whole = await readFile(file);
    for (const damage of [whole.subarray(0, -3), Buffer.from(whole.toString().replace('Ferry', 'Fairy'))]) {
      await writeFile(file, damage);
      expect(await newFinder().open(file)).toEqual(new Map());
    }
  });
});

describe('the finder over a wire', () => {
  it('answers as the finder itself does', async () => {
    const [near, far] = wirePair();
    const own = newFinder();
    serveNameFinder(far, own);
    const finder = connectNameFinder(near);
    expect(await finder.open(null)).toEqual(new Map());
    await finder.put('a', 'v1', issueNames(['The Ferry', 'Gone'], { publication: 'Ferry Times' }));
    await finder.replace('tag', [{ kind: 'tag', label: 'ferries', notes: 1 }]);
    const found = await finder.find({ text: 'ferry', limit: 8 });
    expect(found.names.map(({ kind }) => kind)).toEqual(['paper', 'headline', 'tag']);
    expect(found).toEqual(await own.find({ text: 'ferry', limit: 8 }));
    await finder.remove(['a']);
    expect(await labelsOf(finder, 'ferr')).toEqual(['ferries']);
    await finder.close();
    expect(await labelsOf(finder, 'ferr')).toEqual([]);
  });

  it('are all there of the next library, though those of the one before were still being taken up', async () => {
    const file = join(await temporaryFolder(), 'names.jsonl');
    const first = newFinder();
    await first.open(file);
    for (const id of ['a', 'b', 'c']) await first.put(id, '1', issueNames([`Ferry ${id}`]));
    await first.close();
    let time = 0;
    const paused: (() => void)[] = [];
    const finder = createNameFinder({
      schedule: () => () => undefined,
      now: () => (time += 100),
      pause: () => new Promise((resolve) => paused.push(resolve)),
    });
    await finder.open(file);
    expect(await finder.find({ text: 'ferry', limit: 9 })).toMatchObject({ complete: false });
    await finder.open(null);
    expect(await finder.find({ text: 'ferry', limit: 9 })).toMatchObject({ names: [], complete: true });
    for (const resume of paused) resume();
    expect(await labelsOf(finder, 'ferry')).toEqual([]);
  });
});
