import { createHash } from 'node:crypto';
import type { SearchDocument } from '#core/search/engine.ts';
import { kindNames } from '#core/search/index/facts.ts';
import { dayNumber } from '#core/search/text/dateRange.ts';
import { fieldBreak } from '#core/search/text/fields.ts';
import { normalText } from '#core/search/text/normalForm.ts';
import { storable } from './keys.ts';

/**
 * What many documents have in common, as rows of tables of their own. A row is named by 63 bits of its content's hash: whoever
 * has the content has the name, nobody has to ask for it, and a row once written never changes.
 */

/** A row of `facet`, in the order of its columns. */
export function facetRow({ publication, date, kind, page, section }: SearchDocument): readonly unknown[] {
  const values = [
    storedOrNull(publication),
    storable(normalText(publication ?? '')),
    Math.floor(dayNumber(date) / 10_000),
    kindNames.indexOf(kind),
    page,
    storedOrNull(section),
    storedOrNull(section?.toLowerCase() ?? null),
  ];
  return [nameOf(values), ...values];
}

/** A row of `byline`, in the order of its columns. */
export function bylineRow({ bylines }: SearchDocument): readonly unknown[] {
  const names = [...new Set(bylines)].map(storable);
  return [nameOf(names), names, storable(bylines.map(normalText).join(fieldBreak))];
}

const storedOrNull = (text: string | null): string | null => (text === null ? null : storable(text));

/** As PostgreSQL writes a `bigint`. */
function nameOf(content: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest();
  return (hash.readBigUInt64BE() >> 1n).toString();
}
