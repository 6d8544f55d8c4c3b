import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';

const story = [
  'The steamer Halcyon, which left the quay on Monday with a cargo of slates and lamp oil, was seen on Thursday night',
  'by the keeper of the Skerry light to burn two blue fires and to stand out to sea; the lifeboat was launched at once,',
  'and found nothing but an empty boat, a hencoop and the ship’s cat, which has since been given a home at the lighthouse.',
  'The owners have offered a reward of fifty pounds to whoever can tell what became of the master and his five men.',
];
const paper = (title: string, date: string, ...articles: string[]) =>
  [
    `---\ntitle: ${title}\ndate: ${date}\n---\n`,
    ...articles.map((text, at) => `## Headline ${at + 1} of the ${title}\n\n${text}\n`),
  ].join('\n');

it('tells where the texts of an issue stand elsewhere, and follows what comes and goes', async () => {
  const library = join(await temporaryFolder(), 'library');
  await mkdir(library, { recursive: true });
  const write = (name: string, text: string) => writeFile(join(library, name), text);
  await write('courier.md', paper('The Courier', '1871-03-02', 'Coal is dear this week.', story.join(' ')));
  await write(
    'mercury.md',
    paper(
      'The Mercury',
      '1871-03-09',
      `The London mail brings this. ${story.join(' ').replaceAll('n', 'u')} It rains.`,
    ),
  );
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(library);
  const ready = () =>
    eventually(async () => expect(await app.call('reprints.state', {})).toMatchObject({ status: 'ready' }));
  await ready();
  const issues = await app.call('library.issues', {});
  const issueId = issues.find(({ publication }) => publication === 'The Courier')?.id ?? '';
  const { reprints, complete } = await app.call('reprints.ofIssue', { issueId });
  expect(complete).toBe(true);
  expect(reprints).toHaveLength(1);
  const [reprint] = reprints;
  expect(reprint).toMatchObject({
    kind: 'reprint',
    there: { publication: 'The Mercury', date: '1871-03-09', headline: 'Headline 1 of the The Mercury' },
  });
  expect(reprint?.share).toBeGreaterThan(0.97);
  expect(reprint?.shareThere).toBeLessThan(0.95);
  const [passage] = reprint?.passages ?? [];
  const { text } = await app.call('issue.get', { issueId });
  expect(indexCodePoints(text).slice(passage?.here.start ?? 0, passage?.here.end ?? 0)).toMatch(
    /^The steamer.*five men?$/su,
  );

  const pair = {
    issueId,
    articleId: reprint?.articleId ?? '',
    otherIssueId: reprint?.there.issueId ?? '',
    otherArticleId: reprint?.there.articleId ?? '',
  };
  const [both = []] = (await app.call('reprints.texts', pair)).passages;
  expect(both.slice(0, 2)).toEqual([
    { isSame: true, left: 'The steamer ', right: 'The steamer ' },
    { isSame: false, left: 'Halcyon', right: 'Halcyou' },
  ]);

  const chains = (text = '') => app.call('reprints.chains', { text, order: 'printings', limit: 10 });
  await eventually(async () => expect(await chains()).toMatchObject({ total: 1, complete: true }));

  await write('herald.md', paper('The Herald', '1870-01-01', story.join(' ')));
  await eventually(async () => {
    const now = await app.call('reprints.ofArticle', { issueId, articleId: pair.articleId });
    expect(now.reprints.map(({ there }) => there.publication)).toEqual(['The Herald', 'The Mercury']);
  });
  // The chain begins with the earliest printing, and can be found by a paper or a word.
  await eventually(async () => {
    const { chains: found, complete } = await chains('herald');
    expect(complete).toBe(true);
    expect(found).toMatchObject([{ printingCount: 3, paperCount: 3, days: 432 }]);
    expect(found[0]?.printings.map(({ publication }) => publication)).toEqual([
      'The Herald',
      'The Courier',
      'The Mercury',
    ]);
    expect(found[0]?.opening).toMatch(/^The steamer/);
  });
  expect((await chains('nowhere')).total).toBe(0);
  // What was compared is known in the next session.
  await app.open(library);
  await eventually(async () => expect(await chains('steamer')).toMatchObject({ total: 1, complete: true }));
  await ready();
  await rm(join(library, 'mercury.md'));
  await eventually(async () =>
    expect((await chains()).chains).toMatchObject([{ printingCount: 2, days: 425 }]),
  );
  await eventually(async () => {
    const now = await app.call('reprints.ofIssue', { issueId });
    expect(now.reprints.map(({ there }) => there.publication)).toEqual(['The Herald']);
  });
  await eventually(async () =>
    expect(await app.call('reprints.stop', {})).toMatchObject({ done: 2, total: 2 }),
  );
  await app.call('reprints.resume', {});
  await ready();
  await expect(app.call('reprints.texts', pair)).rejects.toMatchObject({ code: 'articleNotFound' });
});
