import type { MessageKey } from '#shared/i18n/translate.ts';
import { commandKeys } from '#shared/model/finding/commandKeys.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import { Dialog } from '../base/Dialog.tsx';

type PlainHelp = Extract<MessageKey, `help.key.${string}`>;

const groups: readonly {
  readonly title: Extract<MessageKey, `help.group.${string}`>;
  readonly keys: readonly (readonly [keys: readonly string[], what: PlainHelp])[];
}[] = [
  {
    title: 'help.group.everywhere',
    keys: [
      [[commandKeys.search], 'help.key.search'],
      [[commandKeys.notebook], 'help.key.notebook'],
      [['Alt+←', 'Alt+→'], 'help.key.history'],
      [[commandKeys.undo, commandKeys.redo], 'help.key.undo'],
      [[commandKeys.help], 'help.key.help'],
    ],
  },
  {
    title: 'help.group.issue',
    keys: [
      [['J', 'K'], 'help.key.article'],
      [['Enter', 'Esc'], 'help.key.open'],
      [['[', ']'], 'help.key.issue'],
      [[commandKeys.findInIssue], 'help.key.find'],
      [[commandKeys.openBeside], 'help.key.beside'],
      [[commandKeys.toggleStrip], 'help.key.strip'],
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
      [[commandKeys.markPart], 'help.key.markPart'],
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

/** The keys, all on one sheet. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { info } = useApplication();
  const { t } = useTranslator();
  const modifier = info.platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <Dialog title={t('help.title')} onClose={onClose} wide>
      <div className="help">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={what}>
                  <dt>
                    {keys.map((key) =>
                      key === '…' ? (
                        <span key={key}>–</span>
                      ) : (
                        <kbd key={key}>{key.replace('Mod', modifier)}</kbd>
                      ),
                    )}
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
