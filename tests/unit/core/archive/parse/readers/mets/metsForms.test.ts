import { describe, expect, it } from 'vitest';
import { composeIssue } from '#core/archive/parse/compose/composeIssue.ts';
import { metsReader } from '#core/archive/parse/readers/mets/mets.ts';
import { outline, readWith, refusal } from '../support.ts';

/** An ALTO page of 1000 by 1000 units; each text stands at its place, its words 40 wide and 20 high. */
function alto(texts: readonly (readonly [text: string, left: number, top: number])[], unit = 1): string {
  const blocks = texts.map(([text, left, top]) => {
    const words = text.split(' ').map((word, index) => {
      const place = { HPOS: left + index * 50, VPOS: top, WIDTH: 40, HEIGHT: 20 };
      const written = Object.entries(place).map(([name, value]) => `${name}="${value * unit}"`);
      return `<String ${written.join(' ')} CONTENT="${word}"/>`;
    });
    return `<TextBlock><TextLine>${words.join('<SP/>')}</TextLine></TextBlock>`;
  });
  return `<alto><Layout><Page WIDTH="${1000 * unit}" HEIGHT="${1000 * unit}"><PrintSpace>${blocks.join('')}</PrintSpace></Page></Layout></alto>`;
}

const file = (id: string, href: string, type = 'text/xml') =>
  `<file ID="${id}" MIMETYPE="${type}"><FLocat xlink:href="${href}"/></file>`;
const division = (type: string, content: string, more = '') => `<div TYPE="${type}" ${more}>${content}</div>`;
const mets = (content: string) => `<mets xmlns:xlink="x" LABEL="The Courier 1926-01-08">${content}</mets>`;
const structMap = (type: string, content: string) => `<structMap TYPE="${type}">${content}</structMap>`;

const readOne = async (files: Readonly<Record<string, string>>) => {
  const [result] = await readWith(metsReader, files);
  if (!result) throw new Error('Nothing was read.');
  return result;
};

describe('METS whose areas are given by coordinates', () => {
  const rectangle = (id: string, coordinates: string, shape = 'RECT') =>
    `<fptr><area FILEID="${id}" SHAPE="${shape}" COORDS="${coordinates}"/></fptr>`;
  const page = alto([
    ['Pier Repaired', 100, 100],
    ['The work is done', 100, 200],
    ['Lamp Lit', 600, 100],
    ['It shines far out', 600, 200],
  ]);
  const issue = (id: string, scale = 1) => {
    const at = (...numbers: readonly number[]) => numbers.map((number) => number * scale).join(',');
    return mets(
      `<fileSec><fileGrp USE="Text">${file('A1', '1.xml')}</fileGrp><fileGrp USE="Images">${file('I1', '1.jpg', 'image/jpeg')}</fileGrp></fileSec>${structMap(
        'PHYSICAL',
        division('PAGE', '<fptr FILEID="A1"/><fptr FILEID="I1"/>', 'ORDER="1"'),
      )}${structMap(
        'LOGICAL',
        division(
          'ISSUE',
          division(
            'ARTICLE',
            division('HEADING', rectangle(id, at(590, 90, 990, 130))) +
              division('BODY', rectangle(id, at(590, 180, 990, 180, 990, 240, 590, 240), 'POLY')),
          ) +
            division(
              'ARTICLE',
              division('HEADING', rectangle(id, at(90, 90, 400, 130))) +
                division('BODY', rectangle(id, at(90, 180, 500, 240))),
            ),
        ),
      )}`,
    );
  };
  const expected = [
    ['headline', 'Lamp Lit'],
    ['paragraph', 'It shines far out'],
    ['headline', 'Pier Repaired'],
    ['paragraph', 'The work is done'],
  ];

  it('takes the words that lie in them, in the order of the map', async () => {
    expect(outline(await readOne({ 'mets.xml': issue('A1'), '1.xml': page }))).toEqual(expected);
  });

  it('are not asked where elements of the text are named beside them', async () => {
    const both = mets(
      `<fileSec><fileGrp USE="Text">${file('A1', '1.xml')}</fileGrp><fileGrp USE="Images">${file('I1', '1.jpg', 'image/jpeg')}</fileGrp></fileSec>${structMap(
        'PHYSICAL',
        division('PAGE', '<fptr FILEID="A1"/><fptr FILEID="I1"/>', 'ORDER="1"'),
      )}${structMap(
        'LOGICAL',
        division(
          'ARTICLE',
          '<fptr><par><area FILEID="I1" SHAPE="RECT" COORDS="0,0,1000,1000"/><area FILEID="A1" BEGIN="B"/></par></fptr>',
        ),
      )}`,
    );
    const named = page.replace('<TextBlock>', '<TextBlock ID="B">');
    const result = await readOne({ 'mets.xml': both, '1.xml': named, '1.jpg': 'x' });
    expect(result.blocks.filter(({ article }) => article !== undefined).map(({ text }) => text)).toEqual([
      'Pier Repaired',
    ]);
  });

  it('takes them too where they count in pixels of a larger picture', async () => {
    const wide = issue('I1', 3).replace(/990(?=,|")/gu, '2970');
    expect(outline(await readOne({ 'mets.xml': wide, '1.xml': page, '1.jpg': 'x' }))).toEqual(expected);
  });
});

describe('METS that points to the METS of its pages', () => {
  const pageMets = (text: string) =>
    mets(
      `<fileSec><fileGrp USE="Text">${file('A', text)}</fileGrp></fileSec>${structMap('PHYSICAL', division('PAGE', '<fptr FILEID="A"/>', 'ORDER="1"'))}`,
    );
  const whole = mets(
    structMap(
      'PHYSICAL',
      division(
        'ISSUE',
        division('PAGE', '<mptr LOCTYPE="URL" xlink:href="p1/mets.xml"/>', 'ORDER="1"') +
          division('PAGE', '<mptr LOCTYPE="URL" xlink:href="p2/mets.xml"/>', 'ORDER="2"'),
      ),
    ),
  );

  it('reads the pages of all of them, each from its own folder', async () => {
    const result = await readOne({
      'mets.xml': whole,
      'p1/mets.xml': pageMets('text.xml'),
      'p1/text.xml': alto([['first page', 0, 0]]),
      'p2/mets.xml': pageMets('./text.xml'),
      'p2/text.xml': alto([['second page', 0, 0]]),
    });
    expect(result.blocks.map(({ page, text }) => [page, text])).toEqual([
      [1, 'first page'],
      [2, 'second page'],
    ]);
    expect(result.fields).toMatchObject({ title: 'The Courier', date: '1926-01-08' });
    expect(result.warnings).toEqual([]);
  });

  it('tells which of them is not there and reads the others', async () => {
    const result = await readOne({
      'mets.xml': whole,
      'p2/mets.xml': pageMets('text.xml'),
      'p2/text.xml': alto([['second page', 0, 0]]),
    });
    expect(result.text).toBe('second page');
    expect(result.warnings.map(({ message }) => message)).toEqual([
      'mets.xml points to p1/mets.xml, which is not there; the rest is read.',
    ]);
  });

  it('comes to an end where METS point to each other', async () => {
    const circle = (to: string) =>
      mets(structMap('PHYSICAL', division('ISSUE', `<mptr xlink:href="${to}"/>`)));
    expect(await refusal(() => readOne({ 'a.xml': circle('b.xml'), 'b.xml': circle('a.xml') }))).toMatch(
      /^a\.xml names no files; there is nothing to read\.$/u,
    );
  });
});

describe('METS of pictures alone', () => {
  const pictures = (map: string) =>
    mets(
      `<fileSec><fileGrp USE="MASTER">${file('M1', '1.tif', 'image/tiff')}${file('M2', '2.tif', 'image/tiff')}</fileGrp><fileGrp USE="DEFAULT">${file('D1', '1.jpg', 'image/jpeg')}${file('D2', '2.jpg', 'image/jpeg')}</fileGrp><fileGrp USE="THUMBS">${file('T1', 't1.jpg', 'image/jpeg')}</fileGrp></fileSec>${map}`,
    );
  const files = { '1.tif': 'x', '2.tif': 'x', '1.jpg': 'x', '2.jpg': 'x', 't1.jpg': 'x' };
  const pages =
    division('PAGE', '<fptr FILEID="M1"/><fptr FILEID="D1"/>', 'ORDER="1"') +
    division('PAGE', '<fptr FILEID="M2"/><fptr FILEID="D2"/>', 'ORDER="2"');

  it.each([
    ['with a physical map', structMap('PHYSICAL', division('ISSUE', pages))],
    ['without one', ''],
  ])('shows its pages and says that there is no text, %s', async (_, written) => {
    const result = await readOne({ 'mets.xml': pictures(written), ...files });
    expect(result.text).toBe('');
    expect(result.facsimile?.map(({ number, image }) => [number, image?.path])).toEqual([
      [1, '1.jpg'],
      [2, '2.jpg'],
    ]);
    expect(result.warnings.map(({ message }) => message)).toEqual([
      'mets.xml gives its 2 pages as pictures without text; they can only be looked at.',
    ]);
    const issue = composeIssue(result, {
      path: 'mets.xml',
      format: 'mets',
      encoding: 'utf-8',
      size: 1,
      contentHash: '0',
      normalForm: 'NFC',
    });
    expect([issue.publication, issue.date]).toEqual(['The Courier', '1926-01-08']);
  });
});
