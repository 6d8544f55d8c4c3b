import type { FoundSource } from '../../folder/sourceIndex.ts';
import type { IssueFacts } from './facts.ts';

/** An issue as one source holds it. */
export interface Entry {
  /** The id that the registry gave this source's issue. */
  readonly id: string;
  /** The source's path, with `#part` behind it where the source holds several issues. */
  readonly path: string;
  readonly source: FoundSource;
  readonly part: string | null;
  /** The id that another file of the same issue would want too. */
  readonly wantedId: string;
  /** What the source says. */
  readonly facts: IssueFacts;
  /** The same with the names that a person filled in for it; null where they filled in none. */
  readonly filled: IssueFacts | null;
}
