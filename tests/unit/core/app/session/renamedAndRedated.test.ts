import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mark, notesSeen, openArchive } from './support.ts';

const flood =
  'Flood at the mill: the night watch saw the water rise over the stones of the harbour before morning.';
const pier = 'Pier repairs begin on Monday, said the engineer who walked along the bank of the river.';

const issue = (date: string, ...articles: readonly string[]) => `Daily|${date}||1\n${articles.join('\n')}`;

async function marked() {
  const archive = await openArchive({ 'a.txt': issue('1998-01-05', flood, pier) });
  const session = await archive.open();
  const [summary] = session.library.summaries();
  await mark(session, summary?.id ?? '', 'night watch');
  await archive.close(session);
  return archive;
}

describe('a file that is renamed and whose printed date is changed at once', () => {
  it('gives none of its notes to a file that only shares its paper', async () => {
    const { path, open, write } = await marked();
    await rename(join(path, 'a.txt'), join(path, 'b.txt'));
    await write('b.txt', issue('1998-02-06', 'Fair weather brought four thousand people to the green.'));
    const session = await open();
    expect(await notesSeen(session)).toEqual([]);
    expect(session.annotations.issueIds).toHaveLength(1);
  });
});
