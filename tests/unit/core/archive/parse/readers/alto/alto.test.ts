import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { altoReader } from '#core/archive/parse/readers/pageFiles/alto.ts';
import type { ReadResult } from '#core/archive/parse/readers/reader.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { expectComplete, inputOf, memorySource, missingInk, outline, readWith, refusal } from '../support.ts';

/** A page of 1000 × 2000 units with the given blocks. */
const page = (
  blocks: string,
  { root = 'alto', before = '', attributes = 'WIDTH="1000" HEIGHT="2000"' } = {},
) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root}><Description><MeasurementUnit>pixel</MeasurementUnit></Description>${before}<Layout><Page ID="P1" ${attributes}><PrintSpace>${blocks}</PrintSpace></Page></Layout></${root.split(' ')[0]}>`;

const box = (left: number, top: number, width = 100, height = 20) =>
  `HPOS="${left}" VPOS="${top}" WIDTH="${width}" HEIGHT="${height}"`;

const word = (text: string, left = 0, top = 0, more = '') =>
  `<String ${box(left, top)} CONTENT="${text}" ${more}/>`;
const line = (content: string, id = 'L') => `<TextLine ID="${id}" ${box(0, 0, 500)}>${content}</TextLine>`;
const block = (content: string, more = 'ID="B1"') =>
  `<TextBlock ${more} ${box(0, 0, 500, 200)}>${content}</TextBlock>`;

async function read(text: string): Promise<ReadResult> {
  const [result] = await readWith(altoReader, { 'Paper/0001.xml': text });
  if (!result) throw new Error('nothing was read');
  return result;
}

const text = async (blocks: string) => (await read(page(blocks))).text;

const closeTo = (left: number, top: number, width: number, height: number) => ({
  left: expect.closeTo(left),
  top: expect.closeTo(top),
  width: expect.closeTo(width),
  height: expect.closeTo(height),
});

describe('ALTO', () => {
  it.each([
    'alto',
    'alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"',
    'alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"',
    'alto xmlns="http://example.org/some/other/namespace"',
    'a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v3#"',
  ])('reads the root %s', async (root) => {
    const blocks = block(line(`${word('Fair')}<SP/>${word('today')}`));
    const prefixed = root.startsWith('a:')
      ? page(blocks, { root }).replace(/<(\/?)(?=[A-Z])/gu, '<$1a:')
      : page(blocks, { root });
    expect((await read(prefixed)).text).toBe('Fair today');
  });

  it('puts a space where SP stands and nowhere else', async () => {
    expect(await text(block(line(`${word('G')}${word('de')}<SP/>${word('Duché')}`)))).toBe('Gde Duché');
  });

  it('puts a space between words where a page has no SP at all', async () => {
    expect(await text(block(line(word('Fair') + word('today'))))).toBe('Fair today');
    expect(await text(block(line(word('渡') + word('口'))))).toBe('渡口');
  });

  it('parts lines, blocks and pages', async () => {
    const second = page(block(line(word('three'))));
    const results = await readWith(altoReader, {
      'Paper/page-9.xml': page(block(line(word('one')) + line(word('two')))),
      'Paper/page-10.xml': second,
    });
    expect(results[0]?.text).toBe('one\ntwo\fthree');
    expect(results[0]?.blocks.map(({ page: number }) => number)).toEqual([9, 9, 10]);
    expect(results[0]?.fields.pageCount).toBe('2');
  });

  it('undoes a hyphen that the format names and keeps any other', async () => {
    const result = await read(
      page(
        block(
          line(`${word('news', 0, 0, 'SUBS_TYPE="HypPart1" SUBS_CONTENT="newspaper"')}<HYP CONTENT="-"/>`) +
            line(
              `${word('paper', 0, 0, 'SUBS_TYPE="HypPart2" SUBS_CONTENT="newspaper"')}<SP/>${word('well-')}`,
            ) +
            line(word('read')),
        ),
      ),
    );
    expect(result.text).toBe('news-\npaper well-\nread');
    expect(result.blocks.map(({ text: own, continues }) => [own, continues])).toEqual([
      ['news', undefined],
      ['paper well-', ''],
      ['read', undefined],
    ]);
    expect(result.dropped).toEqual([{ start: 4, end: 5, reason: 'lineEndHyphen' }]);
  });

  it('keeps a hyphen that belongs to the word', async () => {
    const whole = 'SUBS_CONTENT="well-known"';
    const result = await read(
      page(
        block(
          line(word('well-', 0, 0, `SUBS_TYPE="HypPart1" ${whole}`)) +
            line(word('known', 0, 0, `SUBS_TYPE="HypPart2" ${whole}`)),
        ),
      ),
    );
    expect(outline(result)).toEqual([[null, 'well-known']]);
    expect(result.dropped).toEqual([]);
  });

  it('joins a word that is broken between two blocks, and no word that has no other half', async () => {
    const half = (part: 1 | 2, content: string, whole: string) =>
      word(content, 0, 0, `SUBS_TYPE="HypPart${part}" SUBS_CONTENT="${whole}"`);
    const joined = await read(
      page(
        block(line(`${half(1, 'news', 'newspaper')}<HYP CONTENT="-"/>`)) +
          block(line(half(2, 'paper', 'newspaper')), 'ID="B2"'),
      ),
    );
    expect(outline(joined)).toEqual([[null, 'newspaper']]);
    const torn = await read(
      page(
        block(line(`${half(1, 'news', 'newspaper')}<HYP CONTENT="-"/>`)) +
          block(line(word('Paper')), 'ID="B2"'),
      ),
    );
    expect(outline(torn)).toEqual([
      [null, 'news-'],
      [null, 'Paper'],
    ]);
  });

  it('keeps words outside lines, lines outside blocks and blocks outside pages', async () => {
    expect(await text(`${word('one')}${line(word('two'))}${block(word('three'))}`)).toBe('one\ntwo\n\nthree');
    expect((await read(`<alto><Layout>${block(line(word('lone')))}</Layout></alto>`)).text).toBe('lone');
  });

  it('keeps a HYP that ends no word', async () => {
    expect(await text(block(line('<HYP CONTENT="—"/>') + line(word('end'))))).toBe('—\nend');
  });

  it('measures boxes as fractions of the page in any unit', async () => {
    const result = await read(page(block(line(word('one', 100, 200)))));
    expect(result.facsimile?.[0]?.words).toEqual([{ start: 0, end: 3, box: closeTo(0.1, 0.1, 0.1, 0.01) }]);
    expect(result.blocks[0]?.box).toEqual(closeTo(0, 0, 0.5, 0.01));
  });

  it('scales a page that is given in another unit than its words', async () => {
    const result = await read(
      page(block(line(`${word('a', 3600, 100)}<SP/>${word('b', 1000, 7600)}`)), {
        attributes: 'WIDTH="1000" HEIGHT="2000"',
      }),
    );
    for (const { box: own } of result.facsimile?.[0]?.words ?? []) {
      expect(own.left + own.width).toBeLessThanOrEqual(1);
      expect(own.top + own.height).toBeLessThanOrEqual(1);
    }
    expect(result.facsimile?.[0]?.words).toHaveLength(2);
  });

  it.each([
    'HPOS="x" VPOS="1" WIDTH="2" HEIGHT="3"',
    'HPOS="-90" VPOS="1" WIDTH="2" HEIGHT="3"',
    'VPOS="1"',
    '',
  ])('keeps the word where its coordinates are bad (%s)', async (coordinates) => {
    const many = Array.from({ length: 60 }, (_, at) => word(`w${at}`, at, at)).join('<SP/>');
    const result = await read(page(block(line(`<String ${coordinates} CONTENT="stray"/><SP/>${many}`))));
    expect(result.text.startsWith('stray w0 w1')).toBe(true);
    expect(result.facsimile?.[0]?.words).toHaveLength(60);
  });

  it('measures a page without a size by its words', async () => {
    const result = await read(page(block(line(word('one', 300, 80))), { attributes: '' }));
    expect(result.facsimile?.[0]).toMatchObject({ width: 500, height: 100 });
  });

  it('gives type sizes relative to the size most text is set in', async () => {
    const styles =
      '<Styles><TextStyle ID="S1" FONTSIZE="8"/><TextStyle ID="S2" FONTSIZE="24"/><TextStyle ID="S0" FONTSIZE="0"/></Styles>';
    const result = await read(
      page(
        block(line(word('HEAD')), 'ID="H" STYLEREFS="PAR S2"') +
          block(
            line(word('a long line of text')) + line(word('x', 0, 0, 'STYLEREFS="S2"')),
            'ID="T" STYLEREFS="S1"',
          ) +
          block(line(word('unknown')), 'ID="U" STYLEREFS="S0"'),
        { before: styles },
      ),
    );
    expect(result.blocks.map(({ fontSize }) => fontSize)).toEqual([3, 1, 3, null]);
  });

  it('follows ReadingOrder, otherwise IDNEXT, otherwise the file', async () => {
    const blocks = ['A', 'B', 'C'].map((id) => block(line(word(id)), `ID="${id}"`)).join('');
    const order =
      '<ReadingOrder><OrderedGroup><ElementRef REF="C"/><ElementRef REF="A"/></OrderedGroup></ReadingOrder>';
    expect((await read(page(blocks, { before: order }))).text).toBe('C\n\nA\n\nB');
    const chained = blocks.replace('ID="C"', 'ID="C" IDNEXT="A"').replace('ID="A"', 'ID="A" IDNEXT="B"');
    expect((await read(page(chained))).text).toBe('C\n\nA\n\nB');
    const circle = chained.replace('ID="B"', 'ID="B" IDNEXT="C"');
    expect((await read(page(circle))).text).toBe('A\n\nB\n\nC');
    expect((await read(page(blocks))).text).toBe('A\n\nB\n\nC');
  });

  it('takes roles from tags and composed blocks where they tell headings from text', async () => {
    const tags =
      '<Tags><LayoutTag ID="T1" LABEL="heading"/><StructureTag ID="T2" TYPE="paragraph" LABEL="x"/><OtherTag ID="T3" LABEL="page-number"/></Tags>';
    const result = await read(
      page(
        block(line(word('7')), 'ID="N" TAGREFS="T3"') +
          block(line(word('Floods')), 'ID="H" TAGREFS="T1"') +
          block(line(word('Rain')) + line(word('fell.')), 'ID="P" TAGREFS="T2"') +
          `<ComposedBlock ID="C" TYPE="Advertisement">${block(line(word('Soap')), 'ID="S"')}</ComposedBlock>`,
        { before: tags },
      ),
    );
    expect(outline(result)).toEqual([
      ['headline', 'Floods'],
      ['paragraph', 'Rain fell.'],
      ['advertisement', 'Soap'],
    ]);
    expect(result.dropped).toEqual([{ start: 0, end: 1, reason: 'pageNumber' }]);
    const noHeadings = await read(
      page(`<ComposedBlock TYPE="Advertisement">${block(line(word('Soap')))}</ComposedBlock>`),
    );
    expect(noHeadings.blocks[0]?.role).toBeNull();
  });

  it('reads a page that breaks off until there', async () => {
    const whole = page(block(line(word('kept')) + line(word('lost'))));
    const result = await read(whole.slice(0, whole.indexOf('lost')));
    expect(result.text).toBe('kept');
    expect(result.warnings).toMatchObject([{ code: 'damagedPage' }]);
    expect(result.warnings[0]?.message).toContain('Paper/0001.xml is damaged');
  });

  it('expands no entities in a page of laughs', async () => {
    const laughs = `<!DOCTYPE alto [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${page(block(line(word('&b;')))).replace(/^<\?.*\?>/u, '')}`;
    const result = await read(laughs);
    expect(result.text).toBe('&b;');
    expect(result.warnings.map(({ code }) => code)).toEqual(['unknownEntities']);
  });

  it('refuses pages that are nested too deeply in one sentence', async () => {
    const deep = page(`${'<ComposedBlock>'.repeat(10_000)}${'</ComposedBlock>'.repeat(10_000)}`);
    const source = memorySource({ 'Paper/deep.xml': deep });
    const sentence = await refusal(async () => altoReader.read(await inputOf(source)));
    expect(sentence).toMatch(
      /^Paper\/deep\.xml cannot be read as XML: it is nested more than 1,000 levels deep/u,
    );
  });

  it('does not even fetch a page of a gigabyte and reads the others', async () => {
    const source = memorySource({ 'Paper/1.xml': page(block(line(word('one')))) });
    const huge = { path: 'Paper/2.xml', size: 1024 ** 3 };
    const asked: string[] = [];
    const [result] = await altoReader.read({
      ...(await inputOf(source)),
      source: {
        ...source,
        files: [...source.files, huge],
        bytes: async (path) => {
          asked.push(path);
          return source.bytes(path);
        },
      },
    });
    expect(result?.text).toBe('one');
    expect(asked).not.toContain('Paper/2.xml');
    expect(result?.warnings[0]?.message).toContain('Paper/2.xml is too large (1024 MB; at most 64 MB');
  });

  it('reads records beside the pages and keeps an impossible date as it is written', async () => {
    const [result] = await readWith(altoReader, {
      'day/Courier-0007A.alto.xml': page(block(line(word('one')))),
      'day/Courier-0007B.alto.xml': page(block(line(word('two')))),
      'day/Courier-0007A.mods.xml':
        '<m:mods xmlns:m="x"><m:part><m:detail type="sectionLabel"><m:number>Part 2</m:number></m:detail></m:part></m:mods>',
      'day/Courier-0007B.mods.xml': '<mods><broken></mods>',
      'day/Courier.edition.xml':
        '<mods><titleInfo type="uniform"><title>courier</title></titleInfo><titleInfo><nonSort>The</nonSort><title>Courier</title></titleInfo><originInfo><place><placeTerm type="text">Wexcombe</placeTerm></place><dateIssued>1795-06</dateIssued><dateIssued qualifier="questionable">1795-06-31</dateIssued></originInfo><relatedItem type="host"><part><detail type="edition"><number>2</number><caption>Second edition</caption></detail><detail type="issue"><number>212</number></detail></part></relatedItem></mods>',
      'day/Courier-0007A.jp2': 'picture',
      'day/Courier-0007A.txt': 'the same page as text',
    });
    expect(result?.fields).toEqual({
      title: 'The Courier',
      date: '1795-06-31',
      issueNumber: '212',
      edition: 'Second edition',
      place: 'Wexcombe',
      pageCount: '2',
    });
    expect(result?.facsimile?.map(({ label, name, image }) => ({ label, name, image }))).toEqual([
      { label: '7A', name: 'Part 2', image: { kind: 'image', path: 'day/Courier-0007A.jp2' } },
      { label: '7B', name: null, image: null },
    ]);
    expect(result?.warnings.map(({ code }) => code)).toEqual(['unreadableRecord']);
  });

  it('loses no character of any page', async () => {
    const content = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const escaped = (value: string) =>
      value.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;');
    const anyLine = fc.array(fc.tuple(content, fc.boolean(), fc.constantFrom('', 'HypPart1', 'HypPart2')), {
      minLength: 1,
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyLine, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        async (blocks) => {
          const xml = blocks
            .map((lines, at) =>
              block(
                lines
                  .map((words) =>
                    line(
                      words
                        .map(
                          ([value, space, part]) =>
                            word(
                              escaped(value),
                              0,
                              0,
                              part ? `SUBS_TYPE="${part}" SUBS_CONTENT="whole"` : '',
                            ) + (space ? '<SP/>' : ''),
                        )
                        .join(''),
                    ),
                  )
                  .join(''),
                `ID="B${at}"`,
              ),
            )
            .join('');
          const source = memorySource({ 'p.xml': page(xml) });
          const [result] = await altoReader.read(await inputOf(source)).catch(() => []);
          const expected = blocks
            .flat(2)
            .map(([value]) => value)
            .join('');
          if (result) expectComplete(result);
          expect(missingInk(expected, result?.text ?? '')).toBe('');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describeWithSamples('ALTO of other people', (folder) => {
  const readSample = async (name: string) => {
    const bytes = new Uint8Array(readFileSync(join(folder, name)));
    const [result] = await readWith(altoReader, { [name]: bytes });
    return result;
  };

  it('undoes the hyphens of Gallica', async () => {
    const result = await readSample('alto/gallica_X0000002.xml');
    expect(result?.language).toBe('fr');
    expect(result?.dropped.length).toBe(115);
  });

  it('reads a page without SP', async () => {
    const result = await readSample('alto/alto_nospace.xml');
    expect(result?.blocks.length).toBe(20);
    expect(result?.blocks.every(({ box: own }) => own !== null)).toBe(true);
  });

  it('reads inch1200 and two pages in one file', async () => {
    const result = await readSample('alto/alto.xml');
    expect(result?.facsimile?.length).toBe(2);
    expect(result?.language).toBe('da');
  });
});
