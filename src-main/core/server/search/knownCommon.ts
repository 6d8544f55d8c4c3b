import type { Choice } from '#core/search/answer/filtering.ts';
import type { Statement } from './parameters.ts';

/** What the documents of a facet have in common. */
export interface CommonFacts {
  readonly publication: string | null;
  readonly year: number;
  readonly kind: number;
  readonly page: number | null;
  readonly section: string | null;
}

/** So many documents miss one choice at most; a row is of a facet or of a byline, and has null for the other. */
export interface Counted {
  readonly missed: Choice | '';
  readonly facet: string | null;
  readonly byline: string | null;
  readonly count: number;
}

/** What documents have in common, by the names of the rows; read once, for a row never changes. */
export interface KnownCommon {
  /** All that is counted there, asked for through `ask` where it is not known yet. */
  read(
    counted: readonly Counted[],
    ask: <Row extends object>(statement: Statement) => Promise<readonly Row[]>,
  ): Promise<{
    readonly facets: ReadonlyMap<string, CommonFacts>;
    readonly bylines: ReadonlyMap<string, readonly string[]>;
  }>;
}

/** Beyond these what is known is forgotten, and asked for again. */
const mostKnown = 200_000;

export function createKnownCommon(): KnownCommon {
  const facets = new Map<string, CommonFacts>();
  const bylines = new Map<string, readonly string[]>();
  return {
    async read(counted, ask) {
      for (const known of [facets, bylines]) if (known.size > mostKnown) known.clear();
      const lacking = (known: ReadonlyMap<string, unknown>, of: 'facet' | 'byline') =>
        [...new Set(counted.flatMap((row) => row[of] ?? []))].filter((id) => !known.has(id));
      const newFacets = lacking(facets, 'facet');
      if (newFacets.length > 0) {
        const rows = await ask<CommonFacts & { readonly id: string }>({
          text: 'SELECT id, publication, year, kind, page, section FROM broadsheet.facet WHERE id = ANY($1::bigint[])',
          values: [newFacets],
        });
        for (const { id, ...facet } of rows) facets.set(id, facet);
      }
      const newBylines = lacking(bylines, 'byline');
      if (newBylines.length > 0) {
        const rows = await ask<{ readonly id: string; readonly names: readonly string[] }>({
          text: 'SELECT id, names FROM broadsheet.byline WHERE id = ANY($1::bigint[])',
          values: [newBylines],
        });
        for (const { id, names } of rows) bylines.set(id, names);
      }
      return { facets, bylines };
    },
  };
}
