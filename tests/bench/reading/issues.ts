import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of a folder with many issues these many are measured. */
const usualMost = 3;
/** The library has taken everything in when it wrote nothing new for so long, in milliseconds. */
const quiet = 2000;
const limit = 60_000;

export interface FoundIssue {
  readonly id: string;
  readonly path: string;
}

/** The issues that the app has found in a library, from its own cache; of many, `most` in equal steps through them. */
export async function issuesOf(library: string, most = usualMost): Promise<readonly FoundIssue[]> {
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
  return sorted.filter((_, index) => index % Math.max(1, Math.ceil(sorted.length / most)) === 0);
}
