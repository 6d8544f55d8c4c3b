import type { IsoDate } from '../issue.ts';

/** For sorting by date, the earliest first and those without one last. */
export function byDay(a: IsoDate | null, b: IsoDate | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
