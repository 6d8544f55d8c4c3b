import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import type { Counts } from './rows.ts';

/** What the record line and the lines over it say. */
interface Record {
  readonly title: string;
  readonly deck: string | null;
  readonly authors: readonly string[];
  readonly date: string;
}

export interface ExportResult {
  readonly records: Counts;
  readonly worst: readonly string[];
}

/** Title, deck, authors and date of every article of every file, exact or not. */
export async function measureExports(samples: string): Promise<ExportResult> {
  const folder = join(samples, 'rmrb-articles');
  let expected = 0;
  let right = 0;
  let found = 0;
  const worst: string[] = [];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort()) {
    const bytes = new Uint8Array(await readFile(join(folder, name)));
    const issues = await parseSource({
      path: name,
      files: [{ path: name, size: bytes.length }],
      bytes: async () => bytes,
    });
    const composed = issues.flatMap(recordsOf);
    const wanted = expectedRecords(new TextDecoder().decode(bytes));
    expected += wanted.length;
    found += composed.length;
    for (const record of wanted) {
      const key = JSON.stringify(record);
      const at = composed.findIndex((other) => JSON.stringify(other) === key);
      if (at < 0) worst.push(`${name} ${record.date} ${record.title}`);
      else {
        right++;
        composed.splice(at, 1);
      }
    }
  }
  return { records: { found, expected, right }, worst };
}

const recordsOf = (issue: ComposedIssue): Record[] =>
  issue.articles.map((article) => ({
    title: article.headline?.text ?? '',
    deck: article.deck?.text ?? null,
    authors: article.bylines.filter(({ role }) => role === '作者').map(({ name }) => name),
    date: issue.date ?? '',
  }));

/** Read with a pattern of its own: a block of lines that ends in the record line. */
function expectedRecords(text: string): Record[] {
  const pattern =
    /(?:^|\n[ \t\r]*\n)((?:[^\s\u3000\n][^\n]*\n)+)(?:作者：([^\n]*?))?\s*时间：(\d{4}-\d\d-\d\d)/gu;
  return Array.from(text.replace(/\r/gu, '').matchAll(pattern), (match): Record => {
    const [title = '', ...deck] = (match[1] ?? '').trim().split('\n');
    return {
      title: title.trim(),
      deck: deck.length > 0 ? deck.map((line) => line.trim()).join(' ') : null,
      authors: (match[2] ?? '')
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      date: match[3] ?? '',
    };
  });
}
