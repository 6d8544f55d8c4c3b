import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { hanPassages } from '#core/archive/parse/compose/han/composeHan.ts';
import { toManuscript } from '#core/archive/parse/compose/lines/lines.ts';
import { readIssueFile } from '#core/archive/parse/readers/index.ts';
import type { LabelledArticle, LabelledDay } from './rmrbDays.ts';

const root = resolve(import.meta.dirname, '../../..');
const labels = join(root, 'tests', 'fixtures', 'sample-library', 'zh');
const library = join(root, 'resources', 'sample-library');

interface Label {
  readonly file: string;
  readonly articles: readonly {
    readonly kicker: string | null;
    readonly headline: string | null;
    readonly page: number | null;
    readonly paragraphs: readonly string[];
  }[];
}

/**
 * The Chinese issues of our own sample library as labelled days: local papers with kickers, decks, bylines, captions
 * and notices, which the days of rmrb-1998 have not.
 */
export async function inventedDays(): Promise<readonly LabelledDay[]> {
  const names = (await readdir(labels)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const label = JSON.parse(await readFile(join(labels, name), 'utf8')) as Label;
      const bytes = await readFile(join(library, label.file));
      const { passages } = hanPassages(toManuscript(readIssueFile(label.file, bytes)));
      const paragraphs = passages.map(({ text }) => text);
      return {
        date: name.slice(0, -'.json'.length),
        paragraphs,
        articles: startsIn(paragraphs, label, name),
      };
    }),
  );
}

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/gu, '');

function startsIn(paragraphs: readonly string[], { articles }: Label, name: string): LabelledArticle[] {
  let from = 0;
  return articles.map(({ kicker, headline, page, paragraphs: [first = ''] }, number) => {
    const wanted = plain(kicker ?? headline ?? first).slice(0, 12);
    const at = paragraphs.findIndex(
      (text, index) => index >= from && wanted.startsWith(plain(text).slice(0, 12)) && plain(text).length > 1,
    );
    if (at < 0) throw new Error(`${name}: “${wanted}” is not where its label says.`);
    from = at + 1;
    return {
      page: page ?? 1,
      article: number + 1,
      first_line: paragraphs[at] ?? '',
      paragraph_from: at,
      paragraph_to: at,
    };
  });
}
