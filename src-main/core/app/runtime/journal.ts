import type { Clock } from '#core/disk/files/clock.ts';
import { type EventLog, type LoggedEvent, openEventLog } from '#core/disk/log/eventLog.ts';
import type { UpdateStep } from '#shared/contract/calls/runtime/updates.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { LibraryState } from '#shared/model/library.ts';

/** Everything that is written down about the program's own life; nothing of it is anybody's text. */
export type JournalEvent =
  | { readonly kind: 'started'; readonly version: string; readonly host: string; readonly safeMode: boolean }
  | { readonly kind: 'libraryRead'; readonly issues: number; readonly problems: number }
  /** A page has drawn its first screen and asked for what it missed. */
  | { readonly kind: 'pageReady' }
  | { readonly kind: 'callFailed'; readonly call: string; readonly code: string }
  /** `thread`: its name among the program's files. */
  | { readonly kind: 'threadDied'; readonly thread: string }
  | { readonly kind: 'pageGone'; readonly reason: string; readonly exitCode: number }
  | { readonly kind: 'pageHangs' }
  /** A process of Chromium's: of drawing, of the network. */
  | {
      readonly kind: 'childGone';
      readonly process: string;
      readonly reason: string;
      readonly exitCode: number;
    }
  | { readonly kind: 'updateFailed'; readonly step: UpdateStep }
  /** `error`: the name of its class; `at`: files of the program with line and column, innermost first. */
  | { readonly kind: 'uncaught'; readonly error: string; readonly at: readonly string[] }
  | { readonly kind: 'ended' };

/** The program's own log. */
export interface Journal {
  /** Absolute path of its folder; null where nothing is written. */
  readonly folder: string | null;
  record(event: JournalEvent): void;
  recent(count: number): readonly LoggedEvent[];
}

/** Opens the log in a folder (absolute path). */
export function openJournal(folder: string, clock: Clock): Journal {
  const log: EventLog = openEventLog({ folder, clock });
  return {
    folder,
    record: ({ kind, ...details }) => log.add(kind, details),
    recent: (count) => log.recent(count),
  };
}

/** For commands and tests: nothing is written. */
export const noJournal: Journal = { folder: null, record: () => undefined, recent: () => [] };

/** Writes down whenever a library was read to its end, told of every state of it. */
export function recordReading(journal: Journal): (state: LibraryState) => void {
  let before: LibraryState['status'] | null = null;
  return ({ status, issueCount, problems }) => {
    if (status === 'ready' && before !== 'ready')
      journal.record({ kind: 'libraryRead', issues: issueCount, problems: problems.length });
    before = status;
  };
}

const mostFrames = 8;

/** What may be told of an error that nobody caught: its class, or our code for it, and where in the program it was. */
export function uncaught(error: unknown): JournalEvent {
  const name =
    error instanceof BroadsheetError
      ? error.code
      : error instanceof Error
        ? error.constructor.name
        : typeof error;
  const { stack = '', message = '' } = error instanceof Error ? error : {};
  // Frames only: the message, which stands before them, may hold anything.
  const frames = stack
    .replace(message, '')
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  const at = frames.flatMap((line) => /([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? []);
  return { kind: 'uncaught', error: name, at: at.slice(0, mostFrames) };
}
