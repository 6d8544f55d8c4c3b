import type { FenceForm } from '#shared/model/exportOptions.ts';
import type { NotePlace } from './notePlace.ts';

/**
 * Exported files are worked in by people. What Broadsheet writes again on the next export stands between
 * two fence lines; everything outside, the front matter too, is the person's from then on.
 *
 *     [//]: # (broadsheet begin note:4f90d13a42 2020-12-14-0a1b2c3d4e 5d41402a)
 *     …
 *     [//]: # (broadsheet end note:4f90d13a42)
 *
 * A fence is a link reference definition that nothing refers to: CommonMark (and so Obsidian's reading
 * view) prints nothing for it, and it is no HTML. Obsidian's own `%%` comments would be printed by every
 * other program. The begin line names the block, the document it belongs to, and a hash of what was
 * written, so that a block that a person has changed is known and left alone as well.
 *
 * Where a person would rather not see them, the same lines are comments of HTML, or records at the end
 * of the file that find their blocks by what was written (see `records.ts`).
 */
export interface FencedBlock {
  /** `title`, `article:<id>`, `note:<id>`: unique in its document, without spaces and brackets. */
  readonly key: string;
  /** The id, or another name of the document. */
  readonly document: string;
  /** Markdown, without line ends around it. */
  readonly content: string;
  /** Where a person's note stands in it. */
  readonly note?: NotePlace | null;
  /** As an item of an outline; see outline.ts. */
  readonly isItem?: boolean;
}

export interface ParsedBlock {
  readonly kind: 'block';
  readonly form: FenceForm | 'item';
  readonly key: string;
  readonly document: string;
  /** Of what was written; see `hashOf`. */
  readonly hash: string;
  /** Nobody has changed it since it was written. */
  readonly intact: boolean;
  /** It was struck out because its annotation is gone. */
  readonly struck: boolean;
  /** What stands between the fence lines, without line ends around it. */
  readonly content: string;
  /** Where a person's note stands in the content; null where there is none. */
  readonly note: NotePlace | null;
  /** With its fence lines; '' where a record at the end of the file is all that is left of it. */
  readonly text: string;
  /** The line at the end of the file that knows of it, in that form. */
  readonly record?: string;
  /** Properties that Logseq gave it, which are none of ours. */
  readonly kept?: readonly string[];
}

/** The line that remembers what the front matter was written as; see frontMatter.ts. */
export interface FrontRecord {
  readonly kind: 'front';
  readonly form: FenceForm;
  readonly document: string;
  readonly hashes: ReadonlyMap<string, string>;
  /** It is a property of the page itself, as in Logseq. */
  readonly isProperty: boolean;
  readonly text: string;
}

export interface Outside {
  readonly kind: 'outside';
  readonly text: string;
}

/** Where the records at the end of the file stand; what they say is with their blocks. */
export interface RecordsPlace {
  readonly kind: 'records';
  readonly text: string;
}

export type Part = ParsedBlock | FrontRecord | RecordsPlace | Outside;
