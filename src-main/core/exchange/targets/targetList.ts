import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { StoredDocument, theirs } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { exportOptions, exportScope } from '#shared/contract/calls/export.ts';
import type { KeptTarget } from '#shared/contract/calls/targets.ts';
import { bringBackChoices } from '#shared/model/exportOptions.ts';

interface TargetsFile {
  readonly schemaVersion: 1;
  /** By the library's absolute path. */
  readonly libraries: Readonly<Record<string, readonly KeptTarget[]>>;
}

const keptTarget: z.ZodType<KeptTarget> = z.object({
  id: z.string(),
  folder: z.string(),
  scope: exportScope,
  options: exportOptions,
  bringBack: z.enum(bringBackChoices),
  isPaused: z.boolean(),
  created: z.string(),
});

const format: JsonFormat<TargetsFile> = {
  version: 1,
  schema: z.object({ schemaVersion: z.literal(1), libraries: z.record(z.string(), z.array(keptTarget)) }),
  migrations: new Map(),
};

/**
 * The kept exports of a library on this computer: a folder's path means nothing elsewhere, so that they are no part of
 * what hands share. Other processes may change them as well.
 */
export interface TargetList {
  all(): readonly KeptTarget[];
  /** On the disk when this answers; throws what saving throws. */
  change(edit: (targets: readonly KeptTarget[]) => readonly KeptTarget[]): Promise<void>;
  /** Takes in what another process wrote; answers whether there was anything. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens the list in a file of the profile. One that is damaged is set aside and begins anew. */
export async function openTargetList(path: string, libraryPath: string, clock: Clock): Promise<TargetList> {
  const adapter = new JsonAdapter<TargetsFile>({
    path,
    within: null,
    format,
    clock,
    onProblem: () => undefined,
  });
  const empty: TargetsFile = { schemaVersion: 1, libraries: {} };
  const document = await StoredDocument.openOrRefuse<TargetsFile>(adapter, empty, theirs);
  const listIn = (file: TargetsFile): readonly KeptTarget[] =>
    Object.hasOwn(file.libraries, libraryPath) ? (file.libraries[libraryPath] ?? []) : [];
  return {
    all: () => listIn(document.data),
    async change(edit) {
      await document.update((file) => {
        const { [libraryPath]: _before, ...others } = file.libraries;
        const targets = edit(listIn(file));
        return {
          schemaVersion: 1,
          libraries: targets.length === 0 ? others : { ...others, [libraryPath]: targets },
        };
      });
    },
    refresh: () => document.refresh(false),
    close: () => document.settled(),
  };
}
