import { createHash } from 'node:crypto';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { SourceQuality } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { sourcesInArchive } from './archives.ts';
import { type ComposedIssue, composeIssue } from './compose/composeIssue.ts';
import { isPictures, picturePages, picturesOf, readPictures } from './pictures.ts';
import { isArchive } from './readers/formats.ts';
import { readIssueFile, readSource } from './readers/index.ts';
import { type ReadResult, type Source, UnreadableFileError } from './readers/reader.ts';

export type { ComposedIssue } from './compose/composeIssue.ts';
export { maximumFileSize } from './decode/decode.ts';
export { UnreadableFileError } from './readers/reader.ts';

/** The words of one page, apart from the issue because they are many and seldom asked for. */
export interface PageWords {
  /** `FacsimilePage.number`. */
  readonly page: number;
  readonly words: readonly WordBox[];
}

/** An issue of a source with what the library keeps beside it. */
export interface ParsedIssue {
  readonly issue: ComposedIssue;
  /** Names the issue in a source that holds several; null where it is the only one. */
  readonly part: string | null;
  readonly quality: SourceQuality;
  readonly words: readonly PageWords[];
  /** As the issue's content hash, without what a machine read from the pages; absent where no machine did. */
  readonly filesHash?: string;
}

/** What a source gave: its issues, and what in it could not be read. */
export interface ParsedSource {
  readonly issues: readonly ParsedIssue[];
  readonly problems: readonly FileProblem[];
}

/** From a source to its issues: decode, read, compose. Throws UnreadableFileError with one sentence for people. */
export async function parseSource(source: Source): Promise<readonly ComposedIssue[]> {
  return (await parseSourceWhole(source)).issues.map(({ issue }) => issue);
}

/** As `parseSource`, with the words of the pages, what tells the issues apart, and what could not be read. */
export async function parseSourceWhole(source: Source): Promise<ParsedSource> {
  const opened = await openSource(source);
  if ('archive' in opened) return await parseArchive(opened.archive);
  return { issues: composeAll(source, opened), problems: [] };
}

/** What the files gave before it is composed: their bytes, which may be many, are not kept meanwhile. */
interface ReadFiles {
  readonly results: readonly ReadResult[];
  readonly contentHash: string;
  /** See `ParsedIssue`. */
  readonly filesHash?: string;
}

async function openSource(source: Source): Promise<ReadFiles | { readonly archive: Source }> {
  const [only, ...others] = source.files;
  if (!only || others.length > 0 || isPictures(source)) return await readFiles(source);
  const bytes = await source.bytes(only.path);
  const held: Source = {
    ...source,
    bytes: async (path) => (path === only.path ? bytes : await source.bytes(path)),
  };
  return isArchive(bytes) ? { archive: held } : await readFiles(held);
}

/** The issues inside an archive; what cannot be read in it does not keep the rest from being read. */
async function parseArchive(archive: Source): Promise<ParsedSource> {
  const issues: ParsedIssue[] = [];
  const problems: FileProblem[] = [];
  const inner = await sourcesInArchive(archive);
  for (const source of inner) {
    const name = source.path.slice(archive.path.length + 1);
    try {
      for (const one of await parseFiles(source)) {
        const part = one.part === null ? name : `${name}#${one.part}`;
        const path = `${archive.path}#${part}`;
        issues.push({ ...one, part, issue: { ...one.issue, source: { ...one.issue.source, path } } });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      problems.push({ path: source.path, code: error.code, message: error.message });
    }
  }
  const [first] = problems;
  if (issues.length === 0 && first) throw new UnreadableFileError('unreadable', first.message);
  if (issues.length === 0) {
    throw new UnreadableFileError('empty', `${archive.path} holds no files that can be read as issues.`);
  }
  return { issues, problems };
}

const parseFiles = async (source: Source): Promise<readonly ParsedIssue[]> =>
  composeAll(source, await readFiles(source));

async function readFiles(source: Source): Promise<ReadFiles> {
  const digests = new Map<string, string>();
  const hashed: Source = {
    ...source,
    async bytes(path) {
      const bytes = await source.bytes(path);
      digests.set(path, sha256(bytes));
      return bytes;
    },
    // Of many pictures, which may be large, the beginning and the size stand for the whole.
    async head(path, length) {
      if (source.files.length === 1) return await hashed.bytes(path);
      const bytes = source.head ? await source.head(path, length) : await source.bytes(path);
      const file = source.files.find((one) => one.path === path);
      digests.set(path, sha256(`${sha256(bytes)} ${file?.size}`));
      return bytes;
    },
  };
  const results = isPictures(source)
    ? [await readPictures(hashed)]
    : await withPictures(await readSource(hashed), hashed);
  const readings = new Map<string, string>();
  for (const { path } of source.readings ?? []) {
    const digest = digests.get(path);
    digests.delete(path);
    readings.set(path, digest ?? '');
  }
  const filesHash = hashOf(source, digests);
  if (readings.size === 0) return { results, contentHash: filesHash };
  const read = [...readings].map(([path, digest]) => `${path}\0${digest}\n`).toSorted();
  return { results, contentHash: sha256(`${filesHash}\n${read.join('')}`), filesHash };
}

function composeAll(source: Source, { results, contentHash, filesHash }: ReadFiles): readonly ParsedIssue[] {
  const size = source.files.reduce((total, file) => total + file.size, 0);
  return withSharedTitle(results).map((read) => ({
    ...parsed(read, source.path, size, contentHash),
    ...(filesHash !== undefined && { filesHash }),
  }));
}

/** A table that calls most of its issues by one paper, and none by another, is of that paper. */
function withSharedTitle(results: readonly ReadResult[]): readonly ReadResult[] {
  const named = results.flatMap(({ fields }) => fields.title ?? []);
  const [title, other] = new Set(named);
  if (title === undefined || other !== undefined || named.length * 2 < results.length) return results;
  return results.map((read) => ({ ...read, fields: { ...read.fields, title } }));
}

/** Formats that say nothing of pages, so that the pictures beside them do. */
const plainFormats: ReadonlySet<string> = new Set(['text', 'markdown', 'export', 'bracketed']);

/** Pictures beside the plain text of one issue are its pages. */
async function withPictures(results: readonly ReadResult[], source: Source): Promise<readonly ReadResult[]> {
  const [only, ...others] = results;
  if (!only || others.length > 0 || !plainFormats.has(only.format) || only.facsimile) return results;
  return picturesOf(source).length === 0 ? results : [{ ...only, facsimile: await picturePages(source) }];
}

/** The only file's own hash, or one made of the names and contents of all that were read. */
function hashOf({ files }: Source, digests: ReadonlyMap<string, string>): string {
  const only = files.length === 1 ? digests.get(files[0]?.path ?? '') : undefined;
  if (only !== undefined) return only;
  const lines = [...digests].map(([path, digest]) => `${path.split('/').at(-1)}\0${digest}\n`);
  return sha256(lines.toSorted().join(''));
}

function parsed(read: ReadResult, path: string, size: number, sourceHash: string): ParsedIssue {
  const part = read.part ?? null;
  const contentHash = part === null ? sourceHash : sha256(`${sourceHash}#${part}`);
  const composed = compose(read, path, size, contentHash);
  const pages = read.facsimile;
  const issue: ComposedIssue = {
    ...composed,
    source: { ...composed.source, path: part === null ? path : `${path}#${part}` },
    ...(read.fields.place === undefined ? {} : { place: read.fields.place }),
    ...(read.language === undefined ? {} : { language: read.language }),
    ...(pages && pages.length > 0
      ? {
          pageCount: composed.pageCount ?? pages.length,
          facsimile: (composed.facsimile ?? pages).map((page) => ({ ...page, words: [] })),
        }
      : {}),
  };
  const words = (pages ?? []).flatMap((page) =>
    page.words.length === 0 ? [] : [{ page: page.number, words: page.words }],
  );
  return { issue, part, quality: qualityOf(read), words };
}

/**
 * From one text file's bytes to its issue. `path` is below the library folder, with `/` between names.
 * Throws UnreadableFileError with one sentence for people.
 */
export function parseIssueFile(path: string, bytes: Uint8Array): ComposedIssue {
  return compose(readIssueFile(path, bytes), path, bytes.length, sha256(bytes));
}

function compose(read: ReadResult, path: string, size: number, contentHash: string): ComposedIssue {
  return composeIssue(read, {
    path,
    format: read.format,
    encoding: read.encoding,
    size,
    contentHash,
    normalForm: read.normalForm,
  });
}

/** What a source knows beyond its letters decides which of several sources of one issue is read. */
function qualityOf(read: ReadResult): SourceQuality {
  if (read.text.trim() === '') return 'image';
  // What a machine took for an article is no more than geometry tells.
  if (read.isMachineRead) return 'geometry';
  if (read.blocks.some(({ article }) => article !== undefined)) return 'marked';
  return read.blocks.some(({ box }) => box !== null) ? 'geometry' : 'text';
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Set by the build (electron.vite.config.ts) to a hash of the sources that `parseSource` consists of. */
declare const __BROADSHEET_PARSER__: string | undefined;

/**
 * Changes whenever `parseSource` may give something else for the same bytes, so that caches know what
 * is out of date. What runs from the sources without a build has no cache that outlives it.
 */
export const parserVersion: string =
  typeof __BROADSHEET_PARSER__ === 'string' ? __BROADSHEET_PARSER__ : 'source';
