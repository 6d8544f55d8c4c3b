import type { ReadBlockKind } from '#shared/model/scans/pageReading.ts';

/** The namespace of ALTO 4, all its versions. */
export const altoNamespace = 'http://www.loc.gov/standards/alto/ns-v4#';

/** What blocks of our readings are called: each is the id and the label of a `LayoutTag`. */
export const blockKinds = [
  'masthead',
  'folio',
  'headline',
  'kicker',
  'deck',
  'byline',
  'paragraph',
  'caption',
  'advertisement',
] as const satisfies readonly ReadBlockKind[];

export const isBlockKind = (name: string): name is ReadBlockKind => blockKinds.some((kind) => kind === name);

/** Ids of the tags that tell graphical elements apart. */
export const graphicTags = {
  horizontalRule: 'horizontal-rule',
  verticalRule: 'vertical-rule',
  frame: 'frame',
} as const;

/** Ids end in the number that they stand for: of a line its place in the reading, of an article its number. */
export const idOf = {
  line: (index: number): string => `line-${index}`,
  article: (article: number): string => `article-${article}`,
  size: (size: number): string => `size-${size}`,
} as const;

/** The number at the end of an id; NaN where it is none of that name. */
export function numberInId(id: string, name: keyof typeof idOf): number {
  return id.startsWith(`${name}-`) ? Number(id.slice(name.length + 1)) : Number.NaN;
}
