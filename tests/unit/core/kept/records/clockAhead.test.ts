import { expect, it, onTestFinished } from 'vitest';
import { diskFiles } from '#core/disk/files/files.ts';
import { temporaryFolder } from '../../../../support/folders.ts';
import { openStore } from '../annotations/support.ts';

it('a note is saved also while a hand whose clock is far ahead opens the library', async () => {
  const library = await temporaryFolder();
  const tenMinutesAhead = () => new Date(Date.now() + 600_000);
  let hasCome = false;
  const files: typeof diskFiles = {
    ...diskFiles,
    // Between the writing of a file and its renaming is when one can be disturbed.
    async rename(from, to) {
      if (!hasCome) {
        hasCome = true;
        const other = await openStore(library, { writer: 'two', clock: tenMinutesAhead });
        onTestFinished(() => other.close());
      }
      await diskFiles.rename(from, to);
    },
  };
  const store = await openStore(library, { writer: 'one', clock: () => new Date(), files });
  onTestFinished(() => store.close());
  await store.create({ issueId: 'issue', start: 25, end: 40, colour: 'red', note: 'saved', tags: [] });
  expect(hasCome).toBe(true);
  const again = await openStore(library, { writer: 'three' });
  onTestFinished(() => again.close());
  expect((await again.list('issue')).map(({ annotation }) => annotation.note)).toEqual(['saved']);
});
