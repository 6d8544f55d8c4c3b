import type { SourceQuality } from '#shared/model/issue.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { keepIssue } from '../library/keptIssue.ts';
import type { KeptIssue, ReadIssue, ReadSource } from '../library/sourceParser.ts';
import { unpackBytesNow } from '../parse/packed/bytes.ts';
import { readPackedIssue } from '../parse/packed/packIssue.ts';
import { readPackedWords } from '../parse/packed/packWords.ts';
import type { ComposedIssue, PageWords, ParsedSource } from '../parse/parse.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';

/** What the worker answers to a ParseRequest. */
export type ParseAnswer =
  | { readonly ok: true; readonly parsed: SentSource }
  | { readonly ok: false; readonly error: SentError };

/** What a source gave, packed: its bytes are handed over and not copied. */
export interface SentSource {
  readonly issues: readonly SentIssue[];
  readonly problems: readonly FileProblem[];
}

interface SentIssue {
  readonly part: string | null;
  readonly quality: SourceQuality;
  readonly kept: KeptIssue;
}

/** Packs what a source gave. */
export async function sendSource({ issues, problems }: ParsedSource): Promise<SentSource> {
  const sent: SentIssue[] = [];
  for (const one of issues) sent.push({ part: one.part, quality: one.quality, kept: await keepIssue(one) });
  return { issues: sent, problems };
}

/** The memory that is handed over with an answer. */
export const memoryOf = (answer: ParseAnswer): ArrayBuffer[] =>
  answer.ok
    ? answer.parsed.issues.flatMap(({ kept }) =>
        [...kept.issue, ...(kept.words ?? [])].map(({ buffer }) => buffer),
      )
    : [];

export const receiveSource = ({ issues, problems }: SentSource): ReadSource => ({
  issues: issues.map((sent) => new ReceivedIssue(sent)),
  problems,
});

/** An issue that is unpacked when all of it is asked for. */
class ReceivedIssue implements ReadIssue {
  readonly part: string | null;
  readonly quality: SourceQuality;
  readonly kept: KeptIssue;
  #issue: ComposedIssue | null = null;
  #words: readonly PageWords[] | null = null;

  constructor({ part, quality, kept }: SentIssue) {
    this.part = part;
    this.quality = quality;
    this.kept = kept;
  }

  get issue(): ComposedIssue {
    this.#issue ??= readPackedIssue(unpackBytesNow(this.kept.issue));
    return this.#issue;
  }

  get words(): readonly PageWords[] {
    const { words } = this.kept;
    this.#words ??= words === null ? [] : readPackedWords(unpackBytesNow(words));
    return this.#words;
  }
}

/** An error as plain data: a class would not survive the way between threads. */
interface SentError {
  /** A FileProblemCode of UnreadableFileError, or null for any other error. */
  readonly unreadable: UnreadableFileError['code'] | null;
  /** The system's error code (`ENOENT`), where there is one. */
  readonly code: string | null;
  readonly message: string;
}

export function sendError(error: unknown): SentError {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  return { unreadable: error instanceof UnreadableFileError ? error.code : null, code, message };
}

export function receiveError({ unreadable, code, message }: SentError): Error {
  if (unreadable !== null) return new UnreadableFileError(unreadable, message);
  return Object.assign(new Error(message), code === null ? {} : { code });
}
