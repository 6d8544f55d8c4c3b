import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldRecord } from '#core/archive/library/description.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import {
  type DescriptionsFile,
  descriptionsFormat,
  mergeDescriptions,
  valuesOf,
} from '#core/kept/descriptions/descriptionsFile.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openFolder } from '../../archive/library/openFolder.ts';
import { steppingClock } from '../annotations/support.ts';

/** A stored file of every version that was ever written. */
const fixtures = resolve(import.meta.dirname, '../../../../fixtures/descriptions');
const versions = Array.from({ length: descriptionsFormat.version }, (_, index) => index + 1);

async function libraryOf(version: number) {
  const libraryPath = await temporaryFolder();
  const folder = join(libraryPath, '.broadsheet');
  await mkdir(folder, { recursive: true });
  await cp(join(fixtures, `version-${version}.json`), join(folder, 'descriptions.json'));
  const clock = steppingClock().now;
  const snapshots = new Snapshots({ libraryPath, clock, mayWrite: () => true });
  const problems: string[] = [];
  const descriptions = await Descriptions.open({
    libraryPath,
    clock,
    onProblem: ({ message }) => problems.push(message),
    beforeMigration: () => snapshots.beforeMigration(),
  });
  return { folder, descriptions, snapshots, problems };
}

describe('what people filled in', () => {
  it.each(versions)('is read from a file that version %i wrote', async (version) => {
    const { descriptions, problems } = await libraryOf(version);
    expect(problems).toEqual([]);
    expect(descriptions.get('issue')).toEqual({
      values: { title: 'The Medway Herald', date: '1926-01-08', pageCount: 8 },
      fields: ['title', 'date', 'pageCount'],
    });
  });

  it('is kept as it was, and in a snapshot, before it is written in the new version', async () => {
    const { folder, descriptions, snapshots } = await libraryOf(1);
    const before = await readFile(join(folder, 'descriptions.json'), 'utf8');
    await descriptions.describe(['issue'], { place: 'Rochester' }, 'Ann');
    const { title, place } = descriptions.records('issue');
    expect(title).toEqual({ value: 'The Medway Herald', created: null, modified: null });
    expect(place).toMatchObject({ value: 'Rochester', author: 'Ann', created: expect.any(String) });
    const [kept = ''] = (await readdir(folder)).filter((name) => name.includes('before-version'));
    expect(await readFile(join(folder, kept), 'utf8')).toBe(before);
    const taken = (await snapshots.list()).find(({ reason }) => reason === 'migration');
    expect((await snapshots.read(taken?.id ?? '')).files.get('descriptions.json')).toBe(before);
  });

  it('is listed field by field with what the file says, when, and by whom', async () => {
    const { library } = await openFolder({ 'a.txt': 'THE COURIER\n\nFriday, January 8, 1926\n' });
    const [{ id, publication, date } = { id: '', publication: null, date: null }] = library.summaries();
    await library.describe([id], { date: '1926-01-09' }, 'Ann');
    await library.describe([id], { place: 'Wexcombe' });
    const created = '2026-01-02T03:04:05.678Z';
    expect(await library.filledIn(id)).toEqual([
      { field: 'date', original: date, value: '1926-01-09', created, author: 'Ann' },
      { field: 'place', original: null, value: 'Wexcombe', created },
    ]);
    expect(await library.getPrinted(id)).toMatchObject({ publication, date });
    await library.describe([id], { date: null });
    expect(await library.filledIn(id)).toMatchObject([{ field: 'place' }]);
    expect(await library.getIssue(id)).toMatchObject({ date, place: 'Wexcombe' });
  });

  it('comes back with its time and author when its taking back is taken back', async () => {
    const { descriptions } = await libraryOf(1);
    await descriptions.describe(['issue'], { edition: 'Town' }, 'Ann');
    const before = descriptions.records('issue').edition;
    await descriptions.describe(['issue'], { edition: null }, 'Li Wen');
    expect(descriptions.get('issue')?.values.edition).toBeUndefined();
    await descriptions.undo();
    expect(descriptions.records('issue').edition).toEqual({ ...before, modified: expect.any(String) });
    await descriptions.undo();
    expect(descriptions.get('issue')?.fields).toEqual(['title', 'date', 'pageCount']);
  });
});

const moment = fc.constantFrom(null, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z');
const record = <V extends string | number>(value: fc.Arbitrary<V>): fc.Arbitrary<FieldRecord> =>
  fc.record({ value: fc.option(value), created: moment, modified: moment });
const text = fc.constantFrom('one', 'two');
const file: fc.Arbitrary<DescriptionsFile> = fc.record({
  schemaVersion: fc.constant(2 as const),
  issues: fc.dictionary(
    fc.constantFrom('a', 'b', 'c'),
    fc.record({ title: record(text), pageCount: record(fc.nat(2)) }, { requiredKeys: [] }),
  ),
});

describe('two versions of what people filled in', () => {
  it('are the same whoever merges them, in whatever order', () => {
    fc.assert(
      fc.property(file, file, file, (one, other, third) => {
        const merged = mergeDescriptions(one, other);
        expect(mergeDescriptions(other, one)).toEqual(merged);
        expect(mergeDescriptions(merged, one)).toEqual(merged);
        expect(mergeDescriptions(merged, third)).toEqual(
          mergeDescriptions(one, mergeDescriptions(other, third)),
        );
      }),
    );
  });

  it('keep what either says alone, and of a field the newest', () => {
    const said = (value: string | null, day: string): FieldRecord => ({
      value,
      created: `2026-01-${day}T00:00:00.000Z`,
      modified: `2026-01-${day}T00:00:00.000Z`,
    });
    const merged = mergeDescriptions(
      { schemaVersion: 2, issues: { a: { title: said('Courier', '02'), edition: said('Town', '01') } } },
      {
        schemaVersion: 2,
        issues: {
          a: { title: said('Herald', '01'), edition: said(null, '03') },
          b: { place: said('X', '01') },
        },
      },
    );
    expect(Object.entries(merged.issues).map(([id, records]) => [id, valuesOf(records)])).toEqual([
      ['a', { title: 'Courier' }],
      ['b', { place: 'X' }],
    ]);
  });
});
