import type { Article } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';
import type { PrintSubject } from '../../state/window/overlays.ts';
import { DialogButton } from '../base/DialogButton.tsx';

interface ArticleActionsProps {
  readonly issueId: string;
  readonly article: Article;
  /** What people call it. */
  readonly name: string;
}

/** What can be done with an article as a whole. */
export function ArticleActions({ issueId, article, name }: ArticleActionsProps) {
  const { t } = useTranslator();
  const piece = { kind: 'article', issueId, articleId: article.id } as const;
  const subject: PrintSubject = {
    scopes: [piece, { kind: 'issue', issueId }],
  };
  return (
    <div className="article-actions">
      <DialogButton className="plain-button" dialog={{ kind: 'collect', pieces: [piece] }}>
        {t('collection.addShort')}
      </DialogButton>
      <DialogButton className="plain-button" dialog={{ kind: 'link', from: { piece, name } }}>
        {t('link.make')}
      </DialogButton>
      <DialogButton className="plain-button" dialog={{ kind: 'print', subject }}>
        {t('print.button')}
      </DialogButton>
    </div>
  );
}
