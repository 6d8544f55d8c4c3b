import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An article as the labels of rmrb-1998 have it. */
export interface LabelledArticle {
  readonly page: number;
  readonly article: number;
  readonly first_line: string;
  readonly paragraph_from: number;
  readonly paragraph_to: number;
}

export interface LabelledDay {
  readonly date: string;
  readonly paragraphs: readonly string[];
  readonly articles: readonly LabelledArticle[];
}

/** The days of rmrb-1998 with their labels. */
export async function readDays(samples: string): Promise<readonly LabelledDay[]> {
  const folder = join(samples, 'rmrb-1998');
  const names = (await readdir(join(folder, 'labels'))).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => {
      const date = name.slice(0, -'.json'.length);
      const labels: unknown = JSON.parse(await readFile(join(folder, 'labels', name), 'utf8'));
      const text = await readFile(join(folder, 'utf8', `${date}.txt`), 'utf8');
      const paragraphs = text.split(/[\r\n]+/u).filter((line) => line.trim() !== '');
      return { date, paragraphs, articles: (labels as { articles: LabelledArticle[] }).articles };
    }),
  );
}
