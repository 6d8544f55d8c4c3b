import { availableParallelism, freemem } from 'node:os';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { RuntimeChoice } from '../recognition/engines/onnx.ts';
import { RecognitionError } from '../recognition/recognitionError.ts';
import { type PageRecognizer, startRecognizer } from '../recognition/startRecognizer.ts';
import type { PictureRecognizer } from './pageReader.ts';

/** What one thread may take (bytes). */
const memoryOfOne = 900 * 1024 * 1024;
/** What the rest of the computer is left (bytes). */
const left = 1024 * 1024 * 1024;
/** Cores that one picture keeps busy; more make it little faster. */
const coresOfOne = 2;

/** A recognizer that is closed when it is not needed any more. */
export interface OpenRecognizer extends PictureRecognizer {
  close(): Promise<void>;
}

/** How many pictures a computer reads at once: what cores and memory allow, and one at least. */
export function picturesAtOnce(cores: number, freeMemory: number): number {
  const byMemory = Math.floor((freeMemory - left) / memoryOfOne);
  return Math.max(1, Math.min(Math.floor(cores / coresOfOne), byMemory));
}

/** Starts threads that read pictures, as many as the computer has room for. They start with their first picture. */
export function startPictureRecognizer(
  workerFile: URL | string,
  engine: RuntimeChoice = 'auto',
): OpenRecognizer {
  const cores = availableParallelism();
  const atOnce = picturesAtOnce(cores, freemem());
  const idle: PageRecognizer[] = Array.from({ length: atOnce }, () => startRecognizer(workerFile));
  const all = [...idle];
  let turn = 0;
  return {
    atOnce,
    async recognize({ bytes, pdfPage, region, language, writing }, signal, onProgress) {
      const recognizer = idle.shift() ?? all[turn++ % all.length];
      if (!recognizer) throw new Error('There is no thread to read pictures.');
      try {
        return await recognizer.recognize(
          { bytes, ...(pdfPage === null ? {} : { pdfPage }) },
          {
            ...(language === null ? {} : { language }),
            ...(writing === null ? {} : { writing }),
            ...(region === null ? {} : { region }),
            engine,
            threads: Math.max(1, Math.min(coresOfOne, cores)),
            signal,
            onProgress: ({ share }) => onProgress(share),
          },
        );
      } catch (error) {
        if (!(error instanceof RecognitionError)) throw error;
        throw new BroadsheetError(
          'unreadablePicture',
          error.message,
          { reason: error.reason },
          { cause: error },
        );
      } finally {
        if (!idle.includes(recognizer)) idle.push(recognizer);
      }
    },
    async close() {
      await Promise.all(all.map((recognizer) => recognizer.close()));
    },
  };
}
