import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { type Breaking, measureBroken } from './broken.ts';
import { heldOutRows } from './heldOut.ts';
import { measureSections } from './jingbao.ts';
import { measureDay } from './rmrb.ts';
import { measureExports } from './rmrbArticles.ts';
import { type LabelledDay, readDays } from './rmrbDays.ts';
import { f1, precision, type Row, recall, sum } from './rows.ts';

/** The measures of issue 3 over plain text. */
export async function rows(samples: string): Promise<Row[]> {
  const days = await readDays(samples);
  return [
    ...dayRows(days),
    ...(await heldOutRows(days)),
    ...brokenRows(days),
    ...(await exportRows(samples)),
    ...(await sectionRows(samples)),
    ...(await speedRows(samples)),
  ];
}

function dayRows(days: readonly LabelledDay[]): Row[] {
  const results = days.map(measureDay);
  const starts = sum(results.map((result) => result.starts));
  const headlines = sum(results.map((result) => result.headlines));
  const worst = (kind: RegExp) => results.flatMap((result) => result.worst).filter((text) => kind.test(text));
  return [
    {
      set: 'rmrb-1998',
      measure: 'article starts, F1 (the model was trained on these days)',
      value: f1(starts),
      reach: 0.95,
      worst: worst(/not found|no article/u),
    },
    {
      set: 'rmrb-1998',
      measure: 'headline exact',
      value: recall(headlines),
      reach: 0.95,
      worst: worst(/headline:/u),
    },
  ];
}

function brokenRows(days: readonly LabelledDay[]): Row[] {
  const ways: readonly (readonly [Breaking, string])[] = [
    ['torn', 'torn every 150–400'],
    ['wrapped', 'wrapped at 14–40'],
    ['tornAndWrapped', 'torn and wrapped'],
  ];
  return ways.flatMap(([breaking, name]) => {
    const results = days.map((day, index) => measureBroken(day, breaking, index * 7 + 1));
    const joins = sum(results.map((result) => result.joins));
    const worst = results.flatMap((result) => result.worst);
    return [
      {
        set: 'rmrb-1998',
        measure: `${name}: joins, precision`,
        value: precision(joins),
        reach: 0.98,
        worst: worst.filter((text) => /\) joined/u.test(text)),
      },
      {
        set: 'rmrb-1998',
        measure: `${name}: joins, recall`,
        value: recall(joins),
        reach: 0.98,
        worst: worst.filter((text) => /not joined/u.test(text)),
      },
    ];
  });
}

async function exportRows(samples: string): Promise<Row[]> {
  const { records, worst } = await measureExports(samples);
  return [
    {
      set: 'rmrb-articles',
      measure: 'title, deck, authors, date exact',
      value: f1(records),
      reach: 0.99,
      worst,
    },
  ];
}

async function sectionRows(samples: string): Promise<Row[]> {
  const { blocks, headlineLines, standingLines, kinds, worst } = await measureSections(samples);
  const set = 'jingbao-1939';
  const headlines = worst.filter((text) => text.includes(': headline '));
  return [
    {
      set,
      measure: 'blocks found, F1',
      value: f1(blocks),
      reach: 0.95,
      worst: worst.filter((text) => text.includes('not found')),
    },
    { set, measure: 'headline lines, recall', value: recall(headlineLines), reach: 0.9, worst: headlines },
    {
      set,
      measure: 'headline lines, precision (labels hold a first part only)',
      value: precision(headlineLines),
      reach: 0.9,
      worst: [],
    },
    {
      set,
      measure: 'headline lines, precision (labelled, or outside paragraphs in the edition)',
      value: precision(standingLines),
      reach: 0.9,
      worst: worst.filter((text) => text.includes('no head line')),
    },
    {
      set,
      measure: 'article or advertisement',
      value: recall(kinds),
      reach: 0.85,
      worst: worst.filter((text) => text.includes('taken for')),
    },
  ];
}

const megabyte = 1_000_000;

/**
 * Composes a large text made of all days, once warmed up. Counts the time that the thread was given, so that
 * other work on the machine does not count; of several runs the best.
 */
async function speedRows(samples: string): Promise<Row[]> {
  const rows: Row[] = [];
  const paragraphs = (await readDays(samples)).flatMap((day) => day.paragraphs);
  const wrapped = paragraphs.flatMap((text) => text.match(/.{1,24}/gu) ?? []);
  const english = await readFile(join(samples, 'hocr/PD_1878_01_21/001_PD_1878_01_21_01.jpg.txt'), 'utf8');
  for (const [name, text] of [
    ['unbroken', paragraphs.join('\n\n')],
    ['wrapped', wrapped.join('\n')],
    ['English OCR', english],
  ] as const) {
    const bytes = new TextEncoder().encode(repeat(text, 10 * megabyte));
    parseIssueFile('paper/issue.txt', bytes.subarray(0, 2 * megabyte));
    const seconds = Math.min(...Array.from({ length: runs }, () => secondsOf(bytes)));
    rows.push({
      set: 'plain text',
      measure: `decoded, read and composed: ${name}`,
      value: bytes.length / megabyte / seconds,
      reach: 20,
      unit: 'MB/s',
      worst: [],
    });
  }
  return rows;
}

const runs = 3;

/** Seconds of this thread that composing takes. */
function secondsOf(bytes: Uint8Array): number {
  const before = process.threadCpuUsage();
  parseIssueFile('paper/issue.txt', bytes);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000_000;
}

function repeat(text: string, size: number): string {
  const times = Math.max(1, Math.ceil(size / Buffer.byteLength(text)));
  return Array.from({ length: times }, () => text).join('\n\n');
}
