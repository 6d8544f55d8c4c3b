import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageXmlReader } from '#core/archive/parse/readers/pageFiles/pageXml.ts';
import type { ReadResult } from '#core/archive/parse/readers/reader.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { outline, readWith } from '../support.ts';

const equivalent = (text: string, index?: number) =>
  `<TextEquiv${index === undefined ? '' : ` index="${index}"`}><Unicode>${text}</Unicode></TextEquiv>`;
const coords = (left: number, top: number, right: number, bottom: number) =>
  `<Coords points="${left},${top} ${right},${top} ${right},${bottom} ${left},${bottom}"/>`;
const word = (text: string, left: number) =>
  `<Word id="w${left}">${coords(left, 10, left + 90, 20)}${equivalent(text)}</Word>`;
const line = (text: string, inner = '', more = '') =>
  `<TextLine ${more}>${coords(0, 10, 500, 30)}${inner}${equivalent(text)}</TextLine>`;
const region = (id: string, content: string, more = '') =>
  `<TextRegion id="${id}" ${more}>${coords(0, 0, 500, 100)}${content}</TextRegion>`;
const page = (
  content: string,
  root = 'PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"',
) =>
  `<${root}><Metadata/><Page imageFilename="0001.jpg" imageWidth="1000" imageHeight="500">${content}</Page></${root.split(' ')[0]}>`;

async function read(text: string, beside: Readonly<Record<string, string>> = {}): Promise<ReadResult> {
  const [result] = await readWith(pageXmlReader, { 'p/page/0001.xml': text, ...beside });
  return result ?? expect.fail();
}

describe('PAGE XML', () => {
  it('undoes a not sign at the end of a line and keeps any other hyphen', async () => {
    const result = await read(page(region('a', line('verbun¬') + line('den-') + line('x ¬'))));
    expect(outline(result)).toEqual([
      [null, 'verbunden-'],
      [null, 'x ¬'],
    ]);
  });

  it('follows groups of the reading order, nested ones in their place; others follow their neighbour', async () => {
    const order = `<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="a"/><UnorderedGroupIndexed index="0" id="u"><RegionRef regionRef="d"/></UnorderedGroupIndexed></OrderedGroup></ReadingOrder>`;
    const regions = ['a', 'b', 'c', 'd'].map((id) => region(id, line(id.toUpperCase()))).join('');
    expect((await read(page(order + regions))).text).toBe('D\n\nA\n\nB\n\nC');
  });

  it('follows the order that Transkribus keeps in custom where there is no other', async () => {
    const regions = ['a', 'b']
      .map((id, at) => region(id, line(id), `custom="readingOrder {index:${1 - at};}"`))
      .join('');
    expect((await read(page(regions))).text).toBe('b\n\na');
  });

  it('takes roles from region types and from custom, and shows nobody page numbers', async () => {
    const result = await read(
      page(
        region('n', line('12'), 'type="page-number"') +
          region('h', line('Floods'), 'custom="readingOrder {index:1;} structure {type:heading;}"') +
          region('p', line('Rain') + line('fell.'), 'type="paragraph"') +
          region('c', line('A house'), 'type="caption"') +
          `<AdvertRegion id="x">${coords(0, 0, 9, 9)}${region('s', line('Soap'))}</AdvertRegion>`,
      ),
    );
    expect(outline(result)).toEqual([
      ['headline', 'Floods'],
      ['paragraph', 'Rain fell.'],
      ['caption', 'A house'],
      [null, 'Soap'],
    ]);
    expect(result.dropped).toEqual([{ start: 0, end: 2, reason: 'pageNumber' }]);
  });

  it('reads words with their boxes, and the line where it was corrected after them', async () => {
    const result = await read(
      page(
        region(
          'r',
          line('Fair day.', word('Fair', 0) + word('day', 100) + word('.', 190)) +
            line('Corrected', word('Cor', 0) + word('rupted', 100)),
        ),
      ),
    );
    expect(result.text).toBe('Fair day.\nCorrected');
    expect(result.facsimile?.[0]?.words.map(({ start, end }) => result.text.slice(start, end))).toEqual([
      'Fair',
      'day',
      '.',
      'Corrected',
    ]);
    expect(result.facsimile?.[0]?.words[1]?.box).toEqual({
      left: expect.closeTo(0.1),
      top: expect.closeTo(0.02),
      width: expect.closeTo(0.09),
      height: expect.closeTo(0.02),
    });
  });

  it('takes the first reading by index, words without a line, and a region without lines', async () => {
    const two = `<TextLine>${equivalent('second', 1)}${equivalent('first', 0)}</TextLine>`;
    const words = `<TextLine>${word('only', 0)}${word('words', 100)}</TextLine>`;
    const result = await read(
      page(region('a', two) + region('b', words) + region('c', equivalent('one\ntwo'))),
    );
    expect(result.text).toBe('first\n\nonly words\n\none\ntwo');
  });

  it('reads points written as elements (2010) and any prefix', async () => {
    const old = `<pc:PcGts xmlns:pc="x"><pc:Page imageWidth="100" imageHeight="100"><pc:TextRegion id="r"><pc:TextLine><pc:Coords><pc:Point x="10" y="20"/><pc:Point x="30" y="40"/></pc:Coords><pc:TextEquiv><pc:Unicode>old</pc:Unicode></pc:TextEquiv></pc:TextLine></pc:TextRegion></pc:Page></pc:PcGts>`;
    const result = await read(old);
    expect(result.blocks[0]?.box).toEqual({
      left: 0.1,
      top: 0.2,
      width: expect.closeTo(0.2),
      height: expect.closeTo(0.2),
    });
  });

  it('parts articles that Transkribus marks on lines', async () => {
    const mark = (id: string) => `custom="readingOrder {index:0;} structure {id:${id}; type:article;}"`;
    const result = await read(
      page(
        region('r', line('one', '', mark('a1')) + line('two', '', mark('a2')) + line('more', '', mark('a2'))),
      ),
    );
    expect(result.blocks.map(({ article }) => article)).toEqual(['a1', 'a2', 'a2']);
  });

  it('finds the picture by the name it gives, in any picture format', async () => {
    const result = await read(page(region('r', line('x'))), {
      'p/images/0001.tif': 'x',
      'p/images/0002.jpg': 'x',
    });
    expect(result.facsimile?.[0]?.image).toEqual({ kind: 'image', path: 'p/images/0001.tif' });
  });

  it('reads tables by their cells', async () => {
    const table = `<TableRegion id="t">${coords(0, 0, 9, 9)}${region('c1', line('Wheat'))}${region('c2', line('12s.'))}</TableRegion>`;
    expect((await read(page(table))).text).toBe('Wheat\n\n12s.');
  });
});

describeWithSamples('PAGE XML of the Reichsanzeiger', (folder) => {
  it('reads all lines in the order that is given', async () => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'page-xml', '1844_214_0615.xml')));
    const [result] = await readWith(pageXmlReader, { 'page.xml': bytes });
    expect(result?.dropped).toMatchObject([{ reason: 'pageNumber' }]);
    expect(result?.blocks.length).toBe(722);
    expect(result?.facsimile?.[0]?.words.length).toBe(723);
  });
});
