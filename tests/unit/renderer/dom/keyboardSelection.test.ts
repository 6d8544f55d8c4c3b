import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../../src-renderer/dom/keyboardSelection.ts';

const press = (key: string, more: Partial<Parameters<typeof growthOf>[0]> = {}) => ({
  key,
  shiftKey: true,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

describe('beginning a selection by the keyboard', () => {
  it('goes along the line by characters, with Ctrl by words, and across by lines', () => {
    expect(growthOf(press('ArrowRight'), false)).toEqual({ direction: 'forward', granularity: 'character' });
    expect(growthOf(press('ArrowLeft', { ctrlKey: true }), false)).toEqual({
      direction: 'backward',
      granularity: 'word',
    });
    expect(growthOf(press('ArrowDown'), false)).toEqual({ direction: 'forward', granularity: 'line' });
    expect(growthOf(press('End'), false)).toEqual({ direction: 'forward', granularity: 'lineboundary' });
  });

  it('follows vertical lines down and to the left', () => {
    expect(growthOf(press('ArrowDown'), true)).toEqual({ direction: 'forward', granularity: 'character' });
    expect(growthOf(press('ArrowLeft'), true)).toEqual({ direction: 'forward', granularity: 'line' });
  });

  it('leaves all other keys to whoever they belong to', () => {
    expect(growthOf(press('ArrowRight', { shiftKey: false }), false)).toBeNull();
    expect(growthOf(press('ArrowRight', { metaKey: true }), false)).toBeNull();
    expect(growthOf(press('N'), false)).toBeNull();
  });

  it('go on to the left where lines run from right to left', () => {
    expect(growthOf(press('ArrowLeft'), false, 'rtl')).toEqual({
      direction: 'forward',
      granularity: 'character',
    });
    expect(growthOf(press('ArrowRight'), false, 'rtl')).toEqual({
      direction: 'backward',
      granularity: 'character',
    });
    expect(growthOf(press('ArrowDown'), false, 'rtl')).toEqual({ direction: 'forward', granularity: 'line' });
  });
});
