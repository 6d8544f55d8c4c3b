import { describe, expect, it, onTestFinished } from 'vitest';
import { checkLibrary } from '#core/app/check.ts';
import { openStore } from '../../kept/annotations/support.ts';
import { openFolder } from './openFolder.ts';

const articles = [
  'THE MILL BURNED DOWN\n\nThe old mill at Wexcombe burned down last night, and nobody was hurt in it.\n',
  'PIER REPAIRS BEGIN\n\nEngineers walked along the stones of the harbour and chose where the new piles stand.\n',
  'FAIR ON THE GREEN\n\nFour thousand people danced to a brass band until every lamp of the booths was lit.\n',
];

describe('an issue that does not say what it is', () => {
  it('is told by a warning, also by check, until its masthead is filled in', async () => {
    const { path, library } = await openFolder({ 'mill.txt': articles[0] ?? '' });
    const [{ id, warningCount } = { id: '', warningCount: 0 }] = library.summaries();
    expect(warningCount).toBe(1);
    const store = await openStore(path, { load: (issueId) => library.getIssue(issueId) });
    onTestFinished(() => store.close());
    const messages = async () => {
      const warnings: string[] = [];
      for await (const { kind, message } of checkLibrary(library, store)) {
        if (kind === 'warning') warnings.push(message);
      }
      return warnings;
    };
    expect(await messages()).toEqual([
      'mill.txt: The issue does not say which newspaper it is or its date; enter it under “Edit issue details”.',
    ]);
    await library.describe([id], { title: 'The Wexcombe Courier' });
    expect(await messages()).toEqual([
      'mill.txt: The issue does not say its date; enter it under “Edit issue details”.',
    ]);
    await library.describe([id], { date: '1926-01-08' });
    expect(await messages()).toEqual([]);
    expect(library.summary(id)?.warningCount).toBe(0);
  });
});

describe('papers of one day in one folder', () => {
  const papers = (folder: string) =>
    Object.fromEntries(
      articles.map((text, n) => [`${folder}/1926-01-08 paper ${'abc'.charAt(n)}.txt`, text]),
    );

  it.each(['downloads', 'Clippings'])('called %s stay side by side', async (folder) => {
    const { library } = await openFolder(papers(folder));
    expect(
      library.summaries().map(({ date, partCount, duplicateOf }) => [date, partCount, duplicateOf]),
    ).toEqual(articles.map(() => ['1926-01-08', 1, null]));
  });
});
