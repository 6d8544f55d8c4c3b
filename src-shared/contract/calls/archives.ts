import { z } from 'zod';
import { type ArchivePaper, archivePaths, type LibraryState } from '#shared/model/library.ts';
import { ask, call } from '../call.ts';
import { filePath } from '../inputs.ts';
import { limits } from '../limits.ts';

/** An archive on a server as a person opened it before. */
export interface KnownArchive {
  /** Without a password. */
  readonly url: string;
  /** The folder that keeps what people make of it. */
  readonly folder: string;
  /** The folder that the fed library's files can be read in, for pictures of pages. */
  readonly pictures: string | null;
  /** The certificate of the authority that vouches for the server, a PEM file. */
  readonly authority: string | null;
  /** Whether its password is kept. */
  readonly hasPassword: boolean;
}

/** Archives on servers of PostgreSQL, whose issues are read there; a folder of this computer keeps the marks. */
export const archiveCalls = {
  /** The archives that were opened before, the newest first. */
  'archive.known': ask({}).answers<readonly KnownArchive[]>(),
  /** Lets the person choose a folder or a file in the host's own dialog; null when they cancel. */
  'archive.choose': call({ what: z.enum(archivePaths) }).answers<string | null>(),
  /**
   * Opens an archive in place of the open library, once its server has answered. Without a folder the one it had before
   * keeps the marks, or a new one among the person's documents. Without a password the kept one counts.
   */
  'archive.open': call({
    url: z.string().trim().min(1).max(limits.path),
    password: z.string().min(1).max(limits.path).nullable(),
    /** Null leaves what was decided before. */
    keepPassword: z.boolean().nullable(),
    folder: filePath.nullable(),
    pictures: filePath.nullable(),
    authority: filePath.nullable(),
  }).answers<LibraryState>(),
  /** The papers of the open archive, the largest first; none where the library is a folder. */
  'archive.papers': ask({}).answers<readonly ArchivePaper[]>(),
  /**
   * Asks for the issues of a paper in a year, or for those without a date (null); they come as `library.changed`, and are
   * there when this answers.
   */
  'archive.reach': ask({
    publication: z.string().max(limits.query).nullable(),
    year: z.number().int().min(1).max(9_999).nullable(),
  }).answers<null>(),
  /** Tries a server that is away again. */
  'archive.retry': ask({}).answers<null>(),
};
