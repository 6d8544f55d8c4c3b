import { describe, expect, it } from 'vitest';
import { readSource } from '#core/archive/parse/readers/index.ts';
import { processorTimeOf } from '../../../../../support/processorTime.ts';
import { memorySource, refusal } from './support.ts';

const read = (files: Readonly<Record<string, string | Uint8Array>>) => readSource(memorySource(files));

const wrong = 'xmlns="http://example.org/another/namespace"';
const alto = (text: string, root = 'alto') =>
  `<${root}><Layout><Page WIDTH="100" HEIGHT="100"><PrintSpace><TextBlock><TextLine><String CONTENT="${text}"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`;
const mets = (attributes: string, head = '') =>
  `${head}<mets ${attributes} LABEL="The Courier 1926-01-08"><fileSec><fileGrp USE="Text"><file ID="A"><FLocat href="1.xml"/></file></fileGrp></fileSec></mets>`;

const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
  { length: 9 },
  (_, level) => `<!ENTITY ${'bcdefghij'[level]} "${`&${'abcdefghi'[level]};`.repeat(10)}">`,
).join('')}]>`;
const external =
  '<!DOCTYPE x SYSTEM "http://example.org/x.dtd" [<!ENTITY secret SYSTEM "file:///etc/hostname">]>';

const documents: Readonly<Record<string, (head: string, text: string) => Readonly<Record<string, string>>>> =
  {
    tei: (head, text) => ({
      'a.xml': `${head}<TEI ${wrong}><teiHeader/><text><body><div><head>Pier</head><p>${text}</p></div></body></text></TEI>`,
    }),
    nitf: (head, text) => ({
      'a.xml': `${head}<nitf ${wrong}><body><body.head><hedline><hl1>Pier</hl1></hedline></body.head><body.content><p>${text}</p></body.content></body></nitf>`,
    }),
    newsml: (head, text) => ({
      'a.xml': `${head}<newsItem ${wrong}><itemMeta/><contentMeta><headline>Pier</headline></contentMeta><contentSet><inlineXML><html><body><p>${text}</p></body></html></inlineXML></contentSet></newsItem>`,
    }),
    pageXml: (head, text) => ({
      'a.xml': `${head}<PcGts ${wrong}><Page imageWidth="10" imageHeight="10"><TextRegion id="r"><TextEquiv><Unicode>${text}</Unicode></TextEquiv></TextRegion></Page></PcGts>`,
    }),
    mets: (head, text) => ({ 'a.xml': mets(wrong, head), '1.xml': alto(text, `alto ${wrong}`) }),
  };

describe('XML of any format', () => {
  const formats = Object.keys(documents);
  const files = (format: string, head: string, text: string) => documents[format]?.(head, text) ?? {};

  it.each(formats)('is told by its elements where the namespace is wrong: %s', async (format) => {
    const [result] = await read(files(format, '<?xml version="1.0"?>', 'Repaired'));
    expect(result?.format).toBe(format);
    expect(result?.text).toContain('Repaired');
  });

  it.each(formats)('expands no billion laughs and fetches no external entity: %s', async (format) => {
    const isPage = format === 'mets';
    for (const [head, entity] of [
      [laughs, '&j;'],
      [external, '&secret;'],
    ] as const) {
      const [result] = await read(files(format, head, isPage ? 'Repaired' : `Repaired ${entity}`));
      expect(result?.text.length).toBeLessThan(200);
      expect(result?.text).toContain('Repaired');
    }
  });

  it.each(formats)('is refused with one sentence where it is 10,000 levels deep: %s', async (format) => {
    const [path = '', text = ''] = Object.entries(files(format, '', 'x'))[0] ?? [];
    const deep = text.replace(/<(\/?)(?:text|body|Page|fileSec)>/u, (tag) => tag + '<div>'.repeat(10_000));
    const sentence = await refusal(() => read({ [path]: deep }));
    expect(sentence).toMatch(/^a\.xml .*nested more than 1,000 levels deep.*\.$/u);
  });
});

describe('what stands before the first element of XML', () => {
  it.each([
    ['declarations', '<?xml version="1.0" encoding="UTF-8"?>'],
    ['comments', '<!-- x -->'],
    ['document types', '<!DOCTYPE x [<!ENTITY a "b">]>'],
  ])('may be many %s, and is told in no time', async (_, one) => {
    // The last is cut off, so that none of them leads to an element.
    const file = `${one.repeat(400)}${one.slice(0, 5)}`;
    expect(await processorTimeOf(() => read({ 'a.xml': file }).catch(() => undefined))).toBeLessThan(5000);
  });

  it('may be a document type that is cut off inside many comments', async () => {
    const file = `<!DOCTYPE TEI [${'<!--'.repeat(200_000)}`;
    expect(await processorTimeOf(() => read({ 'a.xml': file }).catch(() => undefined))).toBeLessThan(5000);
  });
});

describe('a table that lists issues', () => {
  it('is refused with a sentence of its own, whatever says so', async () => {
    for (const table of [
      'UUID,Title, Publication Date, Volume, Issue, Edition\n1,"The Courier",1926-01-08,1,4,\n2,"The Courier",1926-01-15,1,5,\n',
      '报名;日期\n马洛晚报;2020-12-14\n马洛晚报;2020-12-15\n',
    ]) {
      expect(await refusal(() => read({ 'issues.csv': table }))).toBe(
        'issues.csv is a list of issues without their text; put it elsewhere, and fill in from it what the issues do not say.',
      );
    }
  });
});
