import { describe, expect, it } from 'vitest';
import { epubReader } from '#core/archive/parse/readers/epub/epub.ts';
import { type PackedFile, zip } from '../archive/archives.ts';
import { inputOf, memorySource, readWith, refusal } from '../support.ts';

const mimetype: PackedFile = { name: 'mimetype', content: 'application/epub+zip', stored: true };
const container: PackedFile = {
  name: 'META-INF/container.xml',
  content: '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
};
const contents: PackedFile = {
  name: 'OEBPS/content.opf',
  content: `<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Harbour Post</dc:title><dc:date>2022-05-06T00:00:00Z</dc:date><dc:language>en-GB</dc:language></metadata>
  <manifest><item id="b" href="text/b%20two.xhtml" media-type="application/xhtml+xml"/><item id="a" href="../OEBPS/text/a.xhtml" media-type="application/xhtml+xml"/><item id="c" href="cover.xhtml" media-type="application/xhtml+xml"/></manifest>
  <spine><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="missing"/></spine></package>`,
};
const chapter = (title: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body><h1>${title}</h1><p>${`The ${title} was washed in the night. `.repeat(5)}</p></body></html>`;

describe('EPUB', () => {
  const book = zip([
    mimetype,
    container,
    contents,
    { name: 'OEBPS/cover.xhtml', content: '<html><body><img src="c.jpg"/></body></html>' },
    { name: 'OEBPS/text/b two.xhtml', content: chapter('bridge') },
    { name: 'OEBPS/text/a.xhtml', content: chapter('ferry') },
  ]);

  it('reads its documents in the order of the spine as one issue', async () => {
    const [result, ...others] = await readWith(epubReader, { 'Post/a.epub': book });
    expect(others).toEqual([]);
    const heads = result?.blocks.filter(({ role }) => role === 'headline').map(({ text }) => text);
    expect(heads).toEqual(['ferry', 'bridge']);
    expect(result?.fields).toMatchObject({ title: 'Harbour Post', date: '2022-05-06' });
    expect(result?.language).toBe('en-GB');
    expect(result?.format).toBe('epub');
  });

  it('is refused with one sentence where it cannot be read', async () => {
    const refuse = async (bytes: Uint8Array) => {
      const input = await inputOf(memorySource({ 'Post/a.epub': bytes }));
      expect(epubReader.matches(input)).toBe(true);
      return refusal(() => epubReader.read(input));
    };
    expect(await refuse(book.subarray(0, 500))).toBe(
      'Post/a.epub is damaged or cut off (its list of files is missing); it was not read.',
    );
    expect(await refuse(zip([mimetype]))).toBe(
      'Post/a.epub is an EPUB without its META-INF/container.xml; it may be cut off.',
    );
    expect(await refuse(zip([mimetype, container, contents]))).toBe('Post/a.epub is an EPUB without text.');
  });
});
