import type { WritableFiles } from '#core/disk/files/files.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import { kinds } from '#core/kept/kinds.ts';
import { Records } from '#core/kept/records/store.ts';
import { ChosenSources } from '#core/kept/sources/chosenSources.ts';

export interface RecordsSetUp {
  readonly clock?: (() => Date) | undefined;
  /** Whose files are written; two that are open at once have two. */
  readonly writer?: string | undefined;
  readonly files?: WritableFiles | undefined;
  readonly snapshots?: Snapshots | undefined;
}

/** Opens the record store of a library folder. */
export async function openRecords(libraryPath: string, setUp: RecordsSetUp = {}): Promise<Records> {
  const { clock = () => new Date(), writer = 'own', files } = setUp;
  const snapshots = setUp.snapshots ?? new Snapshots({ libraryPath, clock });
  return await Records.open({ libraryPath, writer, clock, kinds, snapshots, files });
}

/** What a library is opened with beside its folder: what people filled in and chose. */
export async function openBeside(libraryPath: string, setUp: RecordsSetUp = {}) {
  const records = await openRecords(libraryPath, setUp);
  const clock = setUp.clock ?? (() => new Date());
  return {
    records,
    descriptions: await Descriptions.open({ records, clock }),
    choices: await ChosenSources.open(records),
  };
}
