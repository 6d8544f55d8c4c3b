import { type Json, list, member, number, object, string } from './json.ts';
import { asPresentation3 } from './presentation2.ts';

/** A rectangle on a canvas in its own unit. */
export interface CanvasArea {
  readonly canvas: string;
  /** Null for the whole canvas. */
  readonly rectangle: Rectangle | null;
}

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of the canvas, instead of its unit. */
  readonly isPercent: boolean;
}

/** Text that an annotation puts on a canvas. */
export interface TextAnnotation {
  readonly text: string;
  readonly language: string | null;
  readonly area: CanvasArea;
  /** `line`, `word`, … (IIIF Text Granularity); null where it is not stated. */
  readonly granularity: string | null;
}

/** A page. */
export interface Canvas {
  readonly id: string;
  readonly label: string | null;
  readonly width: number;
  readonly height: number;
  /** Files with the page's text: ALTO, hOCR, PAGE XML. */
  readonly texts: readonly string[];
  readonly images: readonly string[];
  /** Annotation pages: those inside the manifest, and the addresses of the others. */
  readonly annotations: readonly TextAnnotation[];
  readonly annotationFiles: readonly string[];
}

/** A range of a table of contents that names parts of canvases: an article. */
export interface ArticleRange {
  readonly id: string;
  readonly label: string | null;
  readonly areas: readonly CanvasArea[];
  /** The collection of the annotations with its text (`supplementary`). */
  readonly collection: string | null;
}

export interface Manifest {
  readonly label: string | null;
  /** `YYYY-MM-DD` of navDate. */
  readonly date: string | null;
  readonly language: string | null;
  readonly collection: { readonly id: string; readonly label: string | null } | null;
  readonly canvases: readonly Canvas[];
  readonly articles: readonly ArticleRange[];
}

/** Issues of a collection, in its order. */
export interface IiifCollection {
  readonly label: string | null;
  readonly manifests: readonly { readonly id: string; readonly date: string | null }[];
}

export type IiifDocument =
  | { readonly type: 'Manifest'; readonly manifest: Manifest }
  | { readonly type: 'Collection'; readonly collection: IiifCollection }
  /** Annotation pages one after the other, by the address of the first. */
  | { readonly type: 'AnnotationCollection'; readonly first: string | null }
  | {
      readonly type: 'AnnotationPage';
      readonly annotations: readonly TextAnnotation[];
      readonly next: string | null;
    };

/** Reads a document of the IIIF Presentation API 3 or 2; null for any other text. */
export function readIiif(text: string): IiifDocument | null {
  let json: Json;
  try {
    json = asPresentation3(JSON.parse(text));
  } catch {
    return null;
  }
  switch (string(json, 'type')) {
    case 'Manifest':
      return { type: 'Manifest', manifest: readManifest(json) };
    case 'Collection':
      return { type: 'Collection', collection: readCollection(json) };
    case 'AnnotationPage':
      return { type: 'AnnotationPage', annotations: readAnnotations(json), next: address(json, 'next') };
    case 'AnnotationCollection':
      return { type: 'AnnotationCollection', first: address(json, 'first') };
    default:
      return null;
  }
}

function readManifest(json: Json): Manifest {
  const parent = list(json, 'partOf').find((item) => string(item, 'type') === 'Collection');
  return {
    label: label(json),
    date: navDate(json),
    language: metadata(json, /^(?:language|lang|sprache|langue)$/iu),
    collection: parent === undefined ? null : { id: string(parent, 'id') ?? '', label: label(parent) },
    canvases: list(json, 'items')
      .filter((item) => string(item, 'type') === 'Canvas')
      .map(readCanvas),
    articles: list(json, 'structures').flatMap(readRange),
  };
}

function readCollection(json: Json): IiifCollection {
  const manifests = (items: readonly Json[]): { readonly id: string; readonly date: string | null }[] =>
    items.flatMap((item) =>
      string(item, 'type') === 'Manifest'
        ? [{ id: string(item, 'id') ?? '', date: navDate(item) }]
        : manifests(list(item, 'items')),
    );
  return { label: label(json), manifests: manifests(list(json, 'items')) };
}

function readCanvas(json: Json): Canvas {
  const pages = list(json, 'annotations');
  const linked = [...list(json, 'seeAlso'), ...list(json, 'rendering')];
  return {
    id: string(json, 'id') ?? '',
    label: label(json),
    width: number(json, 'width'),
    height: number(json, 'height'),
    texts: linked.filter(isPageText).flatMap((item) => string(item, 'id') ?? []),
    images: list(json, 'items').flatMap((page) =>
      list(page, 'items').flatMap((annotation) => imagesOf(member(annotation, 'body'))),
    ),
    annotations: pages.flatMap(readAnnotations),
    annotationFiles: pages
      .filter((page) => list(page, 'items').length === 0)
      .flatMap((page) => string(page, 'id') ?? []),
  };
}

/** An address, or that of an object that is given instead of it. */
function address(json: Json, key: string): string | null {
  return string(json, key) ?? string(member(json, key), 'id');
}

/** By profile, format or name: ALTO, hOCR or PAGE XML. */
function isPageText(item: Json): boolean {
  const about = `${string(item, 'profile') ?? ''} ${string(item, 'format') ?? ''} ${string(item, 'id') ?? ''}`;
  return /alto|hocr|pagecontent|page-?xml|\.xml\b/iu.test(about);
}

/** The picture of a body, or of each choice it gives. */
function imagesOf(body: Json): string[] {
  if (string(body, 'type') === 'Choice') return list(body, 'items').flatMap(imagesOf);
  const services = list(body, 'service').flatMap(
    (service) => string(service, 'id') ?? string(service, '@id') ?? [],
  );
  return [...(string(body, 'id') === null ? [] : [string(body, 'id') ?? '']), ...services];
}

/** The motivations of text that is on the page, as people write them. */
const givesText = /^(?:\w+:)?(?:supplement(?:ing|ary)|transcri(?:bing|ption))$/iu;

/** Annotations with text that stands on the page; comments of readers are not part of the paper. */
function readAnnotations(page: Json): TextAnnotation[] {
  return list(page, 'items').flatMap((annotation) => {
    const motivations = list(annotation, 'motivation');
    if (!motivations.some((one) => givesText.test(String(one)))) return [];
    const area = areaOf(member(annotation, 'target'));
    if (!area) return [];
    const granularity = string(annotation, 'textGranularity');
    return list(annotation, 'body').flatMap((body) => {
      const text = string(body, 'value') ?? string(body, 'chars');
      return text === null ? [] : [{ text, language: string(body, 'language'), area, granularity }];
    });
  });
}

/** Innermost ranges that name parts of canvases; ranges of whole pages tell no articles. */
function readRange(range: Json): ArticleRange[] {
  const items = list(range, 'items');
  const inner = items.filter((item) => string(item, 'type') === 'Range').flatMap(readRange);
  const areas = items.flatMap((item) =>
    string(item, 'type') === 'Range'
      ? []
      : (areaOf(string(item, 'type') === 'Canvas' ? string(item, 'id') : item) ?? []),
  );
  const collection = address(range, 'supplementary');
  const isArticle = collection !== null || areas.some(({ rectangle }) => rectangle !== null);
  return isArticle
    ? [{ id: string(range, 'id') ?? '', label: label(range), areas, collection }, ...inner]
    : inner;
}

/** A target or range item: an address with a fragment, or a SpecificResource with a selector. */
function areaOf(target: Json): CanvasArea | null {
  if (typeof target === 'string') {
    const [canvas = '', fragment] = target.split('#');
    return { canvas, rectangle: fragment === undefined ? null : rectangleOf(fragment) };
  }
  if (Array.isArray(target)) return areaOf(target[0]);
  const source = member(target, 'source');
  const place = typeof source === 'string' ? source : (string(source, 'id') ?? string(target, 'id'));
  if (place === null) return null;
  const fragment = list(target, 'selector')
    .map((selector) => string(selector, 'value'))
    .find((value) => value !== null);
  const inAddress = areaOf(place);
  return fragment ? { canvas: inAddress?.canvas ?? place, rectangle: rectangleOf(fragment) } : inAddress;
}

/** `xywh=1,2,3,4`, `xywh=pixel:…` or `xywh=percent:…` (W3C Media Fragments). */
function rectangleOf(fragment: string): Rectangle | null {
  const match = /xywh=(?:(pixel|percent):)?([\d.]+),([\d.]+),([\d.]+),([\d.]+)/u.exec(fragment);
  if (!match) return null;
  const [left = 0, top = 0, width = 0, height = 0] = match.slice(2).map(Number);
  return { left, top, width, height, isPercent: match[1] === 'percent' };
}

function navDate(json: Json): string | null {
  return /^-?\d{4,}-\d{2}-\d{2}/u.exec(string(json, 'navDate') ?? '')?.[0] ?? null;
}

function label(json: Json): string | null {
  return firstOfLanguageMap(member(json, 'label'));
}

/** The value of the metadata entry with a label in any of its languages. */
function metadata(json: Json, wanted: RegExp): string | null {
  const entry = list(json, 'metadata').find((item) =>
    Object.values(object(member(item, 'label')))
      .flat()
      .some((text) => typeof text === 'string' && wanted.test(text)),
  );
  return firstOfLanguageMap(member(entry, 'value'));
}

/** Language maps: what is said in no language first, then whatever comes first. */
function firstOfLanguageMap(map: Json): string | null {
  if (typeof map === 'string') return map;
  const values = object(map);
  const texts = [values.none, ...Object.values(values)].flat();
  return texts.find((text): text is string => typeof text === 'string' && text.trim() !== '') ?? null;
}
