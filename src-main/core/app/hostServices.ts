import type { HostInfo } from '#shared/contract/calls/host.ts';
import type { Power } from './power.ts';

/** What a host does for the application. */
export interface HostServices {
  readonly info: Omit<HostInfo, 'recentLibraries'>;
  /** Native folder dialog; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseFolder(purpose: 'library' | 'export'): Promise<string | null>;
  /** Native dialog for files or a folder to add; null when cancelled. Throws `notOnThisHost` where there is none. */
  chooseFiles(kind: 'files' | 'folder'): Promise<readonly string[] | null>;
  /** Shows a folder (absolute path) in the system's file manager. */
  showFolder(path: string): Promise<void>;
  /** What stands before the path of a link that opens the app (`deepLinkPath`): the scheme, or the loopback host's own address. */
  linkBase(): string;
  readonly power: Power;
}
