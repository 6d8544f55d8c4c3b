import { boxAround } from '#shared/model/facsimile.ts';
import type {
  PageReading,
  PixelBox,
  ReadBlock,
  ReadLine,
  ReadWord,
  StructuredReading,
} from '#shared/model/scans/pageReading.ts';
import { countForbidden, escapeXml } from '#shared/text/xml.ts';
import { baselineOf } from './baseline.ts';
import { type PartedWords, partedWords } from './lineEndHyphens.ts';
import { altoNamespace, blockKinds, graphicTags, idOf } from './readingVocabulary.ts';

/** What a page's file says besides what was read. */
export interface AltoAbout {
  /** Path of the picture as people are shown it. */
  readonly fileName: string;
  /** Counted from 1, where the picture is a page of a PDF. */
  readonly pdfPage?: number;
  /** Tells the picture's file from any other. */
  readonly identifier: string;
  /** Dots per inch of the picture, where they are known: type sizes are in points. */
  readonly dpi?: number;
  /** When it was read, ISO 8601, where it was just read. */
  readonly processed?: string;
}

/** Type sizes are in points; at another resolution only their ratios are right. */
const usualDpi = 300;

/**
 * The reading of a page as ALTO 4.4 (http://www.loc.gov/standards/alto/ns-v4#) in pixels. Boxes and sizes
 * are kept to a hundredth of a pixel, confidence to four decimals; `readStructured` reads the same back.
 * Characters that XML cannot hold become U+FFFD, and the file says how many.
 */
export function writeAlto(structured: StructuredReading, about: AltoAbout): string {
  const { reading, blocks } = structured;
  const parted = partedWords(structured);
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alto xmlns="${altoNamespace}" SCHEMAVERSION="4.4">`,
    ...description(structured, about),
    ...styles(reading.lines, about.dpi ?? usualDpi),
    ...tags(blocks),
    '<Layout>',
    pageTag(structured, about),
    `<PrintSpace HPOS="0" VPOS="0" WIDTH="${amount(reading.width)}" HEIGHT="${amount(reading.height)}">`,
  ];
  blocks.forEach((block, index) => {
    out.push(...textBlock(structured, block, index, parted));
  });
  reading.pictures.forEach((box, index) => {
    out.push(`<Illustration ID="picture-${index}" ${place(box)}/>`);
  });
  reading.rules.forEach(({ box, isVertical }, index) => {
    const tag = isVertical ? graphicTags.verticalRule : graphicTags.horizontalRule;
    out.push(`<GraphicalElement ID="rule-${index}" TAGREFS="${tag}" ${place(box)}/>`);
  });
  reading.frames.forEach((box, index) => {
    out.push(`<GraphicalElement ID="frame-${index}" TAGREFS="${graphicTags.frame}" ${place(box)}/>`);
  });
  out.push('</PrintSpace>', '</Page>', '</Layout>', '</alto>', '');
  return out.join('\n');
}

function description({ reading }: StructuredReading, about: AltoAbout): string[] {
  const { engine, skew, turned, writing } = reading;
  const forbidden = reading.lines
    .flatMap(({ words }) => words)
    .reduce((count, { text }) => count + countForbidden(text), 0);
  const page = about.pdfPage === undefined ? '' : `#page=${about.pdfPage}`;
  const settings = [
    `writing: ${writing}`,
    `skew: ${amount(skew, 1e6)} degrees`,
    `turned: ${turned} degrees`,
    ...(about.dpi === undefined ? [] : [`resolution: ${amount(about.dpi)} dpi`]),
  ];
  return [
    '<Description>',
    '<MeasurementUnit>pixel</MeasurementUnit>',
    '<sourceImageInformation>',
    `<fileName>${escapeXml(about.fileName + page)}</fileName>`,
    `<fileIdentifier>${escapeXml(about.identifier)}</fileIdentifier>`,
    '</sourceImageInformation>',
    '<Processing ID="reading">',
    '<processingCategory>contentGeneration</processingCategory>',
    ...(about.processed === undefined
      ? []
      : [`<processingDateTime>${escapeXml(about.processed)}</processingDateTime>`]),
    '<processingStepDescription>text recognition and page segmentation</processingStepDescription>',
    ...(forbidden === 0
      ? []
      : [
          `<processingStepDescription>${forbidden} characters that XML cannot hold were replaced by U+FFFD</processingStepDescription>`,
        ]),
    `<processingStepSettings>${settings.join('; ')}</processingStepSettings>`,
    '<processingSoftware>',
    '<softwareCreator>Broadsheet</softwareCreator>',
    `<softwareName>${escapeXml(engine.name)}</softwareName>`,
    `<softwareVersion>${escapeXml(engine.version)}</softwareVersion>`,
    '</processingSoftware>',
    '</Processing>',
    '</Description>',
  ];
}

function styles(lines: readonly ReadLine[], dpi: number): string[] {
  const sizes = [...new Set(lines.map(({ size }) => rounded(size)))].sort((a, b) => a - b);
  if (sizes.length === 0) return [];
  const points = (size: number) => amount((size * 72) / dpi);
  return [
    '<Styles>',
    ...sizes.map((size) => `<TextStyle ID="${idOf.size(size)}" FONTSIZE="${points(size)}"/>`),
    '</Styles>',
  ];
}

function tags(blocks: readonly ReadBlock[]): string[] {
  const articles = new Set(blocks.flatMap(({ article }) => article ?? []));
  const layout = [...blockKinds, ...Object.values(graphicTags)];
  return [
    '<Tags>',
    ...layout.map((id) => `<LayoutTag ID="${id}" LABEL="${id.replaceAll('-', ' ')}"/>`),
    ...Array.from(
      articles,
      (article) => `<StructureTag ID="${idOf.article(article)}" TYPE="article" LABEL="article ${article}"/>`,
    ),
    '</Tags>',
  ];
}

function pageTag({ reading }: StructuredReading, about: AltoAbout): string {
  const words = reading.lines.flatMap((line) => line.words);
  const total = words.reduce((sum, { confidence }) => sum + share(confidence), 0);
  return `<Page${attributes({
    ID: 'page',
    PHYSICAL_IMG_NR: String(about.pdfPage ?? 1),
    WIDTH: amount(reading.width),
    HEIGHT: amount(reading.height),
    LANG: reading.language,
    PROCESSINGREFS: 'reading',
    ROTATION: reading.turned === 0 ? null : String(reading.turned),
    PC: words.length === 0 ? null : amount(total / words.length, 1e4),
  })}>`;
}

function textBlock(
  { reading }: StructuredReading,
  block: ReadBlock,
  index: number,
  parted: PartedWords,
): string[] {
  const lines = block.lines.flatMap((at) => {
    const line = reading.lines[at];
    return line ? [{ at, line }] : [];
  });
  const tagIds = [block.kind, ...(block.article === null ? [] : [idOf.article(block.article)])];
  const head = attributes({
    ID: `block-${index}`,
    TAGREFS: tagIds.join(' '),
    LANG: reading.language,
    ROTATION: reading.turned === 0 ? null : String(reading.turned),
  });
  const box = lines.length === 0 ? '' : ` ${place(lines.map(({ line }) => line.box).reduce(boxAround))}`;
  const out = [`<TextBlock${head}${box}>`];
  for (const { at, line } of lines) out.push(...textLine(reading, line, at, parted));
  out.push('</TextBlock>');
  return out;
}

function textLine(reading: PageReading, line: ReadLine, index: number, parted: PartedWords): string[] {
  const broken = parted.broken.get(index);
  const opened = parted.opened.get(index);
  const baseline = baselineOf(line, reading);
  const head = attributes({
    ID: idOf.line(index),
    STYLEREFS: idOf.size(rounded(line.size)),
    BASELINE: baseline.map(({ x, y }) => `${amount(x)},${amount(y)}`).join(' ') || null,
    BASEDIRECTION: directionOf(line),
  });
  const last = line.words.length - 1;
  const out = [`<TextLine${head} ${place(line.box)}>`];
  line.words.forEach((word, at) => {
    if (at > 0 && word.spaceBefore) out.push('<SP/>');
    const isBroken = at === last && broken !== undefined;
    const half = isBroken
      ? { SUBS_TYPE: 'HypPart1', SUBS_CONTENT: broken.whole }
      : at === 0 && opened !== undefined
        ? { SUBS_TYPE: 'HypPart2', SUBS_CONTENT: opened.whole }
        : {};
    out.push(string(word, isBroken ? broken.first : word.text, half));
  });
  // A line must hold a word; one that is empty is read by nobody.
  if (line.words.length === 0) out.push('<String CONTENT=""/>');
  if (broken !== undefined) out.push(`<HYP CONTENT="${escapeXml(broken.hyphen)}"/>`);
  out.push('</TextLine>');
  return out;
}

const string = (word: ReadWord, text: string, half: Readonly<Record<string, string>>): string =>
  `<String${attributes({ CONTENT: text, ...half, WC: amount(share(word.confidence), 1e4) })} ${place(word.box)}/>`;

/** Where the words of a line are read other than from left to right. */
function directionOf({ isVertical, words }: ReadLine): 'ttb' | 'rtl' | null {
  if (isVertical) return 'ttb';
  const first = words[0];
  const last = words.at(-1);
  return first && last && last.box.left + last.box.width <= first.box.left ? 'rtl' : null;
}

const place = ({ left, top, width, height }: PixelBox): string =>
  `HPOS="${amount(left)}" VPOS="${amount(top)}" WIDTH="${amount(width)}" HEIGHT="${amount(height)}"`;

const attributes = (values: Readonly<Record<string, string | null>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value === null ? '' : ` ${name}="${escapeXml(value)}"`))
    .join('');

const rounded = (value: number, parts = 100): number => Math.round(value * parts) / parts;
const amount = (value: number, parts?: number): string => String(rounded(value, parts));
const share = (value: number): number => (value > 0 ? Math.min(value, 1) : 0);
