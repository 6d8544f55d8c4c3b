import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ImportedLinks } from '#shared/model/exchange.ts';
import { type PassageLink, type Piece, pieceKey, type RememberedPiece } from '#shared/model/piece.ts';
import { formerRemoval } from '../annotations/kind.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import type { Clipper } from '../clippings/clipper.ts';
import { pieceSchema, rememberedSchema } from '../clippings/pieceSchemas.ts';
import type { HandFile } from '../records/hand.ts';
import type { CommandPart } from '../records/history.ts';
import { byIdOf, LibraryRecords } from '../records/libraryRecords.ts';
import { formerVersions, type RecordKind } from '../records/recordKind.ts';
import type { Records } from '../records/store.ts';
import { sameRecord } from '../records/version.ts';

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

/** `links.json`, as it was written while one process held a library. */
const former: JsonFormat<HandFile<StoredLink>> = {
  version: 1,
  schema: z
    .object({ schemaVersion: z.literal(1), records: z.array(storedLink), deleted: z.array(formerRemoval) })
    .transform(({ schemaVersion, records, deleted }) => ({
      schemaVersion,
      kind: 'links' as const,
      writer: '',
      issue: null,
      records: formerVersions(records, deleted),
    })),
  migrations: new Map(),
};

/** Links between passages, in the order they were made. */
export const linkKind: RecordKind<StoredLink> = {
  name: 'links',
  byIssue: false,
  schema: storedLink,
  fields: [],
  compare: (a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0),
  former,
};

export interface LinksOptions {
  readonly records: Records;
  readonly clock: Clock;
  readonly clipper: Clipper;
  readonly annotations: Pick<AnnotationStore, 'stored'>;
}

/** The links between the passages of a library. Every change is on the disk when its promise resolves. */
export class Links {
  readonly #options: LinksOptions;
  readonly #records: LibraryRecords<StoredLink>;

  private constructor(options: LinksOptions, records: LibraryRecords<StoredLink>) {
    this.#options = options;
    this.#records = records;
  }

  static async open(options: LinksOptions): Promise<Links> {
    return new Links(options, await LibraryRecords.open(options.records, linkKind));
  }

  /** The links with an end in an issue, seen from there; where both ends are in it, once from each. */
  async of(issueId: string): Promise<readonly PassageLink[]> {
    const { clipper, annotations } = this.#options;
    const marked = new Set((await annotations.stored(issueId)).map(({ id }) => id));
    // Marks that waited for their issue have moved to another one than the link remembers.
    const mayBeHere = ({ piece }: LinkEnd) =>
      piece.issueId === issueId || (piece.kind === 'annotation' && marked.has(piece.annotationId));
    const look = clipper.look();
    const found: PassageLink[] = [];
    for (const { id, ends } of this.all()) {
      if (!ends.some(mayBeHere)) continue;
      const [one, other] = ends;
      const first = await look.clip(one.piece, one.remembered);
      const second = await look.clip(other.piece, other.remembered);
      if (first.piece.issueId === issueId) found.push({ id, here: first, there: second });
      if (second.piece.issueId === issueId) found.push({ id, here: second, there: first });
    }
    return found;
  }

  all(): readonly StoredLink[] {
    return this.#records.all();
  }

  /** Answers the link's id. Throws `badArguments` where both ends are one. */
  async create({ from, to }: CallInput<'links.create'>): Promise<string> {
    if (pieceKey(from) === pieceKey(to)) {
      throw new BroadsheetError(
        'badArguments',
        'A passage cannot be linked with itself: choose another one.',
      );
    }
    const look = this.#options.clipper.look();
    const identified = identify([
      { piece: from, remembered: await look.remember(from) },
      { piece: to, remembered: await look.remember(to) },
    ]);
    const now = this.#options.clock().toISOString();
    await this.#records.do((records) =>
      records.some(({ id }) => id === identified.id)
        ? []
        : [{ before: null, after: { ...identified, created: now, modified: now } }],
    );
    return identified.id;
  }

  /**
   * The part of a command that takes in links made elsewhere, and what it did once it is done. What they join need
   * not be here. One that was removed here comes back, as annotations do.
   */
  adopting(foreign: readonly ForeignLink[]): {
    readonly part: CommandPart;
    readonly outcome: () => ImportedLinks;
  } {
    let adopted = { added: 0, updated: 0, present: 0 };
    const makeChanges = (records: readonly StoredLink[]) => {
      adopted = { added: 0, updated: 0, present: 0 };
      const known = new Map(byIdOf(records));
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
    };
    return { part: this.#records.part(makeChanges), outcome: () => adopted };
  }

  /** Throws `linkNotFound`. */
  async remove(linkId: string): Promise<void> {
    await this.#records.do((records) => {
      const before = records.find(({ id }) => id === linkId);
      if (before) return [{ before, after: null }];
      throw new BroadsheetError(
        'linkNotFound',
        'There is no such link any more: it was removed here or in another window.',
        { linkId },
      );
    });
  }
}

/** Links have no direction: the same ends give the same link, whichever comes first. */
function identify([one, other]: StoredLink['ends']): Pick<StoredLink, 'id' | 'ends'> {
  const isInOrder = pieceKey(one.piece) < pieceKey(other.piece);
  const ends = isInOrder ? ([one, other] as const) : ([other, one] as const);
  return { id: ends.map(({ piece }) => pieceKey(piece)).join('~'), ends };
}
