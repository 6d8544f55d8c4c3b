import { markedEnd, type PartedWords, partedWords } from '#core/archive/parse/readers/alto/lineEndHyphens.ts';
import { boxAround } from '#shared/model/facsimile.ts';
import type { PixelBox, ReadBlock, ReadBlockKind, ReadLine } from '#shared/model/scans/pageReading.ts';
import { escapeXml } from '#shared/text/xml.ts';
import type { ExportedPage } from './exportedPages.ts';

/** The typesetting elements of hOCR that say what a block is. */
const classes: Readonly<Partial<Record<ReadBlockKind, string>>> = {
  headline: 'ocr_title',
  byline: 'ocr_author',
  caption: 'ocr_caption',
  folio: 'ocr_header',
};

/** Pages as hOCR 1.2 (http://kba.github.io/hocr-spec/1.2/), one document for all. */
export function hocrOf(title: string, language: string, pages: readonly ExportedPage[]): string {
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    `<html xmlns="http://www.w3.org/1999/xhtml" lang="${escapeXml(language)}" xml:lang="${escapeXml(language)}">`,
    '<head>',
    `<title>${escapeXml(title)}</title>`,
    '<meta http-equiv="Content-Type" content="text/html;charset=utf-8"/>',
    '<meta name="ocr-system" content="Broadsheet"/>',
    '<meta name="ocr-capabilities" content="ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_title ocr_author ocr_caption ocr_header ocrp_wconf"/>',
    '</head>',
    '<body>',
    ...pages.flatMap(pageLines),
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

function pageLines({ page, structured }: ExportedPage, index: number): string[] {
  const { reading, blocks } = structured;
  const parted = partedWords(structured);
  const image = page.image ? `image &quot;${escapeXml(page.image.path).replaceAll(';', '%3B')}&quot;; ` : '';
  const label = page.label === null ? '' : `; lpageno &quot;${escapeXml(page.label)}&quot;`;
  return [
    `<div class="ocr_page" id="page_${index + 1}" title="${image}bbox 0 0 ${whole(reading.width)} ${whole(reading.height)}; ppageno ${page.number - 1}${label}">`,
    ...blocks.flatMap((block, at) => blockLines(block, `${index + 1}_${at + 1}`, reading.lines, parted)),
    '</div>',
  ];
}

function blockLines(
  { kind, article, lines }: ReadBlock,
  id: string,
  all: readonly ReadLine[],
  parted: PartedWords,
): string[] {
  const own = lines.flatMap((index) => {
    const line = all[index];
    return line ? [{ line, index }] : [];
  });
  const box = own
    .map(({ line }) => line.box)
    .reduce<PixelBox | null>((all, one) => (all ? boxAround(all, one) : one), null);
  const bounds = box ? ` title="${bbox(box)}"` : '';
  const of = article === null ? '' : ` data-article="${article}"`;
  const inner = own.map(({ line, index }) => lineOf(line, index, parted));
  const name = classes[kind];
  const paragraph = [`<p class="ocr_par" id="par_${id}"${bounds}>`, ...inner, '</p>'];
  return [
    `<div class="${name ?? 'ocr_carea'}" id="block_${id}"${bounds}${of} data-kind="${kind}">`,
    ...paragraph,
    '</div>',
  ];
}

/** White space between two words is a space: a line of ours has no other. */
function lineOf({ box, size, words }: ReadLine, index: number, parted: PartedWords): string {
  const broken = parted.broken.get(index);
  const spans = words.map(({ text, box: own, confidence, spaceBefore }, at) => {
    const read = at === words.length - 1 ? markedEnd(text, broken, '\u00ad') : text;
    return `${spaceBefore ? ' ' : ''}<span class="ocrx_word" title="${bbox(own)}; x_wconf ${Math.round(confidence * 100)}">${escapeXml(read)}</span>`;
  });
  return `<span class="ocr_line" title="${bbox(box)}; x_size ${Math.round(size * 100) / 100}">${spans.join('')}</span>`;
}

const whole = (value: number): number => Math.round(value);

/** hOCR counts whole pixels: at least one is left of every box. */
function bbox({ left, top, width, height }: PixelBox): string {
  const [x, y] = [Math.max(0, whole(left)), Math.max(0, whole(top))];
  return `bbox ${x} ${y} ${Math.max(x + 1, whole(left + width))} ${Math.max(y + 1, whole(top + height))}`;
}
