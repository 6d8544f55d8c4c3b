import { isUnspaced } from '#shared/text/characters.ts';
import { decodeCtc, type SeenCharacter } from './ctc.ts';
import { paddleFile, paddleKeys, paddleModels } from './models.ts';
import type { Network, Runtime } from './onnx.ts';
import type { LinePicture, LineWord, Recognizer } from './recognizer.ts';

/** Height of the pictures that PP-OCRv4 was trained on (pixels). */
export const paddleHeight = 48;
/** Longest picture read at once (pixels): more takes much memory, and no line of a newspaper needs it. */
const longest = 3200;
/** Pictures read together have at most so many columns of pixels in all. */
const batchColumns = 4800;

/** PP-OCRv4's recogniser for Chinese, which reads Latin letters without accents as well. */
export async function openPaddle(runtime: Runtime): Promise<Recognizer> {
  const keys = await paddleKeys();
  const network = await runtime.open(paddleFile(paddleModels.recognition));
  return {
    name: 'PP-OCRv4',
    lineHeight: paddleHeight,
    version: `${runtime.name} ${runtime.version}`,
    async read(lines, onLine = () => undefined) {
      const words: (readonly LineWord[])[] = lines.map(() => []);
      const order = Array.from(lines.keys()).toSorted(
        (a, b) => (lines[a]?.raster.width ?? 0) - (lines[b]?.raster.width ?? 0),
      );
      let done = 0;
      for (const batch of batches(order, lines)) {
        const seen = await readBatch(
          network,
          batch.map((at) => lines[at] as LinePicture),
          keys,
        );
        for (const [index, at] of batch.entries()) words[at] = toWords(seen[index] ?? []);
        done += batch.length;
        onLine(done);
      }
      return words;
    },
    close: () => network.close(),
  };
}

function batches(order: readonly number[], lines: readonly LinePicture[]): readonly (readonly number[])[] {
  const result: number[][] = [];
  let [open, widest]: [number[], number] = [[], 0];
  for (const at of order) {
    const width = lines[at]?.raster.width ?? 0;
    widest = Math.max(widest, width);
    const isFull = open.length > 0 && widest * (open.length + 1) > batchColumns;
    if (isFull) {
      result.push(open);
      [open, widest] = [[], width];
    }
    open.push(at);
  }
  if (open.length > 0) result.push(open);
  return result;
}

/** A character, in steps of its line's picture made into pixels. */
interface Placed extends SeenCharacter {
  readonly left: number;
  readonly right: number;
}

async function readBatch(
  network: Network,
  lines: readonly LinePicture[],
  keys: readonly string[],
): Promise<readonly (readonly Placed[])[]> {
  const widest = Math.max(...lines.map(({ raster }) => Math.min(raster.width, longest)));
  const width = Math.max(paddleHeight, Math.ceil(widest / 8) * 8);
  const plane = paddleHeight * width;
  const input = new Float32Array(3 * plane * lines.length);
  for (const [index, { raster }] of lines.entries()) {
    const start = 3 * plane * index;
    const right = Math.min(raster.width, width);
    for (let y = 0; y < paddleHeight; y++) {
      const from = y * raster.width;
      const to = start + y * width;
      // Beyond a line's end PaddleOCR was trained on zero, which is grey.
      for (let x = 0; x < right; x++) input[to + x] = (raster.data[from + x] as number) / 127.5 - 1;
    }
    input.copyWithin(start + plane, start, start + plane);
    input.copyWithin(start + 2 * plane, start, start + plane);
  }
  const { data, shape } = await network.run(input, [lines.length, 3, paddleHeight, width]);
  const [, steps = 1, classes = 1] = shape;
  const pixels = width / steps;
  return lines.map((_, index) =>
    decodeCtc(data.subarray(index * steps * classes, (index + 1) * steps * classes), steps, keys).map(
      (seen) => ({
        ...seen,
        left: seen.firstStep * pixels,
        right: (seen.lastStep + 1) * pixels,
      }),
    ),
  );
}

/** Han characters stand for themselves; letters and digits between spaces are words. */
function toWords(seen: readonly Placed[]): readonly LineWord[] {
  const words: LineWord[] = [];
  let letters: Placed[] = [];
  let isSpaced = false;
  const push = (parts: readonly Placed[]) => {
    const [first] = parts;
    const last = parts.at(-1);
    if (!first || !last) return;
    words.push({
      text: parts.map(({ text }) => text).join(''),
      confidence: parts.reduce((sum, { confidence }) => sum + confidence, 0) / parts.length,
      spaceBefore: isSpaced,
      box: { left: first.left, top: 0, width: last.right - first.left, height: paddleHeight },
    });
    isSpaced = false;
  };
  const flush = () => {
    push(letters);
    letters = [];
  };
  for (const character of characterExtents(seen)) {
    if (character.text.trim() === '') {
      flush();
      isSpaced = words.length > 0;
    } else if (isUnspaced(character.text)) {
      flush();
      push([character]);
    } else {
      letters.push(character);
    }
  }
  flush();
  return words;
}

/** A character is seen in its middle: it reaches as far as half the way to its neighbours, and no further than its height. */
function characterExtents(seen: readonly Placed[]): readonly Placed[] {
  const middle = (at: number) => {
    const one = seen[at];
    return one ? (one.left + one.right) / 2 : null;
  };
  return seen.map((one, at) => {
    const own = (one.left + one.right) / 2;
    const reach = isUnspaced(one.text) ? 0.55 * paddleHeight : 0.35 * paddleHeight;
    const before = middle(at - 1);
    const after = middle(at + 1);
    return {
      ...one,
      left: Math.max(0, own - reach, before === null ? 0 : (before + own) / 2),
      right: Math.min(own + reach, after === null ? Number.POSITIVE_INFINITY : (after + own) / 2),
    };
  });
}
