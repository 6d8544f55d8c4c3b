import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { printedElsewhere } from '../../state/issue/reprints.ts';
import { DialogButton } from '../base/DialogButton.tsx';
import { Icon } from '../base/Icon.tsx';
import { usePrintingName } from './usePrintingName.ts';

/** A quiet mark in the margin at an article's end: it was printed in another paper too. */
export function ReprintMark({ articleId }: { readonly articleId: string }) {
  const { reprints } = useApplication();
  const { t } = useTranslator();
  const nameOf = usePrintingName();
  const all = usePart(reprints.store, ({ byArticle }) => byArticle.get(articleId));
  const issueId = usePart(reprints.store, (state) => state.issueId);
  const found = printedElsewhere(all);
  const [first] = found;
  if (!first || issueId === null) return null;
  const name = nameOf(first.there);
  const label =
    found.length === 1 ? t('reprints.in', { name }) : t('reprints.inMore', { name, count: found.length - 1 });
  return (
    <DialogButton
      className="paper-reprint"
      aria-label={label}
      title={label}
      dialog={{ kind: 'reprints', issueId, articleId }}
    >
      <Icon name="reprint" />
    </DialogButton>
  );
}
