/** A paper of an archive on a server, whose issues are not all here. */
export interface ArchivePaper {
  readonly publication: string | null;
  readonly issues: number;
  readonly articles: number;
  /** Day numbers (19980309) of its first and its last dated issue; 0 where none has a date. */
  readonly first: number;
  readonly last: number;
  /** Years that have issues, ascending. */
  readonly years: readonly number[];
}

/** Why an archive cannot be read now: one English sentence, and the code by which other languages know it. */
export interface ArchiveAway {
  readonly code: 'serverAway' | 'serverRefuses' | 'serverSchema';
  readonly message: string;
}

/** The archive on a server that a library's issues come from. */
export interface ArchiveState {
  /** As people know it: host, port and database. */
  readonly server: string;
  /** Why the server cannot be reached now; null where it can. What was read before goes on working. */
  readonly away: ArchiveAway | null;
  /** Changes whenever the papers may have (`library.papers`). */
  readonly papersVersion: number;
}
