import type { SearchHit } from '#shared/model/search.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { flowSpanToCanonical } from '#shared/text/flow.ts';
import type { DocumentMeta, IndexedDocument } from '../index/indexedDocument.ts';
import type { KnownForm, Matcher } from '../query/matching.ts';
import { fieldBreak } from '../text/fields.ts';
import { type MatchedField, matchesIn, snippetOfEach, snippetsOf, wholeSnippet } from './snippets.ts';

/** What a person is shown of a document that was found; `normal` are its fields' texts in the normal form. */
export function hitOf(
  { meta, field, keepsPlaces }: IndexedDocument,
  normal: string,
  terms: readonly Matcher[],
  score: number,
  everyPassage = false,
): SearchHit {
  const normals = normal.split(fieldBreak);
  const knownForm = (at: number): KnownForm | undefined => {
    const known = normals[at];
    return known === undefined ? undefined : { normal: known, keepsPlaces: keepsPlaces(at) };
  };
  const matched = onlyOnce(
    meta.fieldNames.flatMap((name, at) => {
      const known = knownForm(at);
      if (known === undefined || !terms.some((term) => term.isIn(known.normal))) return [];
      const found = field(at);
      return [{ field: found, matches: matchesIn(found.flow.text, terms, name, known) }];
    }),
  ).filter(({ matches }) => matches.length > 0);
  return {
    kind: meta.kind,
    issueId: meta.issueId,
    articleId: meta.articleId,
    annotationId: meta.annotationId,
    publication: meta.publication,
    date: meta.date,
    edition: meta.edition,
    issueNumber: meta.issueNumber,
    page: meta.page,
    headline: meta.headline,
    bylines: meta.bylines,
    colour: meta.colour,
    headlineSnippet:
      meta.headline === null
        ? null
        : wholeSnippet(meta.headline, terms, 'headline', knownForm(meta.fieldNames.indexOf('headline'))),
    snippets: everyPassage ? snippetOfEach(matched) : snippetsOf(matched),
    matches: meta.kind === 'note' ? passageOf(meta) : canonicalMatches(matched),
    score,
  };
}

function passageOf({ passage }: DocumentMeta): readonly Span[] {
  return passage === null ? [] : [{ start: passage.start, end: passage.end }];
}

function canonicalMatches(matched: readonly MatchedField[]): readonly Span[] {
  return matched
    .flatMap(({ field, matches }) => matches.map(inIssue(field.flow)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where a match in a flow's text is in the issue's. */
function inIssue(flow: Flow): (match: Span) => Span {
  const { toCodePoint } = indexCodePoints(flow.text);
  const toCanonical = flowSpanToCanonical(flow);
  return ({ start, end }) => toCanonical({ start: toCodePoint(start), end: toCodePoint(end) });
}

/** What was printed holds the words around a correction as well, which are found where they are read. */
function onlyOnce(matched: readonly MatchedField[]): readonly MatchedField[] {
  const isPrinted = ({ field }: MatchedField) => field.name === 'printed';
  if (!matched.some(isPrinted)) return matched;
  const key = ({ start, end }: Span) => `${start}-${end}`;
  const read = canonicalMatches(matched.filter((one) => !isPrinted(one)));
  const known = new Set(read.map(key));
  return matched.map((one) => {
    if (!isPrinted(one)) return one;
    const place = inIssue(one.field.flow);
    return { ...one, matches: one.matches.filter((match) => !known.has(key(place(match)))) };
  });
}
