import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Annotation, PageRegion } from '#shared/model/annotation.ts';
import type { RecordChange } from '../records/version.ts';

/** One annotation before and after a change; null where there was none. */
export type MarkChange = RecordChange<Annotation>;

/** Throws `annotationNotFound`. */
export function findAnnotation(annotations: readonly Annotation[], annotationId: string): Annotation {
  const found = annotations.find((annotation) => annotation.id === annotationId);
  if (!found) throw annotationNotFound(annotationId);
  return found;
}

export function annotationNotFound(annotationId: string): BroadsheetError {
  return new BroadsheetError(
    'annotationNotFound',
    `There is no annotation ${annotationId} any more: it was removed here or in another window.`,
    { annotationId },
  );
}

/** Throws `badArguments` for an annotation that is on no rectangle. */
export function checkMovable({ id, target }: Annotation): void {
  if (target.region && !target.about) return;
  throw new BroadsheetError(
    'badArguments',
    `The annotation ${id} is on no part of a page: only a rectangle can be moved.`,
    { annotationId: id },
  );
}

/** The change that adds an annotation. One whose saving was not heard of is there already: it is brought up to date. */
export function addAnnotation(
  annotations: readonly Annotation[],
  annotation: Annotation,
  now: string,
): readonly MarkChange[] {
  if (!annotations.some(({ id }) => id === annotation.id)) return [{ before: null, after: annotation }];
  const { colour, note, tags } = annotation;
  return editAnnotation(annotations, annotation.id, { colour, note, tags }, now);
}

/** The change of one annotation at `now`; none where it stays as it is. */
export function editAnnotation(
  annotations: readonly Annotation[],
  annotationId: string,
  edit: Partial<Pick<Annotation, 'colour' | 'note' | 'tags' | 'target'>>,
  now: string,
): readonly MarkChange[] {
  const before = findAnnotation(annotations, annotationId);
  const after = { ...before, ...edit, modified: now };
  return sameContent(before, after) ? [] : [{ before, after }];
}

/** The changes of all annotations on an issue at `now`; null removes one. */
export function editAnnotations(
  annotations: readonly Annotation[],
  edit: (annotation: Annotation) => Annotation | null,
  now: string,
): readonly MarkChange[] {
  return annotations.flatMap((before) => {
    const after = edit(before);
    if (after && sameContent(before, after)) return [];
    return [{ before, after: after && { ...after, modified: now } }];
  });
}

/** The changes at `now` that make the annotations on an issue those of an earlier time. */
export function restoreAnnotations(
  annotations: readonly Annotation[],
  former: readonly Annotation[],
  now: string,
): readonly MarkChange[] {
  const current = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const kept = new Set(former.map(({ id }) => id));
  const changes: MarkChange[] = annotations
    .filter(({ id }) => !kept.has(id))
    .map((before) => ({ before, after: null }));
  for (const annotation of former) {
    const before = current.get(annotation.id) ?? null;
    if (before && sameContent(before, annotation)) continue;
    // What comes back is the very one that was removed; what is changed back is the newest change.
    changes.push({ before, after: before ? { ...annotation, modified: now } : annotation });
  }
  return changes;
}

/** Whether two annotations say the same of the same passage, whenever they were changed. */
export function sameContent(a: Annotation, b: Annotation): boolean {
  return sameWords(a, b) && a.creator === b.creator && a.via === b.via && sameTarget(a, b);
}

type Words = Pick<Annotation, 'colour' | 'note' | 'tags'>;

/** Whether two annotations say the same, wherever they are. */
export const sameWords = (a: Words, b: Words): boolean =>
  a.colour === b.colour &&
  a.note === b.note &&
  a.tags.length === b.tags.length &&
  a.tags.every((tag, index) => tag === b.tags[index]);

/** Whether two annotations are on the same passage, part of a page or whole. */
export function sameTarget({ target: a }: Annotation, { target: b }: Annotation): boolean {
  return (
    a === b ||
    (a.quote.exact === b.quote.exact &&
      a.quote.prefix === b.quote.prefix &&
      a.quote.suffix === b.quote.suffix &&
      a.position.start === b.position.start &&
      a.position.end === b.position.end &&
      a.shown === b.shown &&
      a.headline === b.headline &&
      a.about === b.about &&
      a.articleId === b.articleId &&
      sameRegion(a.region, b.region))
  );
}

const sameRegion = (a: PageRegion | undefined, b: PageRegion | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && regionFields.every((field) => a[field] === b[field]));

const regionFields = ['page', 'number', 'label', 'picture', 'pdfPage', 'x', 'y', 'width', 'height'] as const;

/** Tags without repetitions, in the order they were given. */
export const uniqueTags = (tags: readonly string[]): readonly string[] => [...new Set(tags)];
