import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlived } from '#core/disk/snapshots/retention.ts';
import type { SnapshotReason, SnapshotSummary } from '#shared/model/snapshot.ts';

const now = new Date('2026-11-24T12:30:00.000Z');
const hour = 3_600_000;

const at = (hoursAgo: number, reason: SnapshotReason = 'hourly', bytes = 1000): SnapshotSummary => {
  const taken = new Date(now.getTime() - hoursAgo * hour).toISOString();
  return { id: `${taken}-${reason}`, taken, reason, bytes };
};

const kept = (snapshots: readonly SnapshotSummary[], limit?: number) => {
  const gone = new Set(outlived(snapshots, now, limit).map(({ id }) => id));
  return snapshots.filter(({ id }) => !gone.has(id)).map(({ taken }) => taken);
};

describe('what is kept of the snapshots', () => {
  it('is one an hour for a day, one a day for 31 days, one a month for ever', () => {
    const everyHalfHour = Array.from({ length: 24 * 2 * 400 }, (_, index) => at(index / 2));
    const left = kept(everyHalfHour);
    const younger = (hours: number) =>
      left.filter((taken) => now.getTime() - Date.parse(taken) <= hours * hour);
    expect(younger(24)).toHaveLength(25 + 1);
    expect(new Set(younger(31 * 24).map((taken) => taken.slice(0, 10))).size).toBe(32);
    expect(new Set(left.map((taken) => taken.slice(0, 7))).size).toBe(14);
    expect(left.length).toBeLessThan(25 + 32 + 14);
  });

  it('is every one before an import or by hand, for 31 days', () => {
    const imports = [
      at(100, 'import'),
      at(100.1, 'import'),
      at(100.2, 'manual'),
      at(100.3, 'hourly'),
      at(99, 'hourly'),
    ];
    expect(kept(imports)).toHaveLength(4);
    expect(
      kept([...imports, ...[1, 2, 3].map((ago) => at(ago))].map((one) => ({ ...one, bytes: 1 }))),
    ).toHaveLength(7);
  });

  it('takes no more room than it may, but for the newest three', () => {
    const many = Array.from({ length: 20 }, (_, index) => at(index, 'hourly', 100));
    expect(kept(many, 1000)).toEqual(many.slice(0, 10).map(({ taken }) => taken));
    expect(kept(many, 1)).toEqual(many.slice(0, 3).map(({ taken }) => taken));
  });

  it('holds whatever there is, and nothing goes the second time', () => {
    const ages = fc.array(fc.double({ min: 0, max: 24 * 900, noNaN: true }), { maxLength: 60 });
    fc.assert(
      fc.property(ages, (hours) => {
        const all = [...new Map(hours.map((ago) => [at(ago).id, at(ago)])).values()];
        const gone = new Set(outlived(all, now));
        const left = all.filter((one) => !gone.has(one));
        expect(outlived(left, now)).toEqual([]);
        const months = (list: readonly SnapshotSummary[]) =>
          new Set(list.map(({ taken }) => taken.slice(0, 7)));
        expect(months(left)).toEqual(months(all));
      }),
    );
  });
});
