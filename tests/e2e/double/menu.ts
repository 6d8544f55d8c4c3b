import { checkKeys, known, UnknownToDouble } from './known.ts';

interface Entry {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly type?: string;
  readonly accelerator?: string;
  readonly registerAccelerator?: boolean;
  readonly click?: () => void;
  readonly submenu?: readonly Entry[];
}

const entryKeys = ['id', 'label', 'role', 'type', 'accelerator', 'registerAccelerator', 'click', 'submenu'];
const roles = [
  ...['about', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'cut', 'copy', 'paste', 'selectAll'],
  ...['togglefullscreen', 'toggleDevTools', 'minimize', 'front', 'help'],
];

let applicationMenu: readonly Entry[] = [];

export const Menu = known('Menu', {
  buildFromTemplate(template: readonly Entry[]) {
    check(template);
    return template;
  },
  setApplicationMenu(menu: readonly Entry[]) {
    applicationMenu = menu;
  },
});

function check(entries: readonly Entry[]): void {
  for (const entry of entries) {
    checkKeys('a menu entry', entry, entryKeys);
    if (entry.role !== undefined && !roles.includes(entry.role)) {
      throw new UnknownToDouble(`the menu role ${entry.role}`);
    }
    if (entry.type !== undefined && entry.type !== 'separator')
      throw new UnknownToDouble(`the menu type ${entry.type}`);
    check(entry.submenu ?? []);
  }
}

/** For the test: chooses an entry as a person would. */
export function clickMenu(id: string): void {
  const find = (entries: readonly Entry[]): Entry | undefined =>
    entries.find((entry) => entry.id === id) ??
    entries.map((entry) => find(entry.submenu ?? [])).find((entry) => entry !== undefined);
  const entry = find(applicationMenu);
  if (!entry?.click) throw new Error(`The application menu has no entry with the id ${id}.`);
  entry.click();
}
