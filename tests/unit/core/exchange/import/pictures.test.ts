import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import { renderCollection } from '#core/exchange/annotationFiles/webAnnotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { issueOf, openLibrary } from './shelf.ts';

const page = (number: number, path: string) => ({
  number,
  label: null,
  name: null,
  width: 400,
  height: 200,
  image: { kind: 'image', path } as const,
  words: [],
});

const scanned: Issue = {
  ...issueOf('1926-05-14-0123456789', 'Courier|1926-05-14||1', 'Pier The board met.'),
  facsimile: [page(1, 'scans/p 1.png'), page(2, 'scans/p2.png')],
};

async function setUp() {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'scans'));
  const picture = encodePng({ width: 400, height: 200, channels: 1, data: new Uint8Array(400 * 200) });
  for (const { image } of scanned.facsimile ?? []) await writeFile(join(folder, image?.path ?? ''), picture);
  const library = await openLibrary(folder, [scanned]);
  onTestFinished(() => library.close());
  return { folder, library };
}

const annotorious = (source: string, value: string, note = 'A crane') => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'Annotation',
  id: `#${note}-${value}`,
  body: [{ type: 'TextualBody', value: note, purpose: 'commenting' }],
  target: { source, selector: { type: 'FragmentSelector', value } },
});

it('what Annotorious marked on a picture lands on the page that has it', async () => {
  const { folder, library } = await setUp();
  const path = join(folder, 'crane.json');
  await writeFile(
    path,
    JSON.stringify([
      annotorious('https://papers.example/scans/p%201.png', 'xywh=pixel:40,20,100,50'),
      annotorious(
        'https://papers.example/iiif/p2/full/max/0/default.jpg',
        'xywh=percent:10,20,30,40',
        'A ship',
      ),
      annotorious('https://papers.example/other.png', 'xywh=pixel:40,20,100,50', 'Elsewhere'),
      annotorious('p2.png', 'xywh=pixel:4000,20,100,50', 'Beside it'),
    ]),
  );
  const report = await library.exchange.importFiles([path]);
  expect(report.refused.map(({ row, reason, name }) => [row, reason, name])).toEqual([
    [3, 'picture', 'Elsewhere'],
    [4, 'picture', 'Beside it'],
  ]);
  expect(report.sources).toMatchObject([{ issueId: scanned.id, attached: 2, orphaned: 0 }]);
  const list = await library.annotations.list(scanned.id);
  expect(list.map(({ annotation, anchor }) => [annotation.note, anchor?.page])).toEqual([
    ['A crane', 0],
    ['A ship', 1],
  ]);
  expect(list[0]?.annotation.target.region).toMatchObject({ x: 10, y: 10, width: 25, height: 25 });
});

it('our own export brings regions and wholes to another library', async () => {
  const { library } = await setUp();
  const said = { issueId: scanned.id, colour: 'blue', note: 'Here.', tags: [] as string[] } as const;
  await library.annotations.create({
    ...said,
    region: { page: 1, x: 12.5, y: 1 / 3, width: 20, height: 30 },
  });
  await library.annotations.create({ ...said, about: { kind: 'page', page: 0 } });
  await library.annotations.create({ ...said, about: { kind: 'issue' } });
  await library.annotations.create({ ...said, about: { kind: 'article', articleId: 'a-0' } });
  const made = (await library.annotations.list(scanned.id)).map(({ annotation }) => annotation);
  const other = await setUp();
  const path = join(other.folder, 'library.jsonld');
  await writeFile(path, JSON.stringify(renderCollection('library', [{ issue: scanned, annotations: made }])));
  const report = await other.library.exchange.importFiles([path]);
  expect(report.sources).toMatchObject([{ attached: 4, orphaned: 0 }]);
  const come = (await other.library.annotations.list(scanned.id)).map(({ annotation }) => annotation);
  expect(come.map(({ target }) => target)).toEqual(made.map(({ target }) => target));
});
