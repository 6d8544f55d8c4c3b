import type { AnchoredAnnotation, Colour } from './annotation.ts';
import type { NamedIssue } from './exchange.ts';
import type { IsoDate } from './issue.ts';
import type { FacetCount } from './search.ts';

/**
 * Whether an annotation stands at its passage, its passage is not found for certain (`orphan`), or its
 * issue is not in the library (`waiting`).
 */
export const annotationStates = ['placed', 'orphan', 'waiting'] as const;
export type AnnotationState = (typeof annotationStates)[number];

/** What the annotations of a library are narrowed to. An absent filter lets everything pass. */
export interface NotebookFilters {
  /** Words that all stand in the quote or the note, in any script, width and case. */
  readonly text?: string | undefined;
  /** The publication's title; empty for issues without one. */
  readonly publication?: string | undefined;
  /** Inclusive; issues without a date pass no filter of dates. */
  readonly from?: IsoDate | undefined;
  /** Inclusive. */
  readonly to?: IsoDate | undefined;
  readonly tag?: string | undefined;
  readonly colour?: Colour | undefined;
  readonly hasNote?: boolean | undefined;
  readonly state?: AnnotationState | undefined;
  /** Who made it: a device of theirs. */
  readonly hand?: string | undefined;
}

/** By the issue's date, by publication and then date, by when an annotation was made, or last changed. */
export const notebookSorts = ['date', 'publication', 'created', 'modified'] as const;
export type NotebookSort = (typeof notebookSorts)[number];

/** Which annotations of a library are wanted, and in which order. */
export interface NotebookQuery {
  readonly filters: NotebookFilters;
  readonly sort: NotebookSort;
  /** Newest, or last in the alphabet, first. Within an issue text order stays. */
  readonly descending: boolean;
  /** Annotations of one issue together. */
  readonly grouped: boolean;
}

/** An annotation as a notebook lists it. */
export interface NotebookEntry extends AnchoredAnnotation {
  readonly issue: NamedIssue;
  readonly state: AnnotationState;
  /** How many annotations of its issue follow with it, where it is the first of a group; otherwise null. */
  readonly groupSize: number | null;
}

/** How many annotations each value of a filter would leave, all other filters being kept. Most first; of tags the 200 most frequent. */
export interface NotebookCounts {
  readonly publications: readonly FacetCount[];
  readonly tags: readonly FacetCount[];
  readonly colours: readonly FacetCount[];
  readonly states: readonly FacetCount[];
  /** `true` for those with a note, `false` for bare highlights. */
  readonly notes: readonly FacetCount[];
  /** Hands by their ids; what was made before there were hands is counted for none. */
  readonly hands: readonly FacetCount[];
}

/** A stretch of a notebook. */
export interface NotebookPage {
  /** Annotations that pass the filters. */
  readonly total: number;
  /** Annotations of the library. */
  readonly all: number;
  readonly entries: readonly NotebookEntry[];
  readonly counts: NotebookCounts;
  /** False while files are still being read: what waits for its issue may yet find it. */
  readonly complete: boolean;
}

/** Some annotations on one issue. */
export interface AnnotationsOfIssue {
  readonly issueId: string;
  readonly annotationIds: readonly string[];
}
