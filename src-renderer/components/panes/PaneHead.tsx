import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useIssueDate } from '../../state/issueDates.ts';
import { IconButton } from '../base/IconButton.tsx';

/** The running head of one of two issues: which one it is, and what can be done with its pane. */
export function PaneHead({ issueId, name }: { readonly issueId: string; readonly name: string }) {
  const { library, panes, side } = useApplication();
  const { t } = useTranslator();
  const dateOf = useIssueDate();
  const summary = usePart(library.store, (state) => state.issues.get(issueId));
  return (
    <header className="pane-head">
      <p className="pane-name" title={name}>
        <strong lang={summary?.language}>{summary?.publication ?? t('shelf.untitled')}</strong>
        <span>
          {dateOf(summary, 'day')}
          {summary?.edition && ` · ${summary.edition}`}
        </span>
      </p>
      <IconButton icon="swap" label={t('panes.swap')} onClick={panes.swap} />
      <IconButton icon="close" label={t('panes.close', { name })} onClick={() => panes.close(side)} />
    </header>
  );
}
