import { InvalidArgumentError } from 'commander';
import { pieceAddress } from '#core/exchange/annotationFiles/pieceAddress.ts';
import { parseDeepLink } from '#shared/contract/deepLink.ts';
import type { Clipping, Piece } from '#shared/model/piece.ts';
import { oneLine } from '#shared/text/contexts.ts';
import { cutShort } from '#shared/text/cutShort.ts';

/** How the usage names a piece. */
export const pieceArgument = 'the link of an article or annotation: broadsheet://issue/ID?article=ID';

/** Reads the link of an article or an annotation, as Broadsheet prints and copies it. */
export function pieceOfLink(text: string): Piece {
  const target = parseDeepLink(text);
  if (target && target.annotationId !== null) {
    return { kind: 'annotation', issueId: target.issueId, annotationId: target.annotationId };
  }
  if (target && target.articleId !== null) {
    return { kind: 'article', issueId: target.issueId, articleId: target.articleId };
  }
  throw new InvalidArgumentError(
    'It must be a link such as broadsheet://issue/ID?article=ID or broadsheet://issue/ID?annotation=ID.',
  );
}

/** The same for an argument that may be repeated. */
export const piecesOfLinks = (text: string, before: readonly Piece[] = []): readonly Piece[] => [
  ...before,
  pieceOfLink(text),
];

const mostShown = 60;

/** A clipping on one line: its link, then what a person knows it by. */
export function clippingLine({ piece, publication, date, headline, text, state }: Clipping): string {
  const shown = cutShort(oneLine(headline ?? text).trim(), mostShown);
  return [pieceAddress(piece), state, date ?? '', publication ?? '', shown].map(oneLine).join('\t');
}
