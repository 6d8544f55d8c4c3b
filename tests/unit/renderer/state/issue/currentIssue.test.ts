import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import { createCurrentIssue } from '../../../../../src-renderer/state/issue/currentIssue.ts';
import { markableAt } from '../../../../../src-renderer/state/issue/markable.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { annotation, connect, handClock, until } from '../../support.ts';

const issueOf = (id: string, text = 'words and more') =>
  ({ id, text, source: { contentHash: text }, articles: [] }) as unknown as Issue;

function currentIssueWith(handlers: Parameters<typeof connect>[0]) {
  const { peer, server } = connect({
    'issue.get': ({ issueId }) => issueOf(issueId),
    'annotations.list': () => [],
    ...handlers,
  });
  const toasts = createToasts(() => 'id');
  let id = 0;
  const currentIssue = createCurrentIssue(peer, toasts, {
    ...handClock().around,
    newId: () => `draft-${++id}`,
  });
  return { currentIssue, server, toasts, state: () => currentIssue.store.getState() };
}

describe('a note', () => {
  it('is on the list once it is saved, and its draft is gone', async () => {
    const { currentIssue, state } = currentIssueWith({
      'annotations.create': ({ note, tags }) => annotation('n1', { start: 3, end: 8 }, { note, tags }),
    });
    await currentIssue.open('issue');
    currentIssue.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    currentIssue.changeDraft(key, { note: 'Look this up.', tags: ['later'] });
    await currentIssue.saveDraft(key);
    expect(state().annotations.map((item) => item.annotation.note)).toEqual(['Look this up.']);
    expect(state()).toMatchObject({ editing: null, focusedAnnotationId: 'n1' });
    expect(state().drafts.size).toBe(0);
  });

  it('stays in its editor with the reason when it cannot be saved, and can be saved again', async () => {
    let full = true;
    const { currentIssue, state } = currentIssueWith({
      'annotations.create': ({ note }) => {
        if (full) throw new BroadsheetError('diskFull', 'The disk is full.');
        return annotation('n1', { start: 3, end: 8 }, { note });
      },
    });
    await currentIssue.open('issue');
    currentIssue.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    currentIssue.changeDraft(key, { note: 'Precious.' });
    await currentIssue.saveDraft(key);
    expect(state().editing).toBe(key);
    expect(state().drafts.get(key)).toMatchObject({
      note: 'Precious.',
      status: 'unsaved',
      failure: { code: 'diskFull' },
    });
    full = false;
    await currentIssue.saveDraft(key);
    expect(state().annotations).toHaveLength(1);
  });

  it('on a part of a page is begun once, and asks for the part and not for words', async () => {
    const asked: unknown[] = [];
    const { currentIssue, state } = currentIssueWith({
      'annotations.create': (wanted) => {
        asked.push(wanted);
        return annotation('n1', { start: 0, end: 0 });
      },
    });
    await currentIssue.open('issue');
    const region = { page: 1, x: 10, y: 20, width: 30, height: 5 };
    currentIssue.writeNote(markableAt({ region }));
    currentIssue.putAside();
    currentIssue.writeNote(markableAt({ about: { kind: 'issue' } }));
    currentIssue.writeNote(markableAt({ region: { ...region } }));
    expect(state().drafts.size).toBe(2);
    const key = state().editing ?? '';
    currentIssue.changeDraft(key, { note: 'The engraver signed it.' });
    await currentIssue.saveDraft(key);
    expect(asked).toEqual([
      { issueId: 'issue', id: key, region, colour: 'yellow', note: 'The engraver signed it.', tags: [] },
    ]);
  });

  it('that was put aside is there again, also after another issue was read', async () => {
    const { currentIssue, state } = currentIssueWith({});
    await currentIssue.open('issue');
    currentIssue.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    currentIssue.changeDraft(key, { note: 'Half a thought' });
    currentIssue.putAside();
    expect(state().editing).toBeNull();
    await currentIssue.open('other');
    await currentIssue.open('issue');
    currentIssue.writeNote({ start: 3, end: 8, text: 'words' });
    expect(state().drafts.get(state().editing ?? '')?.note).toBe('Half a thought');
  });

  it('is saved to the issue it was begun on', async () => {
    const saved: string[] = [];
    const { currentIssue, state } = currentIssueWith({
      'annotations.create': ({ issueId }) => {
        saved.push(issueId);
        return annotation('n1', { start: 3, end: 8 });
      },
    });
    await currentIssue.open('issue');
    currentIssue.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    await currentIssue.open('other');
    await currentIssue.saveDraft(key);
    expect(saved).toEqual(['issue']);
    expect(state().annotations).toEqual([]);
  });
});

describe('the open issue', () => {
  it('follows what other windows change', async () => {
    const { currentIssue, server, state } = currentIssueWith({});
    await currentIssue.open('issue');
    server.send('annotations.changed', {
      issueId: 'other',
      annotations: [annotation('x', { start: 0, end: 1 })],
    });
    server.send('annotations.changed', {
      issueId: 'issue',
      annotations: [annotation('y', { start: 0, end: 1 })],
    });
    await until(() => state().annotations.length > 0);
    expect(state().annotations.map((item) => item.annotation.id)).toEqual(['y']);
  });

  it('is never replaced by the late answer for an earlier one', async () => {
    const answers = new Map<string, () => void>();
    const { currentIssue, state } = currentIssueWith({
      'issue.get': ({ issueId }) =>
        new Promise((resolve) => answers.set(issueId, () => resolve(issueOf(issueId)))),
    });
    const first = currentIssue.open('slow');
    const second = currentIssue.open('quick');
    await until(() => answers.size === 2);
    answers.get('quick')?.();
    await second;
    answers.get('slow')?.();
    await first;
    expect(state().issue?.id).toBe('quick');
  });

  it('keeps its object when a refresh brings the same text', async () => {
    let text = 'words';
    const { currentIssue, state } = currentIssueWith({
      'issue.get': ({ issueId }) => issueOf(issueId, text),
    });
    await currentIssue.open('issue');
    const before = state().issue;
    await currentIssue.refresh();
    expect(state().issue).toBe(before);
    text = 'other words';
    await currentIssue.refresh();
    expect(state().issue?.text).toBe('other words');
  });

  it('keeps its new words when the old ones are answered after them', async () => {
    const answers: ((text: string) => void)[] = [];
    const { currentIssue, state } = currentIssueWith({
      'issue.get': async ({ issueId }) =>
        issueOf(issueId, await new Promise<string>((resolve) => answers.push(resolve))),
    });
    const opened = currentIssue.open('issue');
    await until(() => answers.length === 1);
    const refreshed = currentIssue.refresh();
    await until(() => answers.length === 2);
    answers[1]?.('new words');
    await refreshed;
    answers[0]?.('old words');
    await opened;
    expect(state().issue?.text).toBe('new words');
  });

  it('says why it cannot be shown', async () => {
    const { currentIssue, state } = currentIssueWith({
      'issue.get': () => {
        throw new BroadsheetError('issueFileVanished', 'The file has gone.');
      },
    });
    await currentIssue.open('issue');
    expect(state()).toMatchObject({ issue: null, failure: { code: 'issueFileVanished' } });
  });
});

describe('highlights', () => {
  it('keep the colour for the next one and tell of failures', async () => {
    let locked = false;
    const { currentIssue, toasts, state } = currentIssueWith({
      'annotations.create': ({ start = 0, end = 0, colour }) => {
        if (locked) throw new BroadsheetError('readOnly', 'Read only.');
        return annotation('h1', { start, end }, { colour });
      },
    });
    await currentIssue.open('issue');
    expect(await currentIssue.highlight({ start: 1, end: 4 }, 'green')).toBe('h1');
    expect(state().lastColour).toBe('green');
    locked = true;
    expect(await currentIssue.highlight({ start: 5, end: 9 }, 'red')).toBeNull();
    expect(toasts.store.getState().toasts[0]).toMatchObject({ kind: 'failure', error: { code: 'readOnly' } });
  });

  it('are removed with an offer to undo, which says what it took back', async () => {
    const { currentIssue, toasts, state } = currentIssueWith({
      'annotations.list': () => [annotation('h1', { start: 1, end: 4 })],
      'annotations.remove': () => null,
      'history.undo': () => ({ kind: 'annotations', issueId: 'another', did: 'remove', count: 1 }),
    });
    await currentIssue.open('issue');
    await currentIssue.remove(['h1']);
    expect(state().annotations).toEqual([]);
    const toast = toasts.store.getState().toasts.at(-1);
    expect(toast).toMatchObject({ kind: 'done', undo: expect.any(Function) });
    if (toast?.kind === 'done') toast.undo?.();
    await until(() => toasts.store.getState().toasts.length === 2);
    expect(toasts.store.getState().toasts.at(-1)).toMatchObject({
      message: { key: 'history.undo.annotations.remove', values: { count: 1 } },
    });
  });
});
