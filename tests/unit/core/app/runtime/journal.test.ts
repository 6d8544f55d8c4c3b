import { expect, test } from 'vitest';
import { openJournal, uncaught } from '#core/app/runtime/journal.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { temporaryFolder } from '../../../../support/folders.ts';

test('of an error that nobody caught its class and places are written, and no word of it', async () => {
  const journal = openJournal(await temporaryFolder(), () => new Date(0));
  const error = new TypeError('Cannot open /home/anna/diary.txt:12:3\n    at home (my/private.js:1:1)');
  journal.record(uncaught(error));
  const [event] = journal.recent(1);
  expect(event?.details.error).toBe('TypeError');
  expect(event?.details.at).toEqual(
    expect.arrayContaining([expect.stringMatching(/^journal\.test\.ts:\d+:\d+$/)]),
  );
  expect(JSON.stringify(event)).not.toMatch(/anna|diary|private/);
});

test('our own failures are told by their code, and anything else by its type', () => {
  expect(uncaught(new BroadsheetError('diskFull', 'No space for Anna.'))).toMatchObject({
    error: 'diskFull',
  });
  expect(uncaught('Anna')).toEqual({ kind: 'uncaught', error: 'string', at: [] });
});
