import { join } from 'node:path';
import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';
import { mergeCopies } from '#core/disk/json/conflictCopies.ts';
import { StoredDocument } from '#core/disk/json/document.ts';
import { JsonAdapter, type JsonFormat } from '#core/disk/json/jsonAdapter.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { FileProblem } from '#shared/model/library.ts';
import type { IssueRecord } from './registry.ts';

interface RegistryFile {
  readonly schemaVersion: 1;
  readonly issues: readonly IssueRecord[];
}

const format: JsonFormat<RegistryFile> = {
  version: 1,
  schema: z.object({
    schemaVersion: z.literal(1),
    issues: z.array(
      z.object({
        id: z.string().min(1),
        key: z.string().nullable(),
        path: z.string().nullable(),
        contentHash: z.string(),
        sketch: z.string().optional(),
        sameAs: z.string().optional(),
        chosenPath: z.string().optional(),
      }),
    ),
  }),
  migrations: new Map(),
};

const empty: RegistryFile = { schemaVersion: 1, issues: [] };

/** Where the library remembers its issues: in the library itself, or beside the cache where that is read-only. */
export interface RegistryFiles {
  readonly records: readonly IssueRecord[];
  save(records: readonly IssueRecord[]): Promise<void>;
}

export async function openRegistryFiles(
  libraryPath: string,
  cacheFolder: string,
  clock: Clock,
  onProblem: (problem: FileProblem) => void,
): Promise<RegistryFiles> {
  const open = async (path: string, within: string | null) => {
    const adapter = new JsonAdapter<RegistryFile>({ path, within, format, clock, onProblem });
    try {
      return await StoredDocument.open(adapter, empty, (_ours, theirs) => theirs);
    } catch (error) {
      // Ids are made again from the files; only the memory of earlier names is missing.
      const message = error instanceof Error ? error.message : String(error);
      onProblem({ path, code: 'damagedMarks', message });
      return null;
    }
  };
  const path = join(libraryPath, '.broadsheet', 'issues.json');
  const inLibrary = await open(path, libraryPath);
  if (inLibrary) await mergeCopies(inLibrary, { path, format, merge: withCopy, clock, onProblem });
  const inCache = await open(join(cacheFolder, 'issues.json'), null);
  const records = union(inCache?.data.issues ?? [], inLibrary?.data.issues ?? []);
  return {
    records,
    async save(changed) {
      if (inLibrary && isSame(inLibrary.data.issues, changed)) return;
      const update = (file: RegistryFile): RegistryFile => ({
        schemaVersion: 1,
        issues: union(file.issues, changed),
      });
      try {
        await inLibrary?.update(update);
      } catch (error) {
        if (!(error instanceof BroadsheetError) || error.code !== 'readOnly') throw error;
        await inCache?.update(update);
      }
    },
  };
}

function isSame(stored: readonly IssueRecord[], records: readonly IssueRecord[]): boolean {
  return (
    stored.length === records.length &&
    stored.every((record, index) => {
      const other = records[index];
      return (
        record.id === other?.id &&
        record.key === other.key &&
        record.path === other.path &&
        record.contentHash === other.contentHash &&
        record.sketch === other.sketch &&
        record.sameAs === other.sameAs &&
        record.chosenPath === other.chosenPath
      );
    })
  );
}

/**
 * What is remembered here, and what a sync tool's copy remembers besides: issues that are not known here, and what
 * is not said of those that are. Records have no times, so that where both say something ours stays: path and
 * content are seen anew when the file is read. A path has one issue, ours; the other keeps its id, and its marks.
 */
function withCopy(ours: RegistryFile, copy: RegistryFile): RegistryFile {
  const known = new Map(ours.issues.map((record) => [record.id, record]));
  const paths = new Set(ours.issues.map(({ path }) => path));
  const taken = copy.issues.map((other): IssueRecord => {
    const record = known.get(other.id);
    if (!record) return paths.has(other.path) ? { ...other, path: null } : other;
    return {
      ...record,
      key: record.key ?? other.key,
      chosenPath: record.chosenPath ?? other.chosenPath,
    };
  });
  return { schemaVersion: 1, issues: union(ours.issues, taken) };
}

/** All records of both; of two with one id the newer. Sorted, so that a diff shows what changed. */
function union(older: readonly IssueRecord[], newer: readonly IssueRecord[]): readonly IssueRecord[] {
  const byId = new Map([...older, ...newer].map((record) => [record.id, record]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
