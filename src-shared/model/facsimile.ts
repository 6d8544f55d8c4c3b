import type { Span } from './span.ts';

/** A box on a page in fractions of its width and height, origin at the top left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const wholePage: Box = { left: 0, top: 0, width: 1, height: 1 };

/** The smallest box that holds both, in whatever unit. */
export function boxAround(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left);
  const top = Math.min(a.top, b.top);
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  };
}

/** A word (or, where the format knows lines only, a line) of the canonical text and where it stands on its page. */
export interface WordBox extends Span {
  readonly box: Box;
  /** How sure the machine that read it is, 0 to 1; absent where the format does not say. */
  readonly confidence?: number;
}

/** Where the picture of a page comes from; paths are below the library folder. */
export type PageImage =
  | { readonly kind: 'image'; readonly path: string }
  /** `pdfPage` counts from 1. */
  | { readonly kind: 'pdf'; readonly path: string; readonly pdfPage: number };

/** The part of a page that an article covers. */
export interface Zone {
  readonly articleId: string;
  readonly box: Box;
}

/** A page as it was printed: its picture, if there is one, and what stands where on it. */
export interface FacsimilePage {
  readonly number: number;
  /** `7A`, `第01版`, as the format labels it; null where it does not. */
  readonly label: string | null;
  readonly name: string | null;
  /** In pixels of the image or in the format's own unit: only their ratio counts. */
  readonly width: number;
  readonly height: number;
  readonly image: PageImage | null;
  readonly words: readonly WordBox[];
}

/** A page as a window shows it: without its words, which are asked for page by page. */
export interface FacsimileSheet extends FacsimilePage {
  /** What each article covers, in reading order; an article that runs over columns has several. */
  readonly zones: readonly Zone[];
  /**
   * Address of the picture on the page's own origin, changing with the content: an image that browsers
   * show, or for `image.kind` `pdf` the PDF file itself. Null where there is no picture.
   */
  readonly pictureUrl: string | null;
  /** Whether `facsimile.words` has anything for it. */
  readonly hasWords: boolean;
}
