import { markedEnd, partedWords } from '#core/archive/parse/readers/alto/lineEndHyphens.ts';
import { boxAround } from '#shared/model/facsimile.ts';
import type {
  PixelBox,
  ReadBlock,
  ReadBlockKind,
  ReadLine,
  ReadWord,
  StructuredReading,
} from '#shared/model/scans/pageReading.ts';
import { escapeXml } from '#shared/text/xml.ts';
import type { ExportedPage } from './exportedPages.ts';

const namespace = 'http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15';

/** The region types of the schema; what it has no name for says so in `custom`, as Transkribus does. */
const types: Readonly<Record<ReadBlockKind, string>> = {
  masthead: 'other',
  folio: 'header',
  headline: 'heading',
  kicker: 'other',
  deck: 'other',
  byline: 'credit',
  paragraph: 'paragraph',
  caption: 'caption',
  advertisement: 'other',
};

/** A page as PAGE XML, 2019-07-15. `made` is ISO 8601. */
export function pageXmlOf({ page, structured }: ExportedPage, made: string): string {
  const { reading, blocks } = structured;
  const lines = markedLines(structured);
  const regions = blocks.filter((block) => block.lines.length > 0);
  const name = page.image?.path ?? `page ${page.number}`;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<PcGts xmlns="${namespace}">`,
    `<Metadata><Creator>Broadsheet</Creator><Created>${escapeXml(made)}</Created><LastChange>${escapeXml(made)}</LastChange></Metadata>`,
    `<Page imageFilename="${escapeXml(name)}" imageWidth="${Math.round(reading.width)}" imageHeight="${Math.round(reading.height)}">`,
    ...(regions.length === 0
      ? []
      : [
          '<ReadingOrder><OrderedGroup id="order">',
          ...regions.map((_, index) => `<RegionRefIndexed index="${index}" regionRef="r${index}"/>`),
          '</OrderedGroup></ReadingOrder>',
        ]),
    ...regions.flatMap((block, index) => region(block, index, lines)),
    '</Page>',
    '</PcGts>',
  ].join('\n')}\n`;
}

/** The lines of a page with the mark that Transkribus knows a broken word by. */
function markedLines(structured: StructuredReading): readonly ReadLine[] {
  const { broken } = partedWords(structured);
  return structured.reading.lines.map((line, index) => {
    const last = line.words.length - 1;
    const words = line.words.map((word, at) =>
      at === last ? { ...word, text: markedEnd(word.text, broken.get(index), '\u00ac') } : word,
    );
    return { ...line, words };
  });
}

function region({ kind, article, lines }: ReadBlock, index: number, all: readonly ReadLine[]): string[] {
  const own = lines.flatMap((at) => all[at] ?? []);
  const isVertical = own.filter((line) => line.isVertical).length * 2 > own.length;
  const direction = isVertical ? ' readingDirection="top-to-bottom" textLineOrder="right-to-left"' : '';
  const custom = `readingOrder {index:${index};} structure {type:${kind};}`;
  return [
    `<TextRegion id="r${index}" type="${types[kind]}" custom="${custom}"${direction}>`,
    coords(own.map(({ box }) => box).reduce(boxAround)),
    ...own.flatMap((line, at) => textLine(line, `r${index}l${at}`, at, article)),
    textOf(own.map(({ words }) => lineText(words)).join('\n')),
    '</TextRegion>',
  ];
}

function textLine({ box, words }: ReadLine, id: string, index: number, article: number | null): string[] {
  const unit = article === null ? '' : ` structure {id:a${article}; type:article;}`;
  return [
    `<TextLine id="${id}" custom="readingOrder {index:${index};}${unit}">`,
    coords(box),
    ...words.map(
      (word, at) => `<Word id="${id}w${at}">${coords(word.box)}${textOf(word.text, word.confidence)}</Word>`,
    ),
    textOf(lineText(words)),
    '</TextLine>',
  ];
}

const lineText = (words: readonly ReadWord[]): string =>
  words.map(({ text, spaceBefore }) => (spaceBefore ? ` ${text}` : text)).join('');

const textOf = (text: string, confidence?: number): string =>
  `<TextEquiv${confidence === undefined ? '' : ` conf="${Math.round(confidence * 1e4) / 1e4}"`}><Unicode>${escapeXml(text)}</Unicode></TextEquiv>`;

/** Corners clockwise from the upper left, in whole pixels as the schema has it. */
function coords({ left, top, width, height }: PixelBox): string {
  const [x, y] = [left, top].map((value) => Math.max(0, Math.round(value)));
  const [right, bottom] = [left + width, top + height].map((value) => Math.max(0, Math.round(value)));
  return `<Coords points="${x},${y} ${right},${y} ${right},${bottom} ${x},${bottom}"/>`;
}
