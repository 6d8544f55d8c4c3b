import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logFile, openEventLog } from '#core/disk/log/eventLog.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

const clock = () => new Date('2026-11-29T12:00:00Z');

test('events are told again in their order, after a restart too', async () => {
  const folder = join(await temporaryFolder(), 'logs');
  openEventLog({ folder, clock }).add('started', { version: '1.0.0', safeMode: false });
  const log = openEventLog({ folder, clock });
  log.add('pageGone', { reason: 'oom', exitCode: 5 });
  expect(log.recent(5)).toEqual([
    { at: '2026-11-29T12:00:00.000Z', kind: 'started', details: { version: '1.0.0', safeMode: false } },
    { at: '2026-11-29T12:00:00.000Z', kind: 'pageGone', details: { reason: 'oom', exitCode: 5 } },
  ]);
  expect(log.recent(1).map(({ kind }) => kind)).toEqual(['pageGone']);
});

test('nothing that a person may have written is written, whoever hands it over', async () => {
  const folder = await temporaryFolder();
  const log = openEventLog({ folder, clock, size: Number.POSITIVE_INFINITY });
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(texts, (text) => {
      log.add('uncaught', { error: text, at: [text] });
      const told = log.recent(1)[0]?.details;
      const isWord = /^[\w.:+-]{1,60}$/.test(text);
      expect(told).toEqual(isWord ? { error: text, at: [text] } : { error: 'withheld', at: ['withheld'] });
    }),
  );
  log.add('uncaught', { error: '/home/anna/日记/my diary.txt' });
  const written = await readFile(join(folder, logFile), 'utf8');
  expect(written).not.toMatch(/anna|日记|diary/);
});

test('a log that grew is put aside, and of those the oldest goes', async () => {
  const folder = await temporaryFolder();
  const log = openEventLog({ folder, clock, size: 200, kept: 2 });
  for (let number = 0; number < 40; number++) log.add('callFailed', { number });
  expect((await readdir(folder)).toSorted()).toEqual(['broadsheet.1.log', 'broadsheet.2.log', logFile]);
  expect(log.recent(2).map(({ details }) => details.number)).toEqual([38, 39]);
  for (const name of await readdir(folder))
    expect((await readFile(join(folder, name))).length).toBeLessThan(320);
});

test('a line that was cut off hides no other, and a log that cannot be written disturbs nobody', async () => {
  const folder = await temporaryFolder();
  const log = openEventLog({ folder, clock });
  log.add('started');
  await writeFile(join(folder, logFile), `${await readFile(join(folder, logFile), 'utf8')}{"at":"20`);
  expect(log.recent(9).map(({ kind }) => kind)).toEqual(['started']);
  const file = join(folder, 'no-folder');
  await writeFile(file, '');
  expect(() => openEventLog({ folder: file, clock }).add('started')).not.toThrow();
});
