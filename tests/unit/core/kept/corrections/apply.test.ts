import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { applyCorrections } from '#core/kept/corrections/apply.ts';
import { draftCorrection } from '#core/kept/corrections/make.ts';
import { describePassage, findPassage, prepareText } from '#shared/anchoring/index.ts';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import { articleFlows } from '#shared/text/flow.ts';
import { issueOf, spanOf } from './support.ts';

const gazette = [
  'The lifebaot goes out',
  'She went out twice in one night.',
  'The crew are all well and safe at home.',
  'A new pump was set up in Chandler Lane.',
  '',
  'The railway and the marsh',
  'Nobody knows where the line will go.',
  '',
  'Frost on the fields',
  'It was colder than in any year before.',
  '* Buy your hats at Harbottle and Son',
];

/** An issue that is corrected step by step, as a person does it. */
function desk(printed: Issue) {
  const made: Correction[] = [];
  const shown = () => applyCorrections(printed, made).issue;
  return {
    printed,
    made,
    shown,
    correct(wanted: WantedCorrection) {
      const draft = draftCorrection(shown(), printed, wanted);
      const time = new Date(made.length).toISOString();
      const correction: Correction = { id: `c${made.length}`, ...draft, created: time, modified: time };
      made.push(correction);
      return correction;
    },
    text(words: string, replacement: string) {
      return this.correct({ kind: 'text', ...spanOf(printed, words), replacement });
    },
  };
}

const textsOf = (article: Article | undefined) =>
  article ? articleFlows(article).map(({ text }) => text) : [];
const headlines = (issue: Issue) => issue.articles.map(({ headline }) => headline?.text ?? null);

describe('corrections of text', () => {
  it('change what is read and leave the canonical text and every position', () => {
    const one = desk(issueOf(gazette));
    one.text('lifebaot', 'lifeboat');
    expect(headlines(one.shown())[0]).toBe('The lifeboat goes out');
    expect(one.shown().text).toBe(one.printed.text);
    expect(one.shown().articles[0]?.paragraphs).toEqual(one.printed.articles[0]?.paragraphs);
  });

  it('keep to the words that a person changed', () => {
    const one = desk(issueOf(gazette));
    const { target, change } = one.text(
      'The crew are all well and safe at home.',
      'The crew are all well and warm at home.',
    );
    expect(target.quote.exact).toBe('safe');
    expect(change).toEqual({ kind: 'text', replacement: 'warm' });
  });

  it('lie over one another, and come off in any order', () => {
    const one = desk(issueOf(gazette));
    one.text('twice', 'thrice');
    one.text('twice in one night', 'thrice in two nights');
    one.correct({ kind: 'headline', articleId: 'a0', text: 'The lifeboat goes out again' });
    const reads = () => textsOf(one.shown().articles[0]).slice(0, 2);
    expect(reads()).toEqual(['The lifeboat goes out again', 'She went out thrice in two nights.']);
    const [first] = one.made.splice(0, 1);
    expect(reads()[1]).toBe('She went out twice in two nights.');
    one.made.length = 0;
    if (first) one.made.push(first);
    expect(reads()).toEqual(['The lifebaot goes out', 'She went out thrice in one night.']);
  });

  it('cover words that a column break tears apart', () => {
    const lines = ['A head', 'one two-three four', 'the last'];
    const one = desk(issueOf(lines, (line) => (line === 1 ? [7] : [])));
    expect(textsOf(one.printed.articles[0])[1]).toBe('one two three four');
    one.text('two-three', 'zwei drei vier');
    expect(textsOf(one.shown().articles[0])[1]).toBe('one zwei drei vier four');
    expect(coverage(one.shown())).toEqual(coverage(one.printed));
  });

  it('correct the name that people search by', () => {
    const printed = issueOf(['A head', 'By J. Smth', 'Text of it.']);
    const [article] = printed.articles;
    if (!article) throw new Error('no article');
    const named = {
      ...printed,
      articles: [{ ...article, bylines: [{ name: 'J. Smth', role: 'By', ...spanOf(printed, 'J. Smth') }] }],
    };
    const one = desk(named);
    one.text('Smth', 'Smith');
    expect(one.shown().articles[0]?.bylines[0]?.name).toBe('J. Smith');
  });

  it('are refused across paragraphs, and where nothing changes', () => {
    const one = desk(issueOf(gazette));
    const { start } = spanOf(one.printed, 'night');
    const { end } = spanOf(one.printed, 'crew');
    expect(() => one.correct({ kind: 'text', start, end, replacement: 'x' })).toThrow(/several paragraphs/);
    expect(() => one.text('twice', 'twice')).toThrow(/as they were/);
  });

  it('are passed over, never put elsewhere, when their words are gone from the file', () => {
    const one = desk(issueOf(gazette));
    one.text('twice', 'thrice');
    const better = issueOf(gazette.map((line) => line.replace('twice', 'once')));
    const { issue, placed } = applyCorrections(better, one.made);
    expect(issue).toBe(better);
    expect(placed.map(({ place }) => place)).toEqual([null]);
    const longer = issueOf(['Something new above', '', ...gazette]);
    expect(textsOf(applyCorrections(longer, one.made).issue.articles[1])[1]).toContain('thrice');
  });
});

describe('corrections of structure', () => {
  it('split an article and join it again', () => {
    const one = desk(issueOf(gazette));
    const { start } = spanOf(one.printed, 'A new pump');
    one.correct({ kind: 'split', articleId: 'a0', start });
    expect(one.shown().articles.map((article) => textsOf(article).length)).toEqual([3, 1, 2, 2]);
    const pump = one.shown().articles[1];
    one.correct({ kind: 'headline', articleId: pump?.id ?? '', text: 'New pump' });
    one.correct({ kind: 'headline', articleId: pump?.id ?? '', text: 'A new pump at last' });
    expect(headlines(one.shown())[1]).toBe('A new pump at last');
    one.correct({ kind: 'merge', articleId: pump?.id ?? '' });
    expect(textsOf(one.shown().articles[0])).toEqual([
      'The lifebaot goes out',
      'She went out twice in one night.',
      'The crew are all well and safe at home.',
      'A new pump at last',
      'A new pump was set up in Chandler Lane.',
    ]);
    expect(coverage(one.shown())).toEqual(coverage(one.printed));
  });

  it('move articles, each past a neighbour that it knows', () => {
    const one = desk(issueOf(gazette));
    one.correct({ kind: 'move', articleId: 'a2', direction: 'up' });
    one.correct({ kind: 'move', articleId: 'a2', direction: 'up' });
    expect(one.shown().articles.map(({ id }) => id)).toEqual(['a2', 'a0', 'a1']);
    one.made.shift();
    expect(one.shown().articles.map(({ id }) => id)).toEqual(['a2', 'a0', 'a1']);
    expect(() => one.correct({ kind: 'move', articleId: 'a2', direction: 'up' })).toThrow(/no article above/);
  });

  it('make an article an advertisement, and a notice an article', () => {
    const one = desk(issueOf(gazette));
    one.correct({ kind: 'role', blockId: 'a1', role: 'advertisement' });
    expect(headlines(one.shown())).toEqual(['The lifebaot goes out', 'Frost on the fields']);
    expect(one.shown().notices.map(({ kind, text }) => [kind, text])).toEqual([
      ['advertisement', 'The railway and the marsh Nobody knows where the line will go.'],
      ['filler', 'Buy your hats at Harbottle and Son'],
    ]);
    one.correct({ kind: 'role', blockId: 'n0', role: 'article' });
    expect(one.shown().articles.map(textsOf).at(-1)).toEqual(['Buy your hats at Harbottle and Son']);
    expect(coverage(one.shown())).toEqual(coverage(one.printed));
  });

  it('are listed without a place where nothing fits them any more', () => {
    const one = desk(issueOf(gazette));
    one.correct({ kind: 'split', articleId: 'a0', start: spanOf(one.printed, 'A new pump').start });
    const pump = one.shown().articles[1]?.id ?? '';
    one.correct({ kind: 'role', blockId: pump, role: 'notice' });
    one.made.shift();
    const { issue, placed } = applyCorrections(one.printed, one.made);
    expect(issue.articles).toEqual(one.printed.articles);
    expect(placed.map(({ place }) => place)).toEqual([null]);
  });
});

const wantedOf = (issue: Issue, pick: number, kind: number, words: string): WantedCorrection | null => {
  const article = issue.articles[pick % Math.max(1, issue.articles.length)];
  if (!article) return null;
  const flows = articleFlows(article).filter(({ start, end }) => start < end);
  const flow = flows[pick % flows.length];
  const articleId = article.id;
  switch (kind) {
    case 0: {
      const piece = flow?.pieces[pick % flow.pieces.length];
      return piece ? { kind: 'text', start: piece.start, end: piece.end, replacement: words } : null;
    }
    case 1:
      return { kind: 'headline', articleId, text: words };
    case 2: {
      const start = article.paragraphs[pick % Math.max(1, article.paragraphs.length)]?.start;
      return start === undefined ? null : { kind: 'split', articleId, start };
    }
    case 3:
      return { kind: 'merge', articleId };
    case 4:
      return { kind: 'move', articleId, direction: pick % 2 === 0 ? 'up' : 'down' };
    default:
      return { kind: 'role', blockId: articleId, role: pick % 2 === 0 ? 'notice' : 'advertisement' };
  }
};

describe('any corrections', () => {
  const steps = fc.array(
    fc.record({
      pick: fc.nat(50),
      kind: fc.nat(5),
      words: fc.stringMatching(/^[a-z𠮷中]{1,6}( [a-z]{1,5}){0,2}$/u),
    }),
    { maxLength: 8 },
  );

  it('lose no character, show none twice, and leave every annotation on its passage', () => {
    fc.assert(
      fc.property(steps, fc.nat(200), fc.integer({ min: 1, max: 40 }), (todo, at, length) => {
        const printed = issueOf(gazette);
        const one = desk(printed);
        const text = prepareText(printed.text);
        const start = at % (text.points.length - length);
        const annotation = describePassage(text, start, start + length);
        for (const { pick, kind, words } of todo) {
          const wanted = wantedOf(one.shown(), pick, kind, words);
          try {
            if (wanted) one.correct(wanted);
          } catch (error) {
            expect(error).toHaveProperty('code', 'cannotCorrect');
          }
          const shown = one.shown();
          expect(coverage(shown)).toEqual(coverage(printed));
          expect(findPassage(annotation, prepareText(shown.text))).toEqual({
            start,
            end: start + length,
            method: 'position',
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('that are taken back leave the issue as it is printed', () => {
    fc.assert(
      fc.property(steps, (todo) => {
        const one = desk(issueOf(gazette));
        for (const { pick, kind, words } of todo) {
          const wanted = wantedOf(one.shown(), pick, kind, words);
          try {
            if (wanted) one.correct(wanted);
          } catch {
            // Refused ones change nothing.
          }
        }
        const undone = one.made.map((correction): Correction => ({ ...correction, undone: true }));
        expect(applyCorrections(one.printed, undone).issue).toBe(one.printed);
      }),
    );
  });
});
