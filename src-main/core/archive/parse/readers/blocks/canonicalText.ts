import type { FacsimilePage } from '#shared/model/facsimile.ts';
import type { DropReason, MastheadField, Warning } from '#shared/model/issue.ts';
import type { FlowPiece, Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { joinGlue } from '#shared/text/glue.ts';
import type { Block, ReadResult } from '../reader.ts';
import { normalFormOf } from './textBlocks.ts';

/** One printed line of a block, without white space around it. */
export interface BlockLine {
  readonly text: string;
  /**
   * What people read between it and the line before; by the characters that meet where absent, null where
   * the format does not say that the two belong to one paragraph.
   */
  readonly glue?: FlowPiece['glue'] | null;
  /** The hyphen at its end where the format says that the word goes on in the next line. */
  readonly hyphen?: string;
  readonly box?: Block['box'];
  readonly fontSize?: Block['fontSize'];
  /** It is the first on another page. */
  readonly breaksPage?: boolean;
  /** Page number where it is not the block's. */
  readonly page?: number | null;
}

/** What is the same for all lines of a block. */
export type BlockMarks = Partial<
  Pick<Block, 'page' | 'role' | 'fontSize' | 'box' | 'paragraphKind' | 'article' | 'continues'>
>;

/**
 * Builds the canonical text of a format that has no text of its own: blocks are parted by an empty line,
 * their lines by a line break, pages by a form feed. Counts code points.
 */
export class CanonicalText {
  readonly blocks: Block[] = [];
  readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly parts: string[] = [];
  private length = 0;
  private separator = '';

  /** Adds a block; lines without a visible character are left out. Returns where each line lies. */
  addBlock(lines: readonly BlockLine[], marks: BlockMarks = {}): readonly (Span | null)[] {
    let first = true;
    let before = '';
    let hyphenated = false;
    return lines.map((line) => {
      if (!hasInk(line.text) && line.hyphen === undefined) {
        if (line.text !== '') this.drop(line.text, 'controlCharacter');
        return null;
      }
      if (line.breaksPage) this.breakPage();
      const start = this.begin(first ? '\n\n' : '\n');
      this.append(line.text);
      const glue = first
        ? marks.continues
        : hyphenated
          ? ''
          : line.glue === undefined
            ? joinGlue(before, line.text)
            : line.glue;
      const continues = glue === undefined || glue === null ? {} : { continues: glue };
      if (line.text !== '')
        this.blocks.push({
          start,
          end: this.length,
          text: line.text,
          page: line.page ?? marks.page ?? null,
          role: marks.role ?? null,
          fontSize: line.fontSize ?? marks.fontSize ?? null,
          box: line.box ?? marks.box ?? null,
          ...(marks.paragraphKind ? { paragraphKind: marks.paragraphKind } : {}),
          ...(marks.article === undefined ? {} : { article: marks.article }),
          ...continues,
        } satisfies Block);
      const end = this.length;
      if (line.hyphen !== undefined) {
        this.append(line.hyphen);
        this.dropped.push({ start: end, end: this.length, reason: 'lineEndHyphen' });
      }
      hyphenated = line.hyphen !== undefined;
      if (line.text !== '') {
        first = false;
        before = line.text;
      }
      return { start, end };
    });
  }

  /** Adds text that no part of the issue shows. */
  drop(text: string, reason: DropReason): Span | null {
    if (text.trim() === '') return null;
    const start = this.begin('\n\n');
    this.append(text);
    const span = { start, end: this.length };
    this.dropped.push({ ...span, reason });
    return span;
  }

  /** What comes next stands on another page. */
  breakPage(): void {
    if (this.length > 0) this.separator = '\f';
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  /** The finished result. */
  toResult(about: {
    readonly format: string;
    readonly encoding: string;
    readonly fields?: Readonly<Partial<Record<MastheadField, string>>>;
    readonly warnings?: readonly Warning[];
    readonly part?: string | undefined;
    readonly facsimile?: readonly FacsimilePage[] | undefined;
    readonly language?: string | undefined;
  }): ReadResult {
    const text = this.parts.join('');
    return {
      format: about.format,
      encoding: about.encoding,
      normalForm: normalFormOf(text),
      text,
      blocks: this.blocks,
      dropped: this.dropped,
      fields: about.fields ?? {},
      warnings: about.warnings ?? [],
      ...(about.part === undefined ? {} : { part: about.part }),
      ...(about.facsimile === undefined ? {} : { facsimile: about.facsimile }),
      ...(about.language === undefined ? {} : { language: about.language }),
    };
  }

  /** Puts the separator in front of what follows and says where that begins. */
  private begin(separator: string): number {
    if (this.length > 0) this.append(this.separator || separator);
    this.separator = '';
    return this.length;
  }

  private append(text: string): void {
    this.parts.push(text);
    this.length += codePointLength(text);
  }
}

/** Whether a text prints anything. */
export const hasInk = (text: string): boolean => /[^\s\p{Cc}\u200b\u2060\ufeff]/u.test(text);

/** Runs of white space as one space, none at the ends. Ideographic spaces inside a line stay. */
export const collapse = (text: string): string =>
  text.replace(/[ \t\n\r\f\v]+/gu, ' ').replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/gu, '');
