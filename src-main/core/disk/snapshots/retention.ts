import type { SnapshotSummary } from '#shared/model/snapshot.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** All that the snapshots of a library may take on the disk (bytes). */
export const mostBytes = 200 * 1024 * 1024;
/** These are kept whatever they take, so that a large library has a way back too. */
const alwaysKept = 3;

/**
 * The snapshots that can go: the last is kept of every hour for a day, of every day for 31 days and of
 * every month for ever, and those taken before an import, a restoring or a migration, and by hand, for
 * 31 days. Where all of them take more than `limit`, the oldest go first.
 */
export function outlived(
  snapshots: readonly SnapshotSummary[],
  now: Date,
  limit: number = mostBytes,
): readonly SnapshotSummary[] {
  const newestFirst = snapshots.toSorted((a, b) => (a.taken < b.taken ? 1 : -1));
  const seen = new Set<string>();
  let bytes = 0;
  return newestFirst.filter((snapshot, index) => {
    const slots = slotsOf(snapshot, now);
    const fills = slots.filter((slot) => !seen.has(slot));
    for (const slot of slots) seen.add(slot);
    const isTooMuch = fills.length === 0 || bytes + snapshot.bytes > limit;
    if (index >= alwaysKept && isTooMuch) return true;
    bytes += snapshot.bytes;
    return false;
  });
}

/** The places in the calendar that a snapshot can fill, each filled by the newest that can. */
function slotsOf({ id, taken, reason }: SnapshotSummary, now: Date): readonly string[] {
  const age = now.getTime() - Date.parse(taken);
  const slots = [taken.slice(0, 'YYYY-MM'.length)];
  if (age <= 31 * day) {
    slots.push(taken.slice(0, 'YYYY-MM-DD'.length));
    if (reason !== 'hourly' && reason !== 'closing') slots.push(id);
  }
  if (age <= day) slots.push(taken.slice(0, 'YYYY-MM-DDTHH'.length));
  return slots;
}
