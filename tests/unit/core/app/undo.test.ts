import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../../support/apps.ts';
import { eventually, temporaryFolder } from '../../../support/folders.ts';
import { courierLibrary } from '../../../support/keptFiles.ts';
import { kinds } from '../../../support/kinds.ts';

it('undo takes back the last thing of whatever kind, one after the other, and redo does them again', async () => {
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(await courierLibrary());
  const count = async () => Promise.all(kinds.map(async ({ seen }) => (await seen(app)).length));
  // Two rounds, so that each kind is both under and over every other one.
  const states = [await count()];
  for (const which of [0, 1] as const) {
    for (const kind of kinds) {
      await kind.make(app, which);
      states.push(await count());
    }
  }
  for (const state of states.slice(0, -1).toReversed()) {
    await app.call('history.undo', {});
    expect(await count()).toEqual(state);
  }
  await expect(app.call('history.undo', {})).rejects.toMatchObject({ code: 'nothingToUndo' });
  for (const state of states.slice(1)) {
    await app.call('history.redo', {});
    expect(await count()).toEqual(state);
  }
  await expect(app.call('history.redo', {})).rejects.toMatchObject({ code: 'nothingToUndo' });
});

it('undo says what it took back', async () => {
  const app = await startApp(await temporaryFolder());
  onTestFinished(() => app.close());
  await app.open(await courierLibrary());
  for (const kind of kinds) {
    await kind.make(app, 0);
    const step = await app.call('history.undo', {});
    expect(step).toMatchObject({ count: 1 });
    expect(await kind.seen(app), kind.name).toEqual([]);
  }
});

it('undo of one window takes back nothing that another program did', async () => {
  const library = await courierLibrary();
  const [here, there] = [await startApp(await temporaryFolder()), await startApp(await temporaryFolder())];
  onTestFinished(async () => {
    await here.close();
    await there.close();
  });
  await here.open(library);
  await there.open(library);
  const [note] = kinds;
  if (!note) throw new Error('There are no kinds.');
  const first = await note.make(here, 0);
  await note.make(there, 1);
  await there.call('history.undo', {});
  await expect(there.call('history.undo', {})).rejects.toMatchObject({ code: 'nothingToUndo' });
  await eventually(async () => expect(await note.seen(here)).toEqual([first]));
});
