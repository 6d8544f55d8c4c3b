import { hanPassages } from '#core/archive/parse/compose/han/composeHan.ts';
import type { Evidence } from '#core/archive/parse/compose/han/starts/hanEvidence.ts';
import { type HanForm, hanForms } from '#core/archive/parse/compose/han/starts/hanForms.ts';
import { startContext } from '#core/archive/parse/compose/han/starts/hanStartContext.ts';
import { startEvidence } from '#core/archive/parse/compose/han/starts/hanStartEvidence.ts';
import { startLeads } from '#core/archive/parse/compose/han/starts/hanStartLeads.ts';
import { type StartWeights, score } from '#core/archive/parse/compose/han/starts/hanStarts.ts';
import { unitsOf } from '#core/archive/parse/compose/han/starts/hanUnits.ts';
import { toManuscript } from '#core/archive/parse/compose/lines/lines.ts';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';
import { type Example, trainLogistic } from './logistic.ts';
import type { LabelledDay } from './rmrbDays.ts';

/** A day as the model sees it, with what is right. */
export interface Sheet {
  readonly texts: readonly string[];
  readonly forms: readonly HanForm[];
  readonly starts: ReadonlySet<number>;
}

const penalty = 3;
/** Weights below it change no decision. */
const least = 0.04;

/** Trains both passes; the second sees what a first pass trained on the other half of the days says. */
export function trainStarts(days: readonly LabelledDay[]): StartWeights {
  const sheets = days.map(toSheet);
  const first = trainLogistic(sheets.flatMap(firstExamples), { penalty });
  const halves = [0, 1].map((half) =>
    trainLogistic(sheets.filter((_, index) => index % 2 === half).flatMap(firstExamples), { penalty }),
  );
  const second = trainLogistic(
    sheets.flatMap((sheet, index) => {
      const before = score(sheet.texts, sheet.forms, halves[1 - (index % 2)] ?? first);
      return secondExamples(sheet, before);
    }),
    { penalty },
  );
  return { first: prune(first), second: prune(second) };
}

/** A labelled day as the units that the model judges. */
export function toSheet(day: LabelledDay): Sheet {
  const text = day.paragraphs.join('\n\n');
  const read = readIssueFile('paper.txt', new TextEncoder().encode(text));
  const { passages } = hanPassages(toManuscript(read));
  const units = unitsOf(
    passages.map((passage) => passage.text),
    (index) => isBorder(passages[index]?.boundary),
  );
  const offsets = new Set<number>();
  let at = 0;
  const begins = new Set(day.articles.map((article) => article.paragraph_from));
  day.paragraphs.forEach((paragraph, index) => {
    if (begins.has(index)) offsets.add(at);
    at += Array.from(paragraph).length + 2;
  });
  const starts = new Set<number>();
  units.forEach((unit, index) => {
    if (offsets.has(passages[unit.first]?.start ?? -1)) starts.add(index);
  });
  const texts = units.map((unit) => unit.text);
  return { texts, forms: hanForms(texts), starts };
}

const isBorder = (boundary: string | undefined): boolean => boundary === 'page' || boundary === 'rule';

const firstExamples = (sheet: Sheet): Example[] => examples(sheet, () => undefined);

const secondExamples = (sheet: Sheet, before: Float64Array): Example[] =>
  examples(sheet, (index, add) => startContext(sheet.texts, sheet.forms, before, index, add));

/** Every line is learnt from, also those that the model is not asked about: there are few enough. */
function examples(sheet: Sheet, more: (index: number, add: Evidence) => void): Example[] {
  return sheet.texts.map((_, index) => {
    const evidence: string[] = [];
    const add: Evidence = (kind, a = 0, b = 0, c = 0) => {
      evidence.push(kind.write(a, b, c));
    };
    startEvidence(sheet.texts, sheet.forms, index, add);
    startLeads(sheet.forms, index, add);
    more(index, add);
    return { evidence, positive: sheet.starts.has(index) };
  });
}

const prune = (weights: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(weights)
      .filter(([name, weight]) => name === 'bias' || Math.abs(weight) >= least)
      .map(([name, weight]): [string, number] => [name, Math.round(weight * 100) / 100]),
  );
