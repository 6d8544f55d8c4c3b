import { describe, expect, it } from 'vitest';
import type { Issue } from '#shared/model/issue.ts';
import { createCurrentIssue } from '../../../../../src-renderer/state/issue/currentIssue.ts';
import { createLinks } from '../../../../../src-renderer/state/issue/links.ts';
import { createWriting } from '../../../../../src-renderer/state/issue/writing.ts';
import { createPanes } from '../../../../../src-renderer/state/navigation/panes.ts';
import type { IssuePlace } from '../../../../../src-renderer/state/navigation/route.ts';
import { createPaneRouter, createWindowRouter } from '../../../../../src-renderer/state/navigation/router.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { annotation, connect, handClock, memoryHistory, until } from '../../support.ts';

const place = (issueId: string, part: Partial<IssuePlace> = {}): IssuePlace => ({
  issueId,
  articleId: null,
  view: 'page',
  arrival: null,
  ...part,
});

function makePanes() {
  let id = 0;
  const whole = createWindowRouter(memoryHistory(), true, () => String(++id));
  const happened: string[] = [];
  const panes = createPanes(
    whole,
    () => happened.push('exchanged'),
    () => happened.push('emptied'),
  );
  const first = createPaneRouter(whole, 'first');
  const second = createPaneRouter(whole, 'second');
  const shown = () => {
    const { route } = whole.store.getState();
    return route.name === 'issue' ? [route.issueId, route.second?.issueId] : route.name;
  };
  return { whole, panes, first, second, shown, happened, state: panes.store.getState };
}

describe('two panes', () => {
  it('open beside what is read, and the keyboard goes along', () => {
    const { panes, first, shown, state } = makePanes();
    first.go({ name: 'issue', ...place('a') });
    expect(state()).toMatchObject({ paired: false, focused: 'first' });
    panes.openBeside(place('b'));
    expect(shown()).toEqual(['a', 'b']);
    expect(state()).toMatchObject({ paired: true, focused: 'second', called: true });
    // From the right one the other is the left one.
    panes.openBeside(place('c'));
    expect(shown()).toEqual(['c', 'b']);
    expect(state().focused).toBe('first');
  });

  it('open beside what was read last, as it was left', () => {
    const { whole, panes, first, shown } = makePanes();
    const stop = first.keepPlace(() => 'middle of a');
    first.go({
      name: 'issue',
      ...place('a', { view: 'vertical', arrival: { kind: 'span', span: { start: 1, end: 2 } } }),
    });
    first.go({ name: 'search', query: 'ferry', filters: {}, order: 'relevance' });
    stop();
    panes.openBeside(place('b', { arrival: { kind: 'match', query: 'ferry', start: 3 } }));
    expect(shown()).toEqual(['a', 'b']);
    expect(whole.store.getState()).toMatchObject({
      route: { view: 'vertical', arrival: null },
      returned: { first: true, second: false },
    });
    expect(first.place()).toBe('middle of a');
  });

  it('open an issue alone where nothing was read', () => {
    const { panes, shown } = makePanes();
    panes.openBeside(place('b'));
    expect(shown()).toEqual(['b', undefined]);
  });

  it('follow the person, change places and leave one', () => {
    const { panes, first, happened, shown, state } = makePanes();
    first.go({ name: 'issue', ...place('a') });
    panes.openBeside(place('b'));
    panes.focus('first');
    expect(state()).toMatchObject({ focused: 'first', last: { issueId: 'a' } });
    panes.swap();
    // The issue that one was in keeps the keyboard.
    expect(state()).toMatchObject({ focused: 'second', last: { issueId: 'a' } });
    expect(shown()).toEqual(['b', 'a']);
    panes.close('first');
    expect(shown()).toEqual(['a', undefined]);
    expect(state()).toMatchObject({ paired: false, focused: 'first', twice: false });
    expect(happened).toEqual(['exchanged', 'exchanged', 'emptied']);
    panes.swap();
    panes.close('second');
    expect(shown()).toEqual(['a', undefined]);
  });

  it('know when both show the same issue', () => {
    const { panes, first, second, state } = makePanes();
    first.go({ name: 'issue', ...place('a') });
    panes.openBeside(place('a', { view: 'reading' }));
    expect(state().twice).toBe(true);
    second.go({ name: 'issue', ...place('b') });
    expect(state().twice).toBe(false);
  });
});

describe('reading in two panes', () => {
  function readBoth() {
    const clock = handClock();
    const { peer } = connect({
      'issue.get': ({ issueId }) => ({ id: issueId, text: issueId, source: {} }) as unknown as Issue,
      'annotations.list': () => [],
      'annotations.create': ({ id = 'made', issueId }) => annotation(id, { start: 0, end: 5 }, { issueId }),
      'drafts.keep': () => null,
      'drafts.drop': () => null,
      'links.list': () => [],
    });
    let id = 0;
    const around = { ...clock.around, newId: () => `draft-${++id}` };
    const toasts = createToasts(around.newId);
    const writing = createWriting(peer, toasts, around);
    const first = createCurrentIssue(peer, toasts, around, writing);
    const second = createCurrentIssue(peer, toasts, around, writing);
    return { peer, toasts, first, second };
  }

  it('writes in both with one pen, and no draft is lost when they change places', async () => {
    const { first, second } = readBoth();
    await Promise.all([first.open('a'), second.open('b')]);
    second.writeNote({ start: 0, end: 5, text: 'words' });
    const key = second.store.getState().editing ?? '';
    second.changeDraft(key, { note: 'What for?', colour: 'green' });
    expect(first.store.getState().drafts.get(key)?.note).toBe('What for?');
    expect(first.store.getState().editing).toBeNull();

    first.exchange(second);
    expect(first.store.getState()).toMatchObject({ issueId: 'b', editing: key });
    expect(second.store.getState()).toMatchObject({ issueId: 'a', editing: null });

    await first.saveDraft(key);
    expect(first.store.getState()).toMatchObject({ editing: null, focusedAnnotationId: key });
    expect(first.store.getState().annotations).toHaveLength(1);
    expect(second.store.getState()).toMatchObject({ annotations: [], focusedAnnotationId: null });
    expect(second.store.getState().lastColour).toBe('green');
    expect(second.store.getState().drafts.size).toBe(0);
  });

  it('goes on with a note in the other pane of the same issue', async () => {
    const { first, second } = readBoth();
    await Promise.all([first.open('a'), second.open('a')]);
    second.writeNote({ start: 0, end: 5, text: 'words' });
    const key = second.store.getState().editing;
    first.takePen(second);
    expect(first.store.getState().editing).toBe(key);
    expect(second.store.getState().editing).toBeNull();
  });

  it('links a passage of one with a passage of the other', async () => {
    const { peer, toasts } = readBoth();
    const first = createLinks(peer, toasts);
    const second = createLinks(peer, toasts, first);
    await Promise.all([first.open('a'), second.open('b')]);
    const from = { piece: { kind: 'article', issueId: 'b', articleId: 'x' }, name: 'X' } as const;
    second.wait(from);
    await until(() => first.store.getState().pending !== null);
    expect(first.store.getState().pending).toEqual(from);
    first.wait(null);
    expect(second.store.getState().pending).toBeNull();
  });
});
