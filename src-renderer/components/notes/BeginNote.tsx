import { afterPaint } from '../../dom/afterPaint.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { canRunHere, commands } from '../../state/commands.ts';
import type { WantedNote } from '../../state/issue/markable.ts';
import { hasPrintedPages } from '../../state/navigation/issueView.ts';
import { Icon } from '../base/Icon.tsx';
import { Menu } from '../base/Menu.tsx';
import { moveByArrow } from '../base/roving.ts';

/** Begins a note without a selection: on a part of a printed page, or on a whole thing. */
export function BeginNote() {
  const application = useApplication();
  const { currentIssue } = application;
  const { t } = useTranslator();
  const issue = usePart(currentIssue.store, (state) => state.issue);
  if (!issue) return null;
  const isPrinted = hasPrintedPages(issue);
  const choices = [
    ...(isPrinted ? [{ label: t('command.markPart'), wanted: { kind: 'part' } } as const] : []),
    ...(issue.articles.length > 0
      ? [{ label: t('command.noteOnArticle'), wanted: { kind: 'article', articleId: null } } as const]
      : []),
    ...(isPrinted || issue.pages.length > 0
      ? [{ label: t('command.noteOnPage'), wanted: { kind: 'page' } } as const]
      : []),
    { label: t('command.noteOnIssue'), wanted: { kind: 'issue' } } as const,
  ] satisfies readonly { readonly label: string; readonly wanted: WantedNote }[];
  return (
    <Menu
      label={t('marking.begin')}
      trigger={
        <>
          <Icon name="plus" />
          {t('marking.begin')}
        </>
      }
      triggerProps={{
        className: 'plain-button notes-begin',
      }}
    >
      {(close) => (
        // biome-ignore lint/a11y/useSemanticElements: a column of buttons, not a form's fields
        <div className="begin-note" role="group" aria-label={t('marking.begin')} onKeyDown={moveByArrow}>
          {choices.map(({ label, wanted }) => (
            <button
              key={label}
              type="button"
              className="panel-item"
              onClick={() => {
                close();
                // The menu gives the focus back first.
                afterPaint(() => currentIssue.wantNote(wanted));
              }}
            >
              {label}
            </button>
          ))}
          {canRunHere('noteOnPaper', application) && (
            <button
              type="button"
              className="panel-item"
              onClick={() => {
                close();
                const { route } = application.router.store.getState();
                afterPaint(() => commands.noteOnPaper.run(application, route));
              }}
            >
              {t('command.noteOnPaper')}
            </button>
          )}
        </div>
      )}
    </Menu>
  );
}
