import type { Colour } from './annotation.ts';
import type { Span } from './span.ts';

/** A note that is being written and not saved yet, as it outlives its window. */
export interface KeptDraft {
  /** The id that its annotation has, or will have. */
  readonly id: string;
  readonly issueId: string;
  /** Whether the passage is not marked yet. */
  readonly isNew: boolean;
  readonly span: Span | null;
  /** The words of a new passage in the issue's canonical text: it is marked on no others; null where none are needed. */
  readonly exact: string | null;
  /** The passage as the person sees it. */
  readonly quote: string;
  readonly colour: Colour;
  readonly note: string;
  readonly tags: readonly string[];
  /** The person wanted it saved, and it could not be. */
  readonly unsaved: boolean;
}
