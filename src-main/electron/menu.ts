import type { MenuItemConstructorOptions } from 'electron';
import type { AppCommand } from '#shared/contract/calls.ts';
import { acceleratorOf } from '#shared/model/finding/commandKeys.ts';
import type { MenuLabels } from './menuLabels.ts';

export interface MenuActions {
  readonly command: (command: AppCommand) => void;
  readonly newWindow: () => void;
}

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly developerTools: boolean;
  readonly labels: MenuLabels;
  readonly actions: MenuActions;
}

type Entry = MenuItemConstructorOptions;
const separator: Entry = { type: 'separator' };

/** The application menu as a template. */
export function menuTemplate(options: MenuOptions): Entry[] {
  const mac = options.platform === 'darwin';
  const { labels } = options;
  const menus = [
    fileMenu(options, mac),
    editMenu(options),
    viewMenu(options),
    windowMenu(labels, mac),
    helpMenu(options),
  ];
  return mac ? [macMenu(labels), ...menus] : menus;
}

/**
 * An entry whose work the window does. Its key is shown, not registered: the page knows the same keys in
 * every host, and must see Ctrl+Z first when a person is typing.
 */
function commandEntry(options: MenuOptions, command: AppCommand, label: string): Entry {
  const accelerator = acceleratorOf(command);
  const entry: Entry = { id: command, label, click: () => options.actions.command(command) };
  return accelerator === undefined ? entry : { ...entry, accelerator, registerAccelerator: false };
}

function macMenu(labels: MenuLabels): Entry {
  return {
    label: 'Broadsheet',
    submenu: [
      { role: 'about', label: labels.about },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit', label: labels.quit },
    ],
  };
}

function fileMenu(options: MenuOptions, mac: boolean): Entry {
  const { labels, actions } = options;
  return {
    label: labels.file,
    submenu: [
      commandEntry(options, 'openLibrary', labels.openLibrary),
      commandEntry(options, 'openArchive', labels.openArchive),
      {
        id: 'newWindow',
        label: labels.newWindow,
        accelerator: acceleratorOf('newWindow'),
        click: () => actions.newWindow(),
      },
      separator,
      commandEntry(options, 'importAnnotations', labels.importAnnotations),
      commandEntry(options, 'readPictures', labels.readPictures),
      commandEntry(options, 'export', labels.export),
      commandEntry(options, 'print', labels.print),
      separator,
      { role: 'close', label: labels.close },
      ...(mac ? [] : [{ role: 'quit', label: labels.quit } satisfies Entry]),
    ],
  };
}

function editMenu(options: MenuOptions): Entry {
  const { labels } = options;
  return {
    label: labels.edit,
    submenu: [
      commandEntry(options, 'undo', labels.undo),
      commandEntry(options, 'redo', labels.redo),
      separator,
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      { role: 'selectAll', label: labels.selectAll },
      separator,
      commandEntry(options, 'findInIssue', labels.find),
      commandEntry(options, 'search', labels.search),
      commandEntry(options, 'notebook', labels.notebook),
    ],
  };
}

function viewMenu(options: MenuOptions): Entry {
  const { labels } = options;
  return {
    label: labels.view,
    submenu: [
      commandEntry(options, 'viewPage', labels.viewPage),
      commandEntry(options, 'viewReading', labels.viewReading),
      commandEntry(options, 'viewVertical', labels.viewVertical),
      separator,
      commandEntry(options, 'toggleContents', labels.toggleContents),
      commandEntry(options, 'toggleNotes', labels.toggleNotes),
      separator,
      commandEntry(options, 'zoomIn', labels.zoomIn),
      commandEntry(options, 'zoomOut', labels.zoomOut),
      commandEntry(options, 'zoomReset', labels.zoomReset),
      separator,
      { role: 'togglefullscreen', label: labels.fullScreen },
      ...(options.developerTools
        ? [{ role: 'toggleDevTools', label: labels.developerTools } satisfies Entry]
        : []),
    ],
  };
}

function windowMenu(labels: MenuLabels, mac: boolean): Entry {
  return {
    label: labels.window,
    submenu: [
      { role: 'minimize', label: labels.minimize },
      ...(mac ? [{ role: 'front' } satisfies Entry] : []),
    ],
  };
}

function helpMenu(options: MenuOptions): Entry {
  const { labels } = options;
  return {
    // A Mac adds its search of the menus here.
    role: 'help',
    label: labels.help,
    submenu: [
      commandEntry(options, 'help', labels.guide),
      commandEntry(options, 'firstSteps', labels.firstSteps),
      commandEntry(options, 'keys', labels.keys),
    ],
  };
}
