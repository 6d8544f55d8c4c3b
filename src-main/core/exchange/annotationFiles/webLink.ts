import type { ForeignLink, LinkEnd, StoredLink } from '#core/kept/links/links.ts';
import { pieceKey } from '#shared/model/piece.ts';
import { times } from './incoming.ts';
import { type JsonObject, listOf, nonEmptyText, objectOf } from './loose.ts';
import { pieceAddress, pieceOfAddress } from './pieceAddress.ts';

/** An end of a link: a resource with an address, and what was to be read there when the link was made. */
interface WebLinkEnd {
  readonly id: string;
  readonly 'broadsheet:shown': string;
  readonly 'broadsheet:headline'?: string;
  readonly 'broadsheet:publication'?: string;
  readonly 'broadsheet:date'?: string;
}

/** A link as the model has it (https://www.w3.org/TR/annotation-model/#motivation-and-purpose, `linking`). */
export interface WebLink {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: readonly ['linking'];
  readonly created: string;
  readonly modified: string;
  /** Links have no direction: which end is body and which target says nothing. */
  readonly body: WebLinkEnd;
  readonly target: WebLinkEnd;
}

/** Everything in it is the link's own, so that it is the same whether what it joins is there or not. */
export function toWebLink({ id, ends, created, modified }: StoredLink): WebLink {
  const [target, body] = ends;
  return {
    id: `urn:broadsheet:link:${encodeURIComponent(id)}`,
    type: 'Annotation',
    motivation: ['linking'],
    created,
    modified,
    body: toWebEnd(body),
    target: toWebEnd(target),
  };
}

const toWebEnd = ({ piece, remembered }: LinkEnd): WebLinkEnd => ({
  id: pieceAddress(piece),
  'broadsheet:shown': remembered.text,
  ...(remembered.headline !== null && { 'broadsheet:headline': remembered.headline }),
  ...(remembered.publication !== null && { 'broadsheet:publication': remembered.publication }),
  ...(remembered.date !== null && { 'broadsheet:date': remembered.date }),
});

/** Reads an annotation that joins two pieces of ours; null for every other one. */
export function readWebLink(item: JsonObject, now: string): ForeignLink | null {
  if (!listOf(item.motivation).includes('linking')) return null;
  const [target, anotherTarget] = listOf(item.target).map(readEnd);
  const [body, anotherBody] = listOf(item.body).map(readEnd);
  if (!target || !body || anotherTarget !== undefined || anotherBody !== undefined) return null;
  if (pieceKey(target.piece) === pieceKey(body.piece)) return null;
  return { ends: [target, body], ...times(nonEmptyText(item.created), nonEmptyText(item.modified), now) };
}

function readEnd(value: unknown): LinkEnd | null {
  const about = objectOf(value);
  const piece = pieceOfAddress(nonEmptyText(value) ?? nonEmptyText(about.id) ?? '');
  if (!piece) return null;
  const given = (key: string): string | null => {
    const text = about[`broadsheet:${key}`];
    return typeof text === 'string' ? text : null;
  };
  const remembered = {
    headline: given('headline'),
    text: given('shown') ?? '',
    publication: given('publication'),
    date: given('date'),
  };
  return { piece, remembered };
}
