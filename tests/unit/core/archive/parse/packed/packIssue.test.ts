import { describe, expect, it } from 'vitest';
import { type PackedBytes, unpackBytes, unpackBytesNow } from '#core/archive/parse/packed/bytes.ts';
import { packIssue, readPackedIssue } from '#core/archive/parse/packed/packIssue.ts';
import { packWords, readPackedWords } from '#core/archive/parse/packed/packWords.ts';
import { type ComposedIssue, parseIssueFile } from '#core/archive/parse/parse.ts';
import { drawText } from '../compose/drawnText.ts';

const parse = (text: string, name = 'a.txt') => parseIssueFile(name, Buffer.from(text));
const there = async (issue: ComposedIssue) => readPackedIssue(await unpackBytes(await packIssue(issue)));
const length = (packed: PackedBytes) => packed.reduce((sum, part) => sum + part.length, 0);

describe('a packed issue', () => {
  it.each([
    ['English', `THE HARBOUR NEWS\nMonday, May 3, 1897\n\n${drawText('latin', 12)}`],
    ['Chinese', `今日柯城\n2020年12月14日 星期一 第1753期\n\n${drawText('han', 12)}`],
    ['with characters of two units', `港口新闻\n\n　　${'𠮷野家在港口开了店。'.repeat(40)}`],
    ['larger than what is packed at once', drawText('latin', 900)],
  ])('is the same when it is unpacked: %s', async (_, text) => {
    const issue = parse(text);
    const unpacked = await there(issue);
    expect(unpacked).toEqual(issue);
    expect(structuredClone(unpacked)).toEqual(issue);
    expect(JSON.parse(JSON.stringify(unpacked))).toEqual(JSON.parse(JSON.stringify(issue)));
  });

  it('is the same when it is packed and unpacked again', async () => {
    const issue = parse(drawText('han', 5));
    expect(await there(await there(issue))).toEqual(issue);
  });

  it('keeps what a person put in place of the text', async () => {
    const issue = parse(drawText('latin', 1));
    const [article] = issue.articles;
    if (!article?.headline) throw new Error('The text has no headline.');
    const [first, ...others] = article.headline.pieces;
    if (!first) throw new Error('The headline has no pieces.');
    const headline = {
      ...article.headline,
      text: 'Other',
      pieces: [{ ...first, replacement: 'Other' }, ...others],
    };
    const corrected = { ...issue, articles: [{ ...article, headline }] };
    expect(await there(corrected)).toEqual(corrected);
  });

  it('keeps half a character that a damaged file may hold', async () => {
    const issue = { ...parse('Harbour news of the day.'), text: 'Harbour \ud842 news.', articles: [] };
    expect((await there(issue)).text).toBe(issue.text);
  });

  it('holds its text once', async () => {
    const text = drawText('latin', 200);
    const bytes = unpackBytesNow(await packIssue(parse(text)));
    expect(bytes.length).toBeLessThan(text.length * 1.6);
  });

  it('is not believed when it is damaged', async () => {
    const [packed] = await packIssue(parse(drawText('han', 3)));
    if (!packed) throw new Error('Nothing was packed.');
    for (const at of [3, packed.length >> 1, packed.length - 2]) {
      const damaged = packed.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      await expect(unpackBytes([damaged]).then(readPackedIssue)).rejects.toThrow();
    }
    await expect(unpackBytes([packed.slice(0, 40)]).then(readPackedIssue)).rejects.toThrow();
  });

  it('lies in parts that share their memory with nothing', async () => {
    const packed = await packIssue(parse(drawText('latin', 900)));
    expect(new Set(packed.map(({ buffer }) => buffer)).size).toBe(packed.length);
    expect(packed.every(({ buffer, byteLength }) => buffer.byteLength === byteLength)).toBe(true);
    expect(length(packed)).toBeGreaterThan(64 * 1024);
  });

  it('has the words of its pages beside it', async () => {
    const box = { left: 0.25, top: 0.5, width: 0.1, height: 0.02 };
    const words = [{ page: 2, words: [{ start: 3, end: 9, box }] }];
    expect(readPackedWords(await unpackBytes(await packWords(words)))).toEqual(words);
  });
});
