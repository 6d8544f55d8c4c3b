import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { documentsOfIssue } from '#core/search/index/documents.ts';
import { describeWithSamples } from '../../../../samples.ts';
import { scan } from '../bruteForce.ts';
import { newEngine, quoted, request } from '../support.ts';

/** Numbers that are the same in every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

describeWithSamples('search over the real issue', (folder) => {
  const bytes = readFileSync(join(folder, 'jinri-kecheng', '2020-12-14.txt'));
  const issue = { ...parseIssueFile('2020-12-14.txt', bytes), id: '2020-12-14-x' };
  const documents = documentsOfIssue(issue);
  const texts = [issue.text, ...documents.flatMap(({ fields }) => fields.map(({ flow }) => flow.text))];

  it('equals a scan for 3,000 random substrings of 1 to 12 characters', async () => {
    const engine = newEngine();
    await engine.put(issue.id, 'text', '1', documents);
    const random = randomNumbers(1753);
    let found = 0;
    for (let i = 0; i < 3000; i++) {
      // Half of them from the text as it is in the file, with its broken lines, half from what is read.
      const characters = [...(texts[i % 2 === 0 ? 0 : 1 + random(texts.length - 1)] ?? '')];
      const start = random(characters.length);
      const query = characters.slice(start, start + 1 + random(12)).join('');
      const result = await engine.search(request(quoted(query)));
      const truth = scan(documents, query);
      const byPlace = (a: string, b: string) => (a < b ? -1 : 1);
      expect(result.hits.map((hit) => JSON.stringify([hit.articleId, hit.matches])).sort(byPlace)).toEqual(
        truth.map(({ document, spans }) => JSON.stringify([document.articleId, spans])).sort(byPlace),
      );
      expect(result.matchTotal).toBe(truth.reduce((sum, { count }) => sum + count, 0));
      if (truth.length > 0) found++;
    }
    // Only what is white space, or crosses from one paragraph into the next, is in none.
    expect(found).toBeGreaterThan(2000);
  });

  it('finds every paragraph by its own text, whole', async () => {
    const engine = newEngine();
    await engine.put(issue.id, 'text', '1', documents);
    for (const article of issue.articles) {
      for (const paragraph of article.paragraphs) {
        const { hits } = await engine.search(request(quoted(paragraph.text)));
        expect(hits.flatMap((hit) => hit.matches)).toContainEqual({
          start: paragraph.start,
          end: paragraph.end,
        });
      }
    }
  });
});
