import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseSource, UnreadableFileError } from '#core/archive/parse/parse.ts';
import type { Issue } from '#shared/model/issue.ts';
import { samples } from '../structure/samples.ts';

export type MutatedIssue = Pick<Issue, 'text' | 'articles'> & { readonly name: string };

const root = resolve(import.meta.dirname, '../../..');
/** One issue's worth: the edit distances of both rules are slow in longer texts. */
const longest = 60_000;
const shortest = 1_500;

/** Issues of the sample library and, where they are there, of the real samples: at most so many from one folder. */
export async function benchIssues(fromEachFolder: number): Promise<readonly MutatedIssue[]> {
  const folders = [join(root, 'resources/sample-library'), ...(await sampleFolders())];
  const issues: MutatedIssue[] = [];
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) =>
      /\.(txt|xml|html?|csv|tei)$/iu.test(name),
    );
    let taken = 0;
    for (const name of names.toSorted()) {
      if (taken >= fromEachFolder) break;
      const issue = await readIssue(join(folder, name));
      if (!issue || issue.text.length < shortest || issue.text.length > longest) continue;
      issues.push({ ...issue, name });
      taken++;
    }
  }
  return issues;
}

async function sampleFolders(): Promise<readonly string[]> {
  const folder = samples();
  if (folder === null) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
}

/** Null for files that are no issue by themselves: a METS file without its pages, markup no reader knows. */
async function readIssue(path: string): Promise<Pick<Issue, 'text' | 'articles'> | null> {
  const bytes = await readFile(path);
  const files = [{ path: basename(path), size: bytes.length }];
  try {
    const [issue] = await parseSource({ path: basename(path), files, bytes: async () => bytes });
    return issue && (path.endsWith('.txt') || issue.source.format !== 'text') ? issue : null;
  } catch (error) {
    if (error instanceof UnreadableFileError) return null;
    throw error;
  }
}
