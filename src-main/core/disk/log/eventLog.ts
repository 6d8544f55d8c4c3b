import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../files/clock.ts';

/** What an event may be told by: numbers, yes and no, and words of the program's own. */
export type EventDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A line of the log. */
export interface LoggedEvent {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
  readonly details: EventDetails;
}

/** A log on the disk that holds no text of people: no names, no paths, no words of theirs. */
export interface EventLog {
  /** On the disk when this returns, so that the last words of a program that dies are there. Never throws. */
  add(kind: string, details?: EventDetails): void;
  /** The newest events, oldest first. */
  recent(count: number): readonly LoggedEvent[];
}

export interface EventLogOptions {
  /** Absolute path; made with the first event. */
  readonly folder: string;
  readonly clock: Clock;
  /** A file that is larger is put aside (bytes). */
  readonly size?: number;
  /** So many files that were put aside stay. */
  readonly kept?: number;
}

export const logFile = 'broadsheet.log';
const usualSize = 512 * 1024;
const usualKept = 3;

/** A word of the program: a code, a version, the name of a file of ours with line and column. */
const ownWord = /^[\w.:+-]{1,60}$/;
/** Stands for anything else: somebody may have written it. */
const withheld = 'withheld';

/**
 * Opens a log of JSON lines. Of electron-log and its like, which write whatever they are handed, this keeps the one
 * thing that matters here: what is no word of the program's own is not written, whoever hands it over.
 */
export function openEventLog(options: EventLogOptions): EventLog {
  const { folder, clock, size = usualSize, kept = usualKept } = options;
  const current = join(folder, logFile);
  const aside = (number: number) => join(folder, `broadsheet.${number}.log`);

  const putAside = () => {
    if ((statSync(current, { throwIfNoEntry: false })?.size ?? 0) < size) return;
    rmSync(aside(kept), { force: true });
    for (let number = kept - 1; number > 0; number--) {
      if (statSync(aside(number), { throwIfNoEntry: false })) renameSync(aside(number), aside(number + 1));
    }
    renameSync(current, aside(1));
  };

  return {
    add(kind, details = {}) {
      const event: LoggedEvent = { at: clock().toISOString(), kind: own(kind), details: ownDetails(details) };
      try {
        mkdirSync(folder, { recursive: true });
        putAside();
        appendFileSync(current, `${JSON.stringify(event)}\n`);
      } catch {
        // A full disk is told of where something of the person's could not be written.
      }
    },
    recent(count) {
      const events: LoggedEvent[] = [];
      for (const file of [current, aside(1)]) {
        events.unshift(...eventsIn(file));
        if (events.length >= count) break;
      }
      return events.slice(-count);
    },
  };
}

const own = (word: string): string => (ownWord.test(word) ? word : withheld);

const ownDetails = (details: EventDetails): EventDetails =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (typeof value === 'string') return [name, own(value)];
      return [name, Array.isArray(value) ? value.map(own) : value];
    }),
  );

/** A line that was cut off when the program died is left out. */
function eventsIn(file: string): readonly LoggedEvent[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      const event: unknown = JSON.parse(line);
      return isEvent(event) ? [event] : [];
    } catch {
      return [];
    }
  });
}

const isEvent = (value: unknown): value is LoggedEvent =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'string' &&
  'kind' in value &&
  typeof value.kind === 'string' &&
  'details' in value &&
  typeof value.details === 'object';
