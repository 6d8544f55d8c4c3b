import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readCsv, renderCsv } from '#core/exchange/annotationFiles/csv.ts';
import { annotationOf } from '../export/support.ts';
import { hostileAnnotations } from '../import/hostile.ts';
import { sourceOf } from '../import/support.ts';

const now = '2026-01-01T00:00:00.000Z';
const source = sourceOf();
const table = (...annotations: Parameters<typeof renderCsv>[0][number]['annotations']) =>
  renderCsv([{ issue: source, annotations }]);

it('has one row an annotation, and a byte order mark for spreadsheet programs', () => {
  const [head, row, ...rest] = table(annotationOf({ note: 'Says "so", twice', tags: ['a;b', 'c'] })).split(
    '\r\n',
  );
  expect(head?.startsWith('\ufeffpublication,date,edition,number,headline,passage,note,colour,tags,')).toBe(
    true,
  );
  expect(
    row?.startsWith('云溪日报,2021-05-01,,321,新桥通车,大桥今日通车,"Says ""so"", twice",yellow,a\\;b;c,'),
  ).toBe(true);
  expect(rest).toEqual(['']);
});

it('has no cell that a spreadsheet program would run', () => {
  expect(table(annotationOf({ note: '=HYPERLINK("http://x.example")' }))).toContain(`"'=HYPERLINK(`);
});

it('is read back with nothing lost but lone surrogates, which UTF-8 cannot hold', () => {
  fc.assert(
    fc.property(hostileAnnotations([source.id]), (annotation) => {
      const bytes = new TextEncoder().encode(table(annotation));
      const [read] = readCsv(new TextDecoder().decode(bytes), now)?.annotations ?? [];
      const { issueId: _, target, ...content } = annotation;
      const expected = {
        ...content,
        note: content.note.toWellFormed(),
        quote: Object.fromEntries(
          Object.entries(target.quote).map(([key, text]) => [key, text.toWellFormed()]),
        ),
        position: { start: target.position.start, end: target.position.end },
        shown: target.shown.toWellFormed() || null,
        headline: target.headline?.toWellFormed() || null,
        tags: [...new Set(content.tags.map((tag) => tag.toWellFormed()))],
        ...(content.creator !== undefined && { creator: content.creator.toWellFormed() }),
      };
      expect(read?.annotation).toEqual(expected);
      expect(read?.source).toMatchObject({
        issueId: source.id,
        publication: '云溪日报',
        date: '2021-05-01',
        issueNumber: '321',
      });
    }),
  );
});

it('is read with few columns, in any order, as a person might write it', () => {
  const text =
    'note;passage;date;publication\nAsk;the northern pier;1926-05-14;The Wexcombe Courier\nNothing;;;\n';
  const file = readCsv(text, now);
  expect(file?.annotations).toMatchObject([
    {
      source: { publication: 'The Wexcombe Courier', date: '1926-05-14', issueId: null },
      annotation: {
        quote: { exact: 'the northern pier' },
        position: null,
        note: 'Ask',
        colour: 'yellow',
        created: now,
      },
    },
  ]);
  expect(file?.refused).toEqual([{ row: 2, reason: 'noQuote', name: 'Nothing' }]);
});
