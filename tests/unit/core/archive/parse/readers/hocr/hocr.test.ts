import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hocrReader } from '#core/archive/parse/readers/pageFiles/hocr.ts';
import type { ReadResult } from '#core/archive/parse/readers/reader.ts';
import { describeWithSamples } from '../../../../../../samples.ts';
import { inputOf, memorySource, missingInk, outline, readWith } from '../support.ts';

const word = (text: string, left = 0) =>
  `<span class='ocrx_word' title='bbox ${left} 0 ${left + 40} 10; x_wconf 90'>${text}</span>`;
const line = (content: string, more = '') =>
  `<span class="ocr_line" title="bbox 0 0 500 10${more}">${content}</span>`;
const paragraph = (content: string) => `<p class='ocr_par' lang='eng'>${content}</p>`;
const page = (content: string, title = 'image "scan/0001.jpg"; bbox 0 0 1000 2000; ppageno 0') =>
  `<!DOCTYPE html>\n<html><head><meta name='ocr-system' content='tesseract'/></head><body><div class='ocr_page' title='${title}'><div class="ocr_carea">${content}</div></div></body></html>`;

async function read(text: string, beside: Readonly<Record<string, string>> = {}): Promise<ReadResult> {
  const [result] = await readWith(hocrReader, { 'p/0001.hocr': text, ...beside });
  return result ?? expect.fail();
}

describe('hOCR', () => {
  it('reads words, lines and paragraphs with their places', async () => {
    const result = await read(
      page(
        paragraph(line(`${word('Fair', 100)} ${word('day', 200)}\n`) + line(word('today'))) +
          paragraph(line(word('Second'))),
      ),
    );
    expect(result.text).toBe('Fair day\ntoday\n\nSecond');
    expect(result.language).toBe('en');
    expect(result.facsimile?.[0]).toMatchObject({ width: 1000, height: 2000 });
    expect(result.facsimile?.[0]?.words[1]).toEqual({
      confidence: 0.9,
      start: 5,
      end: 8,
      box: { left: 0.2, top: 0, width: expect.closeTo(0.04), height: 0.005 },
    });
  });

  it('undoes a soft hyphen and keeps any other', async () => {
    const result = await read(
      page(paragraph(line(word('verbun\u00ad')) + line(word('den-')) + line(word('x')))),
    );
    expect(outline(result)).toEqual([
      [null, 'verbunden-'],
      [null, 'x'],
    ]);
    expect(result.dropped.map(({ reason }) => reason)).toEqual(['lineEndHyphen']);
  });

  it('keeps the characters of malformed entities, comments, instructions and tags', async () => {
    const broken = ['R&D; &HiFi', "!'<!--,,,>", '<?«»«?>i', 's<5<a</<e', 'x<kKa/Ze', '1 < 2'];
    const result = await read(
      page(paragraph(line(broken.map((text) => word(text)).join(' ')) + line(word('after')))),
    );
    expect(result.text.replace('\u0301', '')).toBe(`${broken.join(' ')}\nafter`);
  });

  it('keeps markup inside words, comments that are closed, and text outside words', async () => {
    const result = await read(
      page(
        `${paragraph(line(`${word('<strong>Bold</strong>')} <!-- a note --> ${word('<em>and</em>')} loose`))}<p>stray</p>`,
      ),
    );
    expect(result.text).toBe('Bold and loose\n\nstray');
  });

  it('takes text straight from lines without words, with the box of the line', async () => {
    const result = await read(page(line('A whole line')));
    expect(result.text).toBe('A whole line');
    expect(result.facsimile?.[0]?.words).toHaveLength(1);
  });

  it('reads blocks that lie in blocks and lines between them in their order', async () => {
    const result = await read(
      page(`${line(word('one'))}${paragraph(line(word('two')))}${line(word('three'))}`),
    );
    expect(result.text.split(/\n+/u)).toEqual(['one', 'two', 'three']);
  });

  it('grows a page that is smaller than its words', async () => {
    const result = await read(
      page(paragraph(Array.from({ length: 20 }, (_, at) => line(word(`w${at}`, at * 60))).join(''))),
    );
    expect(result.facsimile?.[0]?.words).toHaveLength(20);
    expect(result.facsimile?.[0]?.width).toBe(1180);
  });

  it('reads several files as one issue, in the order of their names, the text files beside them not at all', async () => {
    const result = await read(page(line(word('one'))), {
      'p/0002.hocr': page(line(word('two')), 'image "0002.jpg"; bbox 0 0 10 10'),
      'p/0001.txt': 'one again',
      'p/scan/0001.png': 'x',
    });
    expect(result.text).toBe('one\ftwo');
    expect(result.facsimile?.map(({ image }) => image)).toEqual([
      { kind: 'image', path: 'p/scan/0001.png' },
      null,
    ]);
  });

  it('takes sizes of type from lines', async () => {
    const result = await read(
      page(
        paragraph(
          line(word('HEAD'), '; x_size 30') +
            line(word('body text'), '; x_size 10') +
            line(word('more text'), '; x_size 10'),
        ),
      ),
    );
    expect(result.blocks.map(({ fontSize }) => fontSize)).toEqual([3, 1, 1]);
  });

  it('loses no character of words that are not escaped at all', async () => {
    const noise = fc.array(
      fc.constantFrom('<', '>', '&', ';', '!', '-', '?', '/', 'a', 'B', '"', "'", '<!--', '-->', '<?', '</'),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 5 }), async (words) => {
        // What a browser reads as an entity or as a comment is one; everything else is a character.
        const texts = words
          .map((parts) => parts.join(''))
          .filter((text) => !/<!--[\s\S]*-->|&[a-zA-Z]|<!--/u.test(text));
        const source = memorySource({ 'p.hocr': page(line(texts.map((text) => word(text)).join(' '))) });
        const [result] = await hocrReader.read(await inputOf(source));
        expect(missingInk(texts.join(' ').replace(/<\/?[ab]\b[^>]*>/giu, ''), result?.text ?? '')).toBe('');
      }),
      { numRuns: 200 },
    );
  });
});

describeWithSamples('hOCR of other people', (folder) => {
  const words = async (name: string) => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'hocr', name)));
    const [result] = await readWith(hocrReader, { [name]: bytes });
    return result?.facsimile?.[0]?.words.length;
  };

  it.each([
    ['hocr_broken_pis.html', 645],
    ['hocr_broken_comment.html', 892],
    ['hocr_broken_entities.html', 1526],
    ['hocr_hyphen.html', 432],
    ['multicolumn.hocr', 811],
  ])('keeps every word of %s', async (name, count) => {
    expect(await words(name)).toBe(count);
  });
});
