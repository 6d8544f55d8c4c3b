import type { StoredLink } from '#core/kept/links/links.ts';
import { type Annotation, colourValues } from '#shared/model/annotation.ts';
import { pieceAddress } from './pieceAddress.ts';
import { type AnnotatedSource, type AnnotatedSources, inOrder } from './sources.ts';
import { toWebLink, type WebLink } from './webLink.ts';
import { toWebTarget, type WebTarget } from './webTarget.ts';

/** The model's own, and a prefix for what it has no word for; docs/formats/annotations.md lists that. */
const context: readonly [string, Readonly<Record<string, string>>] = [
  'http://www.w3.org/ns/anno.jsonld',
  { broadsheet: 'urn:broadsheet:annotation#' },
];

/** https://www.w3.org/TR/annotation-model/#agents */
const generator = { type: 'Software', name: 'Broadsheet' } as const;

interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'tagging';
  readonly value: string;
  readonly format?: 'text/markdown';
}

/** An annotation of the W3C model (https://www.w3.org/TR/annotation-model/), with nothing of ours lost. */
interface WebAnnotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: readonly string[];
  readonly creator?: { readonly type: 'Person'; readonly name: string };
  /** The program that wrote it down, as against the person who made it. */
  readonly generator: typeof generator;
  readonly created: string;
  readonly modified: string;
  /** Where it comes from, if it was made by another program. */
  readonly via?: string;
  readonly body?: readonly TextualBody[];
  /** The highlight's colour, as CSS for the target's style class. */
  readonly stylesheet: { readonly type: 'CssStylesheet'; readonly value: string };
  readonly target: WebTarget;
}

/** https://www.w3.org/TR/annotation-model/#annotation-collection, with its one page inside. */
interface WebAnnotationCollection {
  readonly '@context': typeof context;
  readonly id: string;
  readonly type: 'AnnotationCollection';
  readonly label: string;
  readonly total: number;
  readonly first?: {
    readonly id: string;
    readonly type: 'AnnotationPage';
    readonly startIndex: 0;
    readonly items: readonly (WebAnnotation | WebLink)[];
  };
}

/** One annotation as a JSON-LD document of its own. */
export function renderAnnotation(
  annotation: Annotation,
  issue: AnnotatedSource,
): WebAnnotation & { readonly '@context': typeof context } {
  return { '@context': context, ...toWebAnnotation(annotation, issue) };
}

/**
 * The annotations of one issue (`issue`) or of a whole library as one collection, and behind them the links
 * between passages. The same annotations and links give the same collection, whatever order they come in
 * and whatever the library is called.
 */
export function renderCollection(
  scope: 'issue' | 'library',
  sources: readonly AnnotatedSources[],
  links: readonly StoredLink[] = [],
): WebAnnotationCollection {
  const ordered = inOrder(sources);
  const items = [
    ...ordered.flatMap(({ issue, annotations }) =>
      annotations.map((annotation) => toWebAnnotation(annotation, issue)),
    ),
    ...links.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(toWebLink),
  ];
  const only = scope === 'issue' ? ordered[0]?.issue : undefined;
  const id = `urn:broadsheet:annotations:${only ? `issue:${encodeURIComponent(only.id)}` : 'library'}`;
  const named = [only?.publication, only?.date, only?.edition].filter(
    (part) => part !== null && part !== undefined,
  );
  return {
    '@context': context,
    id,
    type: 'AnnotationCollection',
    label: ['Annotations', ...named].join(' · '),
    total: items.length,
    ...(items.length > 0 && { first: { id: `${id}:page:1`, type: 'AnnotationPage', startIndex: 0, items } }),
  };
}

/** The id is the address that opens the annotation, whichever host made it. */
function toWebAnnotation(annotation: Annotation, issue: AnnotatedSource): WebAnnotation {
  const { colour, note, tags, creator, via } = annotation;
  const comments: TextualBody[] =
    note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' }];
  const tagging = tags.map((tag): TextualBody => ({ type: 'TextualBody', purpose: 'tagging', value: tag }));
  const body = [...comments, ...tagging];
  return {
    id: pieceAddress({ kind: 'annotation', issueId: issue.id, annotationId: annotation.id }),
    type: 'Annotation',
    motivation: [
      'highlighting',
      ...(comments.length > 0 ? ['commenting'] : []),
      ...(tagging.length > 0 ? ['tagging'] : []),
    ],
    ...(creator !== undefined && { creator: { type: 'Person', name: creator } }),
    generator,
    created: annotation.created,
    modified: annotation.modified,
    ...(via !== undefined && { via }),
    ...(body.length > 0 && { body }),
    stylesheet: {
      type: 'CssStylesheet',
      value: `.${colour} { background-color: ${colourValues[colour]}; }`,
    },
    target: toWebTarget(annotation, issue),
  };
}
