import type { Random } from '../support/random.ts';
import { horizontalPage, verticalPage } from './invented/han.ts';
import { latinPage } from './invented/latin.ts';
import { type LaidPage, skewPage } from './laidPage.ts';

/** Kinds of invented pages. */
export const pageKinds = ['horizontal', 'vertical', 'latin'] as const;
export type PageKind = (typeof pageKinds)[number];

const makers: Readonly<Record<PageKind, (random: Random) => LaidPage>> = {
  horizontal: horizontalPage,
  vertical: verticalPage,
  latin: latinPage,
};

/** A page of a kind with known structure, laid out at random and not held straight (`skew` in degrees, else at random). */
export function inventPage(kind: PageKind, random: Random, skew?: number): LaidPage {
  const page = makers[kind](random);
  return skewPage(page, skew ?? (random() * 2 - 1) * 1.5);
}
