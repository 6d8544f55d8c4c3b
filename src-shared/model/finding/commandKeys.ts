/**
 * The keys of commands, in every host, in its menu and on the sheet of keys: `Mod` is Ctrl, on a Mac ⌘.
 */
export const commandKeys = {
  search: 'Mod+K',
  notebook: 'Mod+Shift+L',
  findInIssue: 'Mod+F',
  openBeside: 'B',
  toggleStrip: 'P',
  markPart: 'M',
  openLibrary: 'Mod+O',
  export: 'Mod+Shift+E',
  zoomIn: 'Mod+=',
  zoomOut: 'Mod+-',
  zoomReset: 'Mod+0',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  help: '?',
} as const;

/** What is pressed, as a `KeyboardEvent` says it. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether what is pressed is the key of a command. Shift counts for letters; a sign may need it to be typed. */
export function isKeyOf(command: keyof typeof commandKeys, pressed: PressedKey): boolean {
  const parts: readonly string[] = commandKeys[command].split('+');
  const sign = parts.at(-1) ?? '';
  const key = pressed.key === '+' ? '=' : pressed.key;
  if (pressed.altKey || key.toLowerCase() !== sign.toLowerCase()) return false;
  if ((pressed.ctrlKey || pressed.metaKey) !== parts.includes('Mod')) return false;
  return !/[a-z]/i.test(sign) || pressed.shiftKey === parts.includes('Shift');
}

/** The key as Electron's menus write it; absent where a command has none. */
export function acceleratorOf(command: string): string | undefined {
  return hasKey(command) ? commandKeys[command].replace('Mod', 'CmdOrCtrl') : undefined;
}

const hasKey = (command: string): command is keyof typeof commandKeys => Object.hasOwn(commandKeys, command);
