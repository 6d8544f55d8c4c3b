import type { PlaceBesidesWords } from '#core/kept/annotations/adopt.ts';
import { type Annotation, type PageRegion, type Whole, wholes } from '#shared/model/annotation.ts';
import { isObject, type JsonObject, nonEmptyText, objectOf } from './loose.ts';
import { issueAddress } from './pieceAddress.ts';
import { formatXywh, mediaFragments, readOwnRegion } from './regionForm.ts';
import type { AnnotatedSource } from './sources.ts';

/** The target of a web annotation: a passage, a part of a page's picture, or a whole. */
export interface WebTarget {
  readonly type: 'SpecificResource';
  readonly styleClass: string;
  readonly source: {
    readonly id: string;
    /** An `Image` is the picture of a page of the issue. */
    readonly type: 'Text' | 'Image';
    readonly language?: string;
    readonly 'broadsheet:path': string;
    readonly 'broadsheet:publication'?: string;
    readonly 'broadsheet:date'?: string;
    readonly 'broadsheet:edition'?: string;
    readonly 'broadsheet:issueNumber'?: string;
    /** Which page of the issue, from 0, and what names it. */
    readonly 'broadsheet:pageIndex'?: number;
    readonly 'broadsheet:page'?: number;
    readonly 'broadsheet:pageLabel'?: string;
    readonly 'broadsheet:picture'?: string;
    readonly 'broadsheet:pdfPage'?: number;
  };
  /** The position counts Unicode code points, as the model asks. Absent for an issue or a paper as a whole. */
  readonly selector?: readonly WebSelector[];
  readonly 'broadsheet:shown': string;
  readonly 'broadsheet:headline'?: string;
  readonly 'broadsheet:about'?: Whole;
  readonly 'broadsheet:article'?: string;
}

type WebSelector =
  | { readonly type: 'FragmentSelector'; readonly conformsTo: string; readonly value: string }
  | {
      readonly type: 'TextQuoteSelector';
      readonly exact: string;
      readonly prefix: string;
      readonly suffix: string;
    }
  | { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number };

/** Where an annotation is, so that other programs find the rectangle or the words, and we all of it. */
export function toWebTarget({ target, colour }: Annotation, issue: AnnotatedSource): WebTarget {
  const { region, about, articleId } = target;
  const selector = selectorsOf(target);
  return {
    type: 'SpecificResource',
    styleClass: colour,
    source: {
      id: issueAddress(issue.id) + (region ? `?page=${region.page + 1}` : ''),
      type: region ? 'Image' : 'Text',
      ...(issue.language !== 'und' && { language: issue.language }),
      'broadsheet:path': issue.source.path,
      ...(issue.publication !== null && { 'broadsheet:publication': issue.publication }),
      ...(issue.date !== null && { 'broadsheet:date': issue.date }),
      ...(issue.edition !== null && { 'broadsheet:edition': issue.edition }),
      ...(issue.issueNumber !== null && { 'broadsheet:issueNumber': issue.issueNumber }),
      ...(region && pageFields(region)),
    },
    ...(selector.length > 0 && { selector }),
    'broadsheet:shown': target.shown,
    ...(target.headline !== null && { 'broadsheet:headline': target.headline }),
    ...(about && { 'broadsheet:about': about }),
    ...(articleId !== undefined && { 'broadsheet:article': articleId }),
  };
}

function selectorsOf({ quote, position, region, about }: Annotation['target']): readonly WebSelector[] {
  const { exact, prefix, suffix } = quote;
  // A quote of nothing selects nothing, and is against the model.
  const hasWords = exact !== '' || (!region && about === undefined);
  return [
    ...(region
      ? [{ type: 'FragmentSelector', conformsTo: mediaFragments, value: formatXywh(region) } as const]
      : []),
    ...(hasWords ? [{ type: 'TextQuoteSelector', exact, prefix, suffix } as const] : []),
    ...(about === 'issue' || about === 'publication'
      ? []
      : [{ type: 'TextPositionSelector', start: position.start, end: position.end } as const]),
  ];
}

const pageFields = ({ page, number, label, picture, pdfPage }: PageRegion) => ({
  'broadsheet:pageIndex': page,
  'broadsheet:page': number,
  ...(label !== null && { 'broadsheet:pageLabel': label }),
  ...(picture !== null && { 'broadsheet:picture': picture }),
  ...(pdfPage !== undefined && { 'broadsheet:pdfPage': pdfPage }),
});

/** The region or the whole that a target of ours is on; null for a passage, and for targets of others. */
export function ownPlaceOf(target: unknown, selectors: readonly JsonObject[]): PlaceBesidesWords | null {
  if (!isObject(target) || typeof target['broadsheet:shown'] !== 'string') return null;
  const source = objectOf(target.source);
  const numberAt = (name: string) => (typeof source[name] === 'number' ? source[name] : null);
  const region = readOwnRegion({
    xywh:
      selectors.map(({ value }) => nonEmptyText(value)).find((value) => value?.startsWith('xywh=')) ?? null,
    index: numberAt('broadsheet:pageIndex'),
    number: numberAt('broadsheet:page'),
    label: nonEmptyText(source['broadsheet:pageLabel']),
    picture: nonEmptyText(source['broadsheet:picture']),
    pdfPage: numberAt('broadsheet:pdfPage'),
  });
  return regionOrWhole(region, target['broadsheet:about'], nonEmptyText(target['broadsheet:article']));
}

/** A region or a whole as far as what was read is one. */
export function regionOrWhole(
  region: PageRegion | null,
  whole: unknown,
  articleId: string | null,
): PlaceBesidesWords | null {
  const about = wholes.find((one) => one === whole);
  if (about === 'page' && !region) return null;
  if (about === 'article' && articleId !== null) return { about, articleId };
  if (about === 'issue' || about === 'publication') return { about };
  return region && { region, ...(about === 'page' && { about }) };
}
