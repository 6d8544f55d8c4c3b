import type { DropReason, IssueSource, MastheadField, ParagraphKind } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';

/** What a format says of itself about a block. Readers never guess: null where the format is silent. */
export type BlockRole =
  | 'headline'
  | 'kicker'
  | 'deck'
  | 'byline'
  | 'paragraph'
  | 'pageHeading'
  | 'masthead'
  | 'notice'
  | 'advertisement';

/** A box on the page in fractions of its width and height, origin at the top left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a reader delivers: a stretch of the canonical text, in reading order, offsets in code points. */
export interface Block extends Span {
  readonly text: string;
  /** Page number where the format knows it. */
  readonly page: number | null;
  readonly role: BlockRole | null;
  /** Type size relative to the issue's body type (1 = body), where the format knows it. */
  readonly fontSize: number | null;
  readonly box: Box | null;
  readonly paragraphKind?: ParagraphKind;
}

/** What one file gave. `blocks` and `dropped` together hold every non-space character of `text`. */
export interface ReadResult {
  readonly format: string;
  readonly encoding: string;
  readonly normalForm: IssueSource['normalForm'];
  /** The canonical text: the decoded file without its byte order mark, otherwise untouched. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  /** Masthead fields that the format carries as data (front matter, METS), as strings. */
  readonly fields: Readonly<Partial<Record<MastheadField, string>>>;
}

export interface ReaderInput {
  /** Path below the library folder; its extension is the last thing a reader looks at. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Decoded once and shared by the text readers; null when the bytes are no text. */
  readonly decoded: { readonly text: string; readonly encoding: string } | null;
}

/** One format, one module. */
export interface Reader {
  readonly format: string;
  /** Whether this reader should read the file, by content before extension. */
  matches(input: ReaderInput): boolean;
  read(input: ReaderInput): ReadResult;
}

/** A file that no reader can read. `code` is a FileProblemCode. */
export class UnreadableFileError extends Error {
  readonly code: 'binary' | 'empty' | 'tooLarge' | 'noReader' | 'unreadable';

  constructor(code: UnreadableFileError['code'], message: string) {
    super(message);
    this.name = 'UnreadableFileError';
    this.code = code;
  }
}
