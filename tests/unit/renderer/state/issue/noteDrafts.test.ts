import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles, type WritableFiles } from '#core/disk/files/files.ts';
import { type Drafts, openDrafts } from '#core/kept/drafts/drafts.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { KeptDraft } from '#shared/model/draft.ts';
import { createCurrentIssue } from '../../../../../src-renderer/state/issue/currentIssue.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { eventually, temporaryFolder } from '../../../../support/folders.ts';
import { madeUpIssue, openStore, pier } from '../../../core/kept/annotations/support.ts';
import { annotation, connect, handClock, until } from '../../support.ts';

const issue = madeUpIssue('issue', pier);
const start = issue.text.indexOf('harbour board');
const passage = { start, end: start + 13, text: 'harbour board' };

function windowOn(handlers: Partial<Handlers>) {
  const { peer } = connect({ 'issue.get': () => issue, 'annotations.list': () => [], ...handlers });
  const clock = handClock();
  let toast = 0;
  const toasts = createToasts(() => `toast-${++toast}`);
  let id = 0;
  const currentIssue = createCurrentIssue(peer, toasts, {
    ...clock.around,
    newId: () => `made-here-${++id}`,
  });
  const state = () => currentIssue.store.getState();
  return {
    currentIssue,
    clock,
    state,
    draft: () => [...state().drafts.values()][0],
    told: () => toasts.store.getState().toasts.map((one) => one.kind === 'done' && one.message.key),
    /** A note on the passage, as far as the person's wish to have it saved. */
    async write(note: string) {
      await currentIssue.open('issue');
      currentIssue.writeNote(passage);
      const key = state().editing ?? '';
      currentIssue.changeDraft(key, { note });
      await currentIssue.saveDraft(key);
      return key;
    },
  };
}

/** A disk that refuses with what the system says, until that is null. */
function refusingDisk() {
  const disk: { refuses: string | null; files: WritableFiles } = {
    refuses: null,
    files: {
      ...diskFiles,
      async createSynced(path, content) {
        if (disk.refuses) throw Object.assign(new Error(disk.refuses), { code: disk.refuses });
        await diskFiles.createSynced(path, content);
      },
    },
  };
  return disk;
}

describe('a note that could not be saved', () => {
  it.each([
    ['ENOSPC', 'diskFull'],
    ['EDQUOT', 'diskFull'],
    ['EROFS', 'readOnly'],
    ['EACCES', 'readOnly'],
    ['EIO', 'saveFailed'],
    ['ESTALE', 'saveFailed'],
    ['ENOENT', 'saveFailed'],
  ])(
    'for %s stays with its reason, and is saved by itself, once, when the disk takes it',
    async (code, reason) => {
      const disk = refusingDisk();
      const store = await openStore(await temporaryFolder(), { issues: [issue], files: disk.files });
      let tries = 0;
      const { write, draft, state, clock, told } = windowOn({
        'annotations.create'(input) {
          tries++;
          return store.create(input);
        },
      });
      disk.refuses = code;
      await write('Precious.');
      expect(draft()).toMatchObject({ note: 'Precious.', status: 'unsaved', failure: { code: reason } });
      const first = draft()?.failure;
      clock.pass(2_000);
      await eventually(() => expect(draft()?.failure).not.toBe(first));
      disk.refuses = null;
      clock.pass(2_000);
      expect(tries).toBe(2);
      clock.pass(2_000);
      await eventually(() => expect(state().drafts.size).toBe(0));
      expect(told()).toContain('notes.savedAfterAll');
      clock.pass(1_000_000);
      expect((await store.list('issue')).map((item) => item.annotation.note)).toEqual(['Precious.']);
      await store.close();
    },
  );

  it('is tried at once when the person comes back to the window', async () => {
    let full = true;
    const { write, state, clock } = windowOn({
      'annotations.create'({ id = '', note }) {
        if (full) throw new BroadsheetError('diskFull', 'The disk is full.');
        return annotation(id, passage, { note });
      },
    });
    await write('Precious.');
    full = false;
    clock.comeBack();
    await until(() => state().drafts.size === 0);
    expect(state().annotations.map((item) => item.annotation.note)).toEqual(['Precious.']);
  });

  it('waits longer from try to try, at most a minute', async () => {
    let tries = 0;
    const { write, draft, clock } = windowOn({
      'annotations.create'() {
        tries++;
        throw new BroadsheetError('diskFull', 'The disk is full.');
      },
    });
    await write('Precious.');
    const pauses: number[] = [];
    for (let before = tries, waited = 0; pauses.length < 7; ) {
      clock.pass(1_000);
      waited++;
      await new Promise((resolve) => setImmediate(resolve));
      await until(() => draft()?.status === 'unsaved');
      if (tries === before) continue;
      pauses.push(waited);
      before = tries;
      waited = 0;
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });

  it('is not saved in the middle of a sentence, and not twice where the answer got lost', async () => {
    const store = await openStore(await temporaryFolder(), { issues: [issue] });
    let isConnected = false;
    let tries = 0;
    const { write, currentIssue, state, clock } = windowOn({
      async 'annotations.create'(input) {
        tries++;
        const saved = await store.create(input);
        if (!isConnected) throw new BroadsheetError('connectionLost', 'The connection broke.');
        return saved;
      },
    });
    const key = await write('Half a');
    clock.pass(1_900);
    currentIssue.changeDraft(key, { note: 'Half a sentence, and the rest.' });
    clock.pass(1_900);
    expect(tries).toBe(1);
    isConnected = true;
    clock.pass(100);
    await eventually(() => expect(state().drafts.size).toBe(0));
    expect((await store.list('issue')).map((item) => item.annotation.note)).toEqual([
      'Half a sentence, and the rest.',
    ]);
    await store.close();
  });

  it('keeps what is written while it is being saved', async () => {
    const answer = Promise.withResolvers<void>();
    let full = true;
    const { write, currentIssue, draft, state, clock } = windowOn({
      async 'annotations.create'({ id = '', note }) {
        if (full) throw new BroadsheetError('diskFull', 'The disk is full.');
        await answer.promise;
        return annotation(id, passage, { note });
      },
      'annotations.change': ({ annotationId, note = '' }) => annotation(annotationId, passage, { note }),
    });
    const key = await write('First words');
    full = false;
    clock.pass(2_000);
    currentIssue.changeDraft(key, { note: 'First words and more' });
    answer.resolve();
    await until(() => state().annotations.length === 1);
    expect(draft()).toMatchObject({ annotationId: key, note: 'First words and more', status: 'writing' });
    await currentIssue.saveDraft(key);
    expect(state().annotations.map((item) => item.annotation.note)).toEqual(['First words and more']);
  });

  it('is not tried again where only a person can help', async () => {
    const { write, draft, clock } = windowOn({
      'annotations.create'() {
        throw new BroadsheetError('quoteNotFound', 'The words are gone.');
      },
    });
    await write('Precious.');
    clock.pass(1_000_000);
    clock.comeBack();
    expect(draft()).toMatchObject({ status: 'unsaved', failure: { code: 'quoteNotFound' } });
  });
});

describe('a note that was being written when its window closed', () => {
  /** A profile whose drafts windows share. */
  async function profile() {
    const folder = await temporaryFolder();
    const drafts = await openDrafts(folder, () => new Date());
    return {
      folder,
      drafts,
      stored: () => readFile(join(folder, 'drafts.json'), 'utf8'),
      window: (clientId: string) => draftHandlers(drafts, clientId),
    };
  }

  it('is there in the next window, also when it had not rested yet, and in no other one', async () => {
    const { window, folder, stored } = await profile();
    const first = windowOn(window('first'));
    await first.currentIssue.enterLibrary('/library');
    await first.currentIssue.open('issue');
    first.currentIssue.writeNote(passage);
    first.currentIssue.changeDraft(first.state().editing ?? '', { note: 'Half a thought' });
    first.clock.leave();
    await eventually(async () => expect(await stored()).toContain('Half a thought'));

    const beside = windowOn(window('beside'));
    await beside.currentIssue.enterLibrary('/library');
    expect(beside.state().drafts.size).toBe(0);

    // The process died: the file is what is left.
    const again = draftHandlers(await openDrafts(folder, () => new Date()), 'next');
    const next = windowOn(again);
    await next.currentIssue.enterLibrary('/elsewhere');
    expect(next.state().drafts.size).toBe(0);
    await next.currentIssue.enterLibrary('/library');
    expect([...next.state().drafts.values()].map(({ note }) => note)).toEqual(['Half a thought']);
  });

  it('is kept every two seconds while the person types without a rest', async () => {
    const { window, stored } = await profile();
    const { currentIssue, state, clock } = windowOn(window('here'));
    await currentIssue.open('issue');
    await currentIssue.enterLibrary('/library');
    currentIssue.writeNote(passage);
    const key = state().editing ?? '';
    for (let letters = 1; letters <= 22; letters++) {
      currentIssue.changeDraft(key, { note: 'a'.repeat(letters) });
      clock.pass(100);
    }
    await eventually(async () => expect(await stored()).toContain('a'.repeat(20)));
    expect(await stored()).not.toContain('a'.repeat(22));
  });

  it('is saved by itself where saving had been asked for, and then kept no longer', async () => {
    const { window, drafts, stored } = await profile();
    await drafts.keep('/library', 'gone', { ...kept, unsaved: true });
    drafts.release('gone');
    const next = windowOn({
      ...window('next'),
      'annotations.create': ({ id = '', note }) => annotation(id, passage, { note }),
    });
    await next.currentIssue.open('issue');
    await next.currentIssue.enterLibrary('/library');
    await until(() => next.state().annotations.length === 1);
    expect(next.state().drafts.size).toBe(0);
    await eventually(async () => expect(await stored()).not.toContain('Precious.'));
  });

  it('is kept no longer when it was saved while it was still on its way to the disk', async () => {
    const { drafts, stored } = await profile();
    const keeping = drafts.keep('/library', 'here', { ...kept, unsaved: true });
    await Promise.all([keeping, drafts.drop('/library', kept.id)]);
    expect(await stored()).not.toContain('Precious.');
    expect(drafts.takeOver('/library', 'next')).toEqual([]);
  });

  it('is marked on its own words only, wherever they stand now', async () => {
    const library = await temporaryFolder();
    const later = madeUpIssue('issue', ['Notice The pier stays closed.', ...pier]);
    const store = await openStore(library, { issues: [later] });
    const input = { issueId: 'issue', ...kept.span, colour: 'yellow' as const, note: '', tags: [] };
    const moved = await store.create({ ...input, id: 'moved', exact: 'harbour board' });
    expect(moved.annotation.target.quote.exact).toBe('harbour board');
    await expect(store.create({ ...input, id: 'gone', exact: 'parish council' })).rejects.toMatchObject({
      code: 'quoteNotFound',
    });
    expect(await readdir(join(library, '.broadsheet', 'annotations'))).toHaveLength(1);
    await store.close();
  });
});

const kept: KeptDraft & { readonly span: { readonly start: number; readonly end: number } } = {
  id: 'kept',
  issueId: 'issue',
  isNew: true,
  span: { start: passage.start, end: passage.end },
  exact: 'harbour board',
  quote: 'harbour board',
  colour: 'yellow',
  note: 'Precious.',
  tags: [],
  unsaved: false,
};

function draftHandlers(drafts: Drafts, clientId: string): Partial<Handlers> {
  return {
    'drafts.takeOver': ({ library }) => drafts.takeOver(library, clientId),
    async 'drafts.keep'({ library, draft }) {
      await drafts.keep(library, clientId, draft);
      return null;
    },
    async 'drafts.drop'({ library, id }) {
      await drafts.drop(library, id);
      return null;
    },
  };
}
