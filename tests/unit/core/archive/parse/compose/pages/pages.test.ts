import { describe, expect, it } from 'vitest';
import { type ComposedIssue, parseSource } from '#core/archive/parse/parse.ts';
import { memorySource } from '../../readers/support.ts';

/** An ALTO page of lines of one size, each a block of its own; nothing but the page says where it stands. */
function alto(lines: readonly string[], page = ''): string {
  const blocks = lines.map((line, at) => {
    const box = `HPOS="50" VPOS="${100 + 30 * at}" WIDTH="400" HEIGHT="20"`;
    const words = line.split(' ').map((word) => `<String CONTENT="${word}"/>`);
    return `<TextBlock ID="B${at}" ${box}><TextLine ${box}>${words.join('<SP/>')}</TextLine></TextBlock>`;
  });
  return `<alto><Layout><Page WIDTH="1000" HEIGHT="1500" ${page}><PrintSpace>${blocks.join('')}</PrintSpace></Page></Layout></alto>`;
}

const hocr = (lines: readonly string[]) =>
  `<html><body><div class="ocr_page" title="bbox 0 0 1000 1500"><div class="ocr_carea">${lines
    .map(
      (line, at) =>
        `<span class="ocr_line" title="bbox 50 ${100 + 30 * at} 450 ${120 + 30 * at}">${line}</span>`,
    )
    .join('')}</div></div></body></html>`;

const zone = (text: string, top: number) =>
  `<TextRegion id="r${top}"><Coords points="50,${top} 450,${top} 450,${top + 20} 50,${top + 20}"/>${
    text === '' ? '' : `<TextEquiv><Unicode>${text}</Unicode></TextEquiv>`
  }</TextRegion>`;
const pageXml = (lines: readonly string[]) =>
  `<PcGts><Page imageFilename="x.tif" imageWidth="1000" imageHeight="1500">${lines
    .map((line, at) => zone(line, 100 + 30 * at))
    .join('')}</Page></PcGts>`;

const story = (place: string) => [
  `NEWS FROM ${place.toUpperCase()}`,
  `The council of ${place} met last night and heard the`,
  'report of the surveyor upon the bridge and the road.',
  'It was resolved to ask the county for the money.',
];

async function parse(files: Readonly<Record<string, string>>): Promise<ComposedIssue> {
  const [issue] = await parseSource(memorySource(files));
  if (!issue) throw new Error('nothing was read');
  return issue;
}

const pagesOf = ({ pages }: ComposedIssue) => pages.map(({ number, name }) => [number, name]);
const articlePages = ({ articles }: ComposedIssue) => [...new Set(articles.map(({ page }) => page))];

describe('Pages that a format knows', () => {
  it.each([
    ['ALTO', 'xml', alto],
    ['hOCR', 'hocr', hocr],
    ['PAGE', 'xml', pageXml],
  ])('are those of the articles and of the issue: %s', async (_, ending, page) => {
    const issue = await parse({
      [`Mercury 1901-05-04/0001.${ending}`]: page(story('Easton')),
      [`Mercury 1901-05-04/0002.${ending}`]: page(story('Weston')),
    });
    expect(pagesOf(issue)).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(articlePages(issue)).toEqual([1, 2]);
    const weston = issue.text.indexOf('Weston');
    const second = issue.pages[1];
    expect(second && second.start <= weston && weston < second.end).toBe(true);
  });

  it('keep the numbers that the pages print where one is missing', async () => {
    const issue = await parse({
      'Mercury/0001.xml': alto(story('Easton'), 'PRINTED_IMG_NR="1"'),
      'Mercury/0002.xml': alto(story('Weston'), 'PRINTED_IMG_NR="3"'),
    });
    // Two numbers that do not count on from each other may be misread.
    expect(pagesOf(issue).map(([number]) => number)).toEqual([1, 2]);
    const named = await parse({
      'Mercury/1901-05-04_p2.xml': alto(story('Easton')),
      'Mercury/1901-05-04_p4.xml': alto(story('Weston')),
    });
    expect(pagesOf(named).map(([number]) => number)).toEqual([2, 4]);
    expect(articlePages(named)).toEqual([2, 4]);
    expect(named.facsimile?.map(({ number, label }) => [number, label])).toEqual([
      [2, '2'],
      [4, '4'],
    ]);
  });

  it('leave out what a machine misread for a number', async () => {
    const issue = await parse({
      'Mercury/0001.xml': alto(story('Easton'), 'PRINTED_IMG_NR="s ?mm"'),
      'Mercury/0002.xml': alto(story('Weston'), 'PRINTED_IMG_NR="32"'),
      'Mercury/0003.xml': alto(story('Norton'), 'PRINTED_IMG_NR="33"'),
      'Mercury/0004.xml': alto(story('Sutton'), 'PRINTED_IMG_NR="8"'),
    });
    expect(issue.facsimile?.map(({ label }) => label)).toEqual([null, '32', '33', null]);
    expect(pagesOf(issue).map(([number]) => number)).toEqual([1, 2, 3, 4]);
  });

  it('have the names that records give them, and labels that say more than a number', async () => {
    const mods = (label: string, section = '') =>
      `<mods><part><detail type="page number"><number>${label}</number></detail>${section}</part></mods>`;
    const issue = await parse({
      'Mercury/0001.alto.xml': alto(story('Easton')),
      'Mercury/0001.mods.xml': mods('A1', '<detail type="section label"><number>Markets</number></detail>'),
      'Mercury/0002.alto.xml': alto(story('Weston')),
      'Mercury/0002.mods.xml': mods('7B'),
      'Mercury/0003.alto.xml': alto(story('Norton')),
      'Mercury/0003.mods.xml': mods('p. 3'),
    });
    expect(pagesOf(issue)).toEqual([
      [1, 'Markets'],
      [2, '7B'],
      [3, null],
    ]);
    expect(issue.articles.find(({ page }) => page === 1)?.section).toBe('Markets');
  });
});

describe('PAGE without text', () => {
  it('says so once, however many pages and zones there are', async () => {
    const issue = await parse({
      'Mercury/0001.xml': pageXml(['', '', '']),
      'Mercury/0002.xml': pageXml(['', '']),
    });
    const about = issue.warnings.filter(({ code }) => /text/iu.test(code));
    expect(about.map(({ code }) => code)).toEqual(['noTextLayer']);
    expect(about[0]?.message).toMatch(/2 pages without any text/u);
    expect(issue.facsimile).toHaveLength(2);
  });

  it('names the pages where others have text', async () => {
    const issue = await parse({
      'Mercury/0001.xml': pageXml(story('Easton')),
      'Mercury/0002.xml': pageXml(['', '']),
      'Mercury/0003.xml': '<PcGts><Page imageWidth="10" imageHeight="10"/></PcGts>',
    });
    const about = issue.warnings.filter(({ code }) => code === 'pagesWithoutText');
    expect(about.map(({ message }) => message)).toEqual([
      'Mercury/0001.xml lacks the text of 1 of its 3 pages (2); the rest is read.',
    ]);
  });
});
