import type { FacsimilePage, WordBox } from '#shared/model/facsimile.ts';
import type { Warning } from '#shared/model/issue.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { CanonicalText } from '../blocks/canonicalText.ts';
import { readMachineRead } from '../pageFiles/machineRead.ts';
import { MachineReadings } from '../pageFiles/readings.ts';
import { assemble, type IssuePage, passagesOfPages } from '../pages/assemble.ts';
import type { PrintedPage } from '../pages/printedPage.ts';
import { type Block, type ReadResult, type SourceReader, UnreadableFileError } from '../reader.ts';
import { type PdfFile, type PdfPage, readPdf } from './document.ts';
import { findFurniture, type LaidPage } from './furniture.ts';
import { groupLines, readingOrder } from './layout.ts';
import { bodySize, type PageLine } from './lines.ts';

/** Type this much larger than the body's is a headline's: its lines are one block. */
const headlineSize = 1.2;

/**
 * PDF with a text layer: lines in reading order with type size and place; pages of scans are listed without
 * text, or with what a machine read from them. The pages are shown from the file itself.
 */
export const pdfReader: SourceReader = {
  format: 'pdf',
  matches: ({ bytes }) => isPdf(bytes),
  read: async ({ path, bytes, source }) => {
    const file = await readPdf(path, bytes);
    const readings = await MachineReadings.of(source, path);
    if (file.pages.every((page) => page.isDamaged && page.runs.length === 0)) {
      throw new UnreadableFileError(
        'unreadable',
        `${path} is a PDF that is damaged or cut off; fetch it again.`,
      );
    }
    return [toResult(path, file, readings)];
  },
};

/** The mark of a PDF may stand anywhere in the first kilobyte. */
const isPdf = (bytes: Uint8Array): boolean =>
  /%PDF-\d/u.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));

function toResult(path: string, file: PdfFile, readings: MachineReadings): ReadResult {
  const machineRead = (page: PdfPage): PrintedPage | null =>
    page.runs.length > 0 ? null : (readings.at(path, page.number)?.printed ?? null);
  if (readings.count > 0 && file.pages.every(({ runs }) => runs.length === 0)) {
    const pages = file.pages.map((page) => pageOf(path, page, machineRead(page)));
    return readMachineRead('pdf', pages, readings, (text) =>
      warningsOf(file, text, (page) => machineRead(page) !== null),
    );
  }
  const body = bodySize(file.pages.flatMap((page) => page.runs));
  const laid = file.pages.map(
    ({ number, height, runs }): LaidPage => ({ number, height, regions: readingOrder(runs) }),
  );
  const furniture = findFurniture(laid, body);
  const canonical = new CanonicalText();
  const facsimile: FacsimilePage[] = [];
  file.pages.forEach((page, index) => {
    canonical.breakPage();
    const printed = machineRead(page);
    if (printed) {
      facsimile.push(...placeReading(canonical, pageOf(path, page, printed)));
      return;
    }
    const words: WordBox[] = [];
    for (const region of laid[index]?.regions ?? []) {
      for (const group of groupLines(region)) writeGroup(canonical, group, page, body, furniture, words);
    }
    facsimile.push({
      number: page.number,
      label: page.label,
      name: null,
      width: page.width,
      height: page.height,
      image: { kind: 'pdf', path, pdfPage: page.number },
      words,
    });
  });
  const title = file.title !== null && !isFileName(file.title) ? file.title : null;
  const result = canonical.toResult({
    format: 'pdf',
    encoding: 'pdf',
    // The title in a file's data is seldom the paper's; it serves where there is nothing to read.
    fields: canonical.isEmpty && title !== null ? { title } : {},
    warnings: [
      ...readings.warnings,
      ...readings.machineReadWarning(file.pages.length),
      ...warningsOf(file, canonical, (page) => machineRead(page) !== null),
    ],
    facsimile,
  });
  return title === null ? result : { ...result, titleHint: title };
}

const pageOf = (path: string, page: PdfPage, printed: PrintedPage | null): IssuePage => ({
  number: page.number,
  label: page.label,
  name: null,
  image: { kind: 'pdf', path, pdfPage: page.number },
  printed,
  size: { width: page.width, height: page.height },
});

/**
 * Beside pages with a text layer, which say nothing of articles, a page that was read is composed like them: by
 * where its lines stand.
 */
function placeReading(canonical: CanonicalText, page: IssuePage): readonly FacsimilePage[] {
  const passages = passagesOfPages([page]).map(({ article: _, ...passage }) => ({
    ...passage,
    role: null,
    isParagraph: false,
  }));
  return assemble([page], passages, canonical).facsimile;
}

const isFileName = (title: string): boolean =>
  /\.\w{2,4}$|^(?:untitled|microsoft|document\d*)\b|^[\d\s_-]+$/iu.test(title);

function writeGroup(
  canonical: CanonicalText,
  group: readonly PageLine[],
  page: PdfPage,
  body: number,
  furniture: ReturnType<typeof findFurniture>,
  words: WordBox[],
): void {
  const place = (line: PageLine, start: number) => {
    for (const word of line.words) {
      const from = start + codePointLength(line.text.slice(0, word.start));
      const to = start + codePointLength(line.text.slice(0, word.end));
      const edges = line.isVertical
        ? { ...line, top: word.left, bottom: word.right }
        : { ...line, left: word.left, right: word.right };
      words.push({ start: from, end: to, box: boxOf(edges, page) });
    }
  };
  const kept = group.filter((line) => {
    const reason = furniture.get(line);
    if (reason === undefined) return true;
    const span = canonical.drop(line.text, reason);
    if (span) place(line, span.start);
    return false;
  });
  const isHeadline = (kept[0]?.size ?? 0) >= body * headlineSize;
  const spans = canonical.addBlock(
    kept.map((line) => ({
      text: line.text,
      box: boxOf(line, page),
      fontSize: Math.round((line.size / body) * 100) / 100,
      ...(isHeadline ? {} : { glue: null }),
    })),
    { page: page.number },
  );
  spans.forEach((span, index) => {
    const line = kept[index];
    if (span && line) place(line, span.start);
  });
}

function boxOf(
  { left, right, top, bottom }: Pick<PageLine, 'left' | 'right' | 'top' | 'bottom'>,
  page: PdfPage,
): NonNullable<Block['box']> {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const x = clamp(left / page.width);
  const y = clamp(top / page.height);
  return { left: x, top: y, width: clamp(right / page.width) - x, height: clamp(bottom / page.height) - y };
}

/** Share of characters without a meaning above which a text layer cannot be read. */
const unreadableShare = 0.2;

function warningsOf(
  file: PdfFile,
  canonical: CanonicalText,
  isMachineRead: (page: PdfPage) => boolean,
): Warning[] {
  const warnings: Warning[] = [];
  const warn = (code: string, message: string) => warnings.push({ code, message, start: null });
  const damaged = file.pages.filter(({ isDamaged }) => isDamaged);
  const empty = file.pages.filter(
    (page) => page.runs.length === 0 && !page.isDamaged && !isMachineRead(page),
  );
  if (damaged.length > 0)
    warn('damagedPages', `${pagesNamed(damaged)} could not be read; the file is damaged.`);
  if (canonical.isEmpty)
    warn('noTextLayer', 'The file has no text layer: its pages are pictures and can only be looked at.');
  else if (empty.length > 0)
    warn('pagesWithoutText', `${pagesNamed(empty)} ${empty.length === 1 ? 'has' : 'have'} no text layer.`);
  let characters = 0;
  let meaningless = 0;
  for (const { text } of canonical.blocks) {
    characters += text.length;
    meaningless += text.match(/[\ufffd\ue000-\uf8ff]/gu)?.length ?? 0;
  }
  if (meaningless > characters * unreadableShare)
    warn(
      'unreadableTextLayer',
      'The fonts of the file do not say which characters they draw; its text cannot be read.',
    );
  return warnings;
}

function pagesNamed(pages: readonly PdfPage[]): string {
  const numbers = pages.slice(0, 12).map(({ number }) => number);
  const more = pages.length > numbers.length ? ` and ${pages.length - numbers.length} more` : '';
  return `${pages.length === 1 ? 'Page' : 'Pages'} ${numbers.join(', ')}${more}`;
}
