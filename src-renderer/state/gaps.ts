/**
 * Which issues are missing from a run. Issue numbers are the best witness: 1749 after 1747 means that one
 * is missing, and 1748 after 1747 that none is, however long the pause. Where numbers say nothing, the
 * paper's own weekday rhythm speaks: a weekday with an issue in at least four weeks out of five of the
 * weeks around, where the run is long enough to call it a rhythm.
 */
export interface Gap {
  /** The issue before the hole and the one after it, ISO dates. */
  readonly after: string;
  readonly before: string;
  /** How many issues are missing. */
  readonly count: number;
  /** The missing days where they are known for certain and few enough to draw, else empty. */
  readonly dates: readonly string[];
}

interface Numbered {
  readonly date: string;
  readonly issueNumber: string | null;
}

const day = 86_400_000;
/**
 * A hole of more issues than this is a stretch that the library does not hold, rather than days that are
 * missing from it; it is counted and listed, not drawn day by day.
 */
const mostDrawn = 31;
/** Weeks on either side that a rhythm is judged by. */
const window = 6;
const rhythmShare = 0.8;
const leastWeeks = 6;

export function findGaps(issues: readonly Numbered[]): readonly Gap[] {
  const days = oneADay(issues);
  const rhythm = makeRhythm(days.map((issue) => dayNumber(issue.date)));
  const gaps: Gap[] = [];
  for (let i = 1; i < days.length; i++) {
    const gap = gapBetween(days[i - 1], days[i], rhythm);
    if (gap) gaps.push(gap);
  }
  return gaps;
}

export const gapCount = (gaps: readonly Gap[]): number => gaps.reduce((total, gap) => total + gap.count, 0);

/** All days known to be missing. */
export const gapDays = (gaps: readonly Gap[]): ReadonlySet<string> =>
  new Set(gaps.flatMap((gap) => gap.dates));

function gapBetween(from: Numbered | undefined, to: Numbered | undefined, rhythm: Rhythm): Gap | null {
  if (!from || !to) return null;
  const start = dayNumber(from.date);
  const end = dayNumber(to.date);
  const step = numberStep(from, to, end - start);
  if (step === 1) return null;
  const between: number[] = [];
  for (let at = start + 1; at < end; at++) between.push(at);
  if (step !== null) {
    const count = step - 1;
    const usual = between.filter((at) => rhythm.usual.has(weekday(at)));
    const dates = usual.length === count ? usual : between.length === count ? between : [];
    return { after: from.date, before: to.date, count, dates: count > mostDrawn ? [] : dates.map(isoDay) };
  }
  const missing = between.filter((at) => rhythm.expects(at)).map(isoDay);
  return missing.length > 0
    ? { after: from.date, before: to.date, count: missing.length, dates: missing }
    : null;
}

/** How far the numbers go on, or null where they cannot be trusted: absent, restarted, or more than a day each. */
function numberStep(from: Numbered, to: Numbered, daysApart: number): number | null {
  const a = wholeNumber(from.issueNumber);
  const b = wholeNumber(to.issueNumber);
  if (a === null || b === null || b <= a) return null;
  return b - a <= daysApart ? b - a : null;
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,9}$/u.test(text) ? Number(text) : null;

interface Rhythm {
  /** Weekdays (0 is Sunday) on which the paper comes out at all. */
  readonly usual: ReadonlySet<number>;
  expects(dayNumber: number): boolean;
}

function makeRhythm(days: readonly number[]): Rhythm {
  const present = new Set(days);
  const counts = new Map<number, number>();
  for (const at of days) counts.set(weekday(at), (counts.get(weekday(at)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = new Set([...counts].filter(([, count]) => count * 2 >= most).map(([at]) => at));
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? 0;
  return {
    usual,
    expects(at) {
      let weeks = 0;
      let seen = 0;
      for (let week = -window; week <= window; week++) {
        const other = at + week * 7;
        if (week === 0 || other < first || other > last) continue;
        weeks++;
        if (present.has(other)) seen++;
      }
      return weeks >= leastWeeks && seen / weeks >= rhythmShare;
    },
  };
}

/** The first issue of each day; editions of a day are no gap and no rhythm of their own. */
function oneADay(issues: readonly Numbered[]): readonly Numbered[] {
  const days = new Map<string, Numbered>();
  for (const issue of issues) if (!days.has(issue.date)) days.set(issue.date, issue);
  return [...days.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / day);
const isoDay = (at: number): string => new Date(at * day).toISOString().slice(0, 10);
/** The epoch's first day was a Thursday. */
const weekday = (at: number): number => (((at + 4) % 7) + 7) % 7;
