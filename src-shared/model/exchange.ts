/** Formats of annotations that are taken in. */
export type AnnotationFormat = 'w3c' | 'hypothesis' | 'zotero' | 'csv' | 'table' | 'kindle' | 'tropy';

/**
 * Why a row of a file became no annotation: it quotes nothing (`noQuote`), is a note on a whole page or
 * document (`pageNote`), an answer to another one (`reply`), a picture or drawing (`picture`), its text
 * lies at an address that is not asked (`elsewhere`), or it is no annotation at all (`notAnnotation`).
 */
export type RefusalReason = 'noQuote' | 'pageNote' | 'reply' | 'picture' | 'elsewhere' | 'notAnnotation';

/** A row of a file that was not taken in. */
export interface RefusedRow {
  readonly file: string;
  /** Counted from 1. */
  readonly row: number;
  readonly reason: RefusalReason;
  /** Its own words: its note, its quote, or its id. */
  readonly name: string;
}

/** How the issue of imported annotations was found in the library. */
export type IssueMatch = 'id' | 'names' | 'text';

/** An issue that annotations are on, as they or the library name it. */
export interface NamedIssue {
  readonly issueId: string;
  readonly publication: string | null;
  readonly date: string | null;
  readonly edition: string | null;
  readonly issueNumber: string | null;
  /** For people, where there is nothing better: a path, a title, an address. */
  readonly name: string;
}

/** What became of the annotations of one source. The counts add up to what the file has on it. */
export interface ImportedSource extends NamedIssue {
  /** Null: no issue of the library is this one for certain; its annotations wait for it. */
  readonly matchedBy: IssueMatch | null;
  /** New, and at their place. */
  readonly attached: number;
  /** New, and their passage is not found in the issue. */
  readonly orphaned: number;
  /** New, and waiting for their issue. */
  readonly waiting: number;
  /** Here already, the same. */
  readonly present: number;
  /** Here already in another form; `AnnotationImport.conflicts` names them. */
  readonly conflicting: number;
}

/** An annotation that differs here and in the file. The one changed last was kept. */
export interface ImportConflict {
  readonly issueId: string;
  readonly annotationId: string;
  readonly shown: string;
  readonly kept: 'here' | 'file';
  /** The note that was not kept. */
  readonly otherNote: string;
}

/** Links of an import, counted; `history.undo` takes back those that are new or newer than what was here. */
export interface ImportedLinks {
  readonly added: number;
  readonly updated: number;
  /** Here already, in the same or a newer form. */
  readonly present: number;
}

/** The report on an import of annotations. */
export interface AnnotationImport {
  readonly files: readonly { readonly name: string; readonly format: AnnotationFormat }[];
  readonly sources: readonly ImportedSource[];
  readonly conflicts: readonly ImportConflict[];
  readonly refused: readonly RefusedRow[];
  /** What became of links between passages. */
  readonly links: ImportedLinks;
  /** Whether anything changed that `history.undo` takes back. */
  readonly changed: boolean;
}

/** Annotations on an issue that is not in the library. They are kept, and attached when it comes. */
export interface WaitingMarks extends NamedIssue {
  readonly annotations: readonly {
    readonly id: string;
    readonly shown: string;
    readonly note: string;
  }[];
}

/** What a column of a table of quotations can hold. */
export const tableRoles = [
  'quote',
  'note',
  'tags',
  'colour',
  'created',
  'creator',
  'title',
  'address',
  'publication',
  'date',
] as const;
export type TableRole = (typeof tableRoles)[number];

/** Names of columns that hold quotations, in small letters. */
export const quoteColumnNames: readonly string[] = [
  'quote',
  'quotation',
  'highlight',
  'passage',
  'selected text',
  '引文',
  '原文',
  '摘录',
  '划线',
  '标注',
];

/** Which column holds what, by its name; empty for none. Roles that are not named are found by usual names. */
export type ChosenColumns = Readonly<Partial<Record<TableRole, string>>>;

/** A table that is none of ours, of which a person can say which column holds what. */
export interface ForeignTable {
  /** Its file's name. */
  readonly file: string;
  /** The names of its columns, in order. */
  readonly columns: readonly string[];
  /** Its first rows, a cell a column; long cells are cut. */
  readonly rows: readonly (readonly string[])[];
  readonly rowCount: number;
  /** What was found by the columns' names. */
  readonly found: ChosenColumns;
}

/** Whether the beginning of a file looks like annotations rather than like an issue (a IIIF manifest has annotations too). */
export function looksLikeAnnotations(name: string, beginning: string): boolean {
  if (/\.annotation$/iu.test(name)) return true;
  if (/\.txt$/iu.test(name))
    return /^.+\r?\n- .*(?:Highlight|Note|Bookmark|标注|笔记|书签).*\|/u.test(beginning);
  if (/\.(?:csv|tsv)$/iu.test(name)) return isTableOfQuotations(beginning);
  if (!/\.(?:json|jsonld)$/iu.test(name)) return false;
  if (/iiif\.io\/api\/presentation/u.test(beginning)) return false;
  return /anno\.jsonld|"TextQuoteSelector"|"AnnotationSet"|"annotationText"|"export_userid"/u.test(beginning);
}

/** Columns that hold the articles of an issue. */
const articleColumn = /^(?:(?:full |article |body )?text|contents?|body|article|正文|[内內]容|全文|文本)$/u;

/** A table that has a column of quotations and none of whole articles. */
function isTableOfQuotations(beginning: string): boolean {
  const header = /^\ufeff?([^\r\n]*)/u.exec(beginning)?.[1] ?? '';
  const names = header.split(/[,;\t]/u).map((name) => name.replaceAll('"', '').trim().toLowerCase());
  return (
    names.some((name) => quoteColumnNames.includes(name)) && !names.some((name) => articleColumn.test(name))
  );
}
