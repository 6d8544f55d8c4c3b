import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDays } from './rmrbDays.ts';
import type { Row } from './rows.ts';

/** Texts that are read in one piece, in megabytes; the one on one line is half as large. `BROADSHEET_LONG_TEXT` asks for another size. */
const megabytes = Number(process.env.BROADSHEET_LONG_TEXT ?? 200);

/** Plain texts of many days in one file, each read by the reading threads in a process of its own. */
export async function rows(samples: string): Promise<Row[]> {
  const chinese = (await readDays(samples)).flatMap((day) => day.paragraphs);
  const english = readFileSync(join(samples, 'hocr/PD_1878_01_21/001_PD_1878_01_21_01.jpg.txt'), 'utf8');
  return [
    measure('Chinese', `${chinese.join('\n\n')}\n\n`, megabytes),
    measure('English, two bytes a letter', `${english}\n\n“”\n\n`, megabytes),
    measure('Chinese on one line', chinese.join(''), megabytes / 2),
  ];
}

function measure(name: string, text: string, size: number): Row {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  try {
    const path = join(folder, 'long.txt');
    const bytes = writeRepeated(path, Buffer.from(text), size);
    const program = join(folder, 'read.mjs');
    writeFileSync(program, scriptOf(folder, bytes));
    const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
    const measured: { articles: number; memory: number; seconds: number } | null =
      stdout === '' ? null : JSON.parse(stdout);
    return {
      set: `plain text of ${size} MB`,
      measure: `${name}: memory, ${measured?.articles ?? 0} articles in ${measured?.seconds ?? 0} s of the processor`,
      value: measured?.memory ?? null,
      reach: 1024,
      unit: 'MB',
      atMost: true,
      worst: measured ? [] : [/^\w*Error: .*/mu.exec(stderr)?.[0] ?? 'no output'],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function scriptOf(folder: string, size: number): string {
  const address = (module: string) =>
    JSON.stringify(new URL(`../../../src-main/core/archive/reading/${module}`, import.meta.url).href);
  return `
    const { startReadingWorker, readingLimits } = await import(${address('client.ts')});
    const limits = { ...readingLimits, time: 3600000 };
    const reader = startReadingWorker(new URL(${address('worker.ts')}), limits);
    const request = { root: ${JSON.stringify(folder)}, path: 'long.txt', files: [{ path: 'long.txt', size: ${size} }] };
    const { issues } = await reader.parse(request);
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const seconds = Math.round((userCPUTime + systemCPUTime) / 1e6);
    console.log(JSON.stringify({ articles: issues[0].kept.facts.articleCount, memory: maxRSS / 1024, seconds }));
    process.exit();`;
}

/** Writes the same bytes again and again, up to the size that is asked for; answers the file's size. */
function writeRepeated(path: string, bytes: Buffer, most: number): number {
  const file = openSync(path, 'w');
  let size = 0;
  while (size < most * 1_000_000) size += writeSync(file, bytes);
  closeSync(file);
  return size;
}
