import { describe, expect, it } from 'vitest';
import { sourcesInFolder } from '#core/archive/folder/findSources.ts';
import { folderSource } from '#core/archive/folder/folderSource.ts';
import { parseSource } from '#core/archive/parse/parse.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { memorySource } from '../support.ts';

const alto = (blocks: Readonly<Record<string, string>>) =>
  `<alto><Layout><Page WIDTH="1000" HEIGHT="1000"><PrintSpace>${Object.entries(blocks)
    .map(
      ([id, text], at) =>
        `<TextBlock ID="${id}" HPOS="0" VPOS="${50 * at}" WIDTH="500" HEIGHT="40"><TextLine HPOS="0" VPOS="${50 * at}" WIDTH="500" HEIGHT="40">${text
          .split(' ')
          .map((word) => `<String CONTENT="${word}"/>`)
          .join('<SP/>')}</TextLine></TextBlock>`,
    )
    .join('')}</PrintSpace></Page></Layout></alto>`;

const area = (file: string, block: string) =>
  `<fptr><area FILEID="${file}" BETYPE="IDREF" BEGIN="${block}"/></fptr>`;
const division = (type: string, content: string, more = '') => `<div TYPE="${type}" ${more}>${content}</div>`;
const record =
  '<dmdSec ID="D2"><mdWrap><xmlData><record><dc:title>1901-05-04 (Année 3, Numéro 17)</dc:title><dc:description xsi:type="sequentialDesignation2">Numéro 17</dc:description><dc:date>1901-05-04</dc:date></record></xmlData></mdWrap></dmdSec>';
const mets = (files: string, map: string, records = record) =>
  `<mets xmlns:xlink="x" xmlns:dc="d" xmlns:xsi="i">${records}<fileSec><fileGrp USE="ocr" ID="GRP">${files}</fileGrp></fileSec>${map}</mets>`;
const file = (id: string, href: string) => `<file ID="${id}"><FLocat xlink:href="${href}"/></file>`;

/** A manifest that knows the pages, and a table of contents beside it that knows the articles. */
const manifest = mets(
  file('text.1', 'ocr/X1.xml') + file('text.2', 'ocr/X2.xml') + file('toc.1', 'toc/M17.xml'),
  `<structMap TYPE="physical">${division(
    'set',
    division('object', '<fptr FILEID="text.1"/>', 'ORDER="1" ORDERLABEL="NP"') +
      division('object', '<fptr FILEID="text.2"/>', 'ORDER="2" ORDERLABEL="2"'),
  )}</structMap>`,
);
const contents = mets(
  file('ocr.1', '../ocr/X1.xml') + file('ocr.2', '../ocr/X2.xml'),
  `<structMap TYPE="logical">${division(
    'NEWSPAPER',
    division('TITLESECTION', division('HEADLINE', area('ocr.1', 'T'))) +
      division(
        'CONTENT',
        division(
          'ARTICLE',
          division('HEADING', division('TITLE', area('ocr.1', 'H'))) +
            division(
              'BODY',
              division('PARAGRAPH', area('ocr.1', 'P1')) +
                division('INSIDEHEADING', division('TITLE', area('ocr.2', 'S'))) +
                division('PARAGRAPH', area('ocr.2', 'P2')),
            ),
        ) +
          division(
            'ARTICLE',
            division('HEADING', division('TITLE', area('ocr.2', 'H'))) +
              division('BODY', division('PARAGRAPH', area('ocr.2', 'P3'))),
          ),
      ),
  )}</structMap>`,
);
const pages = {
  'issue/ocr/X1.xml': alto({
    T: "L'AURORE DU NORD",
    H: 'The bridge',
    P1: 'The bridge was opened on Monday.',
  }),
  'issue/ocr/X2.xml': alto({
    S: 'The speeches',
    P2: 'Many spoke.',
    H: 'The road',
    P3: 'The road is closed.',
  }),
};

describe('a METS of pages and one of articles', () => {
  const files = { 'issue/manifest.xml': manifest, 'issue/toc/T17.xml': contents, ...pages };

  it('are read as one issue: pages of the one, articles of the other', async () => {
    const [issue] = await parseSource(memorySource(files));
    expect(issue?.articles.map(({ headline, page }) => [headline?.text, page])).toEqual([
      ['The bridge', 1],
      ['The road', 2],
    ]);
    expect(issue?.articles[0]?.paragraphs.map(({ kind, text }) => [kind, text])).toEqual([
      ['body', 'The bridge was opened on Monday.'],
      ['subhead', 'The speeches'],
      ['body', 'Many spoke.'],
    ]);
    expect(issue?.facsimile?.map(({ label }) => label)).toEqual([null, '2']);
  });

  it('have the printed title where the record only gives date and number', async () => {
    const [issue] = await parseSource(memorySource(files));
    expect([issue?.publication, issue?.date, issue?.issueNumber]).toEqual([
      "L'Aurore Du Nord",
      '1901-05-04',
      '17',
    ]);
  });

  it('that is damaged is told and left out', async () => {
    const [issue] = await parseSource(
      memorySource({ ...files, 'issue/toc/T17.xml': contents.slice(0, 900) }),
    );
    expect(issue?.warnings.map(({ code }) => code)).toContain('unreadableRecord');
    expect(issue?.text).toContain('The road is closed.');
  });
});

describe('two METS that say the same', () => {
  it('give the text once', async () => {
    const copy = mets(file('a', '../ocr/X1.xml') + file('b', '../ocr/X2.xml'), '');
    const [issue] = await parseSource(
      memorySource({ 'issue/mets/17.xml': copy, 'issue/mets/17_1.xml': copy, ...pages }),
    );
    expect(issue?.text.split('The road is closed.')).toHaveLength(2);
    expect(issue?.pages.map(({ number }) => number)).toEqual([1, 2]);
  });
});

describeWithSamples('METS of real archives', (folder) => {
  it('Gallica: manifest and table of contents are one issue with articles, name and number', async () => {
    const { root, sources } = await sourcesInFolder(`${folder}/mets-alto/gallica-oeuvre-1915`);
    expect(sources).toHaveLength(1);
    const [source] = sources;
    if (!source) throw new Error('no source');
    const [issue] = await parseSource(folderSource(root, source.path, source.files));
    expect([issue?.publication, issue?.issueNumber]).toEqual(["L'Œuvre", '78']);
    expect(issue?.articles).toHaveLength(58);
    expect(issue?.facsimile?.map(({ label }) => label)).toEqual([null, '2', '3', '4']);
  });
});
