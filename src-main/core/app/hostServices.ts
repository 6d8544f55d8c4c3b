import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { ArchivePath } from '#shared/model/library.ts';
import type { Secrets } from './archives/secrets.ts';
import type { Power } from './power.ts';
import type { Updates } from './updates.ts';

/** What a host does for the application. */
export interface HostServices {
  readonly info: Omit<HostInfo, 'recentLibraries' | 'safeMode' | 'hasKeychain'>;
  /** Native folder dialog; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseFolder(purpose: 'library' | 'export'): Promise<string | null>;
  /** Native dialog for files or a folder to add; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseFiles(kind: 'files' | 'folder'): Promise<readonly string[] | null>;
  /** Native dialog for where a file of this name is to be written; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseFile(name: string): Promise<string | null>;
  /** Native dialog for a path that an archive on a server is opened with; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseForArchive(what: ArchivePath): Promise<string | null>;
  /** A window's page as its style sheets for print set it, as a PDF. Throws `notOnThisHost` where there is no such window. */
  printPdf(clientId: string): Promise<Uint8Array>;
  /** Shows a folder (absolute path) in the system's file manager. */
  showFolder(path: string): Promise<void>;
  /** What stands before the path of a link that opens the app (`deepLinkPath`): the scheme, or the loopback host's own address. */
  linkBase(): string;
  /** Absolute path of the folder that the person keeps documents in. */
  documents(): string;
  readonly secrets: Secrets;
  readonly power: Power;
  readonly updates: Updates;
}
