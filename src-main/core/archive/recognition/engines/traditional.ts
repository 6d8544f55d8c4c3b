import { joinReadings } from './joinedReading.ts';
import { paddleKeys } from './models.ts';
import type { Runtime } from './onnx.ts';
import { openPaddle } from './paddle.ts';
import type { Recognizer } from './recognizer.ts';
import { toTraditional } from './scriptForms.ts';
import { openTesseract, type TesseractModel } from './tesseract.ts';

/**
 * Traditional Chinese: PP-OCRv4, whose list of characters lacks every twelfth of them, and tesseract, which knows them
 * but misreads more; each line is read by both.
 */
export async function openTraditional(runtime: Runtime, model: TesseractModel): Promise<Recognizer> {
  const paddle = await openPaddle(runtime);
  const tesseract = await openTesseract(model);
  const keys = new Set(await paddleKeys());
  const traditional = await toTraditional();
  return {
    name: `${paddle.name} + ${tesseract.name}`,
    version: `${paddle.version}, ${tesseract.version}`,
    lineHeight: paddle.lineHeight,
    async read(lines, onLine = () => undefined) {
      // A model for columns makes nothing of a headline that runs across the page.
      const isRead = lines.map(({ isTurned }) => isTurned === model.endsWith('_vert'));
      const forSecond = lines.filter((_, at) => isRead[at]);
      const done = [0, 0];
      const half = (which: 0 | 1) => (count: number) => {
        done[which] = count;
        onLine(
          Math.floor((lines.length * ((done[0] ?? 0) + (done[1] ?? 0))) / (lines.length + forSecond.length)),
        );
      };
      const [ours, theirs] = await Promise.all([
        paddle.read(lines, half(0)),
        tesseract.read(forSecond, half(1)),
      ]);
      const seconds = theirs.values();
      return lines.map((_, at) => {
        const first = (ours[at] ?? []).map((word) => ({ ...word, text: traditional(word.text) }));
        const second = isRead[at] ? seconds.next().value : undefined;
        if (!second) return first;
        return joinReadings(first, second, (character) => keys.has(character), paddle.lineHeight);
      });
    },
    async close() {
      await Promise.all([paddle.close(), tesseract.close()]);
    },
  };
}
