import type { Piece } from '#shared/model/piece.ts';
import { localId } from './incoming.ts';

/** The address of an issue, whichever host made it. */
export const issueAddress = (issueId: string): string => `broadsheet://issue/${encodeURIComponent(issueId)}`;

/** The address of an article or annotation: it opens the one or the other. */
export const pieceAddress = (piece: Piece): string => {
  const [name, id] =
    piece.kind === 'annotation' ? ['annotation', piece.annotationId] : ['article', piece.articleId];
  return `${issueAddress(piece.issueId)}?${name}=${encodeURIComponent(id)}`;
};

const form = /^broadsheet:\/\/issue\/([^/?#]+)\?(annotation|article)=([^&#]+)$/iu;

/** The piece that such an address names; null for all others. */
export function pieceOfAddress(address: string): Piece | null {
  const [, issue = '', name = '', piece = ''] = form.exec(address) ?? [];
  if (piece === '') return null;
  try {
    const issueId = decodeURIComponent(issue);
    // Annotations of others have ids of ours here, and so has what leads to them.
    return name.toLowerCase() === 'annotation'
      ? { kind: 'annotation', issueId, annotationId: localId(address) }
      : { kind: 'article', issueId, articleId: decodeURIComponent(piece) };
  } catch {
    return null;
  }
}
