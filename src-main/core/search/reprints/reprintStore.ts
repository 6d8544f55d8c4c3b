import type { Span } from '#shared/model/span.ts';
import type { Candidate } from './sketch/sketchIndex.ts';

/** An article's or notice's text as people read it. */
export interface TextOfIssue {
  readonly id: string;
  readonly text: string;
}

/** A text, and the texts of other issues that may share a passage with it, the surest first. */
export interface CandidatesOf {
  readonly textId: string;
  readonly candidates: readonly Candidate[];
}

/** A passage that stands in two texts; the spans count code points of each. */
export interface SharedPassage {
  readonly left: Span;
  readonly right: Span;
  /** 1 where all letters are the same, 0 where none is. */
  readonly similarity: number;
  /** How much of the left text it is, by letters (0 to 1). */
  readonly share: number;
  /** How much of the right text it is. */
  readonly shareThere: number;
}

/**
 * Knows the sketches of an archive's texts, and compares texts. As the search engine it lives in a thread, and is
 * told of issues as they come and go.
 */
export interface ReprintStore {
  /** Opens with the file that keeps the sketches (null: in memory only); answers the issues it has, with their versions. */
  open(path: string | null): Promise<ReadonlyMap<string, string>>;
  /** Sketches an issue in place of what was known of it. Answers false where the store is full. */
  put(issueId: string, version: string, texts: readonly TextOfIssue[]): Promise<boolean>;
  remove(issueIds: readonly string[]): Promise<void>;
  /** For each of an issue's texts those of other issues that may share a passage with it. */
  candidates(issueId: string, texts: readonly TextOfIssue[]): Promise<readonly CandidatesOf[]>;
  /** The passages that a text has in common with each of the others. */
  compare(left: string, rights: readonly string[]): Promise<readonly (readonly SharedPassage[])[]>;
  close(): Promise<void>;
}
