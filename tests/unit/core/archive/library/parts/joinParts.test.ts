import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinParts } from '#core/archive/library/parts/joinParts.ts';
import { issueDocument } from '#core/exchange/export/issueDocument.ts';
import type { Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { parseSimple } from '../simpleIssue.ts';

const head = 'Daily|2020-12-14||1';

describe('texts put together', () => {
  const word = fc.stringMatching(/^[a-z一二三😀]{1,6}$/u);
  const article = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
  const file = fc.array(article, { minLength: 1, maxLength: 4 }).map((lines) => [head, ...lines].join('\n'));

  it('show at every position what the files show there, with ids that are unique', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (texts) => {
        const issues = texts.map((text, n) => parseSimple(`${n}.txt`, new TextEncoder().encode(text)));
        const whole = joinParts(issues);
        const { slice } = indexCodePoints(whole.text);
        const textAt = ({ start, end }: Span) => slice(start, end);
        const expected = issues.flatMap(({ articles }) =>
          articles.flatMap(({ headline, paragraphs }) => [
            headline?.text,
            ...paragraphs.map(({ text }) => text),
          ]),
        );
        const flows = whole.articles.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs]);
        expect(flows.map((flow) => flow?.pieces.map(textAt).join(''))).toEqual(expected);
        expect(new Set(whole.articles.map(({ id }) => id)).size).toBe(whole.articles.length);
        expect(whole.parts?.map(textAt) ?? [whole.text]).toEqual(texts);
        for (const dropped of whole.dropped) expect(dropped.text).toBe(textAt(dropped));
      }),
    );
  });
});

describe('the document that parse prints', () => {
  it('lists the files that an issue is put together from', () => {
    const issues = ['a', 'b'].map((name) =>
      parseSimple(`${name}.txt`, new TextEncoder().encode(`${head}\n${name}`)),
    );
    const whole = joinParts(issues);
    expect(issueDocument(whole, null).parts).toEqual(whole.parts);
    expect(issueDocument(whole, null).parts?.map(({ path }) => path)).toEqual(['a.txt', 'b.txt']);
  });
});

describe('texts that share articles', () => {
  const letters = fc.stringMatching(/^[a-z一二三😀]{45,60}$/u);
  const shelf = fc.uniqueArray(letters, { minLength: 3, maxLength: 6 });
  const files = shelf.chain((articles) =>
    fc
      .array(fc.subarray(articles, { minLength: 1 }), { minLength: 2, maxLength: 4 })
      .map((chosen) => chosen.map((own) => [head, ...own.map((body) => `Head ${body}`)].join('\n'))),
  );

  it('are put together without loss: every file is there, and every article once', () => {
    fc.assert(
      fc.property(files, (texts) => {
        const whole = joinParts(
          texts.map((text, n) => parseSimple(`${n}.txt`, new TextEncoder().encode(text))),
        );
        const { slice } = indexCodePoints(whole.text);
        const bodies = whole.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(''));
        const wanted = texts.map((text) =>
          text
            .split('\n')
            .slice(1)
            .map((line) => line.slice('Head'.length)),
        );
        expect(bodies.toSorted()).toEqual([...new Set(wanted.flat())].toSorted());
        for (const [n, { start, end, shared = [] }] of (whole.parts ?? []).entries()) {
          const stretches = [{ start, end }, ...shared].map((span) => slice(span.start, span.end));
          const lines = stretches
            .join('\n')
            .split('\n')
            .filter((line) => line !== '');
          expect(lines.toSorted()).toEqual((texts[n] ?? '').split('\n').toSorted());
        }
        for (const { paragraphs } of whole.articles) {
          for (const { pieces, text } of paragraphs) {
            expect(pieces.map((piece) => slice(piece.start, piece.end)).join('')).toBe(text);
          }
        }
        for (const dropped of whole.dropped) expect(dropped.text).toBe(slice(dropped.start, dropped.end));
      }),
    );
  });
});
