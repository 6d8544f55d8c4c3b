import type { Byline, Paragraph } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { flowStartToCanonical, flowToCanonical } from '#shared/text/flow.ts';
import { closingSignature, type NamedSource, openingCredit, readBylineLine } from './hanCredit.ts';
import { readNamesUnderHead } from './hanHeadNames.ts';
import { signaturePattern } from './hanHeads.ts';

/** Who an article names as its source, and where it says it comes from. */
export interface ArticleNames {
  readonly creditLine: string | null;
  readonly bylines: readonly Byline[];
}

/** Reads the credit line, the names in it and, where it has none, the signature at the article's end. */
export function readArticleNames(bylineLine: Flow | null, paragraphs: readonly Paragraph[]): ArticleNames {
  const first = paragraphs[0];
  const credit = first ? openingCredit(first.text, lineEnds(first)) : null;
  const above = bylineLine
    ? toBylines(
        readBylineLine(bylineLine.text) ?? readNamesUnderHead(bylineLine.text, true) ?? [],
        bylineLine,
      )
    : [];
  const inCredit = first && credit ? toBylines(credit.sources, first) : [];
  const bylines = [...above, ...inCredit.filter(({ name }) => !above.some((byline) => byline.name === name))];
  return {
    creditLine: credit && credit.text !== '' ? credit.text : null,
    bylines: bylines.length > 0 ? bylines : signatures(paragraphs),
  };
}

/** Names at the article's end: `（记者 甲）`, `清溪村读者 乙`, `（文若）`. */
function signatures(paragraphs: readonly Paragraph[]): readonly Byline[] {
  for (const paragraph of paragraphs.slice(-3).reverse()) {
    const signed = closingSignature(paragraph.text);
    if (signed.length > 0) return toBylines(signed, paragraph);
    const letter = signaturePattern.exec(paragraph.text)?.groups;
    if (letter?.name && letter.role) {
      const start = paragraph.text.lastIndexOf(letter.name);
      return toBylines(
        [{ name: letter.name, role: letter.role, start, end: start + letter.name.length }],
        paragraph,
      );
    }
  }
  return [];
}

/** Names with their places in a flow's text, as bylines with their places in the canonical text. */
export function toBylines(sources: readonly NamedSource[], flow: Flow): Byline[] {
  return sources.map(({ name, role, start, end }) => ({
    name,
    role,
    start: flowStartToCanonical(flow, codePointLength(flow.text.slice(0, start))),
    end: flowToCanonical(flow, codePointLength(flow.text.slice(0, end))),
  }));
}

/** Pieces of a paragraph that a credit line can reach into. */
const nearbyPieces = 12;

/** Where in a flow's text its first lines end, in UTF-16 units. */
function lineEnds(flow: Flow): number[] {
  const found: number[] = [];
  let at = 0;
  for (const piece of flow.pieces.slice(0, nearbyPieces)) {
    if (at > 0) found.push(at);
    at += piece.glue.length + piece.end - piece.start;
  }
  return found;
}
