import { useMemo } from 'react';
import type { PaperSection } from '../../../layout/sections.ts';
import { type SheetStretch, type Stop, type StripScale, stopsOf, stripScale } from '../../../layout/strip.ts';
import type { SheetGeometry } from './useSheetGeometry.ts';

/** Of the strip, in its own pixels. */
export const stripMeasure = { leafWidth: 44, pageGap: 18, margin: 10 } as const;

/** A printed page on the strip. */
export interface StripPage {
  /** Sections from `first` up to before `end` are on it. */
  readonly first: number;
  readonly end: number;
  readonly number: number | null;
  readonly name: string | null;
  readonly articleCount: number;
  /** Where its last miniature ends, in pixels of the strip. */
  readonly bottom: number;
}

/** Where everything is on the strip. */
export interface StripLayout {
  readonly scale: StripScale;
  /** What each section shows of the sheet, masthead and imprint with the first and last. */
  readonly drawn: readonly { readonly top: number; readonly height: number }[];
  readonly stops: readonly Stop[];
  readonly pages: readonly StripPage[];
  readonly height: number;
}

/** Lays the strip out for a sheet as it was measured; null before that. */
export function useStripScale(
  sections: readonly PaperSection[],
  geometry: SheetGeometry | null,
): StripLayout | null {
  return useMemo(() => {
    // Between two issues there may be the sections of one and the sizes of the other.
    if (!geometry || geometry.sheetWidth === 0 || geometry.sections.length !== sections.length) return null;
    const stretches = sections.map(
      ({ page }, index): SheetStretch => ({
        top: geometry.sections[index]?.top ?? 0,
        height: geometry.sections[index]?.height ?? 0,
        opensPage: page !== null,
      }),
    );
    const { contentHeight, windowHeight } = geometry;
    const scale = stripScale(
      stretches,
      contentHeight,
      stripMeasure.leafWidth / geometry.sheetWidth,
      stripMeasure.pageGap,
    );
    const pages = pagesOf(sections, scale);
    return {
      scale,
      drawn: scale.places.map((place, index) => ({
        top: index === 0 ? 0 : (stretches[index]?.top ?? 0),
        height: place.height / scale.scale,
      })),
      stops: stopsOf(stretches, contentHeight, windowHeight),
      pages,
      height: scale.height + (pages.length > 1 ? stripMeasure.pageGap : 0),
    };
  }, [sections, geometry]);
}

function pagesOf(sections: readonly PaperSection[], { places }: StripScale): readonly StripPage[] {
  const firsts = sections.flatMap(({ page }, index) => (index === 0 || page !== null ? [index] : []));
  return firsts.map((first, index) => {
    const end = firsts[index + 1] ?? sections.length;
    const own = sections.slice(first, end);
    const opening = own[0];
    const last = places[end - 1];
    return {
      first,
      end,
      number: opening?.page?.number ?? opening?.articles[0]?.page ?? null,
      name: opening?.page?.name ?? null,
      articleCount: own.reduce((sum, { articles }) => sum + articles.length, 0),
      bottom: last ? last.top + last.height : 0,
    };
  });
}
