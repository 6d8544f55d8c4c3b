import type { IsoDate } from '../issue.ts';

/** For sorting by date, the earliest first and those without one last. */
export function byDay(a: IsoDate | null, b: IsoDate | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}

const dayLength = 86_400_000;

/** Days from one date to another; null where one is missing. */
export function daysBetween(from: IsoDate | null | undefined, to: IsoDate | null | undefined): number | null {
  return from && to ? Math.round((Date.parse(to) - Date.parse(from)) / dayLength) : null;
}
