import * as z from 'zod';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ImportedLinks } from '#shared/model/exchange.ts';
import type { PassageLink } from '#shared/model/passageLink.ts';
import { type Piece, pieceKey, type RememberedPiece } from '#shared/model/piece.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Clipper } from '../clippings/clipper.ts';
import { pieceSchema, rememberedSchema } from '../clippings/pieceSchemas.ts';
import { keptRecords } from '../records/keptRecords.ts';
import { RecordStore, type RecordSurroundings } from '../records/recordStore.ts';
import { sameRecord } from '../records/records.ts';

/** What is linked, and what was to be read there when the link was made. */
export interface LinkEnd {
  readonly piece: Piece;
  readonly remembered: RememberedPiece;
}

/** A link as it is stored. Its id is made of its ends, so that two machines make the same one once. */
export interface StoredLink {
  readonly id: string;
  readonly ends: readonly [LinkEnd, LinkEnd];
  readonly created: string;
  readonly modified: string;
}

/** A link made in another library; which of its ends comes first says nothing. */
export type ForeignLink = Omit<StoredLink, 'id'>;

const linkEnd = z.object({ piece: pieceSchema, remembered: rememberedSchema });
const storedLink: z.ZodType<StoredLink> = z.object({
  id: z.string().min(1),
  ends: z.tuple([linkEnd, linkEnd]),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
});

export interface LinksOptions extends RecordSurroundings {
  readonly clipper: Clipper;
  readonly annotations: Pick<AnnotationStore, 'stored'>;
}

/** The links between the passages of a library, in `.broadsheet/links.json`. Every change is on the disk when its promise resolves. */
export interface Links {
  /** The links with an end in an issue, seen from there; where both ends are in it, once from each. */
  of(issueId: string): Promise<readonly PassageLink[]>;
  all(): readonly StoredLink[];
  /** Answers the link's id. Throws `badArguments` where both ends are one. */
  create(input: CallInput<'links.create'>): Promise<string>;
  /**
   * Takes in links made elsewhere, as one command that `undo` takes back. What they join need not be here. One that
   * was removed here comes back, as annotations do.
   */
  adopt(links: readonly ForeignLink[]): Promise<ImportedLinks>;
  /** Throws `linkNotFound`. */
  remove(linkId: string): Promise<void>;
  /** Throws `nothingToUndo`. */
  undo(): Promise<void>;
  /** As snapshots see them. */
  readonly kept: KeptStore;
  close(): Promise<void>;
}

export async function openLinks(options: LinksOptions): Promise<Links> {
  const { clipper, annotations } = options;
  const store = await RecordStore.open<StoredLink>({ ...options, name: 'links', schema: storedLink });

  return {
    kept: keptRecords('links', storedLink, store),
    async of(issueId) {
      const marked = new Set((await annotations.stored(issueId)).annotations.map(({ id }) => id));
      // Marks that waited for their issue have moved to another one than the link remembers.
      const mayBeHere = ({ piece }: LinkEnd) =>
        piece.issueId === issueId || (piece.kind === 'annotation' && marked.has(piece.annotationId));
      const look = clipper.look();
      const found: PassageLink[] = [];
      for (const { id, ends } of store.records.toSorted((a, b) => (a.created < b.created ? -1 : 1))) {
        if (!ends.some(mayBeHere)) continue;
        const [one, other] = ends;
        const first = await look.clip(one.piece, one.remembered);
        const second = await look.clip(other.piece, other.remembered);
        if (first.piece.issueId === issueId) found.push({ id, here: first, there: second });
        if (second.piece.issueId === issueId) found.push({ id, here: second, there: first });
      }
      return found;
    },
    all: () => store.records,
    async create({ from, to }) {
      if (pieceKey(from) === pieceKey(to)) {
        throw new BroadsheetError(
          'badArguments',
          'A passage cannot be linked with itself: choose another one.',
        );
      }
      const look = clipper.look();
      const identified = identify([
        { piece: from, remembered: await look.remember(from) },
        { piece: to, remembered: await look.remember(to) },
      ]);
      await store.change((records, now) =>
        records.some(({ id }) => id === identified.id)
          ? []
          : [{ before: null, after: { ...identified, created: now, modified: now } }],
      );
      return identified.id;
    },
    async adopt(foreign) {
      let adopted = { added: 0, updated: 0, present: 0 };
      if (foreign.length === 0) return adopted;
      await store.change((records) => {
        adopted = { added: 0, updated: 0, present: 0 };
        const known = new Map(records.map((record) => [record.id, record]));
        return foreign.flatMap(({ ends, created, modified }) => {
          const after: StoredLink = { ...identify(ends), created, modified };
          const before = known.get(after.id) ?? null;
          if (before && (before.modified >= after.modified || sameRecord(before, after))) {
            adopted.present++;
            return [];
          }
          adopted[before ? 'updated' : 'added']++;
          known.set(after.id, after);
          return [{ before, after }];
        });
      });
      return adopted;
    },
    remove: (linkId) =>
      store.change((records) => {
        const before = records.find(({ id }) => id === linkId);
        if (before) return [{ before, after: null }];
        throw new BroadsheetError(
          'linkNotFound',
          'There is no such link any more: it was removed here or in another window.',
          { linkId },
        );
      }),
    undo: () => store.step('undo'),
    close: () => store.close(),
  };
}

/** Links have no direction: the same ends give the same link, whichever comes first. */
function identify([one, other]: StoredLink['ends']): Pick<StoredLink, 'id' | 'ends'> {
  const isInOrder = pieceKey(one.piece) < pieceKey(other.piece);
  const ends = isInOrder ? ([one, other] as const) : ([other, one] as const);
  return { id: ends.map(({ piece }) => pieceKey(piece)).join('~'), ends };
}
