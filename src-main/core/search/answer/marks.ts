import { intAt } from '../index/bytes/checkedRead.ts';
import { fieldsOf } from '../index/indexedDocument.ts';
import type { Segment } from '../index/segment.ts';
import { normalText } from '../text/normalForm.ts';

/** What a note says about the passage it stands on. */
export interface Mark {
  readonly tags: readonly string[];
  /** The tags in the normal form. */
  readonly normalTags: readonly string[];
  /** A colour's number, see `facts`. */
  readonly colour: number;
}

/** The notes of the library by where they stand. */
export interface Marks {
  /** There is no note at all. */
  readonly isEmpty: boolean;
  /** The note that a document of the segment of notes is. */
  ofNote(ordinal: number): Mark;
  /** The notes on a stretch of an issue. */
  on(issueId: string, start: number, end: number): readonly Mark[];
}

interface PlacedMark extends Mark {
  readonly start: number;
  readonly end: number;
}

const none: readonly Mark[] = [];

/** Reads the segment of notes once. */
export function readMarks(notes: Segment): Marks {
  const byIssue = new Map<string, PlacedMark[]>();
  const byOrdinal: Mark[] = [];
  for (const [issueId, { from, to }] of notes.issues) {
    for (let ordinal = from; ordinal < to; ordinal++) {
      const document = notes.document(ordinal);
      const tags = fieldsOf(document).flatMap(({ name, flow }) => (name === 'tag' ? [flow.text] : []));
      const colour = intAt(notes.facts.columns.colour.values, ordinal);
      const mark = { tags, normalTags: tags.map(normalText), colour };
      byOrdinal[ordinal] = mark;
      const { passage } = document.meta;
      if (!passage) continue;
      const placed = byIssue.get(issueId) ?? [];
      placed.push({ ...mark, start: passage.start, end: passage.end });
      byIssue.set(issueId, placed);
    }
  }
  return {
    isEmpty: byOrdinal.length === 0,
    ofNote: (ordinal) => byOrdinal[ordinal] ?? { tags: [], normalTags: [], colour: -1 },
    on(issueId, start, end) {
      const placed = byIssue.get(issueId);
      if (!placed || start < 0) return none;
      return placed.filter((mark) => mark.start < end && mark.end > start);
    },
  };
}
