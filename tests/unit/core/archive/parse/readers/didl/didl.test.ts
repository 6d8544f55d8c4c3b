import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { didlReader } from '#core/archive/parse/readers/didl/didl.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, outline, readWith, refusal } from '../support.ts';

const component = (role: string, resource: string) =>
  `<d:Component><d:Descriptor><d:Statement dc:type="role">${role}</d:Statement></d:Descriptor>${resource}</d:Component>`;
const metadata = (content: string) =>
  component('metadata', `<d:Resource><srw_dc:dcx>${content}</srw_dc:dcx></d:Resource>`);
const fileRef = (role: string, name: string) =>
  component(role, `<d:Resource ref="http://resolver.example/${role}" dcx:filename="${name}"/>`);

const page = (number: number) =>
  `<d:Item dc:identifier="x:p${number}">${metadata(`<ddd:nativePageNumber>${number}</ddd:nativePageNumber>`)}${fileRef('alto', `X_${number}_alto.xml`)}${fileRef('image', `X_${number}.jpg`)}</d:Item>`;

const article = (
  id: string,
  subject: string,
  title: string,
  parts: readonly (readonly [number, readonly string[]])[],
) =>
  `<d:Item dc:identifier="x:${id}">${fileRef('ocr', `X_${id}_articletext.xml`)}${metadata(`<dc:subject>${subject}</dc:subject><dc:title>${title}</dc:title>`)}${component(
    'metadata/zoning',
    `<d:Resource><dcx:zoning>${[...parts.entries()]
      .map(
        ([at, [number, blocks]]) =>
          `<dcx:article-part order="${at + 1}"><dcx:blocks alto="X_${number}_alto.xml">${blocks.map((block) => `<dcx:TextBlock ID="${block}"/>`).join('')}</dcx:blocks></dcx:article-part>`,
      )
      .reverse()
      .join('')}</dcx:zoning></d:Resource>`,
  )}</d:Item>`;

const alto = (blocks: Readonly<Record<string, string>>) =>
  `<alto xmlns="http://schema.ccs-gmbh.com/ALTO"><Layout><Page WIDTH="100" HEIGHT="100"><PrintSpace>${Object.entries(
    blocks,
  )
    .map(
      ([id, text]) =>
        `<TextBlock ID="${id}"><TextLine><String CONTENT="${text}" HPOS="1" VPOS="1" WIDTH="5" HEIGHT="5"/></TextLine></TextBlock>`,
    )
    .join('')}</PrintSpace></Page></Layout></alto>`;

const didl = `<d:DIDL><d:Item dc:identifier="x">${metadata('<dc:title>Courant</dc:title><dc:date>1813-11-16</dc:date><dcx:issuenumber>92</dcx:issuenumber><dcterms:spatial>Regionaal</dcterms:spatial><dcterms:spatial xsi:type="dcx:creation">Groningen</dcterms:spatial><dc:language>nl</dc:language>')}${page(1)}${page(2)}${article(
  'a1',
  'artikel',
  'Verkooping.',
  [
    [1, ['H', 'B']],
    [2, ['C']],
  ],
)}${article('a2', 'advertentie', 'Advertentie', [[1, ['AD']]])}</d:Item></d:DIDL>`;

const files = {
  'k/didl.xml': didl,
  'k/X_1_alto.xml': alto({ M: 'Courant', AD: 'Zeep', H: 'Verkooping.', B: 'Heden' }),
  'k/X_2_alto.xml': alto({ C: 'morgen' }),
  'k/X_1.jpg': 'x',
};

describe('DIDL', () => {
  it('reads articles as lists of blocks over pages, in the order of their parts', async () => {
    const [result] = await readWith(didlReader, files);
    expect(outline(result ?? expect.fail())).toEqual([
      ['notice', 'Courant'],
      ['headline', 'Verkooping.'],
      ['paragraph', 'Heden'],
      ['paragraph', 'morgen'],
      ['advertisement', 'Zeep'],
    ]);
    expect(result?.blocks.map((block) => [block.article, block.page])).toEqual([
      [undefined, 1],
      ['x:a1', 1],
      ['x:a1', 1],
      ['x:a1', 2],
      ['x:a2', 1],
    ]);
    expect(result?.fields).toEqual({
      title: 'Courant',
      date: '1813-11-16',
      issueNumber: '92',
      place: 'Groningen',
      pageCount: '2',
    });
    expect(result?.facsimile?.map(({ label, image }) => [label, image?.path ?? null])).toEqual([
      ['1', 'k/X_1.jpg'],
      ['2', null],
    ]);
  });

  it('believes the title that the article text marks before the one of the record', async () => {
    const [result] = await readWith(didlReader, {
      ...files,
      'k/X_a1_articletext.xml': '<text><title></title><p>Verkooping. Heden morgen</p></text>',
    });
    expect(outline(result ?? expect.fail())).toContainEqual(['headline', 'Verkooping.']);
  });

  it('finds a title over several blocks, and none where it is only the start of a block', async () => {
    const titled = (title: string) => ({
      ...files,
      'k/X_1_alto.xml': alto({ M: 'Courant', AD: 'Zeep', H: 'Binnenland.', B: 'Amsterdam, Maandag.' }),
      'k/X_a1_articletext.xml': `<text><title>${title}</title><p>morgen</p></text>`,
    });
    const rolesOf = async (title: string) => {
      const [result] = await readWith(didlReader, titled(title));
      return outline(result ?? expect.fail()).flatMap(([role, text]) => (role === 'headline' ? [text] : []));
    };
    expect(await rolesOf('BINNENLAND. Amsterdam, Maandag')).toEqual(['Binnenland.', 'Amsterdam, Maandag.']);
    expect(await rolesOf('Binnenland.')).toEqual(['Binnenland.']);
    expect(await rolesOf('Binnenland. Amsterdam')).toEqual([]);
    // All there is of the article is no title of it.
    expect(await rolesOf('Binnenland. Amsterdam, Maandag. morgen')).toEqual([]);
  });

  it('names missing pages and reads the rest', async () => {
    const { 'k/X_2_alto.xml': _, ...there } = files;
    const [result] = await readWith(didlReader, there);
    expect(result?.warnings[0]?.message).toBe(
      'k/didl.xml names 2 pages and the text of 1 is not there: X_2_alto.xml; the rest is read.',
    );
  });

  it('says in one sentence that nothing is there', async () => {
    const source = memorySource({ 'k/didl.xml': didl });
    expect(await refusal(async () => didlReader.read(await inputOf(source)))).toBe(
      'k/didl.xml names 2 pages and none can be read; put their ALTO files beside it.',
    );
  });
});

describeWithSamples('DIDL of Delpher', (folder) => {
  it('reads four articles, one of them an advertisement', async () => {
    const root = join(folder, 'mets-alto', 'kb-delpher-1813');
    const paths = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort((a, b) => Number(b.endsWith('didl.xml')) - Number(a.endsWith('didl.xml')));
    const [result] = await readWith(
      didlReader,
      Object.fromEntries(paths.map((path) => [path, new Uint8Array(readFileSync(path))])),
    );
    expect(new Set(result?.blocks.flatMap(({ article: key }) => key ?? [])).size).toBe(4);
    expect(result?.blocks.filter(({ role }) => role === 'headline').length).toBe(1);
    expect(result?.warnings).toEqual([]);
  });
});
