import type {
  PixelBox,
  PrintedRule,
  ReadBlock,
  ReadBlockKind,
  ReadLine,
  ReadWord,
  StructuredReading,
} from '#shared/model/scans/pageReading.ts';
import { scanXml, type XmlAttributes } from '../xml/scanXml.ts';
import { graphicTags, isBlockKind, numberInId } from './readingVocabulary.ts';

/** Where the texts stand that say how a page was read. */
const statements = {
  softwareName: 'name',
  softwareVersion: 'version',
  processingStepSettings: 'settings',
} as const;

/**
 * The reading that `writeAlto` wrote. Of ALTO by others the first page as well as it can be told: kinds that
 * are not ours are paragraphs. Throws XmlError for what is not well formed.
 */
export function readStructured(alto: string): StructuredReading {
  const scan = new ReadingScan();
  scanXml(alto, { open: scan.open, close: scan.close, text: scan.text });
  return scan.finish();
}

interface OpenLine {
  readonly at: number;
  readonly line: Omit<ReadLine, 'words'> & { readonly words: ReadWord[] };
}

class ReadingScan {
  private readonly said = { name: '', version: '', settings: '' };
  private stating: keyof ReadingScan['said'] | null = null;
  private page: XmlAttributes = {};
  private readonly lines: OpenLine[] = [];
  private readonly blocks: { kind: ReadBlockKind; article: number | null; lines: number[] }[] = [];
  private readonly rules: PrintedRule[] = [];
  private readonly frames: PixelBox[] = [];
  private readonly pictures: PixelBox[] = [];
  private line: OpenLine | null = null;
  private hasSpace = false;

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'String') this.addWord(attributes);
    else if (name === 'SP') this.hasSpace = true;
    else if (name === 'HYP') this.addHyphen(attributes.CONTENT ?? '');
    else if (name === 'TextLine') this.openLine(attributes);
    else if (name === 'TextBlock') this.openBlock(attributes);
    else if (name === 'Illustration') this.pictures.push(boxOf(attributes));
    else if (name === 'GraphicalElement') this.addGraphic(attributes);
    else if (name === 'Page') this.page = attributes;
    else if (Object.hasOwn(statements, name)) this.stating = statements[name as keyof typeof statements];
  };

  readonly close = (name: string): void => {
    if (Object.hasOwn(statements, name)) this.stating = null;
  };

  readonly text = (text: string): void => {
    if (this.stating !== null) this.said[this.stating] += text;
  };

  finish(): StructuredReading {
    const { name, version, settings } = this.said;
    const setting = (key: string): string | undefined =>
      new RegExp(`(?:^|; )${key}: (\\S+?)(?= |;|$)`, 'u').exec(settings)?.[1];
    const lines = this.lines.toSorted((a, b) => a.at - b.at);
    const turned = Number(setting('turned') ?? this.page.ROTATION ?? 0);
    return {
      reading: {
        width: Number(this.page.WIDTH),
        height: Number(this.page.HEIGHT),
        skew: Number(setting('skew') ?? 0),
        turned: turned === 90 || turned === 180 || turned === 270 ? turned : 0,
        language: this.page.LANG ?? 'und',
        writing: setting('writing') === 'vertical-rl' ? 'vertical-rl' : 'horizontal-tb',
        engine: { name, version },
        lines: lines.map(({ line }) => line),
        rules: this.rules,
        frames: this.frames,
        pictures: this.pictures,
      },
      blocks: this.blocks satisfies ReadBlock[],
    };
  }

  private openBlock(attributes: XmlAttributes): void {
    const tags = tagsOf(attributes);
    const articles = tags.map((tag) => numberInId(tag, 'article')).filter(Number.isFinite);
    this.blocks.push({
      kind: tags.find(isBlockKind) ?? 'paragraph',
      article: articles[0] ?? null,
      lines: [],
    });
  }

  private openLine(attributes: XmlAttributes): void {
    const stated = numberInId(attributes.ID ?? '', 'line');
    const box = boxOf(attributes);
    const isVertical = attributes.BASEDIRECTION === 'ttb' || attributes.BASEDIRECTION === 'btt';
    const size = numberInId(attributes.STYLEREFS ?? '', 'size');
    const line: OpenLine['line'] = {
      box,
      isVertical,
      size: Number.isFinite(size) ? size : isVertical ? box.width : box.height,
      words: [],
    };
    this.line = { at: Number.isInteger(stated) ? stated : this.lines.length, line };
    this.lines.push(this.line);
    this.blocks.at(-1)?.lines.push(this.line.at);
    this.hasSpace = false;
  }

  private addWord(attributes: XmlAttributes): void {
    const text = attributes.CONTENT ?? '';
    if (text === '') return;
    this.line?.line.words.push({
      text,
      box: boxOf(attributes),
      confidence: Number(attributes.WC ?? 1),
      spaceBefore: this.hasSpace,
    });
    this.hasSpace = false;
  }

  /** The hyphen of a word that a line end parts was printed with the word. */
  private addHyphen(hyphen: string): void {
    const words = this.line?.line.words;
    const last = words?.pop();
    if (last) words?.push({ ...last, text: last.text + hyphen });
  }

  private addGraphic(attributes: XmlAttributes): void {
    const box = boxOf(attributes);
    const tags = tagsOf(attributes);
    if (tags.includes(graphicTags.frame)) this.frames.push(box);
    else {
      const isTold = tags.includes(graphicTags.verticalRule) || tags.includes(graphicTags.horizontalRule);
      const isVertical = isTold ? tags.includes(graphicTags.verticalRule) : box.height > box.width;
      this.rules.push({ box, isVertical });
    }
  }
}

const tagsOf = (attributes: XmlAttributes): string[] => (attributes.TAGREFS ?? '').split(/\s+/u);

const boxOf = ({ HPOS, VPOS, WIDTH, HEIGHT }: XmlAttributes): PixelBox => ({
  left: Number(HPOS),
  top: Number(VPOS),
  width: Number(WIDTH),
  height: Number(HEIGHT),
});
