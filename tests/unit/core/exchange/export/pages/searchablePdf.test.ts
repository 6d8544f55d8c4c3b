import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import type { ExportedPage } from '#core/exchange/export/pages/exportedPages.ts';
import { writePicturePdf } from '#core/exchange/export/pages/pdf/picturePdf.ts';
import { addTextToPdf } from '#core/exchange/export/pages/pdf/textOnPdf.ts';
import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { StructuredReading } from '#shared/model/scans/pageReading.ts';
import { pdf } from '../../../archive/parse/readers/pdf/pdfFile.ts';
import { chinesePage, englishPage } from './readIssue.ts';

const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasPoppler) console.log('Skipped “searchable PDF”: pdftotext is not installed.');

function pageOf(structured: StructuredReading, image: FacsimilePage['image']): ExportedPage {
  const { width, height } = structured.reading;
  return { page: { number: 1, label: null, name: null, width, height, image, words: [] }, structured };
}

async function picturePdf(
  pages: readonly ExportedPage[],
  pictures: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const about = { title: 'Zeitung “1”', language: 'en' };
  const bytesOf = async (path: string) => {
    const bytes = pictures[path];
    if (!bytes) throw new Error(`${path} is not there`);
    return bytes;
  };
  await writePicturePdf(pages, about, { bytesOf }, { write: async (bytes) => void chunks.push(bytes) });
  return Buffer.concat(chunks);
}

interface FoundWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What pdftotext finds, with places as shares of the page; it gives the size of a page as if it stood upright. */
function wordsIn(bytes: Uint8Array, isOnSide = false): readonly FoundWord[] {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    const run = spawnSync('pdftotext', ['-cropbox', '-bbox', join(folder, 'a.pdf'), join(folder, 'a.html')]);
    expect(run.stderr.toString()).toBe('');
    const html = readFileSync(join(folder, 'a.html'), 'utf8');
    const [, ...sides] = /<page width="([\d.]+)" height="([\d.]+)"/u.exec(html) ?? [];
    const [width, height] = isOnSide ? sides.toReversed() : sides;
    const pattern = /<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/gu;
    return [...html.matchAll(pattern)].map(([, left, top, right, bottom, text = '']) => ({
      text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      left: Number(left) / Number(width),
      top: Number(top) / Number(height),
      right: Number(right) / Number(width),
      bottom: Number(bottom) / Number(height),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function textIn(bytes: Uint8Array): string {
  const run = spawnSync('pdftotext', ['-', '-'], { input: bytes });
  return run.stdout.toString('utf8');
}

/** Every word of a reading stands in the PDF where it stands on the page, to a third of a percent of it. */
function expectPlaced({ reading }: StructuredReading, found: readonly FoundWord[]): void {
  for (const { words } of reading.lines) {
    for (const { text, box } of words) {
      const place = {
        left: box.left / reading.width,
        top: box.top / reading.height,
        right: (box.left + box.width) / reading.width,
        bottom: (box.top + box.height) / reading.height,
      };
      const there = found.filter((one) => one.text.includes(text));
      expect(
        there.some(
          (one) =>
            one.left < place.left + 0.003 &&
            one.right > place.right - 0.003 &&
            one.top < place.top + 0.003 &&
            one.bottom > place.bottom - 0.003,
        ),
        `${text} at ${JSON.stringify(place)}, not ${JSON.stringify(there)}`,
      ).toBe(true);
    }
  }
}

const grey = encodePng({ width: 30, height: 40, channels: 1, data: new Uint8Array(1200).fill(200) });

describe.skipIf(!hasPoppler)('a searchable PDF', () => {
  it('of pictures has every word at its place', async () => {
    const bytes = await picturePdf([pageOf(englishPage, { kind: 'image', path: 'p1.png' })], {
      'p1.png': grey,
    });
    const found = wordsIn(bytes);
    expectPlaced(englishPage, found);
    const place = found.find(({ text }) => text === 'Matter');
    expect(place?.left).toBeCloseTo((2100 + 7 * 30 + 30) / 3000, 2);
    expect(place?.top).toBeCloseTo(700 / 4000, 2);
    expect(textIn(bytes)).toContain('The Saltmere Gazette');
    expect(textIn(bytes).replace(/\s+/gu, ' ')).toContain('paper of <Salt> & mere tells of the ferry');
  });

  it('of vertical columns has their characters at their places and is read from the right', async () => {
    const bytes = await picturePdf([pageOf(chinesePage, { kind: 'image', path: 'p1.png' })], {
      'p1.png': grey,
    });
    expectPlaced(chinesePage, wordsIn(bytes));
    const text = textIn(bytes).replace(/\s+/gu, '');
    expect(text).toContain('昨日上午輪渡開航觀者甚眾說者謂此乃大事。');
    expect(text).toContain('明日有𠮷雨。');
  });

  it('shows its picture, and its text to nobody', async () => {
    const bytes = await picturePdf([pageOf(englishPage, { kind: 'image', path: 'p1.png' })], {
      'p1.png': grey,
    });
    const drawn = spawnSync('pdftoppm', ['-gray', '-r', '72', '-'], { input: bytes }).stdout;
    const [, pixels] = /^P5\n\d+ \d+\n255\n([\s\S]*)$/u.exec(drawn.toString('latin1')) ?? [];
    const greys = Buffer.from(pixels ?? '', 'latin1');
    expect(greys.length).toBeGreaterThan(0);
    // Drawing rounds.
    expect(greys.every((value) => value >= 198 && value <= 202)).toBe(true);
  });

  it('leaves a page white whose picture is not there', async () => {
    const bytes = await picturePdf([pageOf(englishPage, { kind: 'image', path: 'gone.png' })], {});
    expectPlaced(englishPage, wordsIn(bytes));
  });

  it.each([0, 90, 180, 270])('of a PDF turned by %i degrees has every word at its place', async (turn) => {
    const document = await PDFDocument.load(pdf([[], []]));
    const page = document.getPage(1);
    page.setRotation(degrees(turn));
    page.setCropBox(20, 30, 500, 700);
    const isOnSide = turn % 180 !== 0;
    const reading = {
      ...englishPage.reading,
      width: 3000,
      height: isOnSide ? (3000 * 500) / 700 : (3000 * 700) / 500,
    };
    const lines = reading.lines.filter(({ box }) => box.top < 900);
    const structured = {
      reading: { ...reading, lines },
      blocks: [{ kind: 'paragraph' as const, article: null, lines: lines.map((_, index) => index) }],
    };
    const bytes = await addTextToPdf(await document.save(), [
      pageOf(structured, { kind: 'pdf', path: 'a.pdf', pdfPage: 2 }),
    ]);
    const copy = await PDFDocument.load(bytes);
    expect(copy.getPageCount()).toBe(2);
    const only = await PDFDocument.create();
    const [second] = await only.copyPages(copy, [1]);
    if (second) only.addPage(second);
    expect(lines.length).toBeGreaterThan(3);
    expectPlaced(structured, wordsIn(await only.save(), isOnSide));
  });
});
