import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import type { TrueLine } from './laidPage.ts';

/** How well a page's structure was found. */
export interface PageFigures {
  readonly trueArticles: number;
  readonly foundArticles: number;
  /** Pairs of a true and a found article whose characters' intersection over union is at least 0.8. */
  readonly matched: number;
  readonly f1: number;
  /** Adjusted Rand index of characters by article (Hubert and Arabie 1985). */
  readonly rand: number;
  /** Pairs of neighbouring paragraphs (lines where no paragraphs are known), and those in the right order. */
  readonly pairs: number;
  readonly rightPairs: number;
}

/** A true line with the read line that shows it (index into the reading), null where it was not read. */
export interface SeenLine {
  readonly line: TrueLine;
  readonly read: number | null;
}

/**
 * Measures found blocks against the truth. `dirt` gives for each read line without truth its characters: they
 * count against the article they were put into.
 */
export function measurePage(
  seen: readonly SeenLine[],
  { blocks }: StructuredReading,
  dirt: ReadonlyMap<number, number>,
): PageFigures {
  const place = new Map<number, { article: number | null; position: number }>();
  let position = 0;
  for (const { lines, article, kind } of blocks) {
    for (const line of lines)
      place.set(line, { article: kind === 'caption' ? null : article, position: position++ });
  }
  const table = new Map<string, Map<string, number>>();
  const add = (truth: string, found: string, count: number) => {
    const row = table.get(truth) ?? new Map<string, number>();
    row.set(found, (row.get(found) ?? 0) + count);
    table.set(truth, row);
  };
  for (const { line, read } of seen) {
    const article = read === null ? null : (place.get(read)?.article ?? null);
    add(line.article ?? '', article === null ? '' : String(article), [...line.text].length);
  }
  const clean = new Map([...table].map(([truth, row]) => [truth, new Map(row)]));
  for (const [line, count] of dirt) {
    const article = place.get(line)?.article ?? null;
    if (article !== null) add('', String(article), count);
  }
  return {
    ...articleFigures(table),
    rand: randIndex(clean),
    ...orderFigures(seen, (read) => place.get(read)?.position ?? 0),
  };
}

function articleFigures(table: ReadonlyMap<string, ReadonlyMap<string, number>>) {
  const columns = new Map<string, number>();
  for (const row of table.values())
    for (const [found, count] of row) columns.set(found, (columns.get(found) ?? 0) + count);
  const truths = [...table].filter(([truth]) => truth !== '');
  const founds = [...columns.keys()].filter((found) => found !== '');
  let matched = 0;
  for (const [, row] of truths) {
    const total = sum(row.values());
    const isMatch = founds.some((found) => {
      const shared = row.get(found) ?? 0;
      return shared / (total + (columns.get(found) ?? 0) - shared) >= 0.8;
    });
    if (isMatch) matched++;
  }
  // What only the masthead's or a caption's truth was put into is no article of the page that could be right.
  const counted = founds.filter(
    (found) => truths.some(([, row]) => (row.get(found) ?? 0) > 0) || (columns.get(found) ?? 0) >= 30,
  );
  const f1 = truths.length + counted.length === 0 ? 1 : (2 * matched) / (truths.length + counted.length);
  return { trueArticles: truths.length, foundArticles: counted.length, matched, f1 };
}

function randIndex(table: ReadonlyMap<string, ReadonlyMap<string, number>>): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const rows = [...table].filter(([truth]) => truth !== '').map(([, row]) => row);
  const columns = new Map<string, number>();
  for (const row of rows)
    for (const [found, count] of row) columns.set(found, (columns.get(found) ?? 0) + count);
  const total = pairs(sum(columns.values()));
  if (total === 0) return 1;
  const both = sum(rows.flatMap((row) => [...row.values()].map(pairs)));
  const byTruth = sum(rows.map((row) => pairs(sum(row.values()))));
  const byFound = sum([...columns.values()].map(pairs));
  const expected = (byTruth * byFound) / total;
  const most = (byTruth + byFound) / 2;
  return most === expected ? 1 : (both - expected) / (most - expected);
}

function orderFigures(seen: readonly SeenLine[], positionOf: (read: number) => number) {
  const hasParagraphs = seen.some(({ line }) => line.paragraph !== null);
  const starts = new Map<number, number>();
  const positions: number[] = [];
  for (const { line, read } of seen) {
    if (read === null || line.article === null) continue;
    if (!hasParagraphs) positions.push(positionOf(read));
    else if (line.paragraph !== null && !starts.has(line.paragraph))
      starts.set(line.paragraph, positionOf(read));
  }
  if (hasParagraphs) positions.push(...[...starts].sort(([a], [b]) => a - b).map(([, position]) => position));
  const right = positions.slice(1).filter((position, at) => position > (positions[at] as number)).length;
  return { pairs: Math.max(0, positions.length - 1), rightPairs: right };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
