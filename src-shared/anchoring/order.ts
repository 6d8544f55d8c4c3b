import type { AnchoredAnnotation } from '#shared/model/annotation.ts';

type Placed = Pick<AnchoredAnnotation, 'annotation' | 'anchor'>;

/** In text order; what begins at the same place by its page, and down the page. Orphans come last, as they once stood. */
export function byPlace(a: Placed, b: Placed): number {
  if (a.anchor === null || b.anchor === null) {
    if (a.anchor !== b.anchor) return a.anchor === null ? 1 : -1;
    return a.annotation.target.position.start - b.annotation.target.position.start;
  }
  return (
    a.anchor.start - b.anchor.start ||
    (a.anchor.page ?? -1) - (b.anchor.page ?? -1) ||
    topOf(a) - topOf(b) ||
    a.anchor.end - b.anchor.end
  );
}

/** Down the page, and of two side by side the left one; passages have no height. */
const topOf = ({ annotation: { target } }: Placed): number =>
  target.region ? target.region.y * 1000 + target.region.x : -1;
