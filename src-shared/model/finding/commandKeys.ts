/**
 * The keys of commands, in every host, in its menu and on the sheet of keys: `Mod` is Ctrl, on a Mac ⌘.
 */
export const commandKeys = {
  search: 'Mod+K',
  notebook: 'Mod+Shift+L',
  export: 'Mod+Shift+E',
  findInIssue: 'Mod+F',
  openBeside: 'B',
  toggleStrip: 'P',
  markPart: 'M',
  openLibrary: 'Mod+O',
  newWindow: 'Mod+Shift+N',
  print: 'Mod+P',
  zoomIn: 'Mod+=',
  zoomOut: 'Mod+-',
  zoomReset: 'Mod+0',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  help: 'F1',
  keys: '?',
} as const;

export type KeyedCommand = keyof typeof commandKeys;

/**
 * Where a key is heard. `anywhere`: also while a person types. `window`: as that, in a window of our own; in a
 * browser these keys are the browser's. `menu`: there, by the menu itself. `notTyping`: typing has its own undo and
 * its own letters. `issue`: where an issue has the keyboard.
 */
export const keysHeard: Readonly<
  Record<KeyedCommand, 'anywhere' | 'window' | 'menu' | 'notTyping' | 'issue'>
> = {
  search: 'anywhere',
  notebook: 'anywhere',
  export: 'anywhere',
  print: 'anywhere',
  findInIssue: 'issue',
  openBeside: 'issue',
  toggleStrip: 'issue',
  markPart: 'issue',
  openLibrary: 'window',
  newWindow: 'menu',
  zoomIn: 'window',
  zoomOut: 'window',
  zoomReset: 'window',
  undo: 'notTyping',
  redo: 'notTyping',
  help: 'anywhere',
  keys: 'notTyping',
};

/** What is pressed, as a `KeyboardEvent` says it. */
export interface PressedKey {
  readonly key: string;
  /** The place on the keyboard; absent where nobody knows. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether what is pressed is the key of a command. Shift counts for letters; a sign may need it to be typed. */
export function isKeyOf(command: KeyedCommand, pressed: PressedKey): boolean {
  const parts: readonly string[] = commandKeys[command].split('+');
  const sign = parts.at(-1) ?? '';
  if (pressed.altKey || signOf(pressed).toLowerCase() !== sign.toLowerCase()) return false;
  if ((pressed.ctrlKey || pressed.metaKey) !== parts.includes('Mod')) return false;
  return !/[a-z]/i.test(sign) || pressed.shiftKey === parts.includes('Shift');
}

/** A keyboard that writes Greek or Cyrillic has the Latin letters of commands where they are on others. */
function signOf({ key, code = '' }: PressedKey): string {
  if (key === '+') return '=';
  const isForeign = /^[^\p{ASCII}]$/u.test(key) && /\p{L}/u.test(key);
  return (isForeign && /^Key([A-Z])$/.exec(code)?.[1]) || key;
}

/** The command of those heard at one of these places whose key is pressed. */
export const commandOf = (
  pressed: PressedKey,
  ...heard: readonly (typeof keysHeard)[KeyedCommand][]
): KeyedCommand | undefined =>
  keyedCommands.find((id) => heard.includes(keysHeard[id]) && isKeyOf(id, pressed));

export const keyedCommands: readonly KeyedCommand[] = Object.keys(commandKeys).filter(hasKey);

/** Whether a host answers a command's key: `ownWindow` of the application, not of a browser. */
export const answersKey = (command: KeyedCommand, ownWindow: boolean): boolean =>
  ownWindow || !['window', 'menu'].includes(keysHeard[command]);

/** The key of a command where the host answers one; null for all others. */
export const keyOf = (command: string, ownWindow: boolean): string | null =>
  hasKey(command) && answersKey(command, ownWindow) ? commandKeys[command] : null;

/** The key as `aria-keyshortcuts` writes it, on a Mac and elsewhere: https://www.w3.org/TR/wai-aria-1.2/#aria-keyshortcuts. */
export function ariaKeysOf(command: KeyedCommand): string {
  const key: string = commandKeys[command];
  return key.startsWith('Mod') ? `${key.replace('Mod', 'Control')} ${key.replace('Mod', 'Meta')}` : key;
}

/** The key as Electron's menus write it; absent where a command has none. */
export function acceleratorOf(command: KeyedCommand): string;
export function acceleratorOf(command: string): string | undefined;
export function acceleratorOf(command: string): string | undefined {
  return keyOf(command, true)?.replace('Mod', 'CmdOrCtrl');
}

function hasKey(command: string): command is KeyedCommand {
  return Object.hasOwn(commandKeys, command);
}
