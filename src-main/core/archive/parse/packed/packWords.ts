import type { WordBox } from '#shared/model/facsimile.ts';
import type { PageWords } from '../parse.ts';
import { type PackedBytes, packBytes } from './bytes.ts';

/** Six numbers a word: its span, and its box in hundred thousandths of the page. */
type NumberedWords = readonly {
  readonly page: number;
  readonly words: readonly number[];
  /** A byte a word (0 to 250, `unsaid`), in Base64; absent where the format says of no word how sure it is. */
  readonly sure?: string;
}[];

/** Confidence is kept to four thousandths. */
const sureScale = 250;
const unsaid = 255;

const scale = 100_000;

/** The words of an issue's pages as compressed bytes. */
export function packWords(pages: readonly PageWords[]): Promise<PackedBytes> {
  const share = (value: number) => Math.round(value * scale);
  const numbered: NumberedWords = pages.map(({ page, words }) => ({
    page,
    words: words.flatMap(({ start, end, box }) => [
      start,
      end,
      share(box.left),
      share(box.top),
      share(box.width),
      share(box.height),
    ]),
    ...(words.some(({ confidence }) => confidence !== undefined) && { sure: packSure(words) }),
  }));
  return packBytes([Buffer.from(JSON.stringify(numbered))]);
}

const packSure = (words: readonly WordBox[]): string =>
  Buffer.from(
    words.map(({ confidence }) => (confidence === undefined ? unsaid : Math.round(confidence * sureScale))),
  ).toString('base64');

/** The words of unpacked bytes. */
export function readPackedWords(bytes: Uint8Array): readonly PageWords[] {
  const pages = JSON.parse(Buffer.from(bytes).toString('utf8')) as NumberedWords;
  return pages.map(({ page, words: numbers, sure }) => {
    const bytes = sure === undefined ? null : Buffer.from(sure, 'base64');
    const words: WordBox[] = [];
    const at = (index: number): number => {
      const number = numbers[index];
      if (number === undefined) throw new RangeError('A word has too few numbers.');
      return number;
    };
    for (let i = 0; i + 5 < numbers.length; i += 6) {
      const confidence = bytes?.[i / 6];
      words.push({
        start: at(i),
        end: at(i + 1),
        box: {
          left: at(i + 2) / scale,
          top: at(i + 3) / scale,
          width: at(i + 4) / scale,
          height: at(i + 5) / scale,
        },
        ...(confidence !== undefined && confidence !== unsaid && { confidence: confidence / sureScale }),
      });
    }
    return { page, words };
  });
}
