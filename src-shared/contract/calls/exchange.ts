import { z } from 'zod';
import {
  type AnnotationImport,
  type ForeignTable,
  tableRoles,
  type WaitingMarks,
} from '#shared/model/exchange.ts';
import { ask, call } from '../call.ts';
import { filePath, uploadId, withAtMost } from '../inputs.ts';
import { limits } from '../limits.ts';

const paths = z.array(filePath).min(1).max(limits.annotationFiles);
/** What the columns of tables hold, by the names of their files. */
const columns = withAtMost(
  limits.annotationFiles,
  z.record(z.string().max(limits.words), z.partialRecord(z.enum(tableRoles), z.string().max(limits.column))),
).optional();

/** Annotations from other libraries and programs. */
export const exchangeCalls = {
  /**
   * Takes in annotations from files (W3C JSON-LD, Hypothesis, Zotero, CSV), and the links between them, as one step
   * that `history.undo` takes back. Answers once they are on the disk and all issues were read. Throws
   * `unreadableAnnotations`.
   */
  'exchange.importFiles': call({ paths, columns }).answers<AnnotationImport>(),
  /** The same for files that were sent to the host (`upload.start`). */
  'exchange.importUpload': call({ uploadId, columns }).answers<AnnotationImport>(),
  /** Those of the files that are tables of others, so that a person says what their columns hold. */
  'exchange.tables': call({ paths }).answers<readonly ForeignTable[]>(),
  /** The same for files that were sent to the host; they stay until they are imported or discarded. */
  'exchange.uploadedTables': call({ uploadId }).answers<readonly ForeignTable[]>(),
  /** Annotations whose issue is not in the library; they are kept for the day it comes. */
  'exchange.waiting': ask({}).answers<readonly WaitingMarks[]>(),
};
