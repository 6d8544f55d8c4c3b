import type { Warning } from '#shared/model/issue.ts';
import { confidenceOf, noBox, pageSize, type RawBox } from '../pages/geometry.ts';
import { languageTag } from '../pages/language.ts';
import { mostFrequent, type PrintedPage } from '../pages/printedPage.ts';
import { dropReasonOf, firstNamed, roleOf } from '../pages/roles.ts';
import type { BlockRole } from '../reader.ts';
import { entityWarnings } from '../xml/parseXml.ts';
import { scanXml, type XmlAttributes } from '../xml/scanXml.ts';
import { XmlError } from '../xml/xmlError.ts';
import { regionOrder } from './altoOrder.ts';
import { finishRegion, type OpenLine, type OpenRegion } from './altoRegion.ts';

/** What an ALTO file says. Usually one page. */
export interface AltoFile {
  readonly pages: readonly PrintedPage[];
  readonly warnings: readonly Warning[];
  /** The program that it says it was read by last, with its version. */
  readonly software: string | null;
}

/**
 * Reads ALTO, versions 1 to 4, whatever its namespace or prefix, and the dialects of docWorks, ABBYY,
 * Gallica and tesseract. A file that breaks off is read until there, with a warning. Throws XmlError for
 * what holds no page. See docs/formats/alto.md.
 */
export function parseAlto(path: string, text: string): AltoFile {
  const scan = new AltoScan(path);
  const entities = new Set<string>();
  let failure: XmlError | null = null;
  try {
    scanXml(text, {
      open: scan.open,
      close: scan.close,
      text: scan.text,
      unknownEntity: (name) => entities.add(name),
    });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    failure = error;
  }
  const pages = scan.finish();
  if (failure && !pages.some((page) => page.regions.length > 0)) throw failure;
  const warnings = [...damageWarnings(path, failure), ...entityWarnings(path, entities)];
  return { pages, warnings, software: scan.software };
}

function damageWarnings(path: string, failure: XmlError | null): Warning[] {
  if (!failure) return [];
  const message = `${path} is damaged: it ${failure.message}; what stands before is read.`;
  return [{ code: 'damagedPage', message, start: null }];
}

interface OpenPage {
  readonly attributes: XmlAttributes;
  readonly regions: OpenRegion[];
  usesSpaces: boolean;
  printSpace: RawBox | null;
}

/** A block around others (ComposedBlock, a margin): what it says holds for those inside. */
interface Surrounding {
  readonly element: string;
  readonly id: string | null;
  readonly role: BlockRole | null;
  readonly article: string | null;
}

const surroundings: ReadonlySet<string> = new Set([
  'ComposedBlock',
  'PrintSpace',
  'TopMargin',
  'BottomMargin',
  'LeftMargin',
  'RightMargin',
]);

/** Collects one file's pages; handed to the scanner as its handler. */
class AltoScan {
  private readonly pages: OpenPage[] = [];
  private readonly fontSizes = new Map<string, number>();
  /** What tags call the blocks that refer to them. */
  private readonly tagNames = new Map<string, string[]>();
  /** The tags that stand for an article each. */
  private readonly articleTags = new Set<string>();
  private readonly readingOrder: string[] = [];
  private readonly around: Surrounding[] = [];
  private page: OpenPage | null = null;
  private region: OpenRegion | null = null;
  private line: OpenLine | null = null;
  private space = false;
  /** The element whose text is being read. */
  private stating: Statement | null = null;
  private fileName = '';
  private creator = '';
  private programs: { softwareName: string; softwareVersion: string }[] = [];
  private readonly path: string;

  /** Articles are told apart by the path as well: tags of two files may be called the same. */
  constructor(path: string) {
    this.path = path;
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'String') this.addWord(attributes);
    else if (name === 'SP') this.addSpace();
    else if (name === 'TextLine') this.openLine(attributes);
    else if (name === 'HYP') this.addHyphen(attributes);
    else if (name === 'TextBlock') this.openRegion(attributes);
    else if (surroundings.has(name)) this.surround(name, attributes);
    else if (name === 'Page') this.openPage(attributes);
    else if (name === 'TextStyle') this.addStyle(attributes);
    else if (name.endsWith('Tag')) this.addTag(name, attributes);
    else if (name === 'ElementRef') this.readingOrder.push(attributes.REF ?? '');
    else if (name === 'processingSoftware') this.programs.push({ softwareName: '', softwareVersion: '' });
    else if (isStatement(name)) this.stating = name;
  };

  readonly close = (name: string): void => {
    if (name === 'TextLine') this.line = null;
    else if (name === 'TextBlock') this.region = null;
    else if (surroundings.has(name)) this.around.pop();
    else if (isStatement(name)) this.stating = null;
  };

  readonly text = (text: string): void => {
    const program = this.programs.at(-1);
    if (this.stating === 'fileName') this.fileName += text;
    else if (this.stating === 'softwareCreator') this.creator += text;
    else if (this.stating !== null && program) program[this.stating] += text;
  };

  /** The pages; to be asked for once, as what they are made of is let go on the way. */
  finish(): PrintedPage[] {
    return this.pages.splice(0).map((page) => this.finishPage(page));
  }

  get software(): string | null {
    const { softwareName = '', softwareVersion = '' } = this.programs.at(-1) ?? {};
    return (
      [softwareName, softwareVersion]
        .map((text) => text.trim())
        .filter(Boolean)
        .join(' ') || null
    );
  }

  private openPage(attributes: XmlAttributes): void {
    this.page = { attributes, regions: [], usesSpaces: false, printSpace: null };
    this.pages.push(this.page);
  }

  private surround(element: string, attributes: XmlAttributes): void {
    const isMargin = element.endsWith('Margin');
    if (element === 'PrintSpace' && this.page) this.page.printSpace = rawBox(attributes);
    this.around.push({
      element,
      id: attributes.ID ?? null,
      role: isMargin ? 'pageHeading' : firstNamed(this.namesOf(attributes), roleOf),
      article: this.articleOf(attributes),
    });
  }

  private openRegion(attributes: XmlAttributes): void {
    const outer = this.around.map((one) => one.id).reverse();
    const outerRole = this.around.findLast((one) => one.role !== null)?.role ?? null;
    const outerArticle = this.around.findLast((one) => one.article !== null)?.article ?? null;
    const names = this.namesOf(attributes);
    this.region = {
      ids: [attributes.ID ?? null, ...outer].filter((id) => id !== null),
      role: firstNamed(names, roleOf) ?? outerRole,
      furniture: firstNamed(names, dropReasonOf),
      raw: rawBox(attributes),
      lines: [],
      nextId: attributes.IDNEXT ?? null,
      fontSize: this.statedSize(attributes),
      language: attributes.LANG ?? attributes.language ?? null,
      article: this.articleOf(attributes) ?? outerArticle,
    };
    this.currentPage().regions.push(this.region);
  }

  private openLine(attributes: XmlAttributes): void {
    this.line = {
      id: attributes.ID ?? null,
      raw: rawBox(attributes),
      words: [],
      fontSize: this.statedSize(attributes) ?? this.region?.fontSize ?? null,
      hyphen: null,
    };
    this.space = false;
    this.currentRegion().lines.push(this.line);
  }

  /** Words outside lines, lines outside blocks and blocks outside pages are kept as if they stood in one. */
  private currentLine(): OpenLine {
    if (!this.line) this.openLine({});
    return this.line ?? this.currentLine();
  }

  private currentRegion(): OpenRegion {
    if (!this.region) this.openRegion({});
    return this.region ?? this.currentRegion();
  }

  private currentPage(): OpenPage {
    if (!this.page) this.openPage({});
    return this.page ?? this.currentPage();
  }

  private addWord(attributes: XmlAttributes): void {
    const text = (attributes.CONTENT ?? '').replace(/[\t\n\r]+/gu, ' ').trim();
    if (text === '') return;
    const line = this.currentLine();
    const type = attributes.SUBS_TYPE;
    line.words.push({
      id: attributes.ID ?? null,
      text,
      raw: rawBox(attributes),
      spaceBefore: this.space,
      confidence: confidenceOf(attributes.WC),
      fontSize: this.statedSize(attributes) ?? line.fontSize,
      part: type === 'HypPart1' ? 1 : type === 'HypPart2' ? 2 : null,
      whole: attributes.SUBS_CONTENT ?? null,
    });
    this.space = false;
  }

  private addSpace(): void {
    this.space = true;
    if (this.page) this.page.usesSpaces = true;
  }

  private addHyphen(attributes: XmlAttributes): void {
    const hyphen = (attributes.CONTENT ?? '').trim();
    if (hyphen !== '') this.currentLine().hyphen = hyphen;
  }

  private addStyle(attributes: XmlAttributes): void {
    const size = Number(attributes.FONTSIZE?.replace(',', '.'));
    if (attributes.ID !== undefined && size > 0) this.fontSizes.set(attributes.ID, size);
  }

  private addTag(element: string, { ID, LABEL, TYPE }: XmlAttributes): void {
    if (ID === undefined) return;
    this.tagNames.set(
      ID,
      [LABEL, TYPE].filter((name) => name !== undefined),
    );
    if (element === 'StructureTag' && isUnit(TYPE, LABEL)) this.articleTags.add(ID);
  }

  private articleOf(attributes: XmlAttributes): string | null {
    const tag = references(attributes.TAGREFS).find((one) => this.articleTags.has(one));
    return tag === undefined ? null : `${this.path}#${tag}`;
  }

  /** What a block is called: by its TYPE, then by its tags. */
  private namesOf(attributes: XmlAttributes): string[] {
    const tags = references(attributes.TAGREFS).flatMap((tag) => this.tagNames.get(tag) ?? []);
    return attributes.TYPE === undefined ? tags : [attributes.TYPE, ...tags];
  }

  private statedSize(attributes: XmlAttributes): number | null {
    if (attributes.STYLEREFS === undefined) return null;
    for (const style of references(attributes.STYLEREFS)) {
      const size = this.fontSizes.get(style);
      if (size !== undefined) return size;
    }
    return null;
  }

  private finishPage(page: OpenPage): PrintedPage {
    const lines = page.regions.flatMap((region) => region.lines);
    const boxes = lines.flatMap((line) => [line.raw, ...line.words.map((word) => word.raw)]);
    const stated = { width: toNumber(page.attributes.WIDTH), height: toNumber(page.attributes.HEIGHT) };
    const size = pageSize(stated, page.printSpace ? [...boxes, page.printSpace] : boxes);
    // What this application writes parts by SP whatever is parted, also where nothing is.
    const saysSpaces = this.creator.trim() === 'Broadsheet';
    const languages = new Map<string, number>();
    for (const { language, lines } of page.regions) {
      const tag = language === null ? null : languageTag(language);
      if (tag) languages.set(tag, (languages.get(tag) ?? 0) + lines.length);
    }
    return {
      id: page.attributes.ID ?? null,
      label: page.attributes.PRINTED_IMG_NR ?? null,
      ...size,
      imageName: this.fileName.trim() || null,
      language: mostFrequent(languages),
      regions: page.regions.map((region) => {
        const finished = finishRegion(region, page.usesSpaces || saysSpaces, size);
        // A page of half a million words does not fit into memory twice.
        region.lines.length = 0;
        return finished;
      }),
      order: regionOrder(page.regions, this.readingOrder),
    };
  }
}

const statements = ['fileName', 'softwareCreator', 'softwareName', 'softwareVersion'] as const;
type Statement = (typeof statements)[number];
const isStatement = (name: string): name is Statement => statements.some((one) => one === name);

/** A tag of the type `article` is one article, unless all that it says is that there are articles. */
const isUnit = (type: string | undefined, label: string | undefined): boolean =>
  /^article$/iu.test(type?.trim() ?? '') && !/^(?:article)?$/iu.test(label?.trim() ?? '');

function references(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(/\s+/u);
}

function rawBox({ HPOS, VPOS, WIDTH, HEIGHT }: XmlAttributes): RawBox {
  if (HPOS === undefined || VPOS === undefined) return noBox;
  return { left: toNumber(HPOS), top: toNumber(VPOS), width: toNumber(WIDTH), height: toNumber(HEIGHT) };
}

function toNumber(value: string | undefined): number {
  if (value === undefined || value === '') return Number.NaN;
  const number = Number(value);
  return Number.isNaN(number) ? Number(value.replace(',', '.')) : number;
}
