import type { Box, FacsimilePage } from '#shared/model/facsimile.ts';
import type { DropReason, IssueSource, MastheadField, ParagraphKind, Warning } from '#shared/model/issue.ts';
import type { FlowPiece, Span } from '#shared/model/span.ts';
import type { DecodedText } from '../decode/decode.ts';

/** What a format says of itself about a block. Readers never guess: null where the format is silent. */
export type BlockRole =
  | 'headline'
  | 'kicker'
  | 'deck'
  | 'byline'
  /** Place (and day) of a report, where it stands apart from its text: `NEW YORK`. */
  | 'dateline'
  | 'paragraph'
  | 'pageHeading'
  | 'masthead'
  | 'notice'
  | 'advertisement'
  | 'caption'
  | 'subhead'
  | 'imprint';

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
  /**
   * Set where the format says that this block goes on with the paragraph of the block before it; what
   * people read between the two.
   */
  readonly continues?: FlowPiece['glue'];
  /**
   * The unit that the format puts the block in (a METS division, an article element): blocks of one unit
   * are one article, wherever they lie. Blocks of a file either all have one or, outside any unit, none.
   */
  readonly article?: string;
}

/** What one file gave. `blocks` and `dropped` together hold every non-space character of `text`. */
export interface ReadResult {
  readonly format: string;
  readonly encoding: string;
  readonly normalForm: IssueSource['normalForm'];
  /** The canonical text: the decoded file without its byte order mark, otherwise untouched. */
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Plain text that is too long for blocks of all of it gives them one after the other; `blocks` is empty then. */
  readonly laterBlocks?: () => Iterable<Block>;
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  /** Masthead fields that the format carries as data (front matter, METS), as strings. */
  readonly fields: Readonly<Partial<Record<MastheadField, string>>>;
  /** What the bytes could not say: a character cut off at the end, damaged characters. */
  readonly warnings: readonly Warning[];
  /** Names the issue inside a source that holds several (`1949-05-08`, `2`); absent where it is the only one. */
  readonly part?: string;
  /** The pages with their pictures and words, where the format knows them. */
  readonly facsimile?: readonly FacsimilePage[];
  /** A machine read it from pictures. */
  readonly isMachineRead?: boolean;
  /** Language that the format states, BCP 47. */
  readonly language?: string;
  /** A title in the file's own data that may be the paper's, an article's or a program's: evidence, no field. */
  readonly titleHint?: string;
}

/** A file of a source. */
export interface SourceFile {
  /** Path below the library folder, with `/` between names. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What a machine read from a page of one of the source's files, kept in a file of its own (ALTO). */
export interface SourceReading extends SourceFile {
  /** The picture or PDF. */
  readonly of: string;
  /** Page of the PDF, counted from 1; 1 for a picture. */
  readonly page: number;
}

/**
 * What one or more issues are read from: a file, or the set of files that make one issue (METS and its
 * ALTO pages, a folder of pages, the pictures beside them).
 */
export interface Source {
  /** The file that names the others, the only file, or the folder of pages. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** Of its pages, where there are any. */
  readonly readings?: readonly SourceReading[];
  /** The bytes of one of the files or readings. Rejects when it cannot be read. */
  bytes(path: string): Promise<Uint8Array>;
  /** The first bytes of one of the files, at most `length`; absent where that costs as much as all of them. */
  head?(path: string, length: number): Promise<Uint8Array>;
}

export interface SourceReaderInput extends ReaderInput {
  readonly source: Source;
}

/**
 * A reader of formats that spread over several files or hold several issues. `matches` sees the file that
 * names the source (for a folder of pages, the first page).
 */
export interface SourceReader {
  readonly format: string;
  matches(input: SourceReaderInput): boolean;
  /** Throws UnreadableFileError for what cannot be read at all; what can be read in part is, with a warning. */
  read(input: SourceReaderInput): Promise<readonly ReadResult[]>;
}

export interface ReaderInput {
  /** Path below the library folder; its extension is the last thing a reader looks at. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Decoded once and shared by the text readers; null when the bytes are no text. */
  readonly decoded: DecodedText | null;
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
  readonly code: 'binary' | 'empty' | 'tooLarge' | 'noReader' | 'unreadable' | 'slow';

  constructor(code: UnreadableFileError['code'], message: string) {
    super(message);
    this.name = 'UnreadableFileError';
    this.code = code;
  }
}
