import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Hands } from '#core/kept/hands/hands.ts';

let library: string;
let time = Date.parse('2026-11-28T12:00:00.000Z');
const folder = () => join(library, '.broadsheet/hands');
const open = (writer: string, name = '') =>
  Hands.open({ libraryPath: library, writer, name: () => name, clock: () => new Date(time) });

beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'broadsheet-hands-'));
});
afterEach(() => rm(library, { recursive: true, force: true }));

it('each sees the other’s name and when the other was last heard of', async () => {
  const ann = await open('one', 'Ann');
  await ann.atWork();
  time += 60_000;
  const ben = await open('two', 'Ben');
  await ben.atWork();
  expect(ben.list().map(({ name, isOwn }) => [name, isOwn])).toEqual([
    ['Ben', true],
    ['Ann', false],
  ]);
  const told: (readonly string[])[] = [];
  ann.onChange((list) => told.push(list.map(({ name }) => name)));
  await ann.lookAgain();
  await ann.lookAgain();
  expect(told).toEqual([['Ann', 'Ben']]);
  expect(ann.list()[1]?.lastSeen).toBe(new Date(time).toISOString());
});

it('looking into a library writes nothing', async () => {
  const hands = await open('one', 'Ann');
  await hands.lookAgain();
  await hands.close();
  expect(await readdir(library)).toEqual([]);
});

it('says that one is there every few minutes at most, and a new name at once', async () => {
  let name = '';
  const hands = await Hands.open({
    libraryPath: library,
    writer: 'one',
    name: () => name,
    clock: () => new Date(time),
  });
  const written = async () => JSON.parse(await readFile(join(folder(), 'one.json'), 'utf8'));
  await hands.atWork();
  const first = await written();
  time += 60_000;
  await hands.atWork();
  expect(await written()).toEqual(first);
  name = 'Ann';
  await hands.atWork();
  expect(await written()).toMatchObject({ name: 'Ann', lastSeen: new Date(time).toISOString() });
  time += 10 * 60_000;
  await hands.atWork();
  expect(await written()).toMatchObject({ lastSeen: new Date(time).toISOString() });
});

it('a card that cannot be read costs a name only, and one of a newer version is read as far as it goes', async () => {
  await mkdir(join(folder(), 'five.json'), { recursive: true });
  await writeFile(join(folder(), 'two.json'), '{ half');
  await writeFile(join(folder(), 'Ann (1).json'), '{}');
  await writeFile(
    join(folder(), 'three.json'),
    JSON.stringify({ schemaVersion: 9, name: 'Cleo', lastSeen: '2026-11-28T10:00:00.000Z', mood: 'good' }),
  );
  const hands = await open('one');
  expect(hands.list().map(({ id, name }) => [id, name])).toEqual([['three', 'Cleo']]);
});

it('a library that cannot be written can still be worked in', async () => {
  await mkdir(join(library, '.broadsheet'));
  await writeFile(folder(), 'a file in the place of the folder');
  const hands = await open('one', 'Ann');
  await hands.atWork();
  await hands.close();
  expect(await readFile(folder(), 'utf8')).toBe('a file in the place of the folder');
});
