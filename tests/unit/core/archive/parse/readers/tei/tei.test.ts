import { describe, expect, it } from 'vitest';
import { teiReader } from '#core/archive/parse/readers/tei/tei.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

const header = (source: string, statement = '<title>Lo</title>') =>
  `<teiHeader><fileDesc><titleStmt>${statement}</titleStmt><sourceDesc><bibl>${source}</bibl></sourceDesc></fileDesc></teiHeader>`;
const source =
  '<title level="a">Ferry Runs Again</title><title level="j">Harbour Post</title><pubPlace>(Marlow, Essex</pubPlace><date when="1894-05-13">May 13, 1894</date><biblScope unit="issue">12</biblScope>';
const tei = (text: string, head = header(source)) =>
  `<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">${head}<text>${text}</text></TEI>`;

describe('one article in TEI', () => {
  const file = tei(`<body><div1 type="article"><pb facs="p1"/>
    <head type="main">FERRY RUNS AGAIN.</head><head type="sub">Steps were washed.</head><byline>From the Chicago Times.</byline>
    <dateline>MARLOW, May 12.</dateline>
    <p>The <persName>ferry</persName>\n   ran.<note resp="#ed">Editor's remark.</note></p>
    <figure><head>The ferry</head><figDesc>A boat.</figDesc></figure>
    <div2><head type="sub">What comes next.</head><p>It was <choice><orig>ye</orig><reg>the</reg></choice> end.</p></div2>
    <lg><l>One line</l><l>and another</l></lg></div1></body>`);

  it('gives every part its role', async () => {
    const [result] = await readWith(teiReader, { 'a.xml': file });
    expect(result && outline(result)).toEqual([
      ['headline', 'FERRY RUNS AGAIN.'],
      ['deck', 'Steps were washed.'],
      ['byline', 'From the Chicago Times.'],
      ['dateline', 'MARLOW, May 12.'],
      ['paragraph', 'The ferry ran.'],
      ['caption', 'The ferry'],
      ['subhead', 'What comes next.'],
      ['paragraph', 'It was ye end.'],
      ['paragraph', 'One line'],
      ['paragraph', 'and another'],
    ]);
    expect(new Set(result?.blocks.map(({ article }) => article)).size).toBe(1);
    expect(result?.blocks.at(-1)?.paragraphKind).toBe('verse');
  });

  it('reads the header as masthead fields', async () => {
    const [result] = await readWith(teiReader, { 'a.xml': file });
    expect(result?.fields).toEqual({
      title: 'Harbour Post',
      date: '1894-05-13',
      issueNumber: '12',
      place: 'Marlow, Essex',
    });
  });

  it('keeps other readings and remarks as dropped markup', async () => {
    const [result] = await readWith(teiReader, { 'a.xml': file });
    const characters = Array.from(result?.text ?? '');
    const dropped = result?.dropped.map(({ start, end }) => characters.slice(start, end).join(''));
    expect(dropped).toEqual(expect.arrayContaining(["Editor's remark.", 'A boat.', 'the']));
  });

  it('finds a headline that runs into the first paragraph', async () => {
    const [result] = await readWith(teiReader, {
      'a.xml': tei('<body><div1><p><hi rend="bold">Ferry runs again</hi> — It was washed.</p></div1></body>'),
    });
    expect(result && outline(result)).toEqual([
      ['headline', 'Ferry runs again'],
      ['paragraph', '— It was washed.'],
    ]);
  });
});

describe('an issue in TEI', () => {
  const issue = tei(
    `<front><titlePage><docTitle><titlePart type="main">Diarium</titlePart></docTitle></titlePage></front><body>
    <div type="page" n="1"><pb n="1" facs="#s1"/><div><head>Wien.</head><p facs="#z"><lb facs="#l1"/><w>Die</w> <w>Unter<pc>=</pc><lb facs="#l2"/>thanen</w> <w>seynd</w></p></div>
    <fw type="catch">als</fw><fw type="pageNum">1</fw></div>
    <div type="page" n="2"><pb n="2" facs="#s2"/><div><p>als was wir schwören.</p></div><div><head>Rom.</head><p>Neues.</p></div></div></body>`,
    `<teiHeader><fileDesc><titleStmt><title type="main">Diarium</title><title type="num">Nr. 150</title></titleStmt>
    <sourceDesc><biblStruct><monogr><title><date type="published" when="1705-01-07"/></title></monogr></biblStruct></sourceDesc></fileDesc></teiHeader>
    <facsimile><surface ulx="0" uly="0" lrx="1000" lry="2000" xml:id="s1"><graphic url="anno:1705-000.jpg"/>
    <zone xml:id="z" points="0,0 500,0 500,200 0,200"/><zone xml:id="l1" points="0,0 500,0 500,100 0,100"/><zone xml:id="l2" ulx="0" uly="100" lrx="2000" lry="200"/></surface>
    <surface lrx="1000" lry="2000" xml:id="s2"/></facsimile>`,
  );

  it('takes divisions with heads for articles and goes on over a page', async () => {
    const [result] = await readWith(teiReader, { 'a.xml': issue });
    expect(result?.blocks.map(({ article, page, text }) => [article ?? null, page, text])).toEqual([
      [null, null, 'Diarium'],
      ['1', 1, 'Wien.'],
      ['1', 1, 'Die Unter'],
      ['1', 1, 'thanen seynd'],
      ['1', 2, 'als was wir schwören.'],
      ['2', 2, 'Rom.'],
      ['2', 2, 'Neues.'],
    ]);
    expect(result?.fields).toEqual({ title: 'Diarium', date: '1705-01-07', issueNumber: '150' });
  });

  it('undoes the hyphen inside a word, and drops catchwords and page numbers', async () => {
    const [result] = await readWith(teiReader, { 'a.xml': issue });
    expect(result && outline(result)).toContainEqual(['paragraph', 'Die Unterthanen seynd']);
    expect(result?.dropped.map(({ reason }) => reason)).toEqual([
      'lineEndHyphen',
      'runningHead',
      'pageNumber',
    ]);
  });

  it('places lines on the surfaces of the facsimile', async () => {
    const [result] = await readWith(teiReader, {
      'a.xml': issue,
      'images/1705-000.JPG': new Uint8Array([1]),
    });
    expect(result?.facsimile?.map(({ number, label, image }) => [number, label, image])).toEqual([
      [1, '1', { kind: 'image', path: 'images/1705-000.JPG' }],
      [2, '2', null],
    ]);
    const boxes = result?.facsimile?.[0]?.words.map(({ box }) => box);
    expect(boxes).toEqual([
      { left: 0, top: 0, width: 0.5, height: 0.05 },
      { left: 0, top: 0.05, width: 1, height: 0.05 },
    ]);
  });

  it('reads every text of a corpus as an issue of its own', async () => {
    const one = (text: string) =>
      tei(`<body><div type="article"><head>${text}</head><p>Text.</p></div></body>`).replace(
        /<\?.*?\?>/u,
        '',
      );
    const results = await readWith(teiReader, { 'a.xml': `<teiCorpus>${one('A')}${one('B')}</teiCorpus>` });
    expect(results.map(({ part, blocks }) => [part, blocks[0]?.text])).toEqual([
      ['1', 'A'],
      ['2', 'B'],
    ]);
  });
});

describe('words that are elements', () => {
  it.each([
    [
      'without any white space',
      '<w>Es</w><w>war</w><w>einmal</w><pc>,</pc><w>sagt</w><w>man</w><pc>(</pc><w>oft</w><pc>)</pc><pc>.</pc><w>Ja</w>',
    ],
    [
      'with a line break between any two',
      '<w>Es</w>\n<w>war</w>\n<w>einmal</w>\n<pc>,</pc>\n<w>sagt</w>\n<w>man</w>\n<pc>(</pc>\n<w>oft</w>\n<pc>)</pc>\n<pc>.</pc>\n<w>Ja</w>\n<pc>,</pc>\n<w>ja</w>\n<pc>!</pc>\n<w>So</w>\n<pc>.</pc>',
    ],
  ])('%s', async (_, words) => {
    const [result] = await readWith(teiReader, {
      'a.xml': tei(`<body><div><head>H</head><p>${words}</p></div></body>`),
    });
    expect(result?.blocks[1]?.text).toMatch(/^Es war einmal, sagt man \(oft\)\. Ja/u);
  });
});

describe('bad TEI', () => {
  const refuse = async (text: string) => {
    const input = await inputOf(memorySource({ 'Paper/a.xml': text }));
    expect(teiReader.matches(input)).toBe(true);
    return refusal(() => teiReader.read(input));
  };

  it('is refused with one sentence', async () => {
    expect(await refuse('<TEI><text></text></TEI>')).toBe('Paper/a.xml is a TEI file without text.');
    expect(await refuse('<TEI><text><body><p>cut')).toMatch(
      /^Paper\/a\.xml cannot be read as XML: [^\n]*\.$/u,
    );
    expect(await refuse(`<TEI>${'<div>'.repeat(10_000)}`)).toMatch(
      /^Paper\/a\.xml cannot be read as XML: [^\n]*\.$/u,
    );
  });

  it('writes out characters that the document declares, and nothing that grows', async () => {
    const laughs = `<!DOCTYPE TEI [<!ENTITY ae "&#xe6;"><!ENTITY a "${'x'.repeat(12)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const [result] = await readWith(teiReader, {
      'a.xml': `${laughs}${tei('<body><p>C&ae;sar &b;</p></body>').replace(/<\?.*?\?>/u, '')}`,
    });
    expect(result?.text).toContain('Cæsar');
    expect(result?.text.length).toBeLessThan(40);
  });
});
