import { basename } from 'node:path';
import { decode, maximumFileSize } from '#core/archive/parse/decode/decode.ts';
import { NotRegularError, openRegularFile } from '#core/disk/files/regularFile.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ChosenColumns, ForeignTable } from '#shared/model/exchange.ts';
import { readCsv } from './csv.ts';
import { previewTable, readForeignCsv } from './foreignCsv.ts';
import type { IncomingFile } from './incoming.ts';
import { readHypothesis } from './readHypothesis.ts';
import { readKindle } from './readKindle.ts';
import { readTropy } from './readTropy.ts';
import { readWeb } from './readWeb.ts';
import { readZotero } from './readZotero.ts';
import { readZoteroHtml, readZoteroMarkdown } from './readZoteroNote.ts';

/** A file of annotations under its name. */
export interface NamedIncomingFile extends IncomingFile {
  readonly name: string;
}

/** Reads a file of annotations, whatever program wrote it. Throws `unreadableAnnotations`. */
export async function readAnnotationFile(
  path: string,
  now: string,
  columns: ChosenColumns = {},
): Promise<NamedIncomingFile> {
  const name = basename(path);
  const text = await readText(path, name);
  const found = text === null ? null : readAnnotations(text, now, columns);
  if (found === null) {
    throw unreadable(
      name,
      'it holds no annotations of a form that is known (W3C JSON-LD, Hypothesis, Zotero, Thorium, Tropy, Kindle, CSV with a column of quotations)',
    );
  }
  return { name, ...found };
}

/**
 * The table in a file whose columns a person can choose; null for every file that says itself what it holds.
 * Throws `unreadableAnnotations`.
 */
export async function readForeignTable(path: string): Promise<ForeignTable | null> {
  const name = basename(path);
  const text = await readText(path, name);
  if (text === null || parseJson(text) !== undefined) return null;
  const now = new Date(0).toISOString();
  if (readPlain(text, now) ?? readCsv(text, now)) return null;
  const table = previewTable(text, name);
  return table && (/\.(?:csv|tsv)$/iu.test(name) || table.found.quote !== undefined) ? table : null;
}

/** Null where it is no text. */
async function readText(path: string, name: string): Promise<string | null> {
  try {
    const handle = await openRegularFile(path);
    try {
      const { size } = await handle.stat();
      if (size > maximumFileSize) throw unreadable(name, 'it is larger than 256 MB');
      return textOfBytes(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof BroadsheetError) throw error;
    throw unreadable(name, error instanceof NotRegularError ? 'it is no ordinary file' : 'it cannot be read');
  }
}

/** What programs write as text and not as data. */
const readPlain = (text: string, now: string): IncomingFile | null =>
  readKindle(text, now) ?? readZoteroHtml(text, now) ?? readZoteroMarkdown(text, now);

/** Valid UTF-8 is taken as it is: notes may hold so many control characters that a reader would doubt it is text. */
function textOfBytes(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes)?.text ?? null;
  }
}

/** The annotations in a text, whatever program wrote it; null where there are none. */
export function readAnnotations(text: string, now: string, columns: ChosenColumns = {}): IncomingFile | null {
  const data = parseJson(text);
  if (data === undefined) {
    const isChosen = Object.keys(columns).length > 0;
    return (
      readPlain(text, now) ?? (isChosen ? null : readCsv(text, now)) ?? readForeignCsv(text, now, columns)
    );
  }
  // The formats are told apart by marks that the others do not have, the strictest first.
  return readZotero(data, now) ?? readTropy(data, now) ?? readWeb(data, now) ?? readHypothesis(data, now);
}

/** One JSON document, or one a line as the command line prints them; undefined for anything else. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
    if (lines.length < 2) return undefined;
    try {
      return lines.map((line): unknown => JSON.parse(line));
    } catch {
      return undefined;
    }
  }
}

function unreadable(name: string, why: string): BroadsheetError {
  return new BroadsheetError(
    'unreadableAnnotations',
    `No annotations can be taken from ${name} because ${why}: choose another file.`,
    { name },
  );
}
