import { z } from 'zod';
import type { ImportState } from '#shared/model/import.ts';
import { ask, call } from '../call.ts';
import { filePath, uploadId } from '../inputs.ts';
import { limits } from '../limits.ts';

const importId = z.string().min(1).max(limits.id);
const paths = z.array(filePath).min(1).max(limits.files);

/** Files that come into the library. */
export const importCalls = {
  /** Lets the person choose files or a folder to add, in the host's own dialog; null when they cancel. */
  'library.chooseFiles': call({ kind: z.enum(['files', 'folder']) }).answers<readonly string[] | null>(),
  /**
   * Copies files and folders into the library by publication and year; what lies in it already stays where it
   * is. Answers at once; progress and the report come as `import.changed`.
   */
  'library.add': call({ paths }).answers<ImportState>(),
  /** Where files can be sent to (see `HostInfo.importBy`); throws `notOnThisHost` where paths are used. */
  'upload.start': call({}).answers<{ readonly uploadId: string }>(),
  /** Adds what was sent, as `library.add`. */
  'upload.add': call({ uploadId }).answers<ImportState>(),
  /** Throws what was sent away. */
  'upload.discard': call({ uploadId }).answers<null>(),
  /** The imports of this session, newest first. */
  'import.list': ask({}).answers<readonly ImportState[]>(),
  /** Stops an import; what was added stays and can be undone. */
  'import.cancel': call({ importId }).answers<ImportState>(),
  /** Removes the files that the import copied and nobody changed since. */
  'import.undo': call({ importId }).answers<ImportState>(),
};
