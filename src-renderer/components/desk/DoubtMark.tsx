import type { Article } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';
import { doubtsOfArticle } from '../../state/issue/doubts.ts';
import { Menu } from '../base/Menu.tsx';

/** A quiet mark on an article whose structure was guessed; asked, it says what was guessed and why. */
export function DoubtMark({
  article,
  className = 'doubt-mark',
}: {
  readonly article: Article;
  readonly className?: string;
}) {
  const { t } = useTranslator();
  const label = t('paper.doubtful', { percent: Math.round(article.confidence * 100) });
  return (
    <Menu label={label} trigger="?" triggerProps={{ className, 'aria-label': label, title: label }}>
      {() => <DoubtReasons article={article} />}
    </Menu>
  );
}

/** The doubtful decisions of an article in words, the weakest first. */
export function DoubtReasons({ article }: { readonly article: Article }) {
  const translator = useTranslator();
  const { t } = translator;
  return (
    <div className="doubt-reasons">
      <p>{t('paper.doubtful', { percent: Math.round(article.confidence * 100) })}</p>
      <ul>
        {doubtsOfArticle(article).map((decision) => (
          <li key={`${decision.what} ${decision.start}`}>
            {t('issue.doubtCertain', {
              decision: translator.decision(decision),
              percent: Math.round(decision.confidence * 100),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
