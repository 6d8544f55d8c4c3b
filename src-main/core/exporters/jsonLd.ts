import { type Annotation, colourValues } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';

/** What the JSON-LD says of the issue, so that it can be found again in another library. */
export type AnnotatedSource = Pick<
  Issue,
  'id' | 'publication' | 'date' | 'edition' | 'issueNumber' | 'language'
> & { readonly source: Pick<Issue['source'], 'path'> };

/** An annotation of the W3C model (https://www.w3.org/TR/annotation-model/), with nothing of ours lost. */
export interface WebAnnotation {
  readonly '@context': readonly [string, Readonly<Record<string, string>>];
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: readonly string[];
  readonly created: string;
  readonly modified: string;
  readonly body: readonly TextualBody[];
  /** The highlight's colour, as CSS for the target's style class. */
  readonly stylesheet: { readonly type: 'CssStylesheet'; readonly value: string };
  readonly target: {
    readonly type: 'SpecificResource';
    readonly styleClass: string;
    readonly source: {
      readonly id: string;
      readonly type: 'Text';
      readonly language?: string;
      readonly 'broadsheet:path': string;
      readonly 'broadsheet:publication'?: string;
      readonly 'broadsheet:date'?: string;
      readonly 'broadsheet:edition'?: string;
      readonly 'broadsheet:issueNumber'?: string;
    };
    readonly selector: readonly [
      { type: 'TextQuoteSelector'; exact: string; prefix: string; suffix: string },
      { type: 'TextPositionSelector'; start: number; end: number },
    ];
    readonly 'broadsheet:shown': string;
    readonly 'broadsheet:headline'?: string;
  };
}

export interface TextualBody {
  readonly type: 'TextualBody';
  readonly purpose: 'commenting' | 'tagging';
  readonly value: string;
  readonly format?: 'text/markdown';
}

const annotationContext = 'http://www.w3.org/ns/anno.jsonld';
/** Names what the W3C model has no word for. */
const ownContext = { broadsheet: 'urn:broadsheet:annotation#' };

/** One annotation as JSON-LD. Its id is the address that opens it, whichever host made it. */
export function renderJsonLd(annotation: Annotation, issue: AnnotatedSource): WebAnnotation {
  const { target, colour, note, tags } = annotation;
  const issueAddress = `broadsheet://issue/${encodeURIComponent(issue.id)}`;
  const comments: TextualBody[] =
    note === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note, format: 'text/markdown' }];
  const tagging = tags.map((tag): TextualBody => ({ type: 'TextualBody', purpose: 'tagging', value: tag }));
  return {
    '@context': [annotationContext, ownContext],
    id: `${issueAddress}?annotation=${encodeURIComponent(annotation.id)}`,
    type: 'Annotation',
    motivation: [
      'highlighting',
      ...(comments.length > 0 ? ['commenting'] : []),
      ...(tagging.length > 0 ? ['tagging'] : []),
    ],
    created: annotation.created,
    modified: annotation.modified,
    body: [...comments, ...tagging],
    stylesheet: {
      type: 'CssStylesheet',
      value: `.${colour} { background-color: ${colourValues[colour]}; }`,
    },
    target: {
      type: 'SpecificResource',
      styleClass: colour,
      source: {
        id: issueAddress,
        type: 'Text',
        ...(issue.language !== 'und' && { language: issue.language }),
        'broadsheet:path': issue.source.path,
        ...(issue.publication !== null && { 'broadsheet:publication': issue.publication }),
        ...(issue.date !== null && { 'broadsheet:date': issue.date }),
        ...(issue.edition !== null && { 'broadsheet:edition': issue.edition }),
        ...(issue.issueNumber !== null && { 'broadsheet:issueNumber': issue.issueNumber }),
      },
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: target.quote.exact,
          prefix: target.quote.prefix,
          suffix: target.quote.suffix,
        },
        { type: 'TextPositionSelector', start: target.position.start, end: target.position.end },
      ],
      'broadsheet:shown': target.shown,
      ...(target.headline !== null && { 'broadsheet:headline': target.headline }),
    },
  };
}
