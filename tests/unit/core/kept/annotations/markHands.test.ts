import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from './support.ts';

let library: string;
beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'broadsheet-mark-hands-'));
});
afterEach(() => rm(library, { recursive: true, force: true }));

it('a mark says who made it and who changed it last, whichever program of a device it was', async () => {
  const ann = await openStore(library, { writer: 'ann-2' });
  const { annotation } = await ann.create({
    issueId: 'issue',
    start: 24,
    end: 31,
    colour: 'yellow',
    note: '',
    tags: [],
  });
  expect((await ann.list('issue'))[0]?.hands).toEqual({ made: 'ann', changed: 'ann' });
  await ann.close();
  const ben = await openStore(library, { writer: 'ben' });
  const changed = await ben.change({ issueId: 'issue', annotationId: annotation.id, note: 'really?' });
  expect(changed.hands).toEqual({ made: 'ann', changed: 'ben' });
  await ben.close();
});
