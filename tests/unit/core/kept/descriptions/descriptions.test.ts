import { cp, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldRecord } from '#core/archive/library/description.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { Descriptions } from '#core/kept/descriptions/descriptions.ts';
import { descriptionKind, type StoredDescription } from '#core/kept/descriptions/kind.ts';
import { mergeVersions, type Version } from '#core/kept/records/version.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openFolder } from '../../archive/library/openFolder.ts';
import { steppingClock } from '../annotations/support.ts';
import { openRecords } from '../records/openRecords.ts';

/** A stored file of every version that was ever written. */
const fixtures = resolve(import.meta.dirname, '../../../../fixtures/descriptions');
const versions = Array.from({ length: descriptionKind.former.version }, (_, index) => index + 1);

async function libraryOf(version: number) {
  const libraryPath = await temporaryFolder();
  const folder = join(libraryPath, '.broadsheet');
  await mkdir(folder, { recursive: true });
  await cp(join(fixtures, `version-${version}.json`), join(folder, 'descriptions.json'));
  const clock = steppingClock().now;
  const snapshots = new Snapshots({ libraryPath, clock });
  const records = await openRecords(libraryPath, { clock, snapshots });
  const descriptions = await Descriptions.open({ records, clock });
  return { folder, descriptions, snapshots, records };
}

describe('what people filled in', () => {
  it.each(versions)('is read from a file that version %i wrote', async (version) => {
    const { descriptions, records } = await libraryOf(version);
    expect(records.problems).toEqual([]);
    expect(descriptions.get('issue')).toEqual({
      values: { title: 'The Medway Herald', date: '1926-01-08', pageCount: 8 },
      fields: ['title', 'date', 'pageCount'],
    });
  });

  it('stays as it was, and is in a snapshot, before something is written beside it', async () => {
    const { folder, descriptions, snapshots } = await libraryOf(1);
    const before = await readFile(join(folder, 'descriptions.json'), 'utf8');
    await descriptions.describe(['issue'], { place: 'Rochester' }, 'Ann');
    const { title, place } = descriptions.records('issue');
    expect(title).toEqual({ value: 'The Medway Herald', created: null, modified: null });
    expect(place).toMatchObject({ value: 'Rochester', author: 'Ann', created: expect.any(String) });
    expect(await readFile(join(folder, 'descriptions.json'), 'utf8')).toBe(before);
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
    const { descriptions, records } = await libraryOf(1);
    const changed: string[] = [];
    descriptions.onChange((issueIds) => changed.push(...issueIds));
    await descriptions.describe(['issue'], { edition: 'Town' }, 'Ann');
    const before = descriptions.records('issue').edition;
    await descriptions.describe(['issue'], { edition: null }, 'Li Wen');
    expect(descriptions.get('issue')?.values.edition).toBeUndefined();
    await records.step('undo');
    expect(descriptions.records('issue').edition).toEqual(before);
    await records.step('undo');
    expect(descriptions.get('issue')?.fields).toEqual(['title', 'date', 'pageCount']);
    expect(changed).toEqual(['issue', 'issue', 'issue', 'issue']);
  });
});

const text = fc.constantFrom('one', 'two');
/** Equal stamps are of one writing: the same of the same. */
const said = (value: string, stamp: number): FieldRecord => ({ value, created: null, modified: `${stamp}` });
const version: fc.Arbitrary<Version<StoredDescription>> = fc
  .record({ title: fc.nat(3), place: fc.nat(3), removed: fc.option(fc.nat(5), { nil: undefined }) })
  .chain(({ title, place, removed }) =>
    fc.record({ first: text, second: text }).map(({ first, second }) => ({
      id: 'issue',
      made: '0',
      changed: { title: `${title}${first}`, place: `${place}${second}` },
      ...(removed !== undefined && { removed: `${removed}` }),
      value: { id: 'issue', title: said(first, title), place: said(second, place) },
    })),
  );
const merge = (one: Version<StoredDescription>, other: Version<StoredDescription>) =>
  mergeVersions(one, other, descriptionKind.fields);

describe('versions of what several hands filled in', () => {
  it('are the same whoever merges them, in whatever order, and however often', () => {
    fc.assert(
      fc.property(version, version, version, (one, other, third) => {
        const merged = merge(one, other);
        expect(merge(other, one)).toEqual(merged);
        expect(merge(merged, one)).toEqual(merged);
        expect(merge(merged, third)).toEqual(merge(one, merge(other, third)));
      }),
    );
  });

  it('keep of every field what was written last', () => {
    const title = { id: 'issue', made: '1', changed: { title: '3' } };
    const merged = merge(
      { ...title, value: { id: 'issue', title: said('Courier', 3), place: said('old', 1) } },
      {
        id: 'issue',
        made: '1',
        changed: { place: '2' },
        value: { id: 'issue', title: said('Herald', 1), place: said('Wexcombe', 2) },
      },
    );
    expect(merged.value).toMatchObject({ title: { value: 'Courier' }, place: { value: 'Wexcombe' } });
  });
});

it('what two hands fill in of one issue at once, before they see each other, stays', async () => {
  const library = await temporaryFolder();
  const open = async (writer: string) => {
    const records = await openRecords(library, { writer });
    return { records, descriptions: await Descriptions.open({ records, clock: () => new Date() }) };
  };
  const [here, there] = [await open('here'), await open('there')];
  await here.descriptions.describe(['issue'], { edition: 'Town' });
  await there.descriptions.describe(['issue'], { place: 'Wexcombe' });
  await here.descriptions.describe(['issue'], { title: 'Courier' });
  for (const one of [here, there]) {
    await one.records.lookAgain();
    expect(one.descriptions.get('issue')?.values).toEqual({
      title: 'Courier',
      edition: 'Town',
      place: 'Wexcombe',
    });
    await one.records.close();
  }
});
