import type { SearchFilters } from '#shared/model/search.ts';

/** Inclusive first and last year of a date filter; null where it is open. */
export function yearsOf(filters: SearchFilters): {
  readonly from: number | null;
  readonly to: number | null;
} {
  return {
    from: filters.from === undefined ? null : Number(filters.from.slice(0, 4)),
    to: filters.to === undefined ? null : Number(filters.to.slice(0, 4)),
  };
}

/** The filters narrowed to whole years, or without dates. */
export function withYears(
  filters: SearchFilters,
  years: { readonly from: number; readonly to: number } | null,
): SearchFilters {
  const { from: _from, to: _to, ...rest } = filters;
  if (!years) return rest;
  const pad = (year: number) => String(year).padStart(4, '0');
  return { ...rest, from: `${pad(years.from)}-01-01`, to: `${pad(years.to)}-12-31` };
}

/** Sets a filter, or takes it away when it is set to this value already. */
export function toggled<K extends 'publication' | 'kind'>(
  filters: SearchFilters,
  name: K,
  value: NonNullable<SearchFilters[K]>,
): SearchFilters {
  const { [name]: before, ...rest } = filters;
  return before === value ? (rest as SearchFilters) : { ...rest, [name]: value };
}

/** A timeline without holes: every year from the first to the last, with its count. */
export function timeline(years: readonly { readonly value: string; readonly count: number }[]): readonly {
  readonly year: number;
  readonly count: number;
}[] {
  const counts = new Map(years.map(({ value, count }) => [Number(value), count]));
  const known = [...counts.keys()].filter((year) => Number.isInteger(year) && year > 0);
  if (known.length === 0) return [];
  const first = Math.min(...known);
  const length = Math.min(400, Math.max(...known) - first + 1);
  return Array.from({ length }, (_, at) => ({ year: first + at, count: counts.get(first + at) ?? 0 }));
}
