import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Paragraph } from '#shared/model/issue.ts';
import { breakingPoint, cutStory, storyLines } from '../../../../src-renderer/layout/front/cut.ts';
import type { FrontRequest } from '../../../../src-renderer/layout/front/fill.ts';
import { frontPage, restId } from '../../../../src-renderer/layout/front/frontPage.ts';
import { naturalHeight } from '../../../../src-renderer/layout/notices.ts';
import type { MakeUp } from '../../../../src-renderer/layout/types.ts';

const sentence = {
  han: '他以为会来二三十个人，来了三百二十一个。',
  latin: 'The water rose all night, and fell at six. ',
};

function paragraph(start: number, text: string, kind: Paragraph['kind'] = 'body'): Paragraph {
  const end = start + text.length;
  return { start, end, text, kind, pieces: [{ start, end, glue: '' }] };
}

function article(index: number, paragraphs: readonly string[], headline: string | null): Article {
  const start = index * 100_000;
  const flows = paragraphs.map((text, at) => paragraph(start + 100 + at * 10_000, text));
  return {
    id: `a${index}`,
    start,
    end: start + 99_999,
    headline: headline === null ? null : { ...paragraph(start, headline) },
    kicker: null,
    deck: null,
    bylineLine: null,
    bylines: [],
    creditLine: null,
    page: 1,
    section: null,
    paragraphs: flows,
    continuedOn: null,
    continuedFrom: null,
    continuationMarks: [],
    confidence: 1,
    decisions: [],
  };
}

const day = (script: 'han' | 'latin') =>
  fc
    .array(
      fc.record({
        paragraphs: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
        headline: fc.option(fc.constantFrom('三百二十一个人渡江', '洪峰昨夜平稳通过县城'), { freq: 4 }),
      }),
      { minLength: 1, maxLength: 18 },
    )
    .map((articles) =>
      articles.map(({ paragraphs, headline }, index) =>
        article(
          index,
          paragraphs.map((sentences) => sentence[script].repeat(sentences).trim()),
          headline,
        ),
      ),
    );

function request(articles: readonly Article[], script: 'han' | 'latin', columns: number, room: number) {
  const grid = { columns, columnWidth: script === 'han' ? 195 : 320, gutter: 24, lineHeight: 26, rowGap: 26 };
  return {
    articles,
    notices: [],
    grid: { ...grid, bandLines: 26 },
    typeSize: 15,
    script,
    blocks: new Map(),
    room,
  } satisfies FrontRequest;
}

const leaves = (make: MakeUp | null): readonly string[] =>
  make === null ? [] : make.kind === 'leaf' ? [make.item.id] : make.parts.flatMap(leaves);

const settings = fc.record({
  script: fc.constantFrom('han' as const, 'latin' as const),
  columns: fc.integer({ min: 2, max: 6 }),
  room: fc.integer({ min: 14, max: 50 }),
});
const cases = settings.chain((setting) => fc.record({ ...fieldsOf(setting), articles: day(setting.script) }));

function fieldsOf(setting: { script: 'han' | 'latin'; columns: number; room: number }) {
  return {
    script: fc.constant(setting.script),
    columns: fc.constant(setting.columns),
    room: fc.constant(setting.room),
  };
}

describe('a front page', () => {
  it('holds every article once, in printed order, what is cut once above and once below', () => {
    fc.assert(
      fc.property(cases, ({ articles, script, columns, room }) => {
        const front = frontPage(request(articles, script, columns, room));
        if (!front) return;
        const above = leaves(front.top);
        const below = leaves(front.below);
        const order = articles.map(({ id }) => id);
        expect(above).toEqual(order.filter((id) => above.includes(id)));
        const expected = order.flatMap((id) => {
          if (front.cuts.has(id)) return [restId(id)];
          return above.includes(id) ? [] : [id];
        });
        expect(below).toEqual(expected);
        for (const { id, paragraphs } of articles) {
          const cut = front.cuts.get(id);
          if (!cut) continue;
          const { text = '' } = paragraphs[cut.paragraph] ?? {};
          expect(cut.offset).toBeLessThan(text.length);
          expect(cut.paragraph + cut.offset).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fits between the masthead and the foot of the window', () => {
    fc.assert(
      fc.property(cases, ({ articles, script, columns, room }) => {
        const asked = request(articles, script, columns, room);
        const front = frontPage(asked);
        if (front) expect(naturalHeight(front.top, asked.grid)).toBeLessThanOrEqual((room + 1) * 26);
      }),
      { numRuns: 60 },
    );
  });

  it('shows six stories or more, or all there are, on an ordinary screen', () => {
    const long = fc.array(fc.integer({ min: 60, max: 400 }), { minLength: 2, maxLength: 18 });
    fc.assert(
      fc.property(long, fc.integer({ min: 3, max: 6 }), (sentences, columns) => {
        const articles = sentences.map((count, index) =>
          article(index, [sentence.han.repeat(count)], '三百二十一个人渡江'),
        );
        const front = frontPage(request(articles, 'han', columns, 27));
        expect(leaves(front?.top ?? null).length).toBeGreaterThanOrEqual(Math.min(6, articles.length));
      }),
      { numRuns: 40 },
    );
  });

  it('is not made where it has no room or nothing to gain', () => {
    const articles = [0, 1, 2].map((index) => article(index, [sentence.han.repeat(90)], '洪峰昨夜平稳'));
    expect(frontPage(request(articles, 'han', 4, 27))).not.toBeNull();
    expect(frontPage(request(articles, 'han', 1, 27))).toBeNull();
    expect(frontPage(request(articles, 'han', 4, 9))).toBeNull();
    expect(frontPage(request(articles.slice(0, 1), 'han', 4, 27))).toBeNull();
    expect(frontPage(request([], 'han', 4, 27))).toBeNull();
    const short = [0, 1].map((index) => article(index, [sentence.han], '洪峰昨夜平稳'));
    expect(frontPage(request(short, 'han', 4, 27))).toBeNull();
  });

  it('keeps a lead without a headline as it is, and sets the weightiest one that has one larger', () => {
    const articles = [0, 1, 2, 3].map((index) =>
      article(index, [sentence.latin.repeat(60)], index === 0 ? null : 'COAL DUTIES.'),
    );
    const front = frontPage(request(articles, 'latin', 3, 30));
    expect([...(front?.levels ?? [])]).toEqual([['a1', 'pageLead']]);
  });
});

describe('where a story breaks off', () => {
  const setting = { columnEms: 13, script: 'han', scale: 1 } as const;

  it('is the end of a sentence, or a clause, near the place asked for', () => {
    expect(breakingPoint('He went. She came, and stayed long.', 2, 8, 17)).toBe(9);
    expect(breakingPoint('He went away then, and Mr. Tull stayed.', 12, 12, 30)).toBe(19);
    expect(breakingPoint('他来了。她走了，又来了。', 2, 5, 6)).toBe(4);
    expect(breakingPoint('他说：“来了。”她走了，又来了。', 4, 6, 11)).toBe(8);
  });

  it('never tears a character, a number or a word apart', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9江𠮷。，é ]{20,80}$/u),
        fc.integer({ min: 12, max: 19 }),
        (text, to) => {
          const at = breakingPoint(text, to - 10, to - 8, to);
          if (at === 0) return;
          expect(text.slice(0, at) + text.slice(at)).toBe(text);
          expect(text.slice(0, at).isWellFormed()).toBe(true);
          expect(/[a-z0-9é]/u.test(text[at - 1] ?? '') && /[a-z0-9é]/u.test(text[at] ?? '')).toBe(false);
        },
      ),
    );
  });

  it('leaves no corrected paragraph torn, and no subhead at the foot', () => {
    const value = article(0, [sentence.han.repeat(10), '二', sentence.han.repeat(20)], null);
    const [first, subhead, last] = value.paragraphs;
    if (!first || !subhead || !last) throw new Error('No paragraphs.');
    const corrected: Paragraph = { ...last, pieces: [{ ...last, glue: '', replacement: last.text }] };
    const story = { ...value, paragraphs: [first, { ...subhead, kind: 'subhead' as const }, corrected] };
    const cut = cutStory(story, storyLines(story, setting) - 12, setting);
    expect([cut?.paragraph, cut?.offset]).toEqual([1, 0]);
  });

  it('is nowhere where little would be left', () => {
    const story = article(0, [sentence.han.repeat(10)], null);
    expect(cutStory(story, storyLines(story, setting) - 3, setting)).toBeNull();
    expect(cutStory(article(0, [], null), 10, setting)).toBeNull();
  });
});
