import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { printedElsewhere } from '../../state/issue/reprints.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { useOpenReprint } from './useOpenReprint.ts';
import { percentOf, usePrintingName } from './usePrintingName.ts';

/** The most printings told of below an article; the dialog has all. */
const mostLines = 4;

/** Below an open article: where else it was printed. */
export function AlsoPrinted({ articleId }: { readonly articleId: string }) {
  const { reprints } = useApplication();
  const { t } = useTranslator();
  const nameOf = usePrintingName();
  const open = useOpenReprint();
  const all = usePart(reprints.store, ({ byArticle }) => byArticle.get(articleId));
  const issueId = usePart(reprints.store, (state) => state.issueId);
  const found = printedElsewhere(all);
  if (found.length === 0 || issueId === null) return null;
  return (
    <aside className="also-printed" aria-label={t('reprints.title')}>
      <h2>{t('reprints.title')}</h2>
      <ul>
        {found.slice(0, mostLines).map((reprint) => (
          <li key={`${reprint.there.issueId} ${reprint.there.articleId}`}>
            <button
              type="button"
              className="plain-button"
              title={t('panes.open')}
              onClick={() => open(reprint)}
            >
              {nameOf(reprint.there)}
            </button>{' '}
            <span className="soft">{t('reprints.share', { percent: percentOf(reprint.share) })}</span>
          </li>
        ))}
      </ul>
      <DialogButton className="plain-button" dialog={{ kind: 'reprints', issueId, articleId }}>
        {t('reprints.chain')}
      </DialogButton>
    </aside>
  );
}
