import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { structurePage } from '#core/archive/parse/structure/structurePage.ts';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { measurePage, type PageFigures } from './pages/figures.ts';
import { inventPage, pageKinds } from './pages/inventedPages.ts';
import { type LaidPage, readLaidPage, undamaged, usualDamage } from './pages/laidPage.ts';
import { samplePages } from './pages/samplePages.ts';
import { seeLines } from './pages/seeLines.ts';
import { samples } from './structure/samples.ts';
import { randomNumbers } from './support/random.ts';

/** Invented pages of each kind. */
const inventedCount = 100;

/**
 * `npm run bench -- pages [--readings FOLDER] [--invented N]`: how well articles and reading order are found on the
 * scans with truth (from their true lines, from such lines read badly, and from readings of an engine saved as
 * `FOLDER/NAME.json`) and on N invented pages of each kind.
 */
export async function run(args: readonly string[]): Promise<void> {
  const optionOf = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const folder = samples();
  const readings = optionOf('--readings');
  const engine = readings ? await savedReadings(readings) : new Map<string, PageReading>();
  console.log(`${'page'.padEnd(30)} ${'lines'.padEnd(9)} articles  found  F1    Rand   order`);
  for (const page of folder ? await samplePages(folder) : []) {
    if (page.lines.length === 0) continue;
    const saved = engine.get(page.name);
    const ruled = saved
      ? { ...page, rules: saved.rules, frames: saved.frames, pictures: saved.pictures }
      : page;
    print(page.name, 'true', figuresOf(readLaidPage(ruled, undamaged, randomNumbers(1)), ruled));
    print(page.name, 'damaged', figuresOf(readLaidPage(ruled, usualDamage, randomNumbers(1)), ruled));
    if (saved) print(page.name, 'engine', figuresOf(saved, page));
  }
  const count = Number(optionOf('--invented') ?? inventedCount);
  for (const kind of pageKinds) {
    const figures: PageFigures[] = [];
    for (let seed = 1; seed <= count; seed++) {
      const page = inventPage(kind, randomNumbers(seed));
      const found = figuresOf(readLaidPage(page, usualDamage, randomNumbers(seed)), page);
      if (args.includes('--each')) print(`${kind} ${seed}`, 'damaged', found);
      figures.push(found);
    }
    if (count > 0) print(`${count} invented, ${kind}`, 'damaged', meanOf(figures));
  }
}

async function savedReadings(folder: string): Promise<Map<string, PageReading>> {
  const found = new Map<string, PageReading>();
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.json')) continue;
    found.set(basename(file, '.json'), JSON.parse(await readFile(join(folder, file), 'utf8')) as PageReading);
  }
  return found;
}

function figuresOf(reading: PageReading, page: LaidPage): PageFigures {
  const structured = structurePage(reading);
  const { seen, dirt } = seeLines(structured.reading, page);
  const figures = measurePage(seen, structured, dirt);
  return {
    ...figures,
    ...(page.isOrdered === false ? { pairs: 0, rightPairs: 0 } : {}),
    ...(page.hasArticles === false ? { trueArticles: 0 } : {}),
  };
}

function meanOf(figures: readonly PageFigures[]): PageFigures {
  const total = (of: (figure: PageFigures) => number) => figures.reduce((sum, figure) => sum + of(figure), 0);
  const [trueArticles, foundArticles, matched] = [
    total((figure) => figure.trueArticles),
    total((figure) => figure.foundArticles),
    total((figure) => figure.matched),
  ];
  return {
    trueArticles,
    foundArticles,
    matched,
    f1: (2 * matched) / (trueArticles + foundArticles),
    rand: total(({ rand }) => rand) / figures.length,
    pairs: total(({ pairs }) => pairs),
    rightPairs: total(({ rightPairs }) => rightPairs),
  };
}

function print(page: string, lines: string, figures: PageFigures): void {
  const { trueArticles, foundArticles, f1, rand, pairs, rightPairs } = figures;
  const counts = `${String(trueArticles).padStart(8)} ${String(foundArticles).padStart(6)}`;
  const order = pairs === 0 ? '  –' : (rightPairs / pairs).toFixed(3);
  const articles = trueArticles === 0 ? ' –     –   ' : `${f1.toFixed(2)}  ${rand.toFixed(3)}`;
  console.log(`${page.padEnd(30)} ${lines.padEnd(9)} ${counts}  ${articles}  ${order}`);
}
