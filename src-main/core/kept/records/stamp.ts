import * as z from 'zod';
import type { Clock } from '#core/disk/files/clock.ts';

/**
 * When something was written, and by whom: a hybrid logical clock (Kulkarni et al. 2014) as
 * `2026-11-28T14:03:11.123Z.00002.k7d2m3`, that is wall time, a counter in base 36, and the writer. Sorted as
 * text is sorted in time.
 */
export type Stamp = string;

const pattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\.[0-9a-z]{5}\.[A-Za-z0-9_-]+$/;
export const stampSchema = z.string().regex(pattern);

const wallLength = '2026-11-28T14:03:11.123Z'.length;
const counterLength = 5;
const mostCounts = 36 ** counterLength - 1;
/** The last moment that is written with four digits of a year. */
const lastWall = Date.parse('9999-12-31T23:59:59.999Z');
/** A stamp so far ahead of the wall clock (milliseconds) is somebody's mistake, and moves nobody's clock. */
const farAhead = 24 * 3_600_000;

/** The stamp of what was written before there were stamps, by the time that it says (ISO 8601). */
export function stampOfTime(time: string, counter = 0): Stamp {
  const wall = Date.parse(time);
  return stamp(Number.isNaN(wall) ? 0 : wall, counter, '0');
}

/** Who wrote it. */
export const writerOf = (one: Stamp): string => one.slice(wallLength + counterLength + 2);

/** The wall time of it, ISO 8601 in UTC. */
const timeOf = (one: Stamp): string => one.slice(0, wallLength);

export const later = (a: Stamp | undefined, b: Stamp | undefined): Stamp | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

/** The clock of one writer. It never goes back, and is never behind a stamp that it has seen. */
export class LogicalClock {
  readonly #wallClock: Clock;
  readonly #writer: string;
  #last: Stamp;

  constructor(wallClock: Clock, writer: string) {
    this.#wallClock = wallClock;
    this.#writer = writer;
    this.#last = stamp(0, 0, writer);
  }

  /** The wall clock, for what people read. */
  now(): Date {
    return this.#wallClock();
  }

  /** Somebody's stamp was read. */
  see(seen: Stamp): void {
    if (seen > this.#last && Date.parse(timeOf(seen)) <= this.now().getTime() + farAhead) this.#last = seen;
  }

  /** A stamp for what is written now, later than all that was seen and than `others`, however far ahead those are. */
  next(others: readonly (Stamp | undefined)[] = []): Stamp {
    const base = others.reduce<Stamp>(
      (most, one) => (one !== undefined && one > most ? one : most),
      this.#last,
    );
    const now = this.now().getTime();
    const wall = Date.parse(timeOf(base));
    const counter = Number.parseInt(base.slice(wallLength + 1, wallLength + 1 + counterLength), 36);
    const next =
      now > wall
        ? stamp(now, 0, this.#writer)
        : counter < mostCounts
          ? stamp(wall, counter + 1, this.#writer)
          : stamp(wall + 1, 0, this.#writer);
    this.see(next);
    return next;
  }
}

function stamp(wall: number, counter: number, writer: string): Stamp {
  const time = new Date(Math.min(Math.max(wall, 0), lastWall)).toISOString();
  return `${time}.${counter.toString(36).padStart(counterLength, '0')}.${writer}`;
}
