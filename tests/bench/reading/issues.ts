import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of a folder with many issues these many are measured, in equal steps through it. */
const mostIssues = 3;
/** The library has taken everything in when it wrote nothing new for so long, in milliseconds. */
const quiet = 2000;
const limit = 60_000;

export interface FoundIssue {
  readonly id: string;
  readonly path: string;
}

/** The issues that the app has found in a library, from its own cache. */
export async function issuesOf(library: string): Promise<readonly FoundIssue[]> {
  let text = '';
  let since = Date.now();
  for (const start = since; Date.now() - start < limit; ) {
    const now = await readFile(join(library, '.broadsheet/issues.json'), 'utf8').catch(() => '');
    if (now !== text) since = Date.now();
    text = now;
    if (text !== '' && Date.now() - since > quiet) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const { issues } = JSON.parse(text) as { issues: FoundIssue[] };
  const sorted = issues.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.filter((_, index) => index % Math.ceil(sorted.length / mostIssues) === 0);
}
