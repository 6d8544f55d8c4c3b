import type { LanguageTag } from '../issue.ts';

/** A rectangle in pixels of a picture as it was delivered (skew and all), origin at the top left. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a machine read as one word; in Chinese and Japanese, one character. */
export interface ReadWord {
  readonly text: string;
  readonly box: PixelBox;
  /** How sure the machine is, 0 to 1. */
  readonly confidence: number;
  /** Whether a space parts it from the word before in its line. */
  readonly spaceBefore: boolean;
}

/** One printed line (of vertical type, one column of characters), never longer than its column of the page. */
export interface ReadLine {
  readonly box: PixelBox;
  /** Its characters stand one below the other. */
  readonly isVertical: boolean;
  /** Height of its type: of Chinese the side of a character's square, of Latin from ascender to descender (pixels). */
  readonly size: number;
  /** In reading order: of a horizontal headline read from right to left the rightmost comes first. */
  readonly words: readonly ReadWord[];
}

/** A printed rule: a thin line, straight on the page but for the skew. */
export interface PrintedRule {
  readonly box: PixelBox;
  readonly isVertical: boolean;
}

/** How a page's lines run. */
export type WritingMode = 'horizontal-tb' | 'vertical-rl';

/** What read a page. */
export interface ReadingEngine {
  /** `PP-OCRv4`, `tesseract`; several joined by ` + `. */
  readonly name: string;
  readonly version: string;
}

/** What a machine found on the picture of one page, before anything is made of it. */
export interface PageReading {
  /** Size of the picture (pixels). */
  readonly width: number;
  readonly height: number;
  /** By how much lines of text fall from left to right (degrees; negative where they rise). */
  readonly skew: number;
  /** The picture stands upright when it is turned clockwise by so much (degrees): 0, 90, 180 or 270. Boxes are of the picture as it is. */
  readonly turned: 0 | 90 | 180 | 270;
  /** BCP 47 with the script where it matters: `zh-Hans`, `zh-Hant`, `ja`, `de-Latf` (Fraktur), `de`, `en`, `fr`. */
  readonly language: LanguageTag;
  readonly writing: WritingMode;
  readonly engine: ReadingEngine;
  /** In no order that means anything. */
  readonly lines: readonly ReadLine[];
  readonly rules: readonly PrintedRule[];
  /** Boxes drawn around items (rules on all four sides). */
  readonly frames: readonly PixelBox[];
  /** Photographs, engravings, ornaments. */
  readonly pictures: readonly PixelBox[];
}

/** What a block of a read page is. */
export type ReadBlockKind =
  | 'masthead'
  /** Page number, date line and the like at the edge of the page. */
  | 'folio'
  | 'headline'
  | 'kicker'
  | 'deck'
  | 'byline'
  | 'paragraph'
  | 'caption'
  | 'advertisement';

/** Lines of a read page that belong together. */
export interface ReadBlock {
  readonly kind: ReadBlockKind;
  /** Blocks with the same number are one article (or one advertisement); null for masthead and folio. */
  readonly article: number | null;
  /** Indexes into `PageReading.lines`, in reading order. */
  readonly lines: readonly number[];
}

/** A page's blocks in reading order; together they hold every line once. */
export interface StructuredReading {
  readonly reading: PageReading;
  readonly blocks: readonly ReadBlock[];
}
