import { hanPassages } from '#core/archive/parse/compose/han/composeHan.ts';
import type { Evidence } from '#core/archive/parse/compose/han/starts/hanEvidence.ts';
import { startContext } from '#core/archive/parse/compose/han/starts/hanStartContext.ts';
import { type StartSheet, toStartSheet } from '#core/archive/parse/compose/han/starts/hanStartSheet.ts';
import { lineEvidence, type StartWeights, score } from '#core/archive/parse/compose/han/starts/hanStarts.ts';
import { toManuscript } from '#core/archive/parse/compose/lines/lines.ts';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';
import { type Example, trainLogistic } from './logistic.ts';
import type { LabelledDay } from './rmrbDays.ts';
import { givenShape, randomShape, render, type Shape } from './shapes.ts';

/** A day in one shape as the model sees it, with what is right. */
export interface LabelledSheet {
  readonly sheet: StartSheet;
  readonly starts: ReadonlySet<number>;
  /** Days in several shapes belong together when examples are halved. */
  readonly date: string;
}

const penalty = 3;
/** Weights below it change no decision. */
const least = 0.04;

/** Shapes in which every day is learnt from: the given one and others made at random. */
export const shapesADay = 10;

/** Of these, shapes in which an invented day is learnt from: they must not outweigh the real ones. */
const inventedShapes = 1;

/** Days as they are learnt from. The shapes are never those that are measured: their seeds are others. */
export const trainingSheets = (
  days: readonly LabelledDay[],
  invented: readonly LabelledDay[],
): readonly LabelledSheet[] => [
  ...days.flatMap((day) => inShapes(day, shapesADay)),
  ...invented.flatMap((day) => inShapes(day, inventedShapes)),
];

function inShapes(day: LabelledDay, count: number): readonly LabelledSheet[] {
  if (count === 0) return [];
  const own = Number(day.date.replaceAll(/\D/gu, ''));
  const others = Array.from({ length: count - 1 }, (_, at) =>
    toSheet(day, randomShape(own * 100 + at), at + 1),
  );
  return [toSheet(day, givenShape), ...others];
}

/** Trains both passes; the second sees what a first pass trained on the other half of the days says. */
export function trainStarts(sheets: readonly LabelledSheet[], shapes: number): StartWeights {
  const options = { penalty: penalty * shapes, rounds: 200, least: 3 * shapes };
  const first = trainLogistic(sheets.flatMap(firstExamples), options);
  const dates = [...new Set(sheets.map(({ date }) => date))].sort();
  const halfOf = ({ date }: LabelledSheet) => dates.indexOf(date) % 2;
  const halves = [0, 1].map((half) =>
    trainLogistic(sheets.filter((sheet) => halfOf(sheet) === half).flatMap(firstExamples), options),
  );
  const second = trainLogistic(
    sheets.flatMap((labelled) =>
      secondExamples(labelled, score(labelled.sheet, halves[1 - halfOf(labelled)] ?? first)),
    ),
    options,
  );
  return { first: prune(first), second: prune(second) };
}

/** A labelled day in a shape as the units that the model judges. */
export function toSheet(day: LabelledDay, shape: Shape, seed = 1): LabelledSheet {
  const { text, offsets } = render(day, shape, seed);
  const read = readIssueFile('paper.txt', new TextEncoder().encode(text));
  const { passages } = hanPassages(toManuscript(read));
  const sheet = toStartSheet(passages);
  const begins = new Set(day.articles.map((article) => offsets[article.paragraph_from]));
  const starts = new Set<number>();
  sheet.firsts.forEach((first, index) => {
    if (begins.has(passages[first]?.start)) starts.add(index);
  });
  return { sheet, starts, date: day.date };
}

const firstExamples = (labelled: LabelledSheet): Example[] => examples(labelled, () => undefined);

const secondExamples = (labelled: LabelledSheet, before: Float64Array): Example[] =>
  examples(labelled, (index, add) =>
    startContext(labelled.sheet.texts, labelled.sheet.forms, before, index, add),
  );

/** Every line is learnt from, also those that the model is not asked about: there are few enough. */
function examples({ sheet, starts }: LabelledSheet, more: (index: number, add: Evidence) => void): Example[] {
  return sheet.texts.map((_, index) => {
    const evidence: string[] = [];
    const add: Evidence = (kind, a = 0, b = 0, c = 0) => {
      evidence.push(kind.write(a, b, c));
    };
    lineEvidence(sheet, index, add);
    more(index, add);
    return { evidence, positive: starts.has(index) };
  });
}

const prune = (weights: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([name, weight]) => name === 'bias' || Math.abs(weight) >= least)
      .map(([name, weight]): [string, number] => [name, Math.round(weight * 100) / 100]),
  );
