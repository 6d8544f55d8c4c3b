import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LibrarySession } from '#core/app/session/session.ts';
import { openArchive } from './support.ts';

const found = async (session: LibrarySession, text: string) => {
  await session.settled();
  return (await session.index.findNames({ text, limit: 8 })).names.map(
    ({ kind, label }) => `${kind} ${label}`,
  );
};

describe('the names of a library', () => {
  it('are found as they are read, changed, removed, and when the library is opened again', async () => {
    const { path, open, close, write } = await openArchive({
      'a.txt': 'Harbour News|1998-01-05||1\nFerryman drowned in the storm',
      'b.txt': 'Harbour News|1998-01-06||2\nLantern sold at the market',
    });
    const session = await open();
    expect(await found(session, 'harbor')).toEqual(['paper Harbour News']);
    expect(await found(session, 'harbour 1998-01-06')).toEqual(['issue Harbour News']);
    expect(await found(session, 'feryman')).toEqual(['headline Ferryman']);
    await close(session);
    await write('b.txt', 'Harbour News|1998-01-06||2\nCandle sold at the market');
    await rm(join(path, 'a.txt'));
    const again = await open();
    expect(await found(again, 'ferryman')).toEqual([]);
    expect(await found(again, 'lantern')).toEqual([]);
    expect(await found(again, 'candle')).toEqual(['headline Candle']);
    expect((await again.index.findNames({ text: 'candle', limit: 8 })).complete).toBe(true);
    await again.index.rebuild();
    expect(await found(again, 'candel')).toEqual(['headline Candle']);
  });

  it('are what people name themselves, too', async () => {
    const { open, close } = await openArchive({
      'a.txt': 'Daily|1998-01-05||1\nFerryman drowned in the storm',
    });
    const session = await open();
    const [summary] = session.library.summaries();
    const issueId = summary?.id ?? '';
    const collectionId = await session.collections.create({ name: 'Storms at sea', pieces: [] });
    const saved = await session.savedSearches.save('Storm warnings', {
      query: 'storm',
      order: 'date',
      filters: {},
    });
    const { annotation } = await session.annotations.create({
      issueId,
      start: 30,
      end: 36,
      colour: 'yellow',
      note: '',
      tags: ['stormy'],
    });
    const all = ['collection Storms at sea', 'tag stormy', 'search Storm warnings'];
    expect((await found(session, 'storm')).toSorted()).toEqual(all.toSorted());
    await close(session);
    const again = await open();
    expect((await found(again, 'storm')).toSorted()).toEqual(all.toSorted());
    await again.collections.change({ collectionId, name: 'Gales' });
    await again.savedSearches.remove(saved.id);
    await again.annotations.remove({ issueId, annotationIds: [annotation.id] });
    expect(await found(again, 'storm')).toEqual([]);
    expect(await found(again, 'gales')).toEqual(['collection Gales']);
  });
});
