import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Library, openLibrary } from '#core/archive/library/library.ts';
import { parseSourceWhole } from '#core/archive/parse/parse.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import {
  createPageReader,
  type PictureRecognizer,
  type PictureTask,
} from '#core/archive/pictureReading/pageReader.ts';
import { PictureReader } from '#core/archive/pictureReading/pictureReader.ts';
import { readHere, unreadPictures } from '#core/archive/pictureReading/readHere.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { PageReading } from '#shared/model/scans/pageReading.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';
import { type DrawnLine, readPage } from '../parse/readers/alto/readings.ts';

const picture = (height: number) =>
  encodePng({ width: 30, height, channels: 1, data: new Uint8Array(30 * height) });

const reading = (...lines: DrawnLine[]): PageReading =>
  readPage([{ kind: 'paragraph', article: 1, lines }], { language: 'en', writing: 'horizontal-tb' }).reading;

const fire = reading(
  { text: 'Fire in the Mill', left: 100, top: 300, size: 60 },
  { text: 'The old mill burned down last night, and', left: 100, top: 400, size: 30 },
  { text: 'nobody was hurt in it, said the miller.', left: 100, top: 440, size: 30 },
);
const pier = reading(
  { text: 'Pier Repairs', left: 100, top: 300, size: 60 },
  { text: 'Work begins on Monday, said the engineer.', left: 100, top: 400, size: 30 },
);

/** Answers what the test says for each picture, told by its size. */
function fakeRecognizer(answers: Readonly<Record<number, PageReading>>) {
  const tasks: PictureTask[] = [];
  const recognizer: PictureRecognizer = {
    atOnce: 1,
    async recognize(task) {
      tasks.push(task);
      const answer = answers[task.bytes.length];
      if (!answer) throw new BroadsheetError('unreadablePicture', 'it is blank.', { reason: 'blank' });
      return answer;
    },
  };
  return { recognizer, tasks };
}

async function setUp(files: Readonly<Record<string, Uint8Array>>, recognizer: PictureRecognizer) {
  const path = await temporaryFolder();
  const cacheFolder = await temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  const library = await openLibrary({
    path,
    cacheFolder,
    parse: parseHere().parse,
    parserVersion: '1',
    ...(await openBeside(path)),
    clock: () => new Date(),
    watch: false,
  });
  library.start();
  await library.whenRead();
  const pages = createPageReader({ library, clock: () => new Date(), recognizer });
  const reader = await PictureReader.open({
    library,
    clock: () => new Date(),
    ...pages,
    atOnce: () => 1,
    mayWork: () => true,
    onChange: () => undefined,
  });
  onTestFinished(async () => {
    await reader.close();
    await library.close();
  });
  return { path, library, pages, reader };
}

const everything = { what: { kind: 'library' }, language: null, writing: null, again: false } as const;

const only = (library: Library) => {
  const [issue, ...others] = library.summaries();
  if (!issue || others.length > 0) throw new Error(`There are ${others.length + 1} issues.`);
  return issue;
};

describe('a picture of a page', () => {
  it('becomes a text of articles, which the library shows at once and keeps', async () => {
    const [one, two] = [picture(40), picture(90)];
    const { recognizer } = fakeRecognizer({ [one.length]: fire, [two.length]: pier });
    const { path, library, reader } = await setUp({ 'scans/p1.png': one, 'scans/p2.png': two }, recognizer);
    const before = only(library).id;
    expect(await reader.offer({ kind: 'library' })).toMatchObject({ unread: 2, read: 0 });
    await reader.read(everything);
    await reader.idle();
    const issue = await library.getIssue(before);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual([
      'Fire in the Mill',
      'Pier Repairs',
    ]);
    expect(issue.articles[0]?.paragraphs.map(({ text }) => text).join('')).toContain(
      'burned down last night',
    );
    expect(await reader.offer({ kind: 'library' })).toMatchObject({ unread: 0, read: 2 });
    const kept = await readdir(join(path, '.broadsheet', 'readings'));
    expect(kept).toHaveLength(2);
    expect(await readFile(join(path, '.broadsheet', 'readings', kept[0] ?? ''), 'utf8')).toContain(
      'http://www.loc.gov/standards/alto/ns-v4#',
    );
    // The pictures are as they were.
    expect(await readFile(join(path, 'scans', 'p1.png'))).toEqual(Buffer.from(one));
  });

  it('is read again in a part, and the rest stays as it was', async () => {
    const one = picture(40);
    const { recognizer, tasks } = fakeRecognizer({ [one.length]: fire });
    const { library, pages, reader } = await setUp({ 'scans/p1.png': one }, recognizer);
    await reader.read(everything);
    await reader.idle();
    const { id } = only(library);
    const answer = reading({ text: 'Feuer in der Mühle', left: 100, top: 300, size: 60 });
    const again = createPageReader({
      library,
      clock: () => new Date(),
      recognizer: {
        atOnce: 1,
        recognize: async (task) => {
          tasks.push(task);
          return answer;
        },
      },
    });
    const box = { left: 0, top: 0, width: 1, height: 370 / fire.height };
    await again.readRegion({ issueId: id, page: 1, box, language: 'de', writing: null });
    expect(tasks.at(-1)).toMatchObject({
      region: { left: 0, top: 0, width: fire.width, height: 370 },
      language: 'de',
    });
    const [article] = (await library.getIssue(id)).articles;
    expect(article?.headline?.text).toBe('Feuer in der Mühle');
    expect(article?.paragraphs.map(({ text }) => text).join('')).toContain('burned down last night');
    await expect(
      pages.readRegion({ issueId: id, page: 7, box, language: null, writing: null }),
    ).rejects.toMatchObject({ code: 'pageNotFound' });
  });

  it('that cannot be read says why, and the others are read', async () => {
    const [one, two] = [picture(40), picture(90)];
    const { recognizer } = fakeRecognizer({ [two.length]: pier });
    const { library, reader } = await setUp({ 'scans/p1.png': one, 'scans/p2.png': two }, recognizer);
    await reader.read(everything);
    await reader.idle();
    expect(reader.state()).toMatchObject({
      status: 'idle',
      unread: [{ page: 1, reason: 'blank', message: 'it is blank.' }],
    });
    const issue = await library.getIssue(only(library).id);
    expect(issue.articles.map(({ headline }) => headline?.text)).toEqual(['Pier Repairs']);
  });

  it('is read where it lies in no library, and nothing is written', async () => {
    const one = picture(40);
    const { recognizer } = fakeRecognizer({ [one.length]: fire });
    const source = {
      path: 'page.png',
      files: [{ path: 'page.png', size: one.length }],
      bytes: async () => one,
    };
    const { issues } = await parseSourceWhole(source);
    const pictures = unreadPictures(issues);
    expect(pictures).toEqual([{ kind: 'image', path: 'page.png' }]);
    // A blank page among those that a library has read itself is blank.
    const mets = issues.map((one) => ({
      ...one,
      words: [{ page: 7, words: [] }],
      issue: { ...one.issue, source: { ...one.issue.source, format: 'mets' } },
    }));
    expect(unreadPictures(mets)).toEqual([]);
    const read = await readHere(source, pictures, recognizer, () => undefined);
    expect(read.failures).toEqual([]);
    const [issue] = (await parseSourceWhole(read.source)).issues;
    expect(issue?.issue.articles.map(({ headline }) => headline?.text)).toEqual(['Fire in the Mill']);
    expect(unreadPictures(issue ? [issue] : [])).toEqual([]);
  });
});
