import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createImporter } from '#core/archive/import/importer.ts';
import { openLibrary } from '#core/archive/library/library.ts';
import { parseHere } from '#core/archive/reading/parser.ts';
import type { ImportState } from '#shared/model/import.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { openBeside } from '../../kept/records/openRecords.ts';

const issueText = (day: number, more = '') =>
  `THE WEXCOMBE COURIER\nFriday, January ${day}, 1926.\n\nFIRE IN THE MILL\n\nThe old mill burned down last night, and nobody was hurt in it.${more}\n`;

async function writeAll(folder: string, files: Readonly<Record<string, string>>) {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function setUp(
  given: Readonly<Record<string, string>>,
  inLibrary: Readonly<Record<string, string>> = {},
) {
  const path = await temporaryFolder();
  const from = await temporaryFolder();
  await writeAll(path, inLibrary);
  await writeAll(from, given);
  const parser = parseHere();
  const library = await openLibrary({
    path,
    cacheFolder: await temporaryFolder(),
    parse: (request) => parser.parse(request),
    parserVersion: '1',
    ...(await openBeside(path)),
    clock: () => new Date(),
    watch: false,
  });
  library.start();
  await library.whenRead();
  const told: ImportState[] = [];
  let ids = 0;
  const importer = createImporter({
    library,
    parser,
    randomId: () => `import-${ids++}`,
    onChange: (state) => told.push(state),
  });
  onTestFinished(async () => {
    await importer.close();
    await library.close();
  });
  const finished = (id: string) =>
    eventually(() => {
      const state = importer.list().find((one) => one.id === id);
      if (!state || state.status === 'running') throw new Error('still running');
      return state;
    });
  const add = async (paths: readonly string[]) =>
    await finished(importer.add(paths.map((name) => join(from, name))).id);
  const files = async () =>
    (await readdir(path, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.broadsheet'))
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .toSorted();
  return { path, from, library, importer, told, add, finished, files };
}

describe('adding to the library', () => {
  it('takes the pictures that were given and none that lie beside them', async () => {
    const { add, files, library } = await setUp({
      'courier.txt': issueText(8),
      'courier_p1.jpg': 'one',
      'courier_p2.jpg': 'two',
      'scan 1.png': 'three',
      'scan 2.png': 'four',
      'scan 3.png': 'five',
    });
    await add(['courier_p2.jpg']);
    expect(await files()).toEqual(['courier_p2.jpg']);
    const report = await add(['courier.txt', 'courier_p1.jpg', 'scan 3.png', 'scan 1.png']);
    expect(report.items.map(({ name, paths }) => [name, paths.length])).toEqual([
      ['courier.txt', 2],
      ['scan 1.png', 2],
    ]);
    expect((await files()).map((path) => path.split('/').at(-1)).toSorted()).toEqual([
      'courier.txt',
      'courier_p1.jpg',
      'courier_p2.jpg',
      'scan 1.png',
      'scan 3.png',
    ]);
    await eventually(() =>
      expect(library.summaries().filter(({ hasFacsimile }) => hasFacsimile)).toHaveLength(2),
    );
  });

  it('takes a folder of scans as the issue that the folder is called after', async () => {
    const { add, library } = await setUp({
      'The Gazette 1858-12-07/0001.png': 'one',
      'The Gazette 1858-12-07/0002.png': 'two',
    });
    const report = await add(['The Gazette 1858-12-07']);
    expect(report.items).toMatchObject([
      { name: 'The Gazette 1858-12-07', publication: 'The Gazette', date: '1858-12-07' },
    ]);
    expect(report.items[0]?.paths).toHaveLength(2);
    await eventually(() =>
      expect(library.summaries()).toMatchObject([
        { publication: 'The Gazette', date: '1858-12-07', pageCount: 2, format: 'pictures' },
      ]),
    );
  });

  it('copies issues by publication and year, byte for byte, and reports each', async () => {
    const { path, from, library, add, files, told } = await setUp({
      'courier.txt': issueText(8),
      'empty.txt': '',
      'notes.docx': 'PK',
    });
    const report = await add(['courier.txt', 'empty.txt', 'notes.docx', 'gone.txt']);
    expect(report).toMatchObject({ status: 'done', canUndo: true });
    expect(report.items.map(({ name, outcome }) => [name, outcome]).toSorted()).toEqual([
      ['courier.txt', 'added'],
      ['empty.txt', 'refused'],
      ['gone.txt', 'refused'],
      ['notes.docx', 'refused'],
    ]);
    for (const { outcome, message } of report.items) {
      if (outcome === 'refused') expect(message).toMatch(/^(?:empty\.txt|gone\.txt|notes\.docx) [^\n]+\.$/);
    }
    expect(await files()).toEqual(['The Wexcombe Courier/1926/courier.txt']);
    const copy = await readFile(join(path, 'The Wexcombe Courier/1926/courier.txt'));
    expect(copy).toEqual(await readFile(join(from, 'courier.txt')));
    await eventually(() => expect(library.summaries()).toMatchObject([{ date: '1926-01-08' }]));
    expect(told.at(-1)).toEqual(report);
  });

  it('keeps the files of one issue together, in their own folders', async () => {
    const alto = (words: string) =>
      `<alto><Layout><Page ID="P" WIDTH="100" HEIGHT="100"><PrintSpace><TextBlock ID="B"><TextLine>${words
        .split(' ')
        .map((word) => `<String CONTENT="${word}" HPOS="1" VPOS="1" WIDTH="9" HEIGHT="2"/><SP/>`)
        .join('')}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>`;
    const { add, files, library } = await setUp({
      'The Gazette/1858-12-07/0001.xml': alto('Fire in the mill'),
      'The Gazette/1858-12-07/0002.xml': alto('Frost on the fields'),
      'The Gazette/1858-12-07/0001.jpg': 'picture',
    });
    const report = await add(['The Gazette']);
    expect(report.items).toMatchObject([{ publication: 'The Gazette', date: '1858-12-07' }]);
    const folder = 'The Gazette/1858/1858-12-07';
    expect(await files()).toEqual(['0001.jpg', '0001.xml', '0002.xml'].map((name) => `${folder}/${name}`));
    await eventually(() => expect(library.summaries()).toMatchObject([{ path: folder }]));
  });

  it('never overwrites, and tells the same file from the same issue', async () => {
    const there = { 'The Wexcombe Courier/1926/courier.txt': issueText(8) };
    const given = {
      'courier.txt': issueText(8),
      'b/courier.txt': issueText(8, ' Rain followed.'),
      'c/courier.txt': issueText(15),
    };
    const { path, add, files } = await setUp(given, there);
    const report = await add(['courier.txt', 'b/courier.txt', 'c/courier.txt', 'c/courier.txt']);
    expect(report.items.map(({ outcome }) => outcome)).toEqual(['sameFile', 'sameIssue', 'added']);
    expect(report.items[0]?.message).toContain('The Wexcombe Courier/1926/courier.txt');
    const folder = 'The Wexcombe Courier/1926';
    expect(await files()).toEqual([
      `${folder}/courier (2).txt`,
      `${folder}/courier (3).txt`,
      `${folder}/courier.txt`,
    ]);
    expect(await readFile(join(path, folder, 'courier.txt'), 'utf8')).toBe(issueText(8));
  });

  it('adds one file once, although it was given twice', async () => {
    const { add, files } = await setUp({ 'a.txt': issueText(8), 'b.txt': issueText(8) });
    const report = await add(['a.txt', 'b.txt']);
    expect(report.items.map(({ outcome }) => outcome)).toEqual(['added', 'sameFile']);
    expect(await files()).toHaveLength(1);
  });

  it('says what a person should look at', async () => {
    const { add } = await setUp({ 'a.txt': 'FIRE IN THE MILL\n\nThe old mill burned down last night.\n' });
    expect((await add(['a.txt'])).items).toMatchObject([
      { outcome: 'doubtful', message: expect.stringMatching(/which newspaper it is|names no newspaper/) },
    ]);
  });

  it('leaves files that are in the library already where they are', async () => {
    const { files, importer, finished, path } = await setUp({}, { 'b.txt': issueText(15) });
    const inside = await finished(importer.add([join(path, 'b.txt')]).id);
    expect(inside.items).toMatchObject([{ outcome: 'added', paths: ['b.txt'] }]);
    expect(inside.canUndo).toBe(false);
    expect(await files()).toEqual(['b.txt']);
  });

  it('can be cancelled', async () => {
    const given = Object.fromEntries(
      Array.from({ length: 25 }, (_, n) => [`${n + 1}.txt`, issueText(n + 1)]),
    );
    const { from, importer, finished, files } = await setUp(given);
    const { id } = importer.add([from]);
    await eventually(() => expect(importer.list()[0]?.progress.done).toBeGreaterThan(1));
    expect(importer.cancel(id).status).toBe('cancelled');
    const report = await finished(id);
    await eventually(async () => expect(await files()).toHaveLength(importer.list()[0]?.items.length ?? 0));
    expect(report.items.length).toBeLessThan(25);
    expect(() => importer.cancel('nothing')).toThrow(expect.objectContaining({ code: 'importNotFound' }));
  });
});

describe('taking an import back', () => {
  it('removes what it copied and nobody changed, and nothing else', async () => {
    const there = { 'The Wexcombe Courier/1926/old.txt': issueText(1) };
    const { path, add, importer, files, library } = await setUp(
      {
        'a.txt': issueText(8),
        'b.txt': issueText(15),
        'c.txt': 'Some Paper\n3 May 1930\n\nNEWS\n\nNothing new today in town.\n',
      },
      there,
    );
    const { id } = await add(['a.txt', 'b.txt', 'c.txt']);
    const folder = 'The Wexcombe Courier/1926';
    await writeFile(join(path, folder, 'b.txt'), 'changed');
    const undone = await importer.undo(id);
    expect(undone).toMatchObject({ status: 'undone', canUndo: false });
    expect(undone.items.map(({ outcome }) => outcome)).toEqual(['undone', 'kept', 'undone']);
    expect(await files()).toEqual([`${folder}/b.txt`, `${folder}/old.txt`]);
    expect(await readdir(path)).not.toContain('1930');
    await eventually(() =>
      expect(library.summaries().map((summary) => summary.path)).not.toContain(`${folder}/a.txt`),
    );
  });

  it('does not mind what is gone already', async () => {
    const { path, add, importer } = await setUp({ 'a.txt': issueText(8) });
    const { id } = await add(['a.txt']);
    await rm(join(path, 'The Wexcombe Courier'), { recursive: true });
    expect((await importer.undo(id)).items).toMatchObject([{ outcome: 'undone' }]);
  });
});
