import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDays } from './rmrbDays.ts';
import type { Row } from './rows.ts';

/** A text that is read in one piece, in megabytes. `BROADSHEET_LONG_TEXT` asks for another size. */
const megabytes = Number(process.env.BROADSHEET_LONG_TEXT ?? 200);

/** A plain text of many days in one file, read by the reading worker in a process of its own. */
export async function rows(samples: string): Promise<Row[]> {
  const text = (await readDays(samples)).flatMap((day) => day.paragraphs).join('\n\n');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'));
  try {
    const path = join(folder, 'long.txt');
    const size = writeRepeated(path, Buffer.from(`${text}\n\n`));
    const address = (module: string) =>
      JSON.stringify(new URL(`../../../src-main/core/archive/reading/${module}`, import.meta.url).href);
    const script = `
      const { startReadingWorker } = await import(${address('client.ts')});
      const reader = startReadingWorker(new URL(${address('worker.ts')}));
      const request = { root: ${JSON.stringify(folder)}, path: 'long.txt', files: [{ path: 'long.txt', size: ${size} }] };
      const { issues } = await reader.parse(request);
      const memory = process.resourceUsage().maxRSS / 1024;
      console.log(JSON.stringify({ articles: issues[0].issue.articles.length, memory }));
      process.exit();`;
    const program = join(folder, 'read.mjs');
    writeFileSync(program, script);
    const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
    const measured: { articles: number; memory: number } | null = stdout === '' ? null : JSON.parse(stdout);
    return [
      {
        set: `plain text of ${megabytes} MB`,
        measure: `memory, ${measured?.articles ?? 0} articles`,
        value: measured?.memory ?? null,
        reach: 1024,
        unit: 'MB',
        atMost: true,
        worst: measured ? [] : [/^\w*Error: .*/mu.exec(stderr)?.[0] ?? 'no output'],
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the same bytes again and again, up to the size that is asked for; answers the file's size. */
function writeRepeated(path: string, bytes: Buffer): number {
  const file = openSync(path, 'w');
  let size = 0;
  while (size < megabytes * 1_000_000) size += writeSync(file, bytes);
  closeSync(file);
  return size;
}
