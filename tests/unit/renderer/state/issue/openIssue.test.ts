import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import { createReading, withAnnotation } from '../../../../../src-renderer/state/issue/openIssue.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { annotation, connect, handClock, until } from '../../support.ts';

const issueOf = (id: string, text = 'words and more') =>
  ({ id, text, source: { contentHash: text }, articles: [] }) as unknown as Issue;

function readingWith(handlers: Parameters<typeof connect>[0]) {
  const { peer, server } = connect({
    'issue.get': ({ issueId }) => issueOf(issueId),
    'annotations.list': () => [],
    ...handlers,
  });
  const toasts = createToasts(() => 'id');
  let id = 0;
  const reading = createReading(peer, toasts, { ...handClock().around, newId: () => `draft-${++id}` });
  return { reading, server, toasts, state: () => reading.store.getState() };
}

describe('a note', () => {
  it('is on the list once it is saved, and its draft is gone', async () => {
    const { reading, state } = readingWith({
      'annotations.create': ({ note, tags }) => annotation('n1', { start: 3, end: 8 }, { note, tags }),
    });
    await reading.open('issue');
    reading.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    reading.changeDraft(key, { note: 'Look this up.', tags: ['later'] });
    await reading.saveDraft(key);
    expect(state().annotations.map((item) => item.annotation.note)).toEqual(['Look this up.']);
    expect(state()).toMatchObject({ editing: null, focusedAnnotationId: 'n1' });
    expect(state().drafts.size).toBe(0);
  });

  it('stays in its editor with the reason when it cannot be saved, and can be saved again', async () => {
    let full = true;
    const { reading, state } = readingWith({
      'annotations.create': ({ note }) => {
        if (full) throw new BroadsheetError('diskFull', 'The disk is full.');
        return annotation('n1', { start: 3, end: 8 }, { note });
      },
    });
    await reading.open('issue');
    reading.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    reading.changeDraft(key, { note: 'Precious.' });
    await reading.saveDraft(key);
    expect(state().editing).toBe(key);
    expect(state().drafts.get(key)).toMatchObject({
      note: 'Precious.',
      status: 'unsaved',
      failure: { code: 'diskFull' },
    });
    full = false;
    await reading.saveDraft(key);
    expect(state().annotations).toHaveLength(1);
  });

  it('that was put aside is there again, also after another issue was read', async () => {
    const { reading, state } = readingWith({});
    await reading.open('issue');
    reading.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    reading.changeDraft(key, { note: 'Half a thought' });
    reading.putAside();
    expect(state().editing).toBeNull();
    await reading.open('other');
    await reading.open('issue');
    reading.writeNote({ start: 3, end: 8, text: 'words' });
    expect(state().drafts.get(state().editing ?? '')?.note).toBe('Half a thought');
  });

  it('is saved to the issue it was begun on', async () => {
    const saved: string[] = [];
    const { reading, state } = readingWith({
      'annotations.create': ({ issueId }) => {
        saved.push(issueId);
        return annotation('n1', { start: 3, end: 8 });
      },
    });
    await reading.open('issue');
    reading.writeNote({ start: 3, end: 8, text: 'words' });
    const key = state().editing ?? '';
    await reading.open('other');
    await reading.saveDraft(key);
    expect(saved).toEqual(['issue']);
    expect(state().annotations).toEqual([]);
  });
});

describe('the open issue', () => {
  it('follows what other windows change', async () => {
    const { reading, server, state } = readingWith({});
    await reading.open('issue');
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
    const { reading, state } = readingWith({
      'issue.get': ({ issueId }) =>
        new Promise((resolve) => answers.set(issueId, () => resolve(issueOf(issueId)))),
    });
    const first = reading.open('slow');
    const second = reading.open('quick');
    await until(() => answers.size === 2);
    answers.get('quick')?.();
    await second;
    answers.get('slow')?.();
    await first;
    expect(state().issue?.id).toBe('quick');
  });

  it('keeps its object when a refresh brings the same text', async () => {
    let text = 'words';
    const { reading, state } = readingWith({ 'issue.get': ({ issueId }) => issueOf(issueId, text) });
    await reading.open('issue');
    const before = state().issue;
    await reading.refresh();
    expect(state().issue).toBe(before);
    text = 'other words';
    await reading.refresh();
    expect(state().issue?.text).toBe('other words');
  });

  it('says why it cannot be shown', async () => {
    const { reading, state } = readingWith({
      'issue.get': () => {
        throw new BroadsheetError('issueFileVanished', 'The file has gone.');
      },
    });
    await reading.open('issue');
    expect(state()).toMatchObject({ issue: null, failure: { code: 'issueFileVanished' } });
  });
});

describe('highlights', () => {
  it('keep the colour for the next one and tell of failures', async () => {
    let locked = false;
    const { reading, toasts, state } = readingWith({
      'annotations.create': ({ start, end, colour }) => {
        if (locked) throw new BroadsheetError('readOnly', 'Read only.');
        return annotation('h1', { start, end }, { colour });
      },
    });
    await reading.open('issue');
    expect(await reading.highlight({ start: 1, end: 4 }, 'green')).toBe('h1');
    expect(state().lastColour).toBe('green');
    locked = true;
    expect(await reading.highlight({ start: 5, end: 9 }, 'red')).toBeNull();
    expect(toasts.store.getState().toasts[0]).toMatchObject({ kind: 'failure', error: { code: 'readOnly' } });
  });

  it('are removed with an offer to undo; an undo elsewhere is told', async () => {
    const { reading, toasts, state } = readingWith({
      'annotations.list': () => [annotation('h1', { start: 1, end: 4 })],
      'annotations.remove': () => null,
      'annotations.undo': () => ({ issueId: 'another' }),
    });
    await reading.open('issue');
    await reading.remove(['h1']);
    expect(state().annotations).toEqual([]);
    expect(toasts.store.getState().toasts.at(-1)).toMatchObject({ kind: 'done', undo: expect.any(Function) });
    await reading.undo();
    expect(toasts.store.getState().toasts.at(-1)).toMatchObject({
      message: { key: 'notes.undoneElsewhere' },
    });
  });

  it('stand in text order, orphans last', () => {
    const list = [
      annotation('a', { start: 1, end: 2 }),
      annotation('c', { start: 9, end: 10 }),
      annotation('lost', null),
    ];
    expect(
      withAnnotation(list, annotation('b', { start: 5, end: 6 })).map((item) => item.annotation.id),
    ).toEqual(['a', 'b', 'c', 'lost']);
    expect(
      withAnnotation(list, annotation('a', { start: 20, end: 21 })).map((item) => item.annotation.id),
    ).toEqual(['c', 'a', 'lost']);
    expect(withAnnotation(list, annotation('gone', null)).map((item) => item.annotation.id)).toEqual([
      'a',
      'c',
      'lost',
      'gone',
    ]);
  });
});
