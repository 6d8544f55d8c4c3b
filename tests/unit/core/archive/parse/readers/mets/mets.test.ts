import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metsReader } from '#core/archive/parse/readers/mets/mets.ts';
import type { ReadResult } from '#core/archive/parse/readers/reader.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

/** An ALTO page whose blocks have the given ids; each text becomes lines, its words get ids `id.0`, `id.1`, … */
function alto(id: string, blocks: Readonly<Record<string, string>>): string {
  const written = Object.entries(blocks).map(([block, text]) => {
    let count = 0;
    const lines = text.split('\n').map((line, at) => {
      const words = line
        .split(' ')
        .map(
          (word) =>
            `<String ID="${block}.${count++}" HPOS="${10 * count}" VPOS="${20 * at}" WIDTH="9" HEIGHT="9" CONTENT="${word}"/>`,
        );
      return `<TextLine ID="${block}-L${at}" HPOS="0" VPOS="${20 * at}" WIDTH="500" HEIGHT="10">${words.join('<SP/>')}</TextLine>`;
    });
    return `<TextBlock ID="${block}" HPOS="0" VPOS="0" WIDTH="500" HEIGHT="100">${lines.join('')}</TextBlock>`;
  });
  return `<alto><Layout><Page ID="PAGE-${id}" WIDTH="1000" HEIGHT="1000"><PrintSpace>${written.join('')}<SP/></PrintSpace></Page></Layout></alto>`;
}

const area = (file: string, begin: string, end?: string) =>
  `<fptr><area FILEID="${file}" BETYPE="IDREF" BEGIN="${begin}"${end ? ` END="${end}"` : ''}/></fptr>`;
const division = (type: string, content: string, more = '') => `<div TYPE="${type}" ${more}>${content}</div>`;

const mods = (id: string, content: string) =>
  `<dmdSec ID="${id}"><mdWrap MDTYPE="MODS"><xmlData><mods:mods>${content}</mods:mods></xmlData></mdWrap></dmdSec>`;

const record = mods(
  'ISSUE',
  '<mods:titleInfo><mods:title>The Courier</mods:title><mods:partNumber>Vol. 3, No. 17</mods:partNumber></mods:titleInfo><mods:originInfo><mods:dateIssued keyDate="yes">1926-01-08</mods:dateIssued></mods:originInfo><mods:language><mods:languageTerm>eng</mods:languageTerm></mods:language>',
);

/** A METS over `count` ALTO pages `ALTO1`, … in `text/`, with pictures in `images/`. */
function mets(map: string, { count = 1, records = record, links = '' } = {}): string {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const files = numbers.map(
    (n) => `<file ID="ALTO${n}" MIMETYPE="text/xml"><FLocat xlink:href="file://./text/${n}.xml"/></file>`,
  );
  const pictures = numbers.map(
    (n) => `<file ID="IMG${n}" MIMETYPE="image/jpeg"><FLocat xlink:href="images/${n}.jpg"/></file>`,
  );
  const pages = numbers.map((n) =>
    division(
      'PAGE',
      `<fptr><par><area FILEID="IMG${n}"/><area FILEID="ALTO${n}" BEGIN="PAGE${n}"/></par></fptr>`,
      `ORDER="${n}" ORDERLABEL="${n}A"`,
    ),
  );
  return `<?xml version="1.0"?><mets xmlns:xlink="x" xmlns:mods="y" LABEL="The Courier 1926-01-08">${records}<fileSec><fileGrp USE="Text">${files.join('')}</fileGrp><fileGrp USE="Images">${pictures.join('')}</fileGrp></fileSec><structMap TYPE="PHYSICAL">${division('Newspaper', pages.join(''), 'DMDID="ISSUE"')}</structMap>${map === '' ? '' : `<structMap TYPE="LOGICAL">${division('Newspaper', division('ISSUE', map))}</structMap>`}${links}</mets>`;
}

async function read(files: Readonly<Record<string, string>>): Promise<ReadResult> {
  const [result] = await readWith(metsReader, files);
  if (!result) throw new Error('nothing was read');
  return result;
}

/** Article, role and text of what people read. */
function articles(result: ReadResult): (readonly [string | undefined, string | null, string])[] {
  const first = result.blocks.filter(({ continues }) => continues === undefined);
  return outline(result).map(([role, text], index) => [first[index]?.article, role, text] as const);
}

describe('METS with a logical map', () => {
  const map = `${division('TITLE_SECTION', division('HEADLINE', area('ALTO1', 'T')) + division('PUBLISHING_STMT', area('ALTO1', 'I')))}
    ${division(
      'CONTENT',
      division(
        'SECTION',
        division('HEADING', division('TITLE', area('ALTO1', 'S'))) +
          division('BODY', division('PARAGRAPH', area('ALTO1', 'SB'))) +
          division(
            'ARTICLE',
            division(
              'HEADING',
              division('OVERLINE', area('ALTO1', 'K')) +
                division(
                  'TITLE',
                  `<fptr><seq><area FILEID="ALTO1" BEGIN="H1"/><area FILEID="ALTO1" BEGIN="H2"/></seq></fptr>`,
                ) +
                division('SUBHEADLINE', area('ALTO1', 'D')) +
                division('AUTHOR', area('ALTO1', 'A')),
            ) +
              division(
                'BODY',
                division(
                  'BODY_CONTENT',
                  division(
                    'PARAGRAPH',
                    division(
                      'TEXT',
                      `<fptr><seq><area FILEID="ALTO2" BEGIN="P2"/><area FILEID="ALTO1" BEGIN="P1"/></seq></fptr>`,
                    ),
                  ) +
                    division('CROSSHEADING', area('ALTO2', 'X')) +
                    division('ILLUSTRATION', division('CAPTION', area('ALTO2', 'C'))),
                ),
              ),
            'ID="ART1"',
          ),
      ) +
        division(
          'ADVERTISEMENT',
          division('BODY', division('BODY_CONTENT', area('ALTO1', 'AD'))),
          'ID="AD1"',
        ) +
        division(
          'Article',
          division('Heading', division('Title', area('ALTO2', 'H'))) + division('Body', area('ALTO2', 'B')),
          'ID="ART2"',
        ),
    )}`;
  const files = {
    'in/issue-mets.xml': mets(map, { count: 2 }),
    'in/text/1.xml': alto('P1', {
      S: 'Section',
      T: 'The Courier',
      I: 'Printed here',
      SB: 'London, Monday',
      K: 'Over',
      H1: 'Great',
      H2: 'floods',
      D: 'Many houses',
      A: 'By A. Pen',
      P1: 'end of it',
      AD: 'Buy soap',
    }),
    'in/text/2.xml': alto('P2', {
      N: 'left over',
      P2: 'It rained\nand rained',
      X: 'Later',
      C: 'A house',
      H: 'Second',
      B: 'Text.',
    }),
    'in/images/1.jpg': 'x',
  };

  it('reads sections, headings, overlines, authors, bodies, captions and advertisements in the order of the map', async () => {
    expect(articles(await read(files))).toEqual([
      [undefined, 'masthead', 'The Courier'],
      [undefined, 'imprint', 'Printed here'],
      [undefined, 'pageHeading', 'Section'],
      [undefined, 'notice', 'London, Monday'],
      ['ART1', 'kicker', 'Over'],
      ['ART1', 'headline', 'Great floods'],
      ['ART1', 'deck', 'Many houses'],
      ['ART1', 'byline', 'By A. Pen'],
      ['ART1', 'paragraph', 'It rained and rained end of it'],
      ['ART1', 'subhead', 'Later'],
      ['ART1', 'caption', 'A house'],
      ['AD1', 'advertisement', 'Buy soap'],
      [undefined, 'notice', 'left over'],
      ['ART2', 'headline', 'Second'],
      ['ART2', 'paragraph', 'Text.'],
    ]);
  });

  it('gives masthead fields, page labels, pictures that are there, and words', async () => {
    const result = await read(files);
    expect(result.fields).toEqual({
      title: 'The Courier',
      date: '1926-01-08',
      issueNumber: '17',
      pageCount: '2',
    });
    expect(result.language).toBe('en');
    expect(result.facsimile?.map(({ number, label, image }) => ({ number, label, image }))).toEqual([
      { number: 1, label: '1A', image: { kind: 'image', path: 'in/images/1.jpg' } },
      { number: 2, label: '2A', image: null },
    ]);
    expect(result.facsimile?.[1]?.words.length).toBe(11);
  });

  it('reads what is there and names the pages that are not', async () => {
    const { 'in/text/2.xml': _, ...there } = files;
    const result = await read(there);
    expect(result.warnings).toMatchObject([{ code: 'missingPages' }]);
    expect(result.warnings[0]?.message).toBe(
      'in/issue-mets.xml names 2 pages and the text of 1 is not there: file://./text/2.xml; the rest is read.',
    );
    expect(outline(result)).toContainEqual(['headline', 'Great floods']);
    expect(result.facsimile?.length).toBe(2);
  });

  it('goes on when a page is damaged', async () => {
    const result = await read({ ...files, 'in/text/2.xml': '<alto><Layout></alto>' });
    expect(result.warnings.map(({ code }) => code)).toEqual(['unreadablePage']);
    expect(result.warnings[0]?.message).toContain(
      'in/text/2.xml cannot be read as XML: it closes <Layout> with </alto>',
    );
  });

  it('says in one sentence that no page is there', async () => {
    const source = memorySource({ 'in/issue-mets.xml': mets(map, { count: 2 }) });
    expect(await refusal(async () => metsReader.read(await inputOf(source)))).toBe(
      'in/issue-mets.xml names 2 pages with text and none can be read: file://./text/1.xml, file://./text/2.xml; put them beside it.',
    );
    const empty = memorySource({ 'm.xml': '<mets/>' });
    expect(await refusal(async () => metsReader.read(await inputOf(empty)))).toBe(
      'm.xml names no files; there is nothing to read.',
    );
  });

  it('finds articles through links to areas of pages, by words', async () => {
    const linked = `<mets:mets xmlns:mets="m" xmlns:xlink="x"><mets:fileSec><mets:fileGrp USE="Fulltext"><mets:file ID="a1" MIMETYPE="text/xml"><mets:FLocat xlink:href="0001.xml"/></mets:file></mets:fileGrp></mets:fileSec>
      <mets:structMap TYPE="LOGICAL"><mets:div TYPE="ISSUE"><mets:div ID="art1" TYPE="ARTICLE"/><mets:div ID="art2" TYPE="ARTICLE"/><mets:div ID="ad1" TYPE="ADVERT"/></mets:div></mets:structMap>
      <mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence"><mets:div TYPE="page" ORDER="1"><mets:fptr FILEID="a1"/>
        ${[
          ['p1', 'Headline', 'B1.0', 'B1.1'],
          ['p2', 'Textblock', 'B1.2', 'B2.1'],
          ['p3', 'Textblock', 'B3.0', 'B3.0'],
        ]
          .map(
            ([id, label, begin, end]) =>
              `<mets:div ID="${id}" TYPE="pagearea" LABEL="${label}">${area('a1', begin ?? '', end).replace(/<(\/?)(?=[a-z])/gu, '<$1mets:')}</mets:div>`,
          )
          .join('')}
      </mets:div></mets:div></mets:structMap>
      <mets:structLink><mets:smLinkGrp><mets:smLocatorLink xlink:href="#art1" xlink:label="article"/><mets:smLocatorLink xlink:href="#p1" xlink:label="one"/><mets:smLocatorLink xlink:href="#p2" xlink:label="two"/><mets:smArcLink xlink:from="article" xlink:to="one"/><mets:smArcLink xlink:from="article" xlink:to="two"/></mets:smLinkGrp><mets:smLink xlink:from="ad1" xlink:to="p3"/></mets:structLink></mets:mets>`;
    const result = await read({
      'x/mets.xml': linked,
      'x/0001.xml': alto('P', { B1: 'COAL DUTIES. The', B2: 'duty is', B3: 'Soap', B4: 'Rest' }),
    });
    expect(articles(result)).toEqual([
      ['art1', 'headline', 'COAL DUTIES.'],
      ['art1', 'paragraph', 'The'],
      ['art1', 'paragraph', 'duty is'],
      ['ad1', 'advertisement', 'Soap'],
      [undefined, 'notice', 'Rest'],
    ]);
  });

  it('takes a title that only the record gives where it is the whole first block', async () => {
    const titled = mods('A1', '<mods:titleInfo><mods:title>Fair Day.</mods:title></mods:titleInfo>');
    const plain = division('ARTICLE', area('ALTO1', 'B1') + area('ALTO1', 'B2'), 'ID="A" DMDID="A1"');
    const result = await read({
      'm.xml': mets(plain, { records: record + titled }),
      'text/1.xml': alto('P1', { B1: 'FAIR DAY.', B2: 'It was fair.' }),
    });
    expect(outline(result)).toEqual([
      ['headline', 'FAIR DAY.'],
      ['paragraph', 'It was fair.'],
    ]);
  });

  it('puts a heading of several blocks together', async () => {
    const whole = division(
      'ARTICLE',
      division('HEADING', area('ALTO1', 'B1') + area('ALTO1', 'B2')) +
        division('BODY', area('ALTO1', 'B3') + area('ALTO1', 'B4')),
    );
    const result = await read({
      'm.xml': mets(whole),
      'text/1.xml': alto('P1', { B1: 'Great', B2: 'floods', B3: 'Rain.', B4: 'Wind.' }),
    });
    expect(outline(result)).toEqual([
      ['headline', 'Great floods'],
      ['paragraph', 'Rain.'],
      ['paragraph', 'Wind.'],
    ]);
  });

  it('gives a block that the map names twice once', async () => {
    const twice = ['A', 'B']
      .map((id) => division('ARTICLE', division('BODY', area('ALTO1', 'B1')), `ID="${id}"`))
      .join('');
    const result = await read({ 'm.xml': mets(twice), 'text/1.xml': alto('P1', { B1: 'only once' }) });
    expect(articles(result)).toEqual([['A', 'paragraph', 'only once']]);
  });
});

describe('METS without a logical map', () => {
  const ndnp = `<mets TYPE="urn:library-of-congress:ndnp:mets:newspaper:issue" LABEL="The Wexcombe Courier (Wexcombe, DC), 1910-04-30" xmlns:xlink="x">
    ${mods('issueModsBib', '<mods:relatedItem type="host"><mods:part><mods:detail type="edition"><mods:number>1</mods:number></mods:detail><mods:detail type="issue"><mods:number>7</mods:number></mods:detail></mods:part></mods:relatedItem><mods:originInfo><mods:dateIssued encoding="iso8601">1910-04-30</mods:dateIssued></mods:originInfo>')}
    ${mods('pageModsBib1', '<mods:part><mods:detail type="page number"><mods:number>iv</mods:number></mods:detail></mods:part>')}
    <fileSec><fileGrp ID="pageFileGrp1"><file ID="masterFile1" USE="master"><FLocat LOCTYPE="OTHER" xlink:href="./0001.tif"/></file><file ID="ocrFile1" USE="ocr"><FLocat xlink:href="./0001.xml"/></file></fileGrp></fileSec>
    <structMap><div TYPE="np:issue" DMDID="issueModsBib"><div TYPE="np:page" DMDID="pageModsBib1"><fptr FILEID="masterFile1"/><fptr FILEID="ocrFile1"/></div></div></structMap></mets>`;

  it('reads the pages and takes title, place, date and page number from records and label (NDNP)', async () => {
    const result = await read({
      'batch/data/mets.xml': ndnp,
      'batch/data/0001.xml': alto('P', { B: 'Plain text' }),
      'batch/data/0001.tif': 'x',
    });
    expect(result.text).toBe('Plain text');
    expect(result.blocks[0]).toMatchObject({ role: null, page: 1 });
    expect(result.blocks[0]).not.toHaveProperty('article');
    expect(result.fields).toEqual({
      title: 'The Wexcombe Courier',
      place: 'Wexcombe, DC',
      date: '1910-04-30',
      issueNumber: '7',
      pageCount: '1',
    });
    expect(result.facsimile?.[0]).toMatchObject({
      label: 'iv',
      image: { kind: 'image', path: 'batch/data/0001.tif' },
    });
  });
});

describeWithSamples('METS of libraries', (folder) => {
  const files = (below: string) => {
    const root = join(folder, 'mets-alto', below);
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => Number(/mets\.xml$/u.test(b)) - Number(/mets\.xml$/u.test(a)));
  };
  const readAll = (below: string) =>
    readWith(
      metsReader,
      Object.fromEntries(files(below).map((path) => [path, new Uint8Array(readFileSync(path))])),
    );

  it('reads docWorks: articles, advertisements, fields', async () => {
    const [result] = await readAll('luxemburger-zeitung-1858');
    const keys = (role: string) =>
      new Set(result?.blocks.filter((block) => block.role === role).map(({ article }) => article));
    expect(keys('headline').size).toBe(12);
    expect(keys('advertisement').size).toBe(5);
    expect(result?.fields).toMatchObject({ date: '1858-12-07', issueNumber: '288' });
    expect(result?.warnings).toEqual([]);
  });

  it('reads the British Library’s links: 26 articles', async () => {
    const [result] = await readAll('british-library-1824');
    const keys = new Set(
      result?.blocks.filter(({ role }) => role !== 'advertisement').flatMap(({ article }) => article ?? []),
    );
    expect(keys.size).toBe(26);
    expect(result?.fields).toMatchObject({
      title: 'The Statesman',
      date: '1824-02-17',
      place: 'London, England',
    });
  });
});
