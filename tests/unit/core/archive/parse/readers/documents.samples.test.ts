import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { parseSource } from '#core/archive/parse/parse.ts';
import { describeWithSamples } from '../../../../../samples.ts';
import { memorySource, refusal } from './support.ts';

describeWithSamples('documents of other people', (samples) => {
  const parse = (...path: string[]) => {
    const file = join(samples, ...path);
    return parseSource(memorySource({ [path.join('/')]: new Uint8Array(readFileSync(file)) }));
  };
  const names = (folder: string, ending: string) =>
    readdirSync(join(samples, folder)).filter((name) => name.endsWith(ending));

  it.each([
    ['tei', '.xml', 'tei'],
    ['newswire', 'nitf.xml', 'nitf'],
    ['newswire', 'newsml_test.xml', 'newsml'],
    ['appledaily-tw', '.htm', 'html'],
    ['shenbao', '.csv', 'csv'],
    ['jingbao-1939/xml', '.xml', 'ecpo'],
  ])('%s/*%s is read as %s, dated, named and without a loss', async (folder, ending, format) => {
    const files = names(folder, ending);
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) {
      for (const issue of await parse(folder, name)) {
        expect(issue.source.format).toBe(format);
        expect(coverage(issue)).toEqual({ lost: [], doubled: [] });
        expect(issue.date, `${name}: date`).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
        expect(issue.publication, `${name}: publication`).not.toBeNull();
        expect(issue.articles.length, `${name}: articles`).toBeGreaterThan(0);
      }
    }
  });

  it('a page of a saved article is one article with its title and date', async () => {
    for (const name of names('appledaily-tw', '.htm')) {
      const [issue, ...others] = await parse('appledaily-tw', name);
      expect(others).toEqual([]);
      expect(issue?.articles).toHaveLength(1);
      expect(issue?.articles[0]?.headline?.text.startsWith(name.replace('.htm', ' '))).toBe(true);
      expect(issue?.publication).toBe('蘋果日報');
    }
  });

  it('a table gives every day an issue of its own', async () => {
    const issues = (await Promise.all(names('shenbao', '.csv').map((name) => parse('shenbao', name)))).flat();
    const keys = issues.map(({ date, publication, edition }) => `${publication} ${edition} ${date}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(issues.reduce((sum, { articles }) => sum + articles.length, 0)).toBe(100);
  });

  it('a newsletter in columns is read column by column', async () => {
    const [issue] = await parse('pdf', 'sample-color-newsletter.pdf');
    const text = issue?.text ?? '';
    const at = (phrase: string) => text.indexOf(phrase);
    expect(at('Upcoming Events')).toBeGreaterThan(at('Library of Congress'));
    expect(at('We hosted Ian MacKaye')).toBeGreaterThan(at('Find us on:'));
    expect(at('long demonstrated cultural')).toBeGreaterThan(at('We hosted Ian MacKaye'));
    expect(issue?.facsimile).toHaveLength(2);
    expect(issue && coverage(issue)).toEqual({ lost: [], doubled: [] });
  });

  it('an issue of pictures is listed with its pages', async () => {
    const [issue] = await parse('pdf', 'sample-4page-issue.pdf');
    expect(issue?.text).toBe('');
    expect(issue?.facsimile?.map(({ image }) => image?.kind)).toEqual(['pdf', 'pdf', 'pdf', 'pdf']);
    expect(issue?.warnings.map(({ code }) => code)).toContain('noTextLayer');
  });

  it('a truncated PDF says so', async () => {
    expect(await refusal(() => parse('pdf', 'broken-truncated.pdf'))).toBe(
      'pdf/broken-truncated.pdf is a PDF that is damaged or cut off; fetch it again.',
    );
  });
});
