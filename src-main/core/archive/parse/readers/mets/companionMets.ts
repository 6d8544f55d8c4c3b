import type { Warning } from '#shared/model/issue.ts';
import { folderPrefix } from '../pages/sourceFiles.ts';
import { type Source, UnreadableFileError } from '../reader.ts';
import type { Mets } from './metsFile.ts';
import { namedMets } from './namedMets.ts';

/** How much of a file tells that it is a METS (bytes). */
const headLength = 16 * 1024;

/**
 * A METS with the others of its source that describe the same issue (a table of contents, a validated copy): their
 * maps, files and records behind its own. One that is damaged is told and left out.
 */
export async function withCompanionMets(
  mets: Mets,
  { path, source, known, open }: CompanionSource,
): Promise<{ readonly mets: Mets; readonly warnings: readonly Warning[] }> {
  const warnings: Warning[] = [];
  const others: Mets[] = [];
  for (const file of source.files) {
    if (file.path === path || known.has(file.path) || !/\.(?:xml|mets)$/iu.test(file.path)) continue;
    if (!(await isMets(source, file.path))) continue;
    try {
      others.push(namedMets(await open(file.path), `beside${others.length + 1}:`, folderPrefix(file.path)));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      const message = `${error.message.replace(/\.$/u, '')}; what it says of the issue is left out.`;
      warnings.push({ code: 'unreadableRecord', message, start: null });
    }
  }
  const all = [mets, ...others];
  const joined: Mets = {
    label: all.find(({ label }) => label !== null)?.label ?? null,
    files: new Map(all.flatMap(({ files }) => [...files])),
    records: new Map(all.flatMap(({ records }) => [...records])),
    links: new Map(all.flatMap(({ links }) => [...links])),
    maps: all.flatMap(({ maps }) => maps),
  };
  return { mets: others.length === 0 ? mets : joined, warnings };
}

interface CompanionSource {
  readonly path: string;
  readonly source: Source;
  /** Files that are known to be something else: pages, METS that are pointed to. */
  readonly known: ReadonlySet<string>;
  readonly open: (path: string) => Promise<Mets>;
}

async function isMets(source: Source, path: string): Promise<boolean> {
  const bytes = source.head ? await source.head(path, headLength) : await source.bytes(path);
  const head = Buffer.from(bytes.subarray(0, headLength)).toString('latin1').replaceAll('\0', '');
  return /<(?:[\w.-]+:)?mets[\s>]/u.test(head);
}
