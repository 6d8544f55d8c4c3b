import { describe, expect, it } from 'vitest';
import { commandKeys, keyedCommands, keyOf } from '#shared/model/finding/commandKeys.ts';
import { keySheet } from '../../../../../src-renderer/components/dialogs/keySheet.ts';

describe.each([
  ['the application', true],
  ['a browser', false],
])('the sheet of keys in %s', (_name, ownWindow) => {
  const lines = keySheet(ownWindow).flatMap(({ keys }) => keys);
  const shown = lines.flatMap(([keys]) => keys);

  it('shows every key that is answered there, and no other', () => {
    for (const id of keyedCommands) {
      expect([id, shown.includes(commandKeys[id])]).toEqual([id, keyOf(id, ownWindow) !== null]);
    }
  });

  it('has no empty line and says nothing twice', () => {
    expect(lines.every(([keys]) => keys.length > 0)).toBe(true);
    expect(new Set(lines.map(([, what]) => what)).size).toBe(lines.length);
  });
});
