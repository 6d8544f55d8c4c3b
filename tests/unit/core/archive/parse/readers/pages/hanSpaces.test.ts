import { describe, expect, it } from 'vitest';
import { hocrReader } from '#core/archive/parse/readers/pageFiles/hocr.ts';
import { readWith } from '../support.ts';

/** A line of words of ten pixels a character, each an element on a line of its own as programs write them. */
function line(words: readonly (readonly [text: string, left: number])[], row: number): string {
  const top = 100 + row * 20;
  const spans = words.map(
    ([text, left]) =>
      `<span class="ocrx_word" title="bbox ${left} ${top} ${left + text.length * 10} ${top + 10}">${text}</span>`,
  );
  return `<span class="ocr_line" title="bbox 0 ${top} 400 ${top + 10}">\n${spans.join('\n')}\n</span>`;
}
const closeSet = (text: string, row: number) =>
  line(
    Array.from(text, (character, index) => [character, index * 10] as const),
    row,
  );
const texts = async (lines: readonly string[]) => {
  const page = `<html><body><div class="ocr_page" title="bbox 0 0 400 600"><p class="ocr_par">${lines.join('\n')}</p></div></body></html>`;
  const [result] = await readWith(hocrReader, { 'a.hocr': page });
  return result?.blocks.map(({ text }) => text);
};

describe('Chinese that a program read character by character', () => {
  const sentences = ['渡口昨日重新开放，居民一早', '在石阶前排队等候首班渡轮。'];

  it('has no spaces but those printed as wide as one', async () => {
    const names = line(
      [
        ['记', 0],
        ['者', 10],
        ['梁', 30],
        ['野', 50],
        ['Ann', 70],
        ['Reed', 110],
      ],
      2,
    );
    expect(await texts([...sentences.map(closeSet), names])).toEqual([...sentences, '记者 梁 野 Ann Reed']);
  });

  it('keeps the spaces of a file in which Han words stand together', async () => {
    const spaced = line(
      [
        ['今日要闻', 0],
        ['天气', 41],
      ],
      2,
    );
    const whole = sentences.map((text, row) => line([[text, 0]], row));
    const pairs = Array.from(
      { length: 3 },
      (_, row) =>
        `<span class="ocr_line" title="bbox 0 ${300 + row * 20} 400 ${310 + row * 20}">${Array.from('河水退去以后田里留下', (one) => `<span class="ocrx_word">${one}</span>`).join('')}</span>`,
    );
    expect((await texts([...whole, ...pairs, spaced]))?.at(-1)).toBe('今日要闻 天气');
  });
});
