import { draftSpan } from '#core/archive/parse/compose/articles/draftedArticle.ts';
import { composeHan } from '#core/archive/parse/compose/han/composeHan.ts';
import type { StartWeights } from '#core/archive/parse/compose/han/starts/hanStarts.ts';
import { toManuscript } from '#core/archive/parse/compose/lines/lines.ts';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';
import { inventedDays } from './inventedDays.ts';
import type { LabelledDay } from './rmrbDays.ts';
import { type Counts, f1, type Row, sum } from './rows.ts';
import { namedShapes, randomShape, render, type Shape } from './shapes.ts';
import { shapesADay, trainingSheets, trainStarts } from './startTraining.ts';

/** Days left out of the training of the model that is measured on them. */
const foldSize = 2;
/** Seeds of shapes that no day is ever trained in. */
const firstHeldSeed = 900_000_000;
const heldShapes = 12;

/**
 * Article starts on days and in shapes that the model was not trained on: five folds of two days; a model sees the
 * given shape and nine others made at random, and is measured in the given one, the six of shapes.py and twelve
 * more. The whole way is measured, from the file's bytes to the articles.
 */
export async function heldOutRows(days: readonly LabelledDay[]): Promise<readonly Row[]> {
  const invented = await inventedDays();
  const shapes = new Map<string, Shape>(Object.entries(namedShapes));
  for (let at = 0; at < heldShapes; at++) shapes.set(`random ${at}`, randomShape(firstHeldSeed + at));
  const counts = new Map<string, Counts[]>();
  const worst = new Map<string, string[]>();
  for (let at = 0; at < days.length; at += foldSize) {
    const held = days.slice(at, at + foldSize);
    const sheets = trainingSheets(
      days.filter((day) => !held.includes(day)),
      invented,
    );
    const weights = trainStarts(sheets, shapesADay);
    for (const [name, shape] of shapes) {
      for (const day of held) {
        const result = measureStarts(day, shape, weights);
        counts.set(name, [...(counts.get(name) ?? []), result.counts]);
        worst.set(name, [...(worst.get(name) ?? []), ...result.worst]);
      }
    }
  }
  const random = [...shapes.keys()].filter((name) => name.startsWith('random'));
  const of = (names: readonly string[], reach: number, label = names.join(', ')): Row => ({
    set: 'rmrb-1998',
    measure: `article starts, F1, days and shapes held out: ${label}`,
    value: f1(sum(names.flatMap((name) => counts.get(name) ?? []))),
    reach,
    worst: names.flatMap((name) => worst.get(name) ?? []),
  });
  const lowest = random.toSorted((a, b) => f1(sum(counts.get(a) ?? [])) - f1(sum(counts.get(b) ?? [])))[0];
  return [
    of(['given'], 0.965),
    ...Object.keys(namedShapes)
      .filter((name) => name !== 'given')
      .map((name) => of([name], 0.95)),
    of(random, 0.95, 'twelve at random'),
    ...(lowest === undefined ? [] : [of([lowest], 0.95, 'the lowest of them')]),
  ];
}

/** The articles that are found where the labels have them. */
export function measureStarts(day: LabelledDay, shape: Shape, weights?: StartWeights) {
  const { text, offsets } = render(day, shape);
  const read = readIssueFile('paper.txt', new TextEncoder().encode(text));
  const manuscript = toManuscript(read);
  const { articles } = composeHan(manuscript, weights);
  const found = new Set(articles.map((article) => draftSpan(article).start));
  const expected = new Map(
    day.articles.map(({ paragraph_from: from }) => [offsets[from] ?? -1, day.paragraphs[from] ?? '']),
  );
  const worst = [
    ...[...expected]
      .filter(([at]) => !found.has(at))
      .map(([, line]) => `${day.date} missed: ${line.slice(0, 40)}`),
    ...[...found]
      .filter((at) => !expected.has(at))
      .map((at) => `${day.date} no article: ${manuscript.slice(at, at + 40).replaceAll(/\s+/gu, ' ')}`),
  ];
  const right = [...found].filter((at) => expected.has(at)).length;
  return { counts: { found: articles.length, expected: expected.size, right }, worst };
}
