import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { measureStarts } from '../../../../../../bench/structure/heldOut.ts';
import { inventedDays } from '../../../../../../bench/structure/inventedDays.ts';
import { type LabelledDay, readDays } from '../../../../../../bench/structure/rmrbDays.ts';
import { f1, sum } from '../../../../../../bench/structure/rows.ts';
import { namedShapes, randomShape } from '../../../../../../bench/structure/shapes.ts';
import { describeWithSamples } from '../../../../../../samples.ts';

const atRandom = [0, 1, 4, 6, 7, 8, 9, 10].map((seed) => [`random ${seed}`, randomShape(seed)] as const);
const shapes = [...Object.entries(namedShapes), ...atRandom];

const startsOf = (days: readonly LabelledDay[], shape: (typeof shapes)[number][1]) =>
  f1(sum(days.map((day) => measureStarts(day, shape).counts)));

describe('the articles of our own local paper', () => {
  it.each(shapes)('are found in the shape %s', async (_, shape) => {
    expect(startsOf(await inventedDays(), shape)).toBeGreaterThan(0.85);
  });
});

describeWithSamples('the articles of ten days of a national paper', (samples) => {
  it.each(shapes)('are found in the shape %s', async (_, shape) => {
    expect(startsOf(await readDays(samples), shape)).toBeGreaterThan(0.95);
  });
});

describeWithSamples('the issue of a district paper, torn by columns', (samples) => {
  const lines = readFileSync(join(samples, 'jinri-kecheng', '2020-12-14.txt'), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const headsOf = (text: string) => {
    const { articles } = parseIssueFile('papers/issue.txt', new TextEncoder().encode(text));
    return articles.map(({ kicker, headline, deck, bylines }) => [
      kicker?.text,
      headline?.text,
      deck?.text,
      ...bylines.map(({ name }) => name),
    ]);
  };
  const expected = headsOf(lines.join('\n\n'));

  it.each([0, 14, 17, 20, 25, 30, 36, 40])(
    'has its four articles, wrapped at %i, with every indent, with empty lines and without',
    (width) => {
      expect(expected).toHaveLength(4);
      // Mastheads that are wrapped themselves are no more to be read at very narrow widths.
      for (const indent of ['', '　　', '    ', '\t'])
        for (const long of width === 14 ? [60, 30] : [60, 30, 0])
          for (const blanks of [0, 1, 3]) {
            const written = lines.flatMap((line, index) => [
              ...(blanks > 0 && (index * 7919) % blanks === 0 ? [''] : []),
              ...(line.length > long ? wrap(indent + line, width) : [line]),
            ]);
            expect(headsOf(written.join('\n')), `${JSON.stringify(indent)} ${long} ${blanks}`).toEqual(
              expected,
            );
          }
    },
  );
});

function wrap(text: string, width: number): readonly string[] {
  const characters = Array.from(text);
  if (width === 0) return [text];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, at) =>
    characters.slice(at * width, (at + 1) * width).join(''),
  );
}
