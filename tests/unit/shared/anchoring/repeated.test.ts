import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePassage, findPassage, prepareText, snapSpan } from '#shared/anchoring/index.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import {
  inserted,
  joined,
  judge,
  piece,
  type TracedText,
  textOf,
  trace,
} from '../../../bench/anchoring/traced.ts';

const market =
  'The market opened late because of the frost, and few farmers came. Wheat fetched 53 shillings a quarter, ' +
  'barley 44, and oats were not wanted at any price. There was no cattle to be seen, the pens being under water. ';
const fire =
  'A fire broke out at the mill on Monday night; the brigade came with two engines, and saved the house. ';
const school =
  'The school in Quay Street shuts for a week, since half of its children are down with measles. ';
const lights = 'Lights must be lit at five. ';
/** An article printed twice, other news between. */
const paper = `${fire}${market}${school}${market}${lights}${fire.slice(0, 60)}`;
const quote = 'barley 44, and oats were not wanted at any price';
const first = paper.indexOf(quote);
const second = paper.lastIndexOf(quote);

/** Where the passage that stood at `start` of the paper is found in another text. */
function follow(start: number, after: string): number | null {
  const selectors = describePassage(prepareText(paper), start, start + quote.length);
  return findPassage(selectors, prepareText(after))?.start ?? null;
}

describe('a passage of an article that is printed twice', () => {
  it('is told from its copy by what stands around the article', () => {
    const { rivals, landmarks } = describePassage(prepareText(paper), first, first + quote.length);
    expect(rivals).toBe(1);
    expect(fire).toContain(landmarks?.before.text);
    expect(`${school}${market}`).toContain(landmarks?.after.text);
  });

  it.each([first, second])('is found again when text is added and letters are mended (%i)', (start) => {
    const after = `LATEST NEWS.\n${paper.replaceAll('farmers', 'tarmers').replace('measles', 'measies')}`;
    expect(follow(start, after)).toBe(start + 13);
  });

  it('is found without a search in the text in which it was described', () => {
    const selectors = describePassage(prepareText(paper), first, first + quote.length);
    const text = prepareText(paper);
    const searched = {
      ...text,
      condensed: () => {
        throw new Error('searched');
      },
    };
    // Nothing to be told by: only the same text can say that it is this one.
    const { landmarks: _, ...bare } = selectors;
    expect(findPassage(bare, searched)).toEqual({
      start: first,
      end: first + quote.length,
      method: 'position',
    });
    expect(() => findPassage(bare, { ...searched, fingerprint: () => 'another' })).toThrow('searched');
  });

  it('is an orphan when its copy is gone, and when it is gone itself', () => {
    const without = paper.replace(market, '');
    for (const start of [first, second]) expect(follow(start, without)).toBeNull();
  });

  it('is not put on its copy when its own surroundings are rewritten', () => {
    const own = paper.indexOf(market);
    const rewritten = market
      .replace('Wheat fetched 53 shillings a quarter', 'Corn was dear, none of it good')
      .replace('There was no cattle to be seen', 'Sheep sold well, and pigs better');
    const after = `x${paper.slice(0, own)}${rewritten}${paper.slice(own + market.length)}`;
    expect(after).toContain(quote);
    expect([null, after.indexOf(quote)]).toContain(follow(first, after));
  });

  it('is an orphan when the article moved away from what stood around it', () => {
    expect(follow(first, `${market}${fire}${school}${market}${lights}`)).toBeNull();
    expect(follow(second, `${lights}${market}${fire}${market}${school}`)).toBeNull();
  });

  it('does not take a copy that was put where it stood', () => {
    const after = `${fire}${school}${market}${lights}${market}`;
    expect(follow(first, after)).toBeNull();
  });

  it('stays where it is, and nowhere else, where nothing tells it from its copy', () => {
    const twice = `${market}${market}`;
    const passage = describePassage(prepareText('晴晴晴晴晴晴晴晴'), 2, 4);
    expect(passage.landmarks).toBeUndefined();
    expect(findPassage(passage, prepareText('晴晴晴晴晴晴晴晴'))).toMatchObject({ start: 2 });
    expect(findPassage(passage, prepareText('雨晴晴晴晴晴晴晴'))).toBeNull();
    expect(findPassage(describePassage(prepareText(twice), 0, 40), prepareText(twice))).toMatchObject({
      start: 0,
    });
  });

  it('is found in the other Chinese script', () => {
    const own =
      '河边的石阶一级一级都塌了，挑水的人要绕过半条街，从磨坊后面下去。镇上的人说要等到开春以后才修，船也只好停在下游，货物靠人一担一担往上挑，工钱加了一成。';
    const text = `祖父昨天从县城回来，带了两斤红糖，还有一封写给舅舅的长信，信上说今年秋收很好，请他放心。${own}学校下个月搬到新楼，家长们都去帮忙，桌椅一共抬了三天，孩子们高兴得一夜睡不着，老师说要唱歌。${own}邮局改在九点开门，寄往省城的包裹每周二和周五发出，急件可以当天取，不另外收钱，电话照旧。`;
    const start = text.lastIndexOf('镇上的人');
    const selectors = describePassage(prepareText(text), start, start + 14);
    expect(selectors.landmarks).toBeDefined();
    const pairs = new Map(
      Array.from(
        '镇鎮级級开開阶階边邊说說从從来來带帶两兩红紅还還学學个個楼樓长長们們子子'.matchAll(/(.)(.)/gu),
        ([, a, b]) => [b, a],
      ),
    );
    const traditional = Array.from(
      text,
      (letter) => [...pairs].find(([, simple]) => simple === letter)?.[0] ?? letter,
    ).join('');
    const fold = (letter: string) => pairs.get(letter) ?? letter;
    expect(findPassage(selectors, prepareText(`号外${traditional}`, fold))?.start).toBe(start + 2);
  });
});

const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
  minLength: 2,
  maxLength: 9,
});
const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  minLength: 2,
  maxLength: 9,
});
const sentence = fc.oneof(
  fc.array(word, { minLength: 6, maxLength: 14 }).map((words) => `${words.join(' ')}. `),
  fc.array(han, { minLength: 4, maxLength: 10 }).map((words) => `${words.join('，')}。\n`),
);
const sentences = (minLength: number) => fc.array(sentence, { minLength, maxLength: 5 });

/** News, an article, other news, the article again (right after it, too), and more news. */
interface Paper {
  readonly before: readonly string[];
  readonly article: readonly string[];
  readonly between: readonly string[];
  readonly after: readonly string[];
}
const printedTwice: fc.Arbitrary<Paper> = fc.record({
  before: sentences(0),
  article: sentences(1).filter((list) => lengthOf(list) > shortest),
  between: sentences(0),
  after: sentences(0),
});

/** Shorter ones may stand anywhere, so that not all like them are counted. */
const shortest = 12;

/** A passage of it: in which copy, and where in the article. */
const mark = fc.record({ copy: fc.constantFrom(0, 1), from: fc.nat(), to: fc.nat() });

/** What happens to whole sentences: those from one to another go, come again elsewhere, or go elsewhere. */
const change = fc.record({
  kind: fc.constantFrom('none', 'remove', 'copy', 'move', 'add'),
  from: fc.nat(),
  to: fc.nat(),
  at: fc.nat(),
  added: sentence,
});
/** What happens to single letters. */
const mending = fc.record({ at: fc.nat(), kind: fc.constantFrom('insert', 'delete', 'replace') });

type Value<A> = A extends fc.Arbitrary<infer T> ? T : never;

const lengthOf = (list: readonly string[]) => Array.from(list.join('')).length;

function passageOf({ before, article, between }: Paper, { copy, from, to }: Value<typeof mark>): Span {
  const length = lengthOf(article);
  const own = lengthOf(before) + (copy === 0 ? 0 : length + lengthOf(between));
  const start = from % length;
  return { start: own + start, end: own + Math.min(length, start + shortest + (to % length)) };
}

/** Null for a copy that comes to stand beside what it was made of, where nobody can tell which is which. */
function changed(paper: Paper, { kind, from, to, at, added }: Value<typeof change>): TracedText | null {
  const list = [...paper.before, ...paper.article, ...paper.between, ...paper.article, ...paper.after];
  const whole = trace(list.join(''));
  const borders = list.map((_, index) => lengthOf(list.slice(0, index)));
  const traced = list.map((one, index) =>
    piece(whole, { start: borders[index] ?? 0, end: (borders[index] ?? 0) + lengthOf([one]) }),
  );
  const start = from % list.length;
  const end = Math.min(list.length, start + 1 + (to % 5));
  const taken = traced.slice(start, end);
  const rest = traced.toSpliced(start, end - start);
  switch (kind) {
    case 'remove':
      return joined(rest);
    case 'move':
      return joined(rest.toSpliced(at % (rest.length + 1), 0, ...taken));
    case 'copy': {
      const place = at % (list.length + 1);
      const beside = [...traced.keys()].filter((index) => index === place || index === place - 1);
      const words = list.slice(start, end);
      if (beside.some((index) => words.includes(list[index] ?? ''))) return null;
      return joined(traced.toSpliced(place, 0, inserted(words.join(''))));
    }
    case 'add':
      return joined(traced.toSpliced(at % (list.length + 1), 0, inserted(added)));
    default:
      return whole;
  }
}

/** Every change of whole sentences that leaves this text: which of them it was, nobody can see. */
function changesThatLeave(text: string, paper: Paper): readonly TracedText[] {
  const count = paper.before.length + 2 * paper.article.length + paper.between.length + paper.after.length;
  const each = Array.from({ length: count }, (_, index) => index);
  return (['remove', 'move', 'copy'] as const).flatMap((kind) =>
    each.flatMap((from) =>
      [0, 1, 2, 3, 4].flatMap((to) =>
        (kind === 'remove' ? [0] : [...each, count]).flatMap((at) => {
          const one = changed(paper, { kind, from, to, at, added: '' });
          return one !== null && textOf(one) === text ? [one] : [];
        }),
      ),
    ),
  );
}

function mended(text: TracedText, { at, kind }: Value<typeof mending>): TracedText {
  const total = text.characters.length;
  const start = total === 0 ? 0 : at % total;
  const end = kind === 'insert' ? start : Math.min(total, start + 1);
  return joined([
    piece(text, { start: 0, end: start }),
    ...(kind === 'delete' ? [] : [inserted('ø')]),
    piece(text, { start: end, end: total }),
  ]);
}

describe('a passage of any article that is printed twice', () => {
  it('is never found on other text, whatever is removed, copied, moved, added or mended', () => {
    const verdicts = { right: 0, orphan: 0 };
    fc.assert(
      fc.property(
        printedTwice,
        mark,
        change,
        fc.array(mending, { maxLength: 4 }),
        (paper, where, edit, mendings) => {
          const text = [
            ...paper.before,
            ...paper.article,
            ...paper.between,
            ...paper.article,
            ...paper.after,
          ].join('');
          const passage = snapSpan(indexCodePoints(text), passageOf(paper, where));
          const moved = changed(paper, edit);
          // What reads as before is as before: nobody can see that copies changed places letter for letter.
          fc.pre(
            passage !== null &&
              passage.end - passage.start >= shortest &&
              moved !== null &&
              (edit.kind === 'none' || textOf(moved) !== text),
          );
          const after = mendings.reduce(mended, moved);
          const selectors = describePassage(prepareText(text), passage.start, passage.end);
          const found = findPassage(selectors, prepareText(textOf(after)));
          const verdict = judge(after, passage, found);
          if (verdict === 'wrong') {
            const others = changesThatLeave(textOf(moved), paper).map((other) =>
              mendings.reduce(mended, other),
            );
            expect(others.map((other) => judge(other, passage, found))).toContain('right');
          } else verdicts[verdict]++;
        },
      ),
      { numRuns: 500, endOnFailure: true },
    );
    // Nothing would be wrong, either, if nothing were found.
    expect(verdicts.right).toBeGreaterThan(verdicts.orphan);
  });
});
