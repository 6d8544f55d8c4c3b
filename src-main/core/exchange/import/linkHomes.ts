import type { ForeignLink, LinkEnd } from '#core/kept/links/links.ts';
import { type Piece, pieceKey } from '#shared/model/piece.ts';
import type { IssueMatcher } from './match.ts';

/**
 * Links with the issues of this library that their ends stand on: the issue that the file's annotations came
 * to, for an article also one of its names. What is on no issue here keeps the id that it had, and waits.
 * `homes` tells where the issues of the file are here.
 */
export async function homesOfLinks(
  links: readonly ForeignLink[],
  homes: ReadonlyMap<string, string>,
  matcher: Pick<IssueMatcher, 'find'>,
): Promise<readonly ForeignLink[]> {
  const moved: ForeignLink[] = [];
  for (const link of links) {
    const [one, other] = link.ends;
    const ends = [await homeOf(one, homes, matcher), await homeOf(other, homes, matcher)] as const;
    // Two files of one issue: their articles of one id are not one passage for that.
    moved.push(pieceKey(ends[0].piece) === pieceKey(ends[1].piece) ? link : { ...link, ends });
  }
  return moved;
}

async function homeOf(
  end: LinkEnd,
  homes: ReadonlyMap<string, string>,
  matcher: Pick<IssueMatcher, 'find'>,
): Promise<LinkEnd> {
  const { piece, remembered } = end;
  const issueId = homes.get(piece.issueId) ?? (await issueOfArticle(piece, remembered, matcher));
  return issueId === null ? end : { ...end, piece: { ...piece, issueId } };
}

/** An annotation is known by its id wherever it is, an article only in its issue. */
async function issueOfArticle(
  piece: Piece,
  { publication, date }: LinkEnd['remembered'],
  matcher: Pick<IssueMatcher, 'find'>,
): Promise<string | null> {
  if (piece.kind !== 'article') return null;
  const { issueId } = piece;
  const names = { publication, date, edition: null, issueNumber: null };
  const source = { address: issueId, issueId, ...names, language: 'und', name: issueId };
  return (await matcher.find(source, []))?.issueId ?? null;
}
