import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import * as z from 'zod';
import { type ComposedIssue, type IssueFacts, issueFacts } from './facts.ts';
import { sha256 } from './identity.ts';
import type { FileState, FoundFile } from './walk.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

const indexSchema = z.object({
  parserVersion: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.number(), mtimeNs: z.string(), facts: issueFacts })),
});

interface CachedFile extends FileState {
  readonly facts: IssueFacts;
}

/**
 * What was read before, so that a library opens at once the second time. Everything in it can be made
 * again: it may be deleted or damaged at any moment, and then files are simply read.
 */
export class IssueCache {
  readonly folder: string;
  readonly #parserVersion: string;
  readonly #files: Map<string, CachedFile>;

  private constructor(folder: string, parserVersion: string, files: Map<string, CachedFile>) {
    this.folder = folder;
    this.#parserVersion = parserVersion;
    this.#files = files;
  }

  static async open(folder: string, parserVersion: string): Promise<IssueCache> {
    const files = new Map<string, CachedFile>();
    try {
      const index = indexSchema.parse(JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')));
      if (index.parserVersion === parserVersion) {
        for (const { path, ...file } of index.files) files.set(path, file);
      }
    } catch {
      // Nothing cached, or nothing sound.
    }
    return new IssueCache(folder, parserVersion, files);
  }

  /** What is known of a file, if it is still in the state in which it was read. */
  facts({ path, size, mtimeNs }: FoundFile): IssueFacts | null {
    const known = this.#files.get(path);
    return known && known.size === size && known.mtimeNs === mtimeNs ? known.facts : null;
  }

  /** The composed issue of a file with this content, or null. */
  async issue(path: string, contentHash: string): Promise<ComposedIssue | null> {
    try {
      const packed = await readFile(this.#issuePath(path, contentHash));
      // The check sum inside gzip tells damaged content from sound.
      const issue = JSON.parse((await unzip(packed)).toString('utf8')) as ComposedIssue;
      return issue.source.path === path && issue.source.contentHash === contentHash ? issue : null;
    } catch {
      return null;
    }
  }

  /** Remembers what a file gave. */
  async put({ path, size, mtimeNs }: FoundFile, facts: IssueFacts, issue: ComposedIssue): Promise<void> {
    this.#files.set(path, { size, mtimeNs, facts });
    try {
      const packed = await zip(JSON.stringify(issue), { level: 1 });
      await this.#write(this.#issuePath(path, facts.contentHash), packed);
    } catch {
      // A cache that cannot be written costs time, nothing else.
    }
  }

  forget(path: string): void {
    this.#files.delete(path);
  }

  /** Forgets all files but those that are wanted. */
  keepOnly(isWanted: (path: string) => boolean): void {
    for (const path of this.#files.keys()) if (!isWanted(path)) this.#files.delete(path);
  }

  /** Writes what is known of the files. */
  async save(): Promise<void> {
    const files = [...this.#files].map(([path, file]) => ({ path, ...file }));
    try {
      await this.#write(
        join(this.folder, 'index.json'),
        JSON.stringify({ parserVersion: this.#parserVersion, files }),
      );
    } catch {
      // See put.
    }
  }

  /** Deletes composed issues that no file of the library stands for any more. */
  async sweep(): Promise<void> {
    const wanted = new Set(
      [...this.#files].map(([path, { facts }]) => this.#issuePath(path, facts.contentHash)),
    );
    const folder = join(this.folder, 'issues');
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      if (!wanted.has(path)) await unlink(path).catch(() => undefined);
    }
  }

  #issuePath(path: string, contentHash: string): string {
    const name = sha256(JSON.stringify([path, contentHash, this.#parserVersion])).slice(0, 32);
    return join(this.folder, 'issues', `${name}.json.gz`);
  }

  async #write(path: string, data: string | Uint8Array): Promise<void> {
    await mkdir(join(this.folder, 'issues'), { recursive: true });
    const temporary = `${path}.${randomUUID()}.tmp`;
    await writeFile(temporary, data);
    await rename(temporary, path);
  }
}
