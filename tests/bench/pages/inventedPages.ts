import type { Random } from '../support/random.ts';
import type { LaidPage } from './laidPage.ts';

/** Kinds of invented pages. */
export const pageKinds = ['horizontal', 'vertical', 'latin'] as const;
export type PageKind = (typeof pageKinds)[number];

export function inventPage(kind: PageKind, random: Random): LaidPage {
  void random;
  throw new Error(`not yet: ${kind}`);
}
