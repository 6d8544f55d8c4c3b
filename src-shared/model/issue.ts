import type { FacsimilePage } from './facsimile.ts';
import type { Flow, Span } from './span.ts';

/** ISO 8601 calendar date, `YYYY-MM-DD`. */
export type IsoDate = string;

export const isIsoDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** BCP 47 tag. `und` when the text does not tell. */
export type LanguageTag = string;

/** Where an issue comes from. The file itself is never changed. */
export interface IssueSource {
  /** Path below the library folder, with `/` between names. */
  readonly path: string;
  /** The reader that read it: `text`, `markdown`, … */
  readonly format: string;
  /** WHATWG encoding label, with `-bom` after it where the file starts with a byte order mark. */
  readonly encoding: string;
  /** Size in bytes. */
  readonly size: number;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly contentHash: string;
  /** Unicode normal form the text is already in; recorded, never imposed. */
  readonly normalForm: 'NFC' | 'NFD' | 'mixed';
}

/** A decision of the composer, with the evidence it rests on. */
export interface Decision {
  /** What was decided, as a stable code: `headline`, `join`, `notice`, `masthead.title`, … */
  readonly what: string;
  /** The evidence, as a stable code that the UI translates: `creditLineFollows`, `noClosingMark`, … */
  readonly reason: string;
  /** 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** Where in the canonical text it was taken. */
  readonly start: number;
}

/** The parts a masthead and an imprint are printed in. */
export type MastheadField =
  | 'title'
  | 'date'
  | 'lunarDate'
  | 'weekday'
  | 'issueNumber'
  | 'pageCount'
  | 'price'
  | 'edition'
  | 'place'
  | 'website'
  | 'sponsor'
  | 'publisher'
  | 'editor'
  | 'hotline'
  | 'registration'
  | 'other';

/** One printed piece of masthead or imprint: `value` is the datum, `text` what is printed. */
export interface MastheadPart extends Flow {
  readonly field: MastheadField;
  readonly value: string;
}

/** The head of the paper: title, date and what stands around them. */
export interface Masthead {
  readonly title: string | null;
  /** The date as printed, kept beside the ISO date. */
  readonly dateText: string | null;
  readonly lunarDate: string | null;
  readonly weekday: string | null;
  readonly price: string | null;
  readonly parts: readonly MastheadPart[];
}

/** Who makes the paper. */
export interface Imprint {
  readonly sponsor: string | null;
  readonly publisher: string | null;
  readonly editor: string | null;
  readonly hotline: string | null;
  readonly registration: string | null;
  readonly parts: readonly MastheadPart[];
}

/** A physical page (版). */
export interface Page extends Span {
  readonly number: number;
  /** `要闻`, `Sport`, … where the paper names its pages. */
  readonly name: string | null;
}

/** A person named as the source of an article, with the role as printed (记者, 见习记者, 通讯员, By). */
export interface Byline extends Span {
  readonly name: string;
  readonly role: string | null;
}

export type ParagraphKind = 'body' | 'subhead' | 'caption' | 'signature' | 'verse';

export interface Paragraph extends Flow {
  readonly kind: ParagraphKind;
}

/** One piece of reporting, in reading order inside its issue. */
export interface Article extends Span {
  /** Unique inside the issue; the same as long as the headline stays. */
  readonly id: string;
  readonly headline: Flow | null;
  /** 引题: the line above the headline. */
  readonly kicker: Flow | null;
  /** 副题: the lines below the headline. */
  readonly deck: Flow | null;
  /** The line that carries the names, where it stands apart from the paragraphs. */
  readonly bylineLine: Flow | null;
  readonly bylines: readonly Byline[];
  /** `本报讯`, `新华社北京12月14日电`, `LONDON, Tuesday.` as printed. */
  readonly creditLine: string | null;
  readonly page: number | null;
  readonly section: string | null;
  readonly paragraphs: readonly Paragraph[];
  /** `下转第3版`, `Continued on page 3`. */
  readonly continuedOn: number | null;
  /** `上接第1版`, `Continued from page 1`. */
  readonly continuedFrom: number | null;
  /** Ids of the article that it goes on in and of the one that it goes on with, where they are found. */
  readonly continuedIn?: string;
  readonly continuationOf?: string;
  /** The mark of the continuation as printed, where there is one. */
  readonly continuationMarks: readonly Flow[];
  /** The weakest of its structural decisions, 0 to 1. */
  readonly confidence: number;
  readonly decisions: readonly Decision[];
}

export type NoticeKind = 'slogan' | 'advertisement' | 'announcement' | 'filler';

/** What is neither article nor imprint. */
export interface Notice extends Flow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly page: number | null;
}

/** Canonical text that no part shows, and why: page marks, running heads, undone hyphens, … */
export interface Dropped extends Span {
  readonly text: string;
  readonly reason: DropReason;
}

export type DropReason =
  | 'pageMark'
  | 'runningHead'
  | 'pageNumber'
  | 'lineEndHyphen'
  | 'markup'
  | 'ornament'
  | 'controlCharacter'
  | 'replacementCharacter'
  | 'frontMatter';

/** Something a person should know about an issue; `code` is translated by the UI. */
export interface Warning {
  readonly code: string;
  /** Plain English, for the command line and logs. */
  readonly message: string;
  readonly start: number | null;
}

/** How much a source tells of an issue, best first: the best text wins. */
export type SourceQuality = 'marked' | 'geometry' | 'text' | 'image';

/** One of several sources that hold the same issue (its text, its PDF, its ALTO pages). */
export interface SourceAlternative {
  /** As `IssueSource.path`. */
  readonly path: string;
  readonly format: string;
  readonly quality: SourceQuality;
  /** Code points of its text. */
  readonly textLength: number;
  /** The one that is read. */
  readonly isShown: boolean;
}

/** A file that holds some of an issue's articles, and the stretch of the canonical text that it gave. */
export interface IssuePart extends Span {
  /** As `IssueSource.path`. */
  readonly path: string;
  /** Articles that stand in this file as well and are shown from an earlier one; absent where there are none. */
  readonly shared?: readonly Span[];
}

/** Fields of an issue that a person can fill in where its file is silent or wrong. */
export const describableFields = [
  'title',
  'date',
  'edition',
  'issueNumber',
  'place',
  'language',
  'pageCount',
] as const;
export type DescribableField = (typeof describableFields)[number];

/** One number of a publication, read from its file. */
export interface Issue {
  readonly id: string;
  readonly source: IssueSource;
  readonly publication: string | null;
  /** What the paper is called by where its source does not say it; absent where it does, or nothing does. */
  readonly namedBy?: 'file' | 'folder';
  readonly date: IsoDate | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  readonly pageCount: number | null;
  readonly language: LanguageTag;
  readonly masthead: Masthead;
  readonly imprint: Imprint;
  readonly pages: readonly Page[];
  readonly articles: readonly Article[];
  readonly notices: readonly Notice[];
  /** The canonical text: one stream, in source order. All positions count from here. */
  readonly text: string;
  readonly dropped: readonly Dropped[];
  readonly warnings: readonly Warning[];
  /** The pages as printed, `words` always empty (see `facsimile.words`); absent where there are none. */
  readonly facsimile?: readonly FacsimilePage[];
  /** Where it was published, as its format or a person says. */
  readonly place?: string;
  /** All sources of this issue, best first; absent where there is only one. */
  readonly alternatives?: readonly SourceAlternative[];
  /** The files that it is put together from, in the order of the text; absent where one holds all of it. */
  readonly parts?: readonly IssuePart[];
  /** Fields that a person filled in; what the file says stands in `masthead` as ever. */
  readonly described?: readonly DescribableField[];
  /** Another one whenever people's corrections of it are; absent where it reads as its source says. */
  readonly corrections?: string;
}
