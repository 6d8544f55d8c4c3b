import { memo } from 'react';
import type { Article, Issue } from '#shared/model/issue.ts';
import { useTranslator } from '../../state/application.ts';
import { doubtsOfArticle } from '../../state/issue/doubts.ts';
import { DoubtMark } from '../desk/DoubtMark.tsx';
import { percent, placedAt } from './geometry/placed.ts';
import type { ArticleZones } from './geometry/zones.ts';

interface PageZonesProps {
  readonly issue: Issue;
  readonly zones: readonly ArticleZones[];
  /** The article under the pointer. */
  readonly hoveredId: string | null;
  /** The article that is read beside the page or was gone to. */
  readonly chosenId: string | null;
  readonly onOpen: (articleId: string) => void;
  readonly onFocus: (articleId: string | null) => void;
}

/** What each article covers, outlined when one points at it or comes to it by the keyboard. */
export const PageZones = memo(function PageZones(props: PageZonesProps) {
  const { issue, zones, hoveredId, chosenId, onOpen, onFocus } = props;
  const { t } = useTranslator();
  const articles = new Map(issue.articles.map((article) => [article.id, article]));
  return (
    <ul className="facsimile-zones" aria-label={t('facsimile.articles')}>
      {zones.map(({ articleId, boxes, bounds }) => {
        const article = articles.get(articleId);
        if (!article) return null;
        const shown = articleId === hoveredId ? 'hovered' : articleId === chosenId ? 'chosen' : undefined;
        return (
          <li key={articleId} data-zone={articleId} data-shown={shown}>
            {boxes.map((box) => (
              <span key={`${box.left} ${box.top}`} className="facsimile-zone" style={placedAt(box)} />
            ))}
            <button
              type="button"
              className="facsimile-zone-button"
              style={placedAt(bounds)}
              onClick={() => onOpen(articleId)}
              onFocus={() => onFocus(articleId)}
              onBlur={() => onFocus(null)}
            >
              <span className="visually-hidden">
                {t('paper.openArticle')}: {nameOf(article) ?? t('paper.untitledArticle')}
              </span>
            </button>
            {doubtsOfArticle(article).length > 0 && (
              <span
                className="facsimile-doubt"
                style={{ left: percent(bounds.left + bounds.width), top: percent(bounds.top) }}
              >
                <DoubtMark article={article} />
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
});

const nameOf = (article: Article): string | null => article.headline?.text ?? null;
