/**
 * `npm run bench -- openMarks [marks] [issues] [hands]`: opens the record store of a library with many marks of many
 * hands and reads all of them, five times over. Prints milliseconds; the files are in the system's cache (warm).
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { annotationKind } from '#core/kept/annotations/kind.ts';
import type { HandFile } from '#core/kept/records/hand.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { openRecords } from '../unit/core/kept/records/openRecords.ts';

export async function run(args: readonly string[]): Promise<void> {
  const [marks = 50_000, issues = 500, hands = 10] = args.map(Number);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-marks-'));
  try {
    for (let issue = 0; issue < issues; issue++) {
      for (let hand = 0; hand < hands; hand++) {
        await writeHand(folder, `issue-${issue}`, `hand${hand}`, Math.ceil(marks / issues / hands));
      }
    }
    for (let round = 0; round < 5; round++) console.log(await measure(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string): Promise<string> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const records = await openRecords(folder);
  const book = records.book(annotationKind);
  const listed = performance.now() - start;
  const groups = await Promise.all(book.issueIds.map((issueId) => book.group(issueId)));
  const count = groups.reduce((sum, group) => sum + group.records.length, 0);
  const read = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  await records.close();
  return `${count} marks on ${groups.length} issues: listed after ${listed.toFixed(0)} ms, all read after ${read.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor); load ${loadavg()[0]?.toFixed(1)}`;
}

async function writeHand(folder: string, issueId: string, writer: string, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, index) => {
    const time = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
    const start = index * 60;
    const value: Annotation = {
      id: `${writer}-${index}`,
      issueId,
      target: {
        quote: {
          type: 'TextQuoteSelector',
          exact: `the engineer upon the ${index}th pier of the county`,
          prefix: 'harbour board met on Tuesday to hear ',
          suffix: ' and of the northern pier.',
        },
        position: { type: 'TextPositionSelector', start, end: start + 40 },
        shown: `the engineer upon the ${index}th pier of the county`,
        headline: 'Pier',
      },
      colour: 'yellow',
      note: index % 2 === 0 ? `A note on passage ${index}, to be looked up again on Tuesday. 再查一查。` : '',
      tags: [`tag-${index % 7}`],
      created: time,
      modified: time,
    };
    return { id: value.id, made: `${time}.00000.${writer}`, value };
  });
  const path = join(folder, '.broadsheet', 'annotations', issueId);
  await mkdir(path, { recursive: true });
  const file: HandFile<Annotation> = { schemaVersion: 1, kind: 'annotations', writer, issue: null, records };
  await writeFile(join(path, `${writer}.json`), `${JSON.stringify(file, null, 2)}\n`);
}
