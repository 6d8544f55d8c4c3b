import { z } from 'zod';
import type { Colour } from '#shared/model/annotation.ts';
import type { ParagraphKind } from '#shared/model/issue.ts';
import { ask, call } from '../call.ts';
import { articleId, chosenAnnotations, collectionId, issueId, offset } from '../inputs.ts';
import { limits } from '../limits.ts';
import { notebookQuery } from './notebook.ts';

/** What is put on paper. */
const printScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('issue'), issueId }),
  z.strictObject({ kind: z.literal('article'), issueId, articleId }),
  z.strictObject({ kind: z.literal('passage'), issueId, start: offset, end: offset }),
  z.strictObject({ kind: z.literal('collection'), collectionId }),
  z.strictObject({ kind: z.literal('selection'), annotations: chosenAnnotations }),
  z.strictObject({ kind: z.literal('notebook'), query: notebookQuery }),
]);
export type PrintScope = z.infer<typeof printScope>;

/** Where something was printed; what is not known is null. `date` is ISO 8601, as far as the paper tells it. */
export interface PrintedPlace {
  readonly publication: string | null;
  readonly date: string | null;
  readonly edition: string | null;
  readonly page: number | null;
}

/** A stretch of text that has the same highlights, and the numbers of the notes whose passages begin and end with it. */
export interface PrintedRun {
  readonly text: string;
  readonly colours: readonly Colour[];
  readonly begins: readonly number[];
  readonly ends: readonly number[];
}

export interface PrintedParagraph {
  readonly kind: ParagraphKind;
  readonly runs: readonly PrintedRun[];
}

/** A highlight with what a person wrote on it. */
export interface PrintedNote {
  /** Unique in its article, from 1. */
  readonly number: number;
  /** The passage as it is read. */
  readonly quote: string;
  /** Markdown as it was typed. */
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: Colour;
  readonly creator: string | null;
}

/** What everything printed carries: where it stood, and what a collection says of it (Markdown). */
interface PrintedThing {
  readonly place: PrintedPlace;
  /** BCP 47. */
  readonly language: string;
  readonly remark: string;
}

/** An article, or the part of one that was chosen. */
export interface PrintedArticle extends PrintedThing {
  readonly kind: 'article';
  readonly kicker: readonly PrintedRun[];
  /** Empty where it has none. */
  readonly headline: readonly PrintedRun[];
  readonly deck: readonly PrintedRun[];
  readonly byline: readonly PrintedRun[];
  readonly paragraphs: readonly PrintedParagraph[];
  readonly notes: readonly PrintedNote[];
  /** The part begins, or ends, within the article. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** A highlighted passage by itself. */
export interface PrintedQuote extends PrintedThing {
  readonly kind: 'quote';
  readonly headline: string | null;
  readonly note: PrintedNote;
  /** Its passage is not found in the text as it reads now. */
  readonly isLost: boolean;
}

/** A page of the paper begins. */
export interface PrintedPageHead {
  readonly kind: 'page';
  readonly number: number;
  readonly name: string | null;
}

export type PrintedPart = PrintedArticle | PrintedQuote | PrintedPageHead;

/** All that a print is set from. */
export interface PrintContent {
  /** What it is called: a collection's name, an article's headline; null for a list of notes. */
  readonly title: string | null;
  /** What is said of the whole, in Markdown. */
  readonly remark: string;
  /** Where all of it was printed, for the running head; null where it comes from several issues. */
  readonly place: PrintedPlace | null;
  readonly parts: readonly PrintedPart[];
  /** The citations, each once, in the order of the parts. */
  readonly references: readonly string[];
  /** How many annotations there are beyond those that one print takes. */
  readonly left: number;
}

/** How a face of type draws characters. */
export interface TypeOutlines {
  readonly unitsPerEm: number;
  /** The data of SVG paths in units of the em square, upwards from the baseline, by character; empty without ink. */
  readonly paths: Readonly<Record<string, string>>;
}

/** A file of type, as WOFF 2, and what is set in it. */
const setFace = z.strictObject({
  woff2: z.base64().max(limits.face),
  characters: z.string().max(limits.setCharacters),
});

/** Putting things on paper. */
export const printCalls = {
  /** What a print is set from. Throws `issueNotFound`, `collectionNotFound`. */
  'print.content': ask({ scope: printScope }).answers<PrintContent>(),
  /**
   * Writes the calling window, as its style sheets for print set it, to a PDF that the person names in the host's own
   * dialog, `name` being proposed (without folders and ending). Answers its path; null when they cancel.
   * Throws `notOnThisHost` where the host prints by the browser's own dialog, and `readOnly`, `diskFull` or `saveFailed`.
   */
  'print.pdf': call({ name: z.string().max(limits.words) }).answers<{ readonly path: string } | null>(),
  /**
   * The outlines of characters in faces of type that the window has, in their order: what is drawn by them looks the
   * same where the faces are not installed. Null for a file whose outlines cannot be read. No browser takes such files
   * apart for a page.
   */
  'print.outlines': ask({ faces: z.array(setFace).max(limits.faces) }).answers<
    readonly (TypeOutlines | null)[]
  >(),
};
