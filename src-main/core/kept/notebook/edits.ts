import type { Annotation, Colour } from '#shared/model/annotation.ts';

/** What many annotations are changed to at once. */
export interface BulkChange {
  readonly colour?: Colour | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
}

export function changed(annotation: Annotation, change: BulkChange): Annotation {
  const { colour = annotation.colour, addTags = [], removeTags = [] } = change;
  const removed = new Set(removeTags);
  const kept = annotation.tags.filter((tag) => !removed.has(tag));
  return { ...annotation, colour, tags: [...new Set([...kept, ...addTags])] };
}

/** The new name takes the old one's place; an annotation that had both keeps one. Null takes the tag off. */
export function withTagRenamed(annotation: Annotation, from: string, to: string | null): Annotation {
  if (!annotation.tags.includes(from)) return annotation;
  const tags = annotation.tags.flatMap((tag) => (tag === from ? (to ?? []) : tag));
  return { ...annotation, tags: [...new Set(tags)] };
}
