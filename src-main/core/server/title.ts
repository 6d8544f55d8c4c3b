import type { SearchDocument } from '#core/search/engine.ts';
import { normalOf } from '#core/search/index/indexedDocument.ts';

/** The fields that a title is made of, which a search orders by. */
export const titleFields: ReadonlySet<string> = new Set(['headline', 'kicker', 'deck']);

/** The title of a document in the normal form. */
export const normalTitle = (fields: SearchDocument['fields']): string =>
  normalOf(fields.filter(({ name }) => titleFields.has(name)));
