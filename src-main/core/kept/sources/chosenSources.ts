import * as z from 'zod';
import type { SourceChoices } from '#core/archive/library/sourceChoices.ts';
import type { JsonFormat } from '#core/disk/json/jsonFormat.ts';
import type { HandFile } from '../records/hand.ts';
import { LibraryRecords } from '../records/libraryRecords.ts';
import type { RecordKind } from '../records/recordKind.ts';
import { stampOfTime } from '../records/stamp.ts';
import type { Records } from '../records/store.ts';

/** Which source a person reads an issue from; its id is the issue's. */
interface StoredChoice {
  readonly id: string;
  /** Below the library folder; null for the best one. */
  readonly path: string | null;
}

/** `issues.json` said so while one process held a library; it is written on for other things. */
const former: JsonFormat<HandFile<StoredChoice>> = {
  version: 1,
  schema: z
    .object({
      schemaVersion: z.literal(1),
      issues: z.array(z.object({ id: z.string().min(1), chosenPath: z.string().optional() })),
    })
    .transform(({ schemaVersion, issues }) => ({
      schemaVersion,
      kind: 'sources' as const,
      writer: '',
      issue: null,
      records: issues.flatMap(({ id, chosenPath }) =>
        chosenPath === undefined
          ? []
          : [{ id, made: stampOfTime(new Date(0).toISOString()), value: { id, path: chosenPath } }],
      ),
    })),
  migrations: new Map(),
};

/** The sources that people chose. */
export const sourceKind: RecordKind<StoredChoice> = {
  name: 'sources',
  byIssue: false,
  schema: z.object({ id: z.string().min(1), path: z.string().nullable() }),
  fields: [],
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  former,
  formerName: 'issues',
  isCounted: ({ path }) => path !== null,
};

/** Which sources people read the issues of one library from. */
export class ChosenSources implements SourceChoices {
  readonly #records: LibraryRecords<StoredChoice>;

  private constructor(records: LibraryRecords<StoredChoice>) {
    this.#records = records;
  }

  static async open(records: Records): Promise<ChosenSources> {
    return new ChosenSources(await LibraryRecords.open(records, sourceKind));
  }

  pathOf(issueId: string): string | null {
    return this.#records.byId().get(issueId)?.path ?? null;
  }

  async choose(issueId: string, path: string | null): Promise<void> {
    await this.#records.do((choices) => [
      { before: choices.find(({ id }) => id === issueId) ?? null, after: { id: issueId, path } },
    ]);
  }

  onChange(listener: (issueIds: readonly string[]) => void): () => void {
    return this.#records.onChange(listener);
  }
}
