import type { MessageKey } from '#shared/i18n/translate.ts';
import { answersKey, commandKeys, type KeyedCommand } from '#shared/model/finding/commandKeys.ts';

type LineText = Extract<MessageKey, `help.key.${string}`>;
type KeyLine = readonly [keys: readonly string[], what: LineText];

interface KeyGroup {
  readonly title: Extract<MessageKey, `help.group.${string}`>;
  readonly keys: readonly KeyLine[];
}

/** The sheet of keys of a host; `ownWindow` of the application, not of a browser, where some keys are the browser's. */
export function keySheet(ownWindow: boolean): readonly KeyGroup[] {
  const keyed = (what: LineText, ...commands: readonly KeyedCommand[]): readonly KeyLine[] => {
    const keys = commands.filter((one) => answersKey(one, ownWindow)).map((one) => commandKeys[one]);
    return keys.length > 0 ? [[keys, what]] : [];
  };
  return [
    {
      title: 'help.group.everywhere',
      keys: [
        ...keyed('help.key.search', 'search'),
        ...keyed('help.key.notebook', 'notebook'),
        ...keyed('help.key.export', 'export'),
        ...keyed('help.key.print', 'print'),
        [['Alt+←', 'Alt+→'], 'help.key.history'],
        ...keyed('help.key.undo', 'undo', 'redo'),
        ...keyed('help.key.typeSize', 'zoomIn', 'zoomOut', 'zoomReset'),
        ...keyed('help.key.openLibrary', 'openLibrary'),
        ...keyed('help.key.newWindow', 'newWindow'),
        ...keyed('help.key.guide', 'help'),
        ...keyed('help.key.help', 'keys'),
      ],
    },
    {
      title: 'help.group.issue',
      keys: [
        [['J', 'K'], 'help.key.article'],
        [['Enter', 'Esc'], 'help.key.open'],
        [['[', ']'], 'help.key.issue'],
        ...keyed('help.key.find', 'findInIssue'),
        ...keyed('help.key.beside', 'openBeside'),
        ...keyed('help.key.strip', 'toggleStrip'),
        [['F6'], 'help.key.pane'],
        [['F3', 'Shift+F3'], 'help.key.match'],
        [['T', 'Esc'], 'help.key.aloud'],
      ],
    },
    {
      title: 'help.group.selection',
      keys: [
        [['1', '…', '8'], 'help.key.colour'],
        [['H'], 'help.key.highlight'],
        [['N', 'A'], 'help.key.note'],
        [['Q'], 'help.key.cite'],
        [['D'], 'help.key.lookUp'],
        [['Alt+F10'], 'help.key.toolbar'],
      ],
    },
    {
      title: 'help.group.facsimile',
      keys: [
        [['+', '-', '0'], 'help.key.zoom'],
        [['PageUp', 'PageDown'], 'help.key.printedPage'],
        [['L'], 'help.key.lines'],
        ...keyed('help.key.markPart', 'markPart'),
      ],
    },
    {
      title: 'help.group.note',
      keys: [
        [['Mod+Enter'], 'help.key.save'],
        [['Mod+B', 'Mod+I'], 'help.key.emphasis'],
        [['[['], 'help.key.link'],
        [['Esc'], 'help.key.putAside'],
      ],
    },
  ];
}
