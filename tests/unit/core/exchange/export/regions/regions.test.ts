import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cutPicture } from '#core/archive/facsimile/cutPicture.ts';
import { issuePages } from '#core/archive/facsimile/issuePages.ts';
import { pictureSize } from '#core/archive/parse/pictures/pictureSize.ts';
import { encodePng } from '#core/archive/parse/pictures/png.ts';
import type { Reference } from '#core/exchange/citation/reference.ts';
import { placed } from '#core/exchange/export/exportItem.ts';
import { renderExport } from '#core/exchange/export/formats.ts';
import { renderMarkdown } from '#core/exchange/export/markdown/render.ts';
import { citeAnnotation, citeRegion } from '#core/exchange/export/regions/citeAnnotation.ts';
import {
  cutRegions,
  pictureNames,
  placesOfRegions,
  writeRegions,
} from '#core/exchange/export/regions/regions.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { defaultExportOptions } from '#shared/model/exportOptions.ts';
import { temporaryFolder } from '../../../../../support/folders.ts';
import { annotationOf, inputOf, issueOf } from '../support.ts';

const facsimile = [1, 2].map((number) => ({
  number,
  label: null,
  name: null,
  width: 400,
  height: 200,
  image: { kind: 'image', path: `2021/p${number}.png` } as const,
  words: [],
}));

const issue = issueOf({ facsimile, language: 'en' });

const onPage = (id: string, page: number, changes: Partial<Annotation['target']> = {}) => ({
  annotation: {
    ...annotationOf({ id, note: 'A crane.' }),
    target: {
      quote: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: 0, end: 0 },
      shown: '',
      headline: null,
      region: {
        page,
        number: page + 1,
        label: null,
        picture: `p${page + 1}.png`,
        x: 10,
        y: 10,
        width: 25,
        height: 50,
      },
      ...changes,
    } as Annotation['target'],
  },
  anchor: { start: 0, end: 0, method: 'place', page } as const,
});

async function setUp() {
  const folder = await temporaryFolder();
  const root = await temporaryFolder();
  const { mkdir } = await import('node:fs/promises');
  await mkdir(join(root, '2021'));
  await writeFile(
    join(root, '2021/p1.png'),
    encodePng({ width: 400, height: 200, channels: 1, data: new Uint8Array(400 * 200).fill(90) }),
  );
  const library = {
    getIssue: async () => issue,
    getByItself: async () => issue,
    getWords: async () => [],
    getFacsimile: async () => ({
      pages: facsimile,
      isOfShownText: true,
      version: '1',
      root,
      files: facsimile.map(({ image }) => image.path),
    }),
  };
  return { folder, library };
}

it('a region is exported with its picture beside the Markdown, and its place for a quotation', async () => {
  const { folder, library } = await setUp();
  const input = inputOf([
    { issue, annotations: [onPage('crane', 0), onPage('gone', 1), onPage('whole', 0, { about: 'page' })] },
  ]);
  const scope = { kind: 'issue', issueId: issue.id } as const;
  const regions = await cutRegions(scope, input, { per: 'issue' }, library, cutPicture);
  // The picture of page two is not on the disk; a whole page is not cut out.
  expect(regions.map(({ annotationId }) => annotationId)).toEqual(['crane']);
  const places = await placesOfRegions(input.issues, library);
  const [file] = renderMarkdown(
    scope,
    { ...input, places, pictures: pictureNames(regions) },
    defaultExportOptions,
  );
  const name = regions[0]?.name ?? '';
  expect(name).toMatch(/^[^\s()[\]]+\.png$/u);
  expect(file?.text).toContain(`![p. 1, middle left](${name})`);
  expect(file?.text).toContain('> p. 1, middle left');
  expect(file?.text).toContain('> p. 2, middle left');
  const [path] = await writeRegions(regions, folder);
  expect(pictureSize(await readFile(path ?? ''))).toEqual({ width: 100, height: 100 });
  await writeFile(path ?? '', 'changed by hand');
  await writeRegions(regions, folder);
  expect(await readFile(path ?? '', 'utf8')).toBe('changed by hand');
  const [wiki] = renderMarkdown(
    scope,
    { ...input, places, pictures: pictureNames(regions) },
    { ...defaultExportOptions, links: 'wiki' },
  );
  expect(wiki?.text).toContain(`![[${name}]]`);
});

it('a region is cited by its place, and by its words where it has them', async () => {
  const cite = async () => 'Courier, May 14, 1926, p. 1.';
  const bare = placed(onPage('crane', 0), issue);
  expect(await citeAnnotation(bare, 'p. 1, col. 2 top', cite, 'auto')).toEqual({
    text: 'p. 1, col. 2 top\nCourier, May 14, 1926, p. 1.',
    citation: 'Courier, May 14, 1926, p. 1.',
    place: 'p. 1, col. 2 top',
  });
  const worded = placed(onPage('crane', 0, { shown: 'A crane' }), issue);
  expect((await citeAnnotation(worded, 'p. 1, col. 2 top', cite, 'auto')).text).toBe(
    '“A crane” (p. 1, col. 2 top)\nCourier, May 14, 1926, p. 1.',
  );
});

it('a part of a page is cited before it is an annotation, with the page it is on', async () => {
  const { library } = await setUp();
  const pages = await issuePages(library, issue.id);
  const cite = async ({ page }: Reference) => `Courier, p. ${page}.`;
  const area = { page: 1, x: 10, y: 10, width: 25, height: 50 };
  expect(await citeRegion(issue, area, pages, cite, 'auto')).toEqual({
    text: 'p. 2, middle left\nCourier, p. 2.',
    citation: 'Courier, p. 2.',
    place: 'p. 2, middle left',
  });
  const nowhere = citeRegion(issue, { ...area, page: 7 }, pages, cite, 'auto');
  await expect(nowhere).rejects.toMatchObject({ code: 'pageNotFound' });
});

it('another rectangle has another picture', async () => {
  const { library } = await setUp();
  const scope = { kind: 'issue', issueId: issue.id } as const;
  const nameOf = async (x: number) => {
    const { annotation, anchor } = onPage('crane', 0);
    const region = annotation.target.region && { ...annotation.target.region, x };
    const moved = { annotation: { ...annotation, target: { ...annotation.target, region } }, anchor };
    const [cut] = await cutRegions(
      scope,
      inputOf([{ issue, annotations: [moved] }]),
      { per: 'issue' },
      library,
      cutPicture,
    );
    return cut?.name;
  };
  expect(await nameOf(10)).toBe(await nameOf(10));
  expect(await nameOf(10)).not.toBe(await nameOf(20));
});

it.each(['ris', 'biblatex', 'csl-json'] as const)('%s tells the place of a region', async (format) => {
  const { library } = await setUp();
  const input = inputOf([{ issue, annotations: [onPage('crane', 0)] }]);
  const places = await placesOfRegions(input.issues, library);
  const [file] = renderExport({ kind: 'library' }, { ...input, places }, { ...defaultExportOptions, format });
  expect(file?.text).toContain('p. 1, middle left');
});
