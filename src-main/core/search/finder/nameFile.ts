import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { ensureFolder, writeDurably } from '#core/disk/files/durableWrite.ts';
import type { NamesInIssue } from './nameFinder.ts';

/**
 * The file that the issues' names are kept in between runs: a line that says what it holds, then a line an
 * issue. It is read as a whole and checked; its lines are taken apart one by one, since the names of a large
 * archive take a second. It can be deleted at any time; what cannot be used is taken as not there.
 */
export interface NameFileContents {
  /** Issues and their versions, in the order of the lines. */
  readonly versions: readonly (readonly [issueId: string, version: string])[];
  /** The names of an issue, by its place in `versions`. */
  namesAt(place: number): NamesInIssue;
}

/** Raise this when what a line says changes. */
const nameFormat = 1;

const headSchema = z.object({
  format: z.literal(nameFormat),
  /** Of all bytes that follow the first line. */
  checksum: z.number().int().nonnegative(),
  versions: z.array(z.tuple([z.string(), z.string()])),
});

type Line = readonly [
  publication: string | null,
  date: string | null,
  edition: string | null,
  issueNumber: string | null,
  headlines: readonly (readonly [articleId: string, label: string, page: number | null])[],
  bylines: readonly string[],
];

const lineEnd = 0x0a;

/** Null where there is no such file or it is not whole. */
export async function readNameFile(path: string): Promise<NameFileContents | null> {
  try {
    const bytes = await readFile(path);
    const headEnd = bytes.indexOf(lineEnd);
    const head = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, headEnd)));
    const body = bytes.subarray(headEnd + 1);
    if (crc32(body) !== head.checksum) return null;
    const starts = [0];
    for (let at = body.indexOf(lineEnd); at >= 0; at = body.indexOf(lineEnd, at + 1)) starts.push(at + 1);
    if (starts.length !== head.versions.length + 1) return null;
    return {
      versions: head.versions,
      // Written by writeNameFile and checked by the checksum.
      namesAt: (place) =>
        namesOf(JSON.parse(body.toString('utf8', starts[place], starts[place + 1])) as Line),
    };
  } catch {
    return null;
  }
}

/** Replaces the file. */
export async function writeNameFile(
  path: string,
  issues: Iterable<readonly [issueId: string, version: string, names: NamesInIssue]>,
): Promise<void> {
  const versions: (readonly [string, string])[] = [];
  const lines: Buffer[] = [];
  let checksum = 0;
  for (const [issueId, version, names] of issues) {
    versions.push([issueId, version]);
    const line = Buffer.from(`${JSON.stringify(lineOf(names))}\n`);
    lines.push(line);
    checksum = crc32(line, checksum);
  }
  const head = Buffer.from(`${JSON.stringify({ format: nameFormat, checksum, versions })}\n`);
  await ensureFolder(dirname(path), null);
  await writeDurably(path, Buffer.concat([head, ...lines]));
}

const lineOf = ({ publication, date, edition, issueNumber, headlines, bylines }: NamesInIssue): Line => [
  publication,
  date,
  edition,
  issueNumber,
  headlines.map(({ articleId, label, page }) => [articleId, label, page]),
  bylines,
];

function namesOf([publication, date, edition, issueNumber, headlines, bylines]: Line): NamesInIssue {
  return {
    publication,
    date,
    edition,
    issueNumber,
    headlines: headlines.map(([articleId, label, page]) => ({ articleId, label, page })),
    bylines,
  };
}
