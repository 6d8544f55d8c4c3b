import { describe, expect, it } from 'vitest';
import {
  acceleratorOf,
  ariaKeysOf,
  commandKeys,
  commandOf,
  isKeyOf,
  keyedCommands,
  keyOf,
  keysHeard,
  type PressedKey,
} from '#shared/model/finding/commandKeys.ts';

const plain: PressedKey = { key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const ids = keyedCommands;

describe('the keys of commands', () => {
  it('are one command each, as they are pressed with Ctrl and with ⌘', () => {
    for (const id of ids) {
      const keys = commandKeys[id];
      const letter = keys.split('+').at(-1) ?? '';
      for (const modifier of ['ctrlKey', 'metaKey'] as const) {
        const pressed = {
          ...plain,
          key: keys.includes('Shift') ? letter : letter.toLowerCase(),
          shiftKey: keys.includes('Shift'),
          [modifier]: keys.startsWith('Mod'),
        };
        expect(ids.filter((other) => isKeyOf(other, pressed))).toEqual([id]);
        expect(ids.some((other) => isKeyOf(other, { ...pressed, altKey: true }))).toBe(false);
      }
    }
  });

  it('take a sign as it is typed, with Shift where the keyboard wants it', () => {
    expect(isKeyOf('zoomIn', { ...plain, key: '+', shiftKey: true, ctrlKey: true })).toBe(true);
    expect(isKeyOf('keys', { ...plain, key: '?', shiftKey: true })).toBe(true);
    expect(isKeyOf('undo', { ...plain, key: 'Z', shiftKey: true, ctrlKey: true })).toBe(false);
  });

  it('are the same letters on a keyboard that writes Greek or Cyrillic', () => {
    const cyrillic = { ...plain, key: 'У', code: 'KeyE', ctrlKey: true, shiftKey: true };
    expect(ids.filter((id) => isKeyOf(id, cyrillic))).toEqual(['export']);
    // Where the letters are Latin, what is printed on the key counts.
    expect(isKeyOf('undo', { ...plain, key: 'w', code: 'KeyZ', ctrlKey: true })).toBe(false);
  });

  it('are told to screen readers with Ctrl and with ⌘', () => {
    expect(ariaKeysOf('export')).toBe('Control+Shift+E Meta+Shift+E');
    expect(ariaKeysOf('search')).toBe('Control+K Meta+K');
    expect(ariaKeysOf('markPart')).toBe('M');
  });

  it('are heard where they are meant', () => {
    for (const id of ids) {
      const keys = commandKeys[id];
      const letter = keys.split('+').at(-1) ?? '';
      const pressed = {
        ...plain,
        key: letter,
        shiftKey: keys.includes('Shift'),
        ctrlKey: keys.startsWith('Mod'),
      };
      expect(commandOf(pressed, keysHeard[id])).toBe(id);
      expect(commandOf(pressed)).toBeUndefined();
    }
  });

  it('are the browser’s own where it has them', () => {
    expect(keyOf('export', false)).toBe('Mod+Shift+E');
    expect(keyOf('zoomIn', false)).toBeNull();
    expect(keyOf('zoomIn', true)).toBe('Mod+=');
    expect(keyOf('snapshots', true)).toBeNull();
  });

  it('are written for menus as Electron writes them', () => {
    expect(acceleratorOf('notebook')).toBe('CmdOrCtrl+Shift+L');
    expect(acceleratorOf('snapshots')).toBeUndefined();
  });
});
