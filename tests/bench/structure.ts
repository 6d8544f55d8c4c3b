import type { Row } from './structure/rows.ts';
import { samples } from './structure/samples.ts';

type Measure = (samples: string) => Promise<readonly Row[]>;

/** What is measured, each by its own module. */
const measures: Readonly<Record<string, () => Promise<{ readonly rows: Measure }>>> = {
  plainText: () => import('./structure/plainText.ts'),
  pageFormats: () => import('./structure/pageFormats.ts'),
  metsMaps: () => import('./structure/metsMaps.ts'),
  documents: () => import('./structure/documents.ts'),
  longText: () => import('./structure/longText.ts'),
  rmrb2025: () => import('./structure/rmrb2025.ts'),
  latinHeads: () => import('./structure/latinHeads.ts'),
  paperNames: () => import('./structure/paperNames.ts'),
};

/** Worst cases shown for each measure, unless `--all` is given. */
const shownCases = 5;

/**
 * `npm run bench -- structure [plainText|pageFormats|documents|… …] [--all]`: the measures of reading as a
 * table, then the worst cases of each by name.
 */
export async function run(args: readonly string[]): Promise<void> {
  const folder = samples();
  if (folder === null) {
    console.error('There is no folder ../shared/samples to measure.');
    process.exitCode = 1;
    return;
  }
  const wanted = args.filter((arg) => arg in measures);
  const rows: Row[] = [];
  for (const [name, load] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    rows.push(...(await (await load()).rows(folder)));
  }
  printTable(rows);
  printCases(rows, args.includes('--all') ? Number.POSITIVE_INFINITY : shownCases);
}

function printTable(rows: readonly Row[]): void {
  const lines = rows.map((row) => [
    row.set,
    row.measure,
    shown(row.value, row),
    shown(row.reach, row),
    mark(row),
  ]);
  const head = ['set', 'measure', 'value', 'reach', ''];
  const widths = head.map((title, at) =>
    Math.max(title.length, ...lines.map((line) => (line[at] ?? '').length)),
  );
  for (const line of [head, widths.map((width) => '-'.repeat(width)), ...lines])
    console.log(
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

function shown(value: number | null, row: Row): string {
  if (value === null) return '–';
  return row.unit ? `${value.toFixed(1)} ${row.unit}` : value.toFixed(row.reach >= 1 && !row.atMost ? 4 : 3);
}

function mark(row: Row): string {
  if (row.value === null) return 'not measured';
  const reached = row.atMost ? row.value <= row.reach : row.value >= row.reach;
  return reached ? '' : 'short';
}

function printCases(rows: readonly Row[], most: number): void {
  for (const row of rows) {
    if (row.worst.length === 0) continue;
    console.log(`\n${row.set}, ${row.measure}: ${row.worst.length} to look at`);
    for (const text of row.worst.slice(0, most)) console.log(`  ${text}`);
  }
}
