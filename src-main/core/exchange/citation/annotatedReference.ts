import type { Reference } from './reference.ts';

/** A passage that a person marked in what is cited, and what they wrote on it. */
export interface ReferenceNote {
  /** Empty where quotes are left out. */
  readonly quote: string;
  readonly note: string;
  /** Where on its page it is, of a part of a page. */
  readonly place?: string | null;
}

/** A reference with what a person made of it, for programs that keep both. Styles print the reference alone. */
export interface AnnotatedReference {
  readonly reference: Reference;
  readonly tags: readonly string[];
  readonly notes: readonly ReferenceNote[];
  /** The address that opens the application there. */
  readonly link: string | null;
}

/** What a person made of a reference. */
export type ReferenceAdditions = Omit<AnnotatedReference, 'reference'>;

/** Of a reference that nobody made anything of. */
export const noAdditions: ReferenceAdditions = { tags: [], notes: [], link: null };

/** A note as plain text: the passage between quotation marks, its place on the page, and below it what was written. */
export const noteText = ({ quote, note, place }: ReferenceNote): string =>
  [[quote && `“${quote}”`, place ? `(${place})` : ''].filter((part) => part !== '').join(' '), note]
    .filter((part) => part !== '')
    .join('\n');
