import * as z from 'zod';

/** Turns the data of one schema version into that of the next. */
export type Migration = (older: unknown) => unknown;

/** How a kind of JSON file is read and written. */
export interface JsonFormat<T extends { readonly schemaVersion: number }> {
  /** The version written today: the oldest one that needs no migration. */
  readonly version: number;
  /** The newest that is read and written, where a file has a later version only if it needs it. */
  readonly newest?: number;
  /** The shape of that version. */
  readonly schema: z.ZodType<T>;
  /** For every earlier version that was ever released: how to get to the next one. */
  readonly migrations: ReadonlyMap<number, Migration>;
}

/** What a stored text turned out to be. */
export type ParsedFile<T> =
  | { readonly kind: 'sound'; readonly data: T /** As it was written. */; readonly version: number }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged'; readonly reason: string };

const versioned = z.looseObject({ schemaVersion: z.int().positive() });

/** Reads a stored text, and brings what an earlier version wrote to today's. */
export function parseStored<T extends { readonly schemaVersion: number }>(
  text: string,
  format: JsonFormat<T>,
): ParsedFile<T> {
  try {
    let data: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    const version = versioned.parse(data).schemaVersion;
    if (version > (format.newest ?? format.version)) return { kind: 'newer' };
    for (let from = version; from < format.version; from++) {
      const migrate = format.migrations.get(from);
      if (!migrate) return { kind: 'damaged', reason: `schema version ${from} is not known` };
      data = migrate(data);
    }
    return { kind: 'sound', data: format.schema.parse(data), version };
  } catch (error) {
    return { kind: 'damaged', reason: firstReason(error) };
  }
}

function firstReason(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0];
    return issue ? `${issue.path.join('.') || 'the whole'}: ${issue.message}` : 'wrong shape';
  }
  return error instanceof Error ? error.message : String(error);
}
