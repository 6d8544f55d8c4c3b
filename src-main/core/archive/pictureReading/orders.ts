import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter } from '#core/disk/json/jsonAdapter.ts';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import { readableLanguages, unreadableReasons } from '#shared/model/scans/pictureReading.ts';

const pageOfIssue = z.object({ issueId: z.string(), page: z.number() });
const order = z.object({
  /** When it was given (ISO 8601): what was read since then is done. */
  given: z.string(),
  language: z.enum(readableLanguages).nullable(),
  writing: z.enum(['horizontal-tb', 'vertical-rl']).nullable(),
  pages: z.array(pageOfIssue),
});
const orders = z.object({
  schemaVersion: z.literal(1),
  isPaused: z.boolean(),
  orders: z.array(order),
  unread: z.array(pageOfIssue.extend({ reason: z.enum(unreadableReasons), message: z.string() })),
});

/** Pages to be read, as they are kept from one start to the next. */
export type StoredOrder = Readonly<z.infer<typeof order>>;
export type StoredOrders = Readonly<z.infer<typeof orders>>;

export const noOrders: StoredOrders = { schemaVersion: 1, isPaused: false, orders: [], unread: [] };

const format: JsonFormat<StoredOrders> = { version: 1, schema: orders, migrations: new Map() };

/** The orders of one library on this computer. A file that cannot be read costs the orders, and no reading. */
export function openOrders(cacheFolder: string, clock: Clock): Promise<StoredDocument<StoredOrders>> {
  const adapter = new JsonAdapter<StoredOrders>({
    path: join(cacheFolder, 'picture-reading.json'),
    within: null,
    format,
    clock,
    onProblem: () => undefined,
  });
  return StoredDocument.openOrRefuse(adapter, noOrders, theirs);
}
