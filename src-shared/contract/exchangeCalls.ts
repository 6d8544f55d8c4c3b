import { z } from 'zod';
import type { AnnotationImport, WaitingMarks } from '../model/exchange.ts';
import { filePath, nothing, uploadId } from './inputs.ts';

/** Annotations from other libraries and programs: the inputs of the calls. */
export const exchangeInputs = {
  'exchange.importFiles': z.strictObject({ paths: z.array(filePath).min(1).max(1000) }),
  'exchange.importUpload': z.strictObject({ uploadId }),
  'exchange.waiting': nothing,
} as const satisfies Record<string, z.ZodType>;

export interface ExchangeOutputs {
  /**
   * Takes in annotations from files (W3C JSON-LD, Hypothesis, Zotero, CSV) as one step that
   * `annotations.undo` takes back, and links as one that `links.undo` does. Answers once they are on the disk and all issues were read. Throws
   * `unreadableAnnotations`.
   */
  'exchange.importFiles': AnnotationImport;
  /** The same for files that were sent to the host (`upload.start`). */
  'exchange.importUpload': AnnotationImport;
  /** Annotations whose issue is not in the library; they are kept for the day it comes. */
  'exchange.waiting': readonly WaitingMarks[];
}
