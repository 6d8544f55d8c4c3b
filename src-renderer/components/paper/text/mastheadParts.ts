import type { Issue, MastheadField, MastheadPart } from '#shared/model/issue.ts';

/** The lines of the left ear, each with the fields printed in it. */
export const leftEar: readonly (readonly MastheadField[])[] = [
  ['date'],
  ['weekday', 'lunarDate'],
  ['issueNumber', 'pageCount', 'edition'],
  ['price'],
];

/** What the right ear takes first; the rest goes to the foot of the sheet. */
const rightEar: readonly MastheadField[] = ['sponsor', 'publisher', 'hotline', 'place', 'editor', 'website'];
const rightEarLines = 3;

export interface MastheadParts {
  readonly title: MastheadPart | null;
  /** One list a line of `leftEar`. */
  readonly left: readonly (readonly MastheadPart[])[];
  readonly right: readonly MastheadPart[];
  /** Everything else that is printed, in text order. */
  readonly foot: readonly MastheadPart[];
}

/** The printed pieces of an issue's head. */
export type PrintedHead = Pick<Issue, 'masthead' | 'imprint'>;

/** Shares the printed pieces of masthead and imprint out, so that each stands on the sheet exactly once. */
export function mastheadParts(issue: PrintedHead): MastheadParts {
  const parts = [...issue.masthead.parts, ...issue.imprint.parts].sort((a, b) => a.start - b.start);
  const title = parts.find((part) => part.field === 'title') ?? null;
  // Papers repeat their date on every page: the head prints it once.
  const left = leftEar.map((fields) =>
    fields.flatMap((field) => parts.find((part) => part.field === field) ?? []),
  );
  const right = rightEar
    .flatMap((field) => parts.filter((part) => part.field === field))
    .slice(0, rightEarLines)
    .sort((a, b) => a.start - b.start);
  const used = new Set<MastheadPart | null>([title, ...left.flat(), ...right]);
  return { title, left, right, foot: parts.filter((part) => !used.has(part)) };
}

/**
 * Whether an issue's title is the paper's own: printed at its head, or said by its source, a record or a
 * person. What only a folder is called was never printed, nor is what stands in for no name at all.
 */
export function isTitlePrinted(
  { publication, namedBy }: Pick<Issue, 'publication' | 'namedBy'>,
  { title }: Pick<MastheadParts, 'title'>,
): boolean {
  return title !== null || (publication !== null && namedBy !== 'folder');
}
