import { expandArchive } from './readers/archive/archive.ts';
import type { Source } from './readers/reader.ts';
import { headSize, kindByHead, kindByName, mayBelong } from './sources/fileKind.ts';
import { metsNames } from './sources/metsNames.ts';
import type { KnownFile } from './sources/sourceFiles.ts';
import { groupSources } from './sources/sources.ts';

/** The sources inside an archive: its files, put together as the files of a folder are. */
export async function sourcesInArchive(archive: Source): Promise<readonly Source[]> {
  const entries = await expandArchive(archive);
  const byPath = new Map<string, Source>();
  const known: KnownFile[] = [];
  for (const entry of entries) {
    if (!mayBelong(entry.path)) continue;
    byPath.set(entry.path, entry);
    known.push(await look(entry));
  }
  return groupSources(known).map(({ path, files }) => ({
    path,
    files: files.flatMap((file) => byPath.get(file)?.files ?? []),
    async bytes(file) {
      const entry = byPath.get(file);
      if (!entry) throw new Error(`${file} does not belong to ${path}.`);
      return await entry.bytes(file);
    },
  }));
}

async function look(entry: Source): Promise<KnownFile> {
  const { path } = entry;
  const byName = kindByName(path);
  if (byName !== 'ask') return { path, kind: byName, references: [] };
  try {
    const bytes = await entry.bytes(path);
    const kind = kindByHead(path, bytes.subarray(0, headSize));
    if (kind === 'mets') return { path, ...metsNames(Buffer.from(bytes).toString('utf8')) };
    return { path, kind, references: [] };
  } catch {
    // What is wrong with the entry is said when it is read.
    return { path, kind: 'unknown', references: [] };
  }
}
