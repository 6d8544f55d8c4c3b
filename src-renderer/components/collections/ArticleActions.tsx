import type { Article } from '#shared/model/issue.ts';
import { useApplication, useTranslator } from '../../state/application.ts';
import type { PrintSubject } from '../../state/window/overlays.ts';

interface ArticleActionsProps {
  readonly issueId: string;
  readonly article: Article;
  /** What people call it. */
  readonly name: string;
}

/** What can be done with an article as a whole. */
export function ArticleActions({ issueId, article, name }: ArticleActionsProps) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  const piece = { kind: 'article', issueId, articleId: article.id } as const;
  const subject: PrintSubject = {
    scopes: [piece, { kind: 'issue', issueId }],
  };
  return (
    <div className="article-actions">
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'collect', pieces: [piece] } })}
      >
        {t('collection.addShort')}
      </button>
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'link', from: { piece, name } } })}
      >
        {t('link.make')}
      </button>
      <button
        type="button"
        className="plain-button"
        aria-haspopup="dialog"
        onClick={() => overlays.setState({ dialog: { kind: 'print', subject } })}
      >
        {t('print.button')}
      </button>
    </div>
  );
}
