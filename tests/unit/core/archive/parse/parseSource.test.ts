import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sourceOfFile, sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { folderSource } from '#core/archive/folder/folderSource.ts';
import { parseSource, parseSourceWhole } from '#core/archive/parse/parse.ts';
import type { Source } from '#core/archive/parse/readers/reader.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

function memorySource(path: string, files: Readonly<Record<string, string | Uint8Array>>): Source {
  const bytes = (file: string) => {
    const content = files[file] ?? '';
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    path,
    files: Object.keys(files).map((file) => ({ path: file, size: bytes(file).length })),
    bytes: async (file) => bytes(file),
  };
}

const issueText = (day: number) =>
  `THE WEXCOMBE COURIER\nFriday, January ${day}, 1926.\n\nFIRE IN THE MILL\n\nThe old mill burned down last night, and nobody was hurt in it.\n`;

describe('a source', () => {
  it('of one text is read as the text alone is', async () => {
    const [issue] = await parseSource(memorySource('a/b.txt', { 'a/b.txt': issueText(8) }));
    expect(issue).toMatchObject({ date: '1926-01-08', source: { path: 'a/b.txt', format: 'text' } });
  });

  it('of page texts is one issue in the order of its pages, with nothing lost', async () => {
    const pages = { 'd/p1.txt': issueText(8), 'd/p2.txt': 'FROST ON THE FIELDS\n\nThe frost came early.\n' };
    const [issue, ...others] = await parseSource(memorySource('d', pages));
    expect(others).toEqual([]);
    expect(issue?.text).toBe(Object.values(pages).join('\f'));
    expect(issue?.source.path).toBe('d');
  });

  it('of another form than any reader knows says so in one sentence', async () => {
    for (const [path, content] of [
      ['x.xml', '<?xml version="1.0"?><recipe>Eggs</recipe>'],
      ['x.json', '{"eggs": 2}'],
      ['x.bin', '\u0000\u0001\u0002\u0000\u0001'],
    ] as const) {
      await expect(parseSource(memorySource(path, { [path]: content }))).rejects.toThrow(
        new RegExp(`^${path} is [^\n]+\\.$`),
      );
    }
  });
});

describe('an archive', () => {
  it('gives every issue inside it, and says of the rest why not', async () => {
    const zip = zipSync({
      'The Courier/1926-01-08.txt': strToU8(issueText(8)),
      'The Courier/1926-01-15.txt': strToU8(issueText(15)),
      'The Courier/README.md': strToU8('about'),
      'empty.txt': new Uint8Array(),
      '../outside.txt': strToU8(issueText(22)),
    });
    const { issues, problems } = await parseSourceWhole(
      memorySource('in/courier.zip', { 'in/courier.zip': zip }),
    );
    expect(issues.map(({ issue, part }) => [issue.source.path, issue.date, part])).toEqual([
      ['in/courier.zip#The Courier/1926-01-08.txt', '1926-01-08', 'The Courier/1926-01-08.txt'],
      ['in/courier.zip#The Courier/1926-01-15.txt', '1926-01-15', 'The Courier/1926-01-15.txt'],
    ]);
    expect(new Set(issues.map(({ issue }) => issue.source.contentHash)).size).toBe(2);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/empty\.txt is empty/);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(/outside of in\/courier\.zip/);
  });

  it('without anything readable says so', async () => {
    const zip = zipSync({ 'a.exe': strToU8('MZ') });
    await expect(parseSource(memorySource('x.zip', { 'x.zip': zip }))).rejects.toThrow(
      'x.zip holds no files that can be read as issues.',
    );
  });
});

describe('finding what belongs to a file', () => {
  it('gives the pages beside a page, and one text alone', async () => {
    const root = await temporaryFolder();
    const page = '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"/>';
    const files = { 'x/a_0001.xml': page, 'x/a_0002.xml': page, 'x/b.txt': 'b', 'x/c.txt': 'c' };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const found = await sourceOfFile(join(root, 'x/a_0002.xml'));
    expect(found.sources.map(({ files: own }) => own.map(({ path }) => path))).toEqual([
      ['a_0001.xml', 'a_0002.xml'],
    ]);
    expect((await sourceOfFile(join(root, 'x/b.txt'))).sources).toMatchObject([{ path: 'b.txt' }]);
    expect((await sourcesInFolder(root)).sources.map(({ path }) => path)).toEqual([
      'x',
      'x/b.txt',
      'x/c.txt',
    ]);
    await expect(sourceOfFile(join(root, 'nothing.txt'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it.each([
    ['that its references lead to', '../ocr/1.xml', 'toc/T17.xml'],
    ['that lie in a folder beside its own', '1.xml', 'mets/T17.xml'],
  ])('gives a METS the pages %s, as a library does', async (_, reference, name) => {
    const root = await temporaryFolder();
    const page = '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"/>';
    const mets = `<mets><fileSec><fileGrp USE="ocr"><file ID="a"><FLocat href="${reference}"/></file></fileGrp></fileSec></mets>`;
    for (const [path, content] of Object.entries({
      [`17/${name}`]: mets,
      '17/ocr/1.xml': page,
      '18/1.txt': 'b',
    })) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    const found = await sourceOfFile(join(root, '17', name));
    expect(found.sources.map(({ files }) => files.map(({ path }) => path))).toEqual([[name, 'ocr/1.xml']]);
    const library = await sourcesInFolder(root);
    expect(library.sources.map(({ path }) => path)).toContain(`17/${name}`);
  });

  it('never gives bytes of files that are none of its own', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'a.txt'), 'a');
    await writeFile(join(root, 'b.txt'), 'b');
    const source = folderSource(root, 'a.txt', [{ path: 'a.txt', size: 1 }]);
    expect(await source.bytes('a.txt')).toEqual(new Uint8Array([97]));
    await expect(source.bytes('b.txt')).rejects.toThrow('b.txt does not belong to a.txt.');
  });
});
