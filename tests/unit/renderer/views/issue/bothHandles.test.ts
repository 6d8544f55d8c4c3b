import { describe, expect, it } from 'vitest';
import type {
  PaperHandle,
  PassageSelection,
} from '../../../../../src-renderer/components/desk/paperHandle.ts';
import { bothHandles } from '../../../../../src-renderer/views/issue/bothHandles.ts';

const span = { start: 3, end: 9 };

/** A handle that writes down what it is asked, and answers as it is told. */
function handle(name: string, log: string[], answers: Partial<PaperHandle> = {}): PaperHandle {
  return {
    reveal: () => log.push(`${name} reveal`) > 0,
    sees: () => false,
    revealArticle: () => log.push(`${name} article`) > 0,
    currentPlace: () => null,
    place: () => null,
    restore: () => log.push(`${name} restore`) > 0,
    selection: () => null,
    clearSelection: () => void log.push(`${name} clear`),
    focus: () => void log.push(`${name} focus`),
    ...answers,
  };
}

const selection = { start: 1, end: 2, text: 'a', articleId: null } as unknown as PassageSelection;

describe('the text and the printed page together', () => {
  it('both show a passage; the text says whether it is there, and has the focus', () => {
    const log: string[] = [];
    const paper = handle('paper', log, { reveal: () => false });
    const both = bothHandles({ current: paper }, { current: handle('print', log) });
    expect(both.reveal(span)).toBe(false);
    expect(both.revealArticle('a')).toBe(true);
    both.focus();
    both.clearSelection();
    expect(log).toEqual([
      'print reveal',
      'print article',
      'paper article',
      'paper focus',
      'print clear',
      'paper clear',
    ]);
  });

  it('the page alone answers for everything, once', () => {
    const log: string[] = [];
    const print = handle('print', log, { currentPlace: () => span });
    const both = bothHandles({ current: null }, { current: print });
    expect(both.reveal(span)).toBe(true);
    expect(both.currentPlace()).toEqual(span);
    expect(both.restore({ offset: 3, distance: 0, atStart: false })).toBe(true);
    expect(log).toEqual(['print reveal', 'print restore']);
  });

  it('give whichever selection there is', () => {
    const log: string[] = [];
    const silent = { current: handle('one', log) };
    const selecting = { current: handle('other', log, { selection: () => selection }) };
    expect(bothHandles(silent, selecting).selection()).toBe(selection);
    expect(bothHandles(selecting, silent).selection()).toBe(selection);
    expect(bothHandles(silent, silent).selection()).toBeNull();
  });

  it('are nowhere before the first of them is there', () => {
    const neither = bothHandles({ current: null }, { current: null });
    expect(neither.reveal(span)).toBe(false);
    expect(neither.currentPlace()).toBeNull();
    expect(neither.selection()).toBeNull();
  });
});
