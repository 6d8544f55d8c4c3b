import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { ensureFolder, writeDurably } from '#core/disk/files/durableWrite.ts';
import type { LinkedIssue } from './links.ts';

/** Raise this when links are found or written in another way: those of another version are found anew. */
const format = 'broadsheet links 1';

/** What was compared in earlier sessions; nothing where the file is absent, of another version or damaged. */
export async function readLinkFile(path: string): Promise<readonly LinkedIssue[]> {
  try {
    const content = await readFile(path, 'utf8');
    const end = content.indexOf('\n');
    const head: unknown = JSON.parse(content.slice(0, end));
    const body = content.slice(end + 1);
    if (!isHead(head) || head.format !== format || head.checksum !== crc32(body)) return [];
    // The checksum vouches that this program wrote it.
    return body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LinkedIssue);
  } catch {
    return [];
  }
}

/** Replaces the file. */
export async function writeLinkFile(path: string, issues: Iterable<LinkedIssue>): Promise<void> {
  const body = [...issues].map((issue) => `${JSON.stringify(issue)}\n`).join('');
  await ensureFolder(dirname(path), null);
  await writeDurably(path, `${JSON.stringify({ format, checksum: crc32(body) })}\n${body}`);
}

const isHead = (value: unknown): value is { readonly format: unknown; readonly checksum: unknown } =>
  typeof value === 'object' && value !== null && 'format' in value && 'checksum' in value;
