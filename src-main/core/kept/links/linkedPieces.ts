import { pieceKey } from '#shared/model/piece.ts';
import type { LinkEnd, StoredLink } from './links.ts';

/** What a piece is linked with, by its `pieceKey`, in the order of the links. */
export type LinkedPieces = (key: string) => readonly LinkEnd[];

/** Goes through links once, for all the pieces that are asked about. */
export function linkedPieces(links: readonly StoredLink[]): LinkedPieces {
  const byPiece = new Map<string, LinkEnd[]>();
  const add = (from: LinkEnd, to: LinkEnd) => {
    const key = pieceKey(from.piece);
    const others = byPiece.get(key);
    if (others) others.push(to);
    else byPiece.set(key, [to]);
  };
  for (const { ends } of links) {
    const [one, other] = ends;
    add(one, other);
    add(other, one);
  }
  return (key) => byPiece.get(key) ?? [];
}

/** What stands at an end of a link, on one line for people. */
export const nameOfEnd = ({ remembered: { headline, text, publication, date } }: LinkEnd): string =>
  [headline ?? text, publication, date].filter((part) => part).join(' · ');
