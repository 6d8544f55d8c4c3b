import { expect } from 'vitest';
import { decode } from '#core/archive/parse/decode/decode.ts';
import type {
  ReadResult,
  Source,
  SourceReader,
  SourceReaderInput,
} from '#core/archive/parse/readers/reader.ts';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';

/** A source whose files are in memory; the first names it. */
export function memorySource(files: Readonly<Record<string, string | Uint8Array>>): Source {
  const bytes = new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    ]),
  );
  return {
    path: [...bytes.keys()][0] ?? '',
    files: [...bytes].map(([path, { length }]) => ({ path, size: length })),
    bytes: async (path) => {
      const found = bytes.get(path);
      if (!found) throw new Error(`${path} is not in the source`);
      return found;
    },
  };
}

export async function inputOf(source: Source): Promise<SourceReaderInput> {
  const bytes = await source.bytes(source.path);
  return { source, path: source.path, bytes, decoded: decode(bytes) };
}

/** Reads files in memory with one reader, which must claim them. */
export async function readWith(
  reader: SourceReader,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly ReadResult[]> {
  const input = await inputOf(memorySource(files));
  expect(reader.matches(input)).toBe(true);
  const results = await reader.read(input);
  for (const result of results) expectComplete(result);
  return results;
}

/** Every character that is no white space is in exactly one block or one dropped stretch. */
export function expectComplete(result: ReadResult): void {
  const index = indexCodePoints(result.text);
  const held = Array.from(result.text, () => 0);
  for (const { start, end } of [...result.blocks, ...result.dropped]) {
    for (let at = start; at < end; at++) held[at] = (held[at] ?? 0) + 1;
  }
  const wrong = Array.from(result.text).flatMap((character, at) => {
    const count = held[at] ?? 0;
    return count > 1 || (count === 0 && !/\s/u.test(character)) ? [{ character, at, count }] : [];
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  for (const block of result.blocks) expect(block.text).toBe(index.slice(block.start, block.end));
  for (const page of result.facsimile ?? []) {
    for (const { start, end, box } of page.words) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(index.length);
      for (const value of [box.left, box.top, box.left + box.width, box.top + box.height]) {
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
      }
    }
  }
}

/** Role and text of every block, those that go on with the one before joined to it. */
export function outline(result: ReadResult): (readonly [string | null, string])[] {
  const rows: [string | null, string][] = [];
  for (const block of result.blocks) {
    const last = rows.at(-1);
    if (block.continues !== undefined && last) last[1] += block.continues + block.text;
    else rows.push([block.role, block.text]);
  }
  return rows;
}

/** The words of the sentence that a file is refused with. */
export async function refusal(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof UnreadableFileError) return error.message;
    throw error;
  }
  throw new Error('The file was read.');
}

/** Counts of the characters of a text that print something. */
export function inkOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.replace(/[\s\p{Cc}\u200b\u2060\ufeff]/gu, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Characters of one text that another has not, as often as they are missing. */
export function missingInk(expected: string, actual: string): string {
  const have = inkOf(actual);
  let missing = '';
  for (const [character, count] of inkOf(expected))
    missing += character.repeat(Math.max(0, count - (have.get(character) ?? 0)));
  return missing;
}
