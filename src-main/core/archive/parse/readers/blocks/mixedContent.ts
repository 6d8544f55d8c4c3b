import { joinGlue } from '#shared/text/glue.ts';
import { textHyphens } from '#shared/text/hyphens.ts';
import { childOf, textOf, type XmlElement } from '../xml/parseXml.ts';
import { type BlockLine, hasInk } from './canonicalText.ts';

/** What an element does to the text around it. */
export type ElementKind =
  /** Its text runs on with the text around it. */
  | 'inline'
  /** Its text stands by itself. */
  | 'block'
  /** A printed line ends here. */
  | 'line'
  /** A printed line ends here in the middle of a word. */
  | 'wordLine'
  /** A page ends here. */
  | 'page'
  /** Its text is not printed here: another reading, an editor's remark. It is kept beside the block. */
  | 'aside'
  /** It holds no text of the document. */
  | 'skip';

/** A printed line with the element that began it, for formats that place lines on a picture. */
export interface MixedLine extends BlockLine {
  readonly from: XmlElement | null;
}

/** A block of text and the elements it stands in, outermost first. */
export interface MixedBlock {
  readonly lines: readonly MixedLine[];
  readonly path: readonly XmlElement[];
  /** Texts of elements of kind `aside` inside it. */
  readonly asides: readonly string[];
}

export interface Vocabulary {
  kind(element: XmlElement, path: readonly XmlElement[]): ElementKind;
  /** Called for every page break; gives the number of the page that begins, null where it has none. */
  page?(element: XmlElement): number | null;
  /** White space to put between two elements that touch, or null to leave what stands there. */
  spacing?(before: string, between: string, element: XmlElement): string | null;
}

/** Text in XML is broken where its writer liked; only marked line ends count. */
export function mixedBlocks(root: XmlElement, vocabulary: Vocabulary): MixedBlock[] {
  const walk = new MixedWalk(vocabulary);
  walk.enter(root, []);
  walk.close([]);
  return walk.blocks;
}

type GrowingLine = { -readonly [K in keyof MixedLine]: MixedLine[K] };

const hyphens = new RegExp(`[${textHyphens}]$`, 'u');

class MixedWalk {
  readonly blocks: MixedBlock[] = [];
  private readonly vocabulary: Vocabulary;
  private lines: GrowingLine[] = [{ text: '', from: null }];
  private asides: string[] = [];
  private pageNumber: number | null = null;
  private pageBroken = false;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  enter(element: XmlElement, path: readonly XmlElement[]): void {
    const kind = this.vocabulary.kind(element, path);
    if (kind === 'skip') return;
    if (kind === 'aside') {
      const text = tidy(textOf(element));
      if (hasInk(text)) this.asides.push(text);
      return;
    }
    if (kind === 'line' || kind === 'wordLine') {
      this.breakLine(element, kind === 'wordLine');
      return;
    }
    if (kind === 'page') {
      this.breakPage(element);
      return;
    }
    const inside = [...path, element];
    if (kind === 'block') this.close(path);
    for (const child of element.children) {
      if (typeof child === 'string') this.append(child);
      else {
        this.space(child);
        this.enter(child, inside);
      }
    }
    if (kind === 'block') this.close(inside);
  }

  close(path: readonly XmlElement[]): void {
    const lines: MixedLine[] = [];
    for (const line of this.lines) {
      const text = tidy(line.text);
      if (hasInk(text) || line.hyphen !== undefined) lines.push({ ...line, text });
    }
    if (lines.length > 0 || this.asides.length > 0) this.blocks.push({ lines, path, asides: this.asides });
    const last = this.lines.at(-1);
    this.lines = [{ text: '', from: null, ...this.pageOf(lines.length === 0 && last?.breaksPage === true) }];
    this.asides = [];
  }

  private append(text: string): void {
    const line = this.lines.at(-1);
    if (line) line.text += text;
  }

  private space(element: XmlElement): void {
    const line = this.lines.at(-1);
    if (!line || !this.vocabulary.spacing) return;
    const before = line.text.trimEnd();
    if (before === '') return;
    const wanted = this.vocabulary.spacing(before, line.text.slice(before.length), element);
    if (wanted !== null) line.text = before + wanted;
  }

  private breakLine(element: XmlElement, insideWord: boolean): void {
    const line = this.lines.at(-1);
    if (!line) return;
    if (!hasInk(line.text)) {
      line.from = element;
      return;
    }
    const next: GrowingLine = { text: '', from: element, ...this.pageOf(false) };
    if (insideWord) {
      const text = line.text.trimEnd();
      const hyphen = hyphens.exec(text)?.[0];
      line.text = text.slice(0, text.length - (hyphen?.length ?? 0));
      if (hyphen !== undefined) line.hyphen = hyphen;
      next.glue = '';
    }
    this.lines.push(next);
  }

  private breakPage(element: XmlElement): void {
    this.pageNumber = this.vocabulary.page?.(element) ?? null;
    this.pageBroken = true;
    const next: GrowingLine = { text: '', from: null, ...this.pageOf(true) };
    if (hasInk(this.lines.at(-1)?.text ?? '')) this.lines.push(next);
    else this.lines[this.lines.length - 1] = next;
  }

  private pageOf(breaksPage: boolean): Partial<Pick<BlockLine, 'page' | 'breaksPage'>> {
    if (!this.pageBroken) return {};
    return { page: this.pageNumber, ...(breaksPage ? { breaksPage } : {}) };
  }
}

/**
 * White space as people read it: one space for a run of it; nothing where a run with a line break stands
 * between characters that are set without spaces.
 */
export function tidy(text: string): string {
  return text
    .replace(/(\S?)[ \t]*[\r\n][ \t\r\n]*(?=(\S?))/gu, (_, before: string, after: string) =>
      before === '' || after === '' ? `${before} ` : before + joinGlue(before, after),
    )
    .replace(/[ \t\r\n\f\v]+/gu, ' ')
    .replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, '');
}

/** The first element along a path of names: `find(root, 'teiHeader', 'fileDesc')`. */
export function find(element: XmlElement, ...names: readonly string[]): XmlElement | null {
  let at: XmlElement | null = element;
  for (const name of names) {
    at = at && childOf(at, name);
  }
  return at;
}

/** Tidied text of an element; null where it prints nothing or is absent. */
export function textIn(element: XmlElement | null | undefined): string | null {
  const text = element ? tidy(textOf(element)) : '';
  return hasInk(text) ? text : null;
}

/** What may stand before the first element, one at a time: as parts of one pattern they could be told apart in too many ways. */
const beforeElement = /\s*(?:<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>)/uy;
const elementStart = /\s*<(?:[\w.-]+:)?([\w.-]+)/uy;

/** The name of the outermost element of a text that looks like XML, without its prefix; null otherwise. */
export function rootName(text: string): string | null {
  const head = text.slice(0, 16_384);
  let at = 0;
  for (;;) {
    beforeElement.lastIndex = at;
    if (!beforeElement.test(head)) break;
    at = beforeElement.lastIndex;
  }
  elementStart.lastIndex = at;
  return elementStart.exec(head)?.[1] ?? null;
}
