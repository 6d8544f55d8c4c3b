/**
 * `npm run bench -- ocrKill [kills]`: reads twenty pictures of pages with the command line (which `npm run build` makes)
 * and kills it at random moments, then lets it come to its end. Tells how many pages were read twice, and what is damaged.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { readStructured } from '#core/archive/parse/readers/alto/readStructured.ts';
import { chromiumArguments, findChromium } from '../e2e/support/chromium.mjs';

const pages = 20;
const program = new URL('../../out/main/cli.js', import.meta.url).pathname;

export async function run(args: readonly string[]): Promise<void> {
  const [kills = 10] = args.map(Number);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-ocr-kill-'));
  try {
    const library = join(folder, 'library');
    await drawPages(join(library, 'The Wexcombe Courier 1902-05-17'));
    const kept = new Map<string, number>();
    const faults: string[] = [];
    let again = 0;
    let killed = 0;
    for (let round = 0; ; round++) {
      const isLast = round >= kills;
      const wasKilled = await readPictures(library, folder, isLast ? null : 5000 + Math.random() * 20_000);
      if (wasKilled) killed++;
      let repeated = 0;
      const readings = join(library, '.broadsheet', 'readings');
      for (const name of await readdir(readings).catch(() => [])) {
        if (!name.endsWith('.xml')) continue;
        const { mtimeMs } = await stat(join(readings, name));
        const before = kept.get(name);
        if (before !== undefined && before !== mtimeMs) repeated++;
        kept.set(name, mtimeMs);
        const { reading } = readStructured(await readFile(join(readings, name), 'utf8'));
        if (reading.lines.length === 0) faults.push(`${name} holds no lines.`);
      }
      again = Math.max(again, repeated);
      console.log(`round ${round + 1}: ${kept.size} pages, ${repeated} read twice`);
      if (isLast || (!wasKilled && kept.size === pages)) break;
    }
    console.log(
      `${killed} killed; ${kept.size} of ${pages} pages read; at most ${again} read twice in a round.`,
    );
    for (const fault of faults) console.log(fault);
    if (faults.length > 0 || again > 1 || kept.size < pages) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Answers whether it was killed. */
async function readPictures(library: string, folder: string, after: number | null): Promise<boolean> {
  const child = spawn(process.execPath, [program, 'ocr', library, '--lang', 'en'], {
    env: { ...process.env, BROADSHEET_PROFILE: join(folder, 'profile') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL'));
  });
  const timer = after === null ? null : setTimeout(() => child.kill('SIGKILL'), after);
  const wasKilled = await ended;
  if (timer) clearTimeout(timer);
  return wasKilled;
}

async function drawPages(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: (await findChromium()) ?? '',
    args: chromiumArguments(),
  });
  const page = await browser.newPage({ viewport: { width: 360, height: 240 }, deviceScaleFactor: 2 });
  for (let number = 1; number <= pages; number++) {
    await page.setContent(
      `<body style="margin:24px;font:15px/20px serif"><h2>Ferry Number ${number}</h2><p>The ferry of the day made ${number} crossings before noon, and the ferryman, who rang his bell at every one of them, was heard as far as the mill.</p><p>Nobody was wet.</p>`,
    );
    await writeFile(join(folder, `${number}.png`), await page.screenshot());
  }
  await browser.close();
}
