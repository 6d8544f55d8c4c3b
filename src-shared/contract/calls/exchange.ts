import { z } from 'zod';
import {
  type AnnotationImport,
  type ForeignTable,
  tableRoles,
  type WaitingMarks,
} from '#shared/model/exchange.ts';
import { call } from '../call.ts';
import { filePath, uploadId } from '../inputs.ts';

const paths = z.array(filePath).min(1).max(1000);
/** What the columns of tables hold, by the names of their files. */
const columns = z
  .record(z.string().max(1000), z.partialRecord(z.enum(tableRoles), z.string().max(10_000)))
  .optional();

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
  'exchange.waiting': call({}).answers<readonly WaitingMarks[]>(),
};
