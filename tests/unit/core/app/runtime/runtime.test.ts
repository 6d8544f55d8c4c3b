import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal } from '#core/app/runtime/journal.ts';
import { announceDeath } from '#core/threads/threadDeaths.ts';
import { programFiles } from '../../../../programFiles.ts';
import { startApp } from '../../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';

const clock = () => new Date();

/** A library of one paper in a folder that says much about its owner. */
async function library(): Promise<string> {
  const folder = join(await temporaryFolder(), 'of Anna Secret', 'Ferry Papers');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '1901-03-09.txt'), 'THE PIER HERALD\n\nThe harbour board met on Monday.\n');
  return folder;
}

describe('the report on the program', () => {
  test('tells what helps, and nothing that a person wrote, nor any path', async () => {
    const profile = await temporaryFolder();
    const journal = openJournal(join(profile, 'log'), clock);
    const app = await startApp(profile, {}, { journal });
    await app.open(await library());
    await app.call('settings.change', {
      author: 'Anna Secret',
      colourNames: { yellow: 'Zweifelhaft' },
      theme: 'dark',
      typeSize: 17,
    });
    await expect(app.call('issue.get', { issueId: 'Anna-Secret' })).rejects.toThrow();
    const { text } = await app.call('runtime.report', {});
    await app.close();
    for (const line of [
      'name: Ferry Papers',
      'issues: 1, ready',
      'theme: dark',
      'typeSize: 17',
      'author: given',
      'colourNames: 1 given',
      'citekeyPattern: as it comes',
      `Node: ${process.versions.node}`,
      'libraryRead issues=1 problems=0',
      'callFailed call=issue.get code=issueNotFound',
    ])
      expect(text).toContain(line);
    expect(text).not.toMatch(/Anna|Secret|Zweifelhaft|harbour|PIER|[\\/]tmp/);
  });

  test('is had without a library and without a log', async () => {
    const app = await startApp(await temporaryFolder());
    expect((await app.call('runtime.report', {})).text).toContain('none is open');
    await expect(app.call('runtime.showLog', {})).rejects.toMatchObject({ code: 'notOnThisHost' });
    await app.close();
  });
});

test('the log’s folder is shown', async () => {
  const profile = await temporaryFolder();
  const shown: string[] = [];
  const app = await startApp(
    profile,
    { showFolder: async (path) => void shown.push(path) },
    { journal: openJournal(join(profile, 'log'), clock) },
  );
  await app.call('runtime.showLog', {});
  await app.close();
  expect(shown).toEqual([join(profile, 'log')]);
});

test('a thread that dies is written down, and told where nothing else tells of it', async () => {
  const profile = await temporaryFolder();
  const journal = openJournal(join(profile, 'log'), clock);
  const app = await startApp(profile, {}, { journal });
  const told: string[] = [];
  app.window().on('runtime.interrupted', ({ part }) => told.push(part));
  announceDeath(programFiles.coverWorker);
  announceDeath(programFiles.searchWorker);
  announceDeath('file:///elsewhere/worker.js');
  await eventually(() => expect(told).toEqual(['search']));
  const died = journal.recent(9).filter(({ kind }) => kind === 'threadDied');
  expect(died.map(({ details }) => details.thread)).toEqual(['coverWorker', 'searchWorker']);
  await app.close();
});

describe('safe mode', () => {
  test('does without preferences and caches, and leaves them as they are', async () => {
    const profile = await temporaryFolder();
    const usual = await startApp(profile);
    await usual.open(await library());
    await usual.call('settings.change', { typeSize: 20 });
    await usual.close();
    const settingsFile = join(profile, 'config', 'settings.json');
    const [before, cached] = [await readFile(settingsFile, 'utf8'), await readdir(join(profile, 'cache'))];

    const safe = await startApp(profile, {}, { safeMode: true });
    const heard: number[] = [];
    safe.window().on('settings.changed', ({ typeSize }) => heard.push(typeSize));
    const info = await safe.call('host.info', {});
    expect(info.safeMode).toBe(true);
    expect(info.recentLibraries.map(({ name }) => name)).toEqual(['Ferry Papers']);
    expect((await safe.call('settings.get', {})).typeSize).toBe(15);
    await safe.call('settings.change', { typeSize: 24 });
    await eventually(() => expect(heard).toEqual([24]));
    expect((await safe.open(await library())).issueCount).toBe(1);
    await safe.close();

    expect(await readdir(join(profile, 'cache'))).toEqual(cached);
    const after = JSON.parse(await readFile(settingsFile, 'utf8'));
    expect(after.settings).toEqual(JSON.parse(before).settings);
  });
});

test('a window that lost its page is told once, and no other', async () => {
  const profile = await temporaryFolder();
  const app = await startApp(profile);
  app.lostPage('window-1');
  const other = app.window();
  expect(await other.call('runtime.interruptions', {})).toEqual([]);
  expect(await app.call('runtime.interruptions', {})).toEqual(['page']);
  expect(await app.call('runtime.interruptions', {})).toEqual([]);
  await app.close();
});
