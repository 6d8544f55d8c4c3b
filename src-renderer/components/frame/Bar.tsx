import { commandKeys } from '#shared/model/finding/commandKeys.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { runCommand } from '../../state/commands.ts';
import { useNarrow, useRoute } from '../../state/hooks.ts';
import { IconButton } from '../base/IconButton.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { ReadAloudButton } from './ReadAloudButton.tsx';
import { SearchBox } from './SearchBox.tsx';
import { ThemeButton } from './ThemeButton.tsx';
import { TypeMenu } from './TypeMenu.tsx';
import { ViewSwitch } from './ViewSwitch.tsx';

/** The one bar: where I am, one search box, how it looks, and the notes. */
export function Bar() {
  const application = useApplication();
  const { settings, overlays, currentIssue, library } = application;
  const { t, number } = useTranslator();
  const route = useRoute();
  const narrow = useNarrow();
  const open = usePart(library.store, (state) => state.state !== null);
  const leftOpen = usePart(settings.store, (state) => state.leftPanelOpen);
  const notesOpen = usePart(settings.store, (state) => state.notesPanelOpen === true);
  const drawer = usePart(overlays, (state) => state.drawer);
  const noteCount = usePart(currentIssue.store, (state) => state.annotations.length);
  const toggle = (panel: 'contents' | 'notes') => {
    if (narrow) overlays.setState({ drawer: drawer === panel ? null : panel });
    else
      void settings.change(
        panel === 'contents' ? { leftPanelOpen: !leftOpen } : { notesPanelOpen: !notesOpen },
      );
  };
  const leftShown = narrow ? drawer === 'contents' : leftOpen;
  const notesShown = narrow ? drawer === 'notes' : notesOpen;
  return (
    <header className="bar">
      <div className="bar-start">
        {(open || route.name === 'guide') && (
          <IconButton
            icon="menu"
            label={t('bar.contents')}
            aria-expanded={leftShown}
            aria-controls="left-panel"
            onClick={() => toggle('contents')}
          />
        )}
        <Breadcrumbs />
      </div>
      {open && <SearchBox />}
      <div className="bar-end">
        {route.name === 'issue' && <ViewSwitch route={route} />}
        {route.name === 'issue' && (
          <IconButton
            icon="panes"
            label={t('panes.open')}
            shortcut="B"
            aria-haspopup="dialog"
            onClick={() => overlays.setState({ dialog: { kind: 'openBeside' } })}
          />
        )}
        {route.name === 'issue' && <ReadAloudButton />}
        <TypeMenu />
        <ThemeButton />
        <IconButton
          icon="help"
          label={t('guide.title')}
          shortcut={commandKeys.help}
          className="bar-help"
          onClick={() => runCommand('help', application)}
        />
        {open && (
          <IconButton
            icon="gear"
            label={t('bar.settings')}
            className="bar-settings"
            aria-haspopup="dialog"
            onClick={() => overlays.setState({ dialog: { kind: 'settings' } })}
          />
        )}
        {route.name === 'issue' && (
          <IconButton
            icon="notes"
            label={t('bar.notes')}
            className="notes-toggle"
            aria-expanded={notesShown}
            aria-controls="notes-panel"
            onClick={() => toggle('notes')}
          >
            {noteCount > 0 && <span aria-hidden="true">{number(noteCount)}</span>}
          </IconButton>
        )}
      </div>
    </header>
  );
}
