import { describe, expect, it } from 'vitest';
import type { WantedCorrection } from '#shared/contract/calls/corrections.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { LibraryState } from '#shared/model/library.ts';
import { createCorrections } from '../../../../../src-renderer/state/issue/corrections.ts';
import { createCurrentIssue } from '../../../../../src-renderer/state/issue/currentIssue.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { issueOf } from '../../../core/kept/corrections/support.ts';
import { connect, handClock, summary, until } from '../../support.ts';

const printed = issueOf(['The lifebaot goes out', 'She went out twice.']);
const wanted: WantedCorrection = { kind: 'headline', articleId: 'a0', text: 'The lifeboat goes out' };
const correction: Correction = {
  id: 'one',
  target: {
    quote: { type: 'TextQuoteSelector', exact: 'lifebaot', prefix: '', suffix: '' },
    position: { type: 'TextPositionSelector', start: 4, end: 12 },
    shown: 'lifebaot',
    headline: null,
  },
  change: { kind: 'text', replacement: 'lifeboat' },
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
};

const state: LibraryState = {
  path: '/papers',
  name: 'papers',
  status: 'ready',
  progress: { done: 1, total: 1 },
  issueCount: 1,
  problems: [],
};

/** A window on an issue, over a back end that keeps one correction. */
async function openIssue(makes: () => void = () => undefined, reread: Promise<void> = Promise.resolve()) {
  let isMade = false;
  let filledIn: readonly FilledInField[] = [
    { field: 'title', original: null, value: 'Herald', created: null },
  ];
  const described: unknown[] = [];
  const change = (made: boolean) => {
    isMade = made;
    server.send('corrections.changed', { issueId: 'issue' });
    return null;
  };
  const { peer, server } = connect({
    async 'issue.get'() {
      if (!isMade) return printed;
      await reread;
      return { ...printed, corrections: 'v' };
    },
    'annotations.list': () => [],
    'corrections.list': () => (isMade ? [{ correction, place: { start: 4, end: 12 } }] : []),
    'corrections.make': () => {
      makes();
      change(true);
      return { correction, place: { start: 4, end: 12 } };
    },
    'corrections.undo': () => change(false),
    'corrections.redo': () => change(true),
    'corrections.printed': () => printed,
    'library.filledIn': () => filledIn,
    'library.describe'(input) {
      described.push(input);
      filledIn = [];
      server.send('library.changed', { state, upserted: [summary({ id: 'issue' })], removed: [] });
      return { changed: 1 };
    },
  });
  let ids = 0;
  const newId = () => `id${++ids}`;
  const toasts = createToasts(newId);
  const currentIssue = createCurrentIssue(peer, toasts, { newId, ...handClock().around });
  const corrections = createCorrections(peer, currentIssue, toasts);
  await currentIssue.open('issue');
  const listed = () => corrections.store.getState().list.length;
  const shown = () => toasts.store.getState().toasts;
  /** Takes the newest of so many toasts at its word. */
  const takeBack = async (count: number) => {
    await until(() => shown().length === count);
    const last = shown().at(-1);
    if (last?.kind === 'done') last.undo?.();
  };
  return { currentIssue, corrections, shown, listed, takeBack, described };
}

describe('the corrections of the issue on screen', () => {
  it('are listed when made, with the issue as it reads now, and taken back from the toast', async () => {
    const { currentIssue, corrections, listed, takeBack } = await openIssue();
    await corrections.make(wanted);
    await until(() => listed() === 1 && currentIssue.store.getState().issue?.corrections === 'v');
    await takeBack(1);
    await until(() => listed() === 0 && currentIssue.store.getState().issue?.corrections === undefined);
    await takeBack(2);
    await until(() => listed() === 1);
  });

  it('are made only when the issue reads as corrected, however late that comes', async () => {
    const slow = Promise.withResolvers<void>();
    const { currentIssue, corrections } = await openIssue(undefined, slow.promise);
    let readAtLast: string | undefined;
    const made = corrections.make(wanted).then(() => {
      readAtLast = currentIssue.store.getState().issue?.corrections ?? 'as printed';
    });
    await until(() => corrections.store.getState().list.length === 1);
    for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    expect(readAtLast).toBeUndefined();
    slow.resolve();
    await made;
    expect(readAtLast).toBe('v');
  });

  it('have the fields of the masthead with them, each of which is taken back by itself', async () => {
    const { corrections, described, shown } = await openIssue();
    await until(() => corrections.store.getState().filledIn.length === 1);
    await corrections.undoField('title');
    expect(described).toEqual([{ issueIds: ['issue'], fields: { title: null } }]);
    await until(() => corrections.store.getState().filledIn.length === 0);
    expect(shown()).toHaveLength(1);
  });

  it('leave what was typed to the dialog when they cannot be made', async () => {
    const { corrections, shown } = await openIssue(() => {
      throw new BroadsheetError('diskFull', 'The disk is full.');
    });
    await expect(corrections.make(wanted)).rejects.toHaveProperty('code', 'diskFull');
    expect(shown()).toEqual([]);
  });

  it('are out of sight while the printed issue is shown, and come back with another issue', async () => {
    const { currentIssue, corrections } = await openIssue();
    await corrections.showPrinted(true);
    expect(corrections.store.getState()).toMatchObject({ wantsPrinted: true, printed });
    await corrections.showPrinted(false);
    expect(corrections.store.getState().printed).toBeNull();
    await corrections.showPrinted(true);
    currentIssue.close();
    expect(corrections.store.getState()).toMatchObject({ issueId: null, wantsPrinted: false, printed: null });
  });
});
