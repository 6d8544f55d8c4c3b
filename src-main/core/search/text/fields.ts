import type { SearchFieldName } from '../engine.ts';

/** Stands between the fields of a document. No normal form contains it, so no match crosses fields. */
export const fieldBreak = '\n';

/** The kinds of field that are counted apart; the position in this list is the kind's number. */
export const fieldKindNames = [
  'headline',
  'tag',
  'kicker',
  'deck',
  'byline',
  'note',
  'quote',
  'body',
] as const satisfies readonly SearchFieldName[];
export type FieldKindName = (typeof fieldKindNames)[number];

export const fieldKinds = fieldKindNames.length;
export const bodyKind = fieldKinds - 1;

const kindNumbers = new Map<SearchFieldName, number>(fieldKindNames.map((name, number) => [name, number]));

/** What was printed where a person has corrected the text counts as body. */
export const fieldKindNumber = (name: SearchFieldName): number => kindNumbers.get(name) ?? bodyKind;
