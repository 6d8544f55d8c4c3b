import type { FileProblem } from '#shared/model/library.ts';
import type { PackedBytes } from '../parse/packed/bytes.ts';
import type { ParsedIssue } from '../parse/parse.ts';
import type { SourceFile, SourceReading } from '../parse/readers/reader.ts';
import type { IssueFacts } from './identity/facts.ts';

/** A source in a folder, as plain data. */
export interface ParseRequest {
  /** Real path of the folder that the paths are below. */
  readonly root: string;
  /** See `Source`. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  readonly readings?: readonly SourceReading[];
}

/** An issue as the cache keeps it, made where it was read. */
export interface KeptIssue {
  readonly facts: IssueFacts;
  readonly issue: PackedBytes;
  /** Null where its pages have none. */
  readonly words: PackedBytes | null;
}

/** An issue that was read; one from another thread is unpacked when all of it is asked for. */
export interface ReadIssue extends ParsedIssue {
  readonly kept?: KeptIssue;
}

/** What reading a source gave: its issues, and what in it could not be read. */
export interface ReadSource {
  readonly issues: readonly ReadIssue[];
  readonly problems: readonly FileProblem[];
}

/** Reads sources; in a worker of its own, or here. */
export interface SourceParser {
  /** Throws UnreadableFileError with one sentence for people, or the system's error. */
  parse(request: ParseRequest): Promise<ReadSource>;
  close(): Promise<void>;
}
