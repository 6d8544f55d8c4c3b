import type { Hands } from '#core/kept/hands/hands.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { handOf } from '#shared/model/hand.ts';

/**
 * Annotations as they leave the library: each says who made it. The person's computer account is nobody's
 * business elsewhere, unless it is what tells several hands apart.
 */
export function withMakers(
  annotations: readonly AnchoredAnnotation[],
  hands: Pick<Hands, 'list'>,
): readonly AnchoredAnnotation[] {
  const list = hands.list();
  return annotations.map((anchored) => {
    const { annotation, hands: by } = anchored;
    const maker = handOf(list, by?.made ?? null);
    if (annotation.creator !== undefined || !maker || (!maker.isNamed && list.length < 2)) return anchored;
    return { ...anchored, annotation: { ...annotation, creator: maker.name } };
  });
}
