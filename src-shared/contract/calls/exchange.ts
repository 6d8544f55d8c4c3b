import { z } from 'zod';
import type { AnnotationImport, WaitingMarks } from '#shared/model/exchange.ts';
import { call } from '../call.ts';
import { filePath, uploadId } from '../inputs.ts';

/** Annotations from other libraries and programs. */
export const exchangeCalls = {
  /**
   * Takes in annotations from files (W3C JSON-LD, Hypothesis, Zotero, CSV), and the links between them, as one step
   * that `history.undo` takes back. Answers once they are on the disk and all issues were read. Throws
   * `unreadableAnnotations`.
   */
  'exchange.importFiles': call({ paths: z.array(filePath).min(1).max(1000) }).answers<AnnotationImport>(),
  /** The same for files that were sent to the host (`upload.start`). */
  'exchange.importUpload': call({ uploadId }).answers<AnnotationImport>(),
  /** Annotations whose issue is not in the library; they are kept for the day it comes. */
  'exchange.waiting': call({}).answers<readonly WaitingMarks[]>(),
};
