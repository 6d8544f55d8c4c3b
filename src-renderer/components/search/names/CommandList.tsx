import { commandName } from '#shared/i18n/commandNames.ts';
import type { CommandId } from '#shared/model/finding/command.ts';
import { keyOf } from '#shared/model/finding/commandKeys.ts';
import { moveBetweenResults } from '../../../dom/moveBetweenResults.ts';
import { useApplication, usePart, useTranslator } from '../../../state/application.ts';
import { canRunFromSearch, runFromSearch } from '../../../state/commands.ts';

/** So few that names and hits keep their room. */
const shownCommands = 3;

/** What the window can be told to do by what is typed, each with its key; only what can be done here. */
export function CommandList() {
  const application = useApplication();
  const { names: control, router, settings } = application;
  const { t } = useTranslator();
  const found = usePart(control.store, (state) => state.commands);
  // What can be done depends on the place and on what is set.
  usePart(router.store, (state) => state.from);
  usePart(settings.store, (state) => state.theme);
  const shown = found.filter((id) => canRunFromSearch(id, application)).slice(0, shownCommands);
  if (shown.length === 0) return null;
  return (
    <nav className="names commands" aria-label={t('names.commands')}>
      <ul onKeyDown={moveBetweenResults}>
        {shown.map((id) => (
          <li key={id}>
            <CommandLine id={id} onRun={() => runFromSearch(id, application)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CommandLine({ id, onRun }: { readonly id: CommandId; readonly onRun: () => void }) {
  const { info } = useApplication();
  const { t, language } = useTranslator();
  const key = keyOf(id, info.canChooseFolder);
  return (
    <button type="button" className="name-link" data-kind="command" onClick={onRun}>
      <span className="name-kind">{t('names.kind.command')}</span>
      <span className="name-label">{commandName(id, language)}</span>
      <span className="name-detail">
        {key !== null && <kbd>{key.replace('Mod', info.platform === 'darwin' ? '⌘' : 'Ctrl')}</kbd>}
      </span>
    </button>
  );
}
