import type { ParsedSource } from '../parse/parse.ts';
import { UnreadableFileError } from '../parse/readers/reader.ts';

/** What the worker answers to a ParseRequest. */
export type ParseAnswer =
  | { readonly ok: true; readonly parsed: ParsedSource }
  | { readonly ok: false; readonly error: SentError };

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
