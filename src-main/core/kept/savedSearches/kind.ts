import * as z from 'zod';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { searchTask } from '#shared/contract/calls/finding/search.ts';
import type { SearchTask } from '#shared/model/search.ts';
import type { HandFile } from '../records/hand.ts';
import type { RecordKind } from '../records/recordKind.ts';
import { stampOfTime } from '../records/stamp.ts';
import { nothingSeen, type SeenHits, seenHits } from './seenHits.ts';

/** A saved search as it is stored. */
export interface StoredSearch {
  readonly id: string;
  readonly name: string;
  readonly search: SearchTask;
  /** What its results were when they were last looked at. */
  readonly seen: SeenHits;
  /** ISO 8601 in UTC; of those that were saved without a time, one that says their order. */
  readonly created: string;
}

const parts = { id: z.string().min(1), name: z.string(), search: searchTask };

/** `searches.json`, as it was written while one process held a library: in the order they were made, without times. */
const former: JsonFormat<HandFile<StoredSearch>> = {
  version: 1,
  schema: z
    .object({
      schemaVersion: z.literal(1),
      searches: z.array(z.object({ ...parts, seen: seenHits.default(nothingSeen) })),
    })
    .transform(({ schemaVersion, searches }) => ({
      schemaVersion,
      kind: 'searches' as const,
      writer: '',
      issue: null,
      records: searches.map((search, index) => {
        const created = new Date(index).toISOString();
        return { id: search.id, made: stampOfTime(created), value: { ...search, created } };
      }),
    })),
  migrations: new Map(),
};

/** Saved searches, in the order they were made. */
export const searchKind: RecordKind<StoredSearch> = {
  name: 'searches',
  byIssue: false,
  schema: z.object({ ...parts, seen: seenHits, created: z.iso.datetime() }),
  fields: ['name', 'seen'],
  compare: (a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0),
  former,
};
