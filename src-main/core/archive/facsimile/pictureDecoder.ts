import { startTaskThread, type TaskFailure } from '#core/threads/taskThread.ts';
import type { PercentBox } from '#shared/model/annotation.ts';
import type { DecoderAnswer, DecoderTask } from './pictureWorker.ts';

/** Makes pictures that browsers show of those they do not. */
export interface PictureDecoder {
  /** TIFF or JPEG 2000 to PNG. Rejects with one sentence's end: what is wrong with the picture. */
  decode(bytes: Uint8Array): Promise<Uint8Array>;
  /** Rectangles cut out of a picture; see `cutPicture`. Rejects in the same way. */
  cut(bytes: Uint8Array, boxes: readonly PercentBox[], pdfPage?: number): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

const failures: Readonly<Record<TaskFailure, string>> = {
  slow: 'it takes too long to decode',
  died: 'its decoder failed',
  closed: 'the library was closed',
};

/** Decodes in a worker thread, one picture after the other. */
export function startPictureDecoder(workerFile: URL | string): PictureDecoder {
  const thread = startTaskThread<DecoderTask, DecoderAnswer>({
    file: workerFile,
    worker: { resourceLimits: { maxOldGenerationSizeMb: 1024 } },
    idleTime: 10_000,
    timeLimit: () => 60_000,
    failure: (kind) => new Error(failures[kind]),
    // A decoder that failed may have left its memory in any state.
    isSpent: ({ ok }) => !ok,
  });
  const run = async (task: DecoderTask) => {
    const answer = await thread.run(task);
    if (!answer.ok) throw new Error(answer.message);
    return answer.pngs;
  };
  return {
    async decode(bytes) {
      const [png] = await run({ bytes });
      if (!png) throw new Error(failures.died);
      return png;
    },
    cut: (bytes, boxes, pdfPage = 1) => run({ bytes, cut: { boxes, pdfPage } }),
    close: () => thread.close(),
  };
}
