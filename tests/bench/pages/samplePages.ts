import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PixelBox } from '#shared/model/scans/pageReading.ts';
import type { LaidPage, TrueLine } from './laidPage.ts';

type Point = readonly [x: number, y: number];

interface SampleLine {
  readonly role?: string;
  readonly vertical: boolean;
  readonly text: string;
  readonly quad: readonly Point[];
}

interface SampleRegion {
  readonly kind: string;
  readonly order?: number;
  readonly box?: readonly [number, number, number, number];
  readonly text?: string;
  readonly columns?: readonly (readonly [number, number, number, number])[];
  readonly lines?: readonly SampleLine[];
}

interface Sample {
  readonly width: number;
  readonly height: number;
  readonly lang: string;
  readonly script?: string;
  readonly writing: LaidPage['writing'];
  readonly skew_deg?: number;
  readonly regions: readonly SampleRegion[];
  readonly articles?: readonly { readonly id: string; readonly text: string }[];
}

/** The scans with truth (`samples/scans`), by the names of their files. */
export async function samplePages(samples: string): Promise<LaidPage[]> {
  const folder = join(samples, 'scans');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.json')).sort();
  const pages: LaidPage[] = [];
  for (const file of files) {
    const sample = JSON.parse(await readFile(join(folder, file), 'utf8')) as Sample;
    pages.push(toPage(basename(file, '.json'), sample));
  }
  return pages;
}

function toPage(name: string, sample: Sample): LaidPage {
  const regions = [...sample.regions].sort((a, b) => (a.order ?? 99) - (b.order ?? 99));
  let paragraph = 0;
  const lines = regions.flatMap((region, at) => {
    const articleOf = articleFinder(sample, region, at);
    const ends = paragraphEnds(region, sample.articles !== undefined);
    let letters = 0;
    let isFirst = true;
    return (region.lines ?? [])
      .filter(({ text }) => text.length > 0)
      .map((line): TrueLine => {
        const isText = line.role === undefined || line.role === 'body';
        if (isText && ends && (isFirst || ends.has(letters))) paragraph++;
        if (isText) isFirst = false;
        letters += letterCount(line.text);
        const article = articleOf(line);
        return {
          ...placeOf(line),
          text: line.text,
          article,
          paragraph: isText && ends && article !== null ? paragraph : null,
        };
      });
  });
  const writing = sample.writing;
  return {
    name,
    kind: sample.lang.startsWith('zh') ? (writing === 'vertical-rl' ? 'vertical' : 'horizontal') : 'latin',
    width: sample.width,
    height: sample.height,
    skew: sample.skew_deg ?? 0,
    language: sample.script === 'Latf' || sample.lang === 'de' ? 'de-Latf' : sample.lang,
    writing,
    lines,
    // The transcription of these two pages runs from column to column line by line.
    isOrdered: sample.articles === undefined,
    hasArticles: sample.articles !== undefined || regions.some(({ kind }) => kind === 'article'),
    rules: [],
    frames: [],
    pictures: regions
      .filter(({ kind }) => kind === 'picture')
      .flatMap(({ box }) => (box ? [toBox(box)] : [])),
  };
}

/** Of made pages a region is an article; of the NZZ the articles are listed by their lines. */
function articleFinder(
  sample: Sample,
  region: SampleRegion,
  at: number,
): (line: SampleLine) => string | null {
  if (sample.articles) {
    const byText = new Map(
      sample.articles.flatMap(({ id, text }) => text.split('\n').map((line) => [line.trim(), id])),
    );
    return ({ text }) => byText.get(text.trim()) ?? null;
  }
  if (region.kind === 'article' || region.kind === 'advert') return () => `article ${at}`;
  return region.kind === 'paragraph' ? () => 'page' : () => null;
}

/** Letters after which a paragraph of the region ends; null where a region is a whole page. */
function paragraphEnds(region: SampleRegion, isWholePage: boolean): Set<number> | null {
  if (isWholePage || region.text === undefined) return null;
  if (region.kind === 'paragraph') return new Set();
  let letters = 0;
  return new Set(region.text.split('\n').map((part) => (letters += letterCount(part))));
}

const letterCount = (text: string): number => [...text.replace(/\s/gu, '')].length;

const toBox = ([left, top, width, height]: readonly [number, number, number, number]): PixelBox => ({
  left,
  top,
  width,
  height,
});

/** A quad is as high as the line; the type is smaller: of Chinese a square whose side the line's length tells. */
function placeOf({ quad, vertical, text }: SampleLine): Pick<TrueLine, 'box' | 'isVertical' | 'size'> {
  const [a, b, c] = quad as [Point, Point, Point];
  const [first, second] = [Math.hypot(b[0] - a[0], b[1] - a[1]), Math.hypot(c[0] - b[0], c[1] - b[1])];
  const [long, thick] = vertical ? [second, first] : [first, second];
  const isHan = /\p{Script=Han}/u.test(text);
  const letters = [...text].length;
  const size = isHan ? Math.min(thick, (long / letters) * (letters === 1 ? 1 : 1.02)) : thick * 0.8;
  const inset = (thick - size) / 2;
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) + (vertical ? inset : 0), Math.min(...ys) + (vertical ? 0 : inset)];
  const [right, bottom] = [
    Math.max(...xs) - (vertical ? inset : 0),
    Math.max(...ys) - (vertical ? 0 : inset),
  ];
  return { box: { left, top, width: right - left, height: bottom - top }, isVertical: vertical, size };
}
