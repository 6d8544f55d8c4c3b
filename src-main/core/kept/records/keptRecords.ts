import type * as z from 'zod';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import type { KeptStore } from '#core/disk/json/keptStore.ts';
import type { KeptStoreName } from '#shared/model/snapshot.ts';
import type { RecordStore } from './recordStore.ts';
import { recordsFormat, type StoredRecord } from './records.ts';

/** Records of one kind as snapshots see them: what is restored is the newest change, which sync tools carry on. */
export function keptRecords<T extends StoredRecord>(
  name: KeptStoreName,
  schema: z.ZodType<T>,
  store: RecordStore<T>,
  isCounted: (record: T) => boolean = () => true,
): KeptStore {
  const read = (text: string): readonly T[] | null => {
    const parsed = parseStored(text, recordsFormat(schema));
    return parsed.kind === 'sound' ? parsed.data.records : null;
  };
  return {
    name,
    count: (text) => read(text)?.filter(isCounted).length ?? null,
    async restore(files) {
      const former = new Map(
        [...files.values()].flatMap((text) => read(text) ?? []).map((one) => [one.id, one]),
      );
      await store.change((records, now) => {
        const current = new Map(records.map((record) => [record.id, record]));
        return [
          ...records.filter(({ id }) => !former.has(id)).map((before) => ({ before, after: null })),
          ...[...former.values()].map((record) => ({
            before: current.get(record.id) ?? null,
            after: { ...record, modified: now },
          })),
        ];
      });
    },
    // The store has done so when it was opened.
    takeInCopies: async () => undefined,
  };
}
