import { type Ref, useLayoutEffect, useMemo, useRef } from 'react';
import type { Article, Issue } from '#shared/model/issue.ts';
import { shownAs } from '../../../layout/lines/shownText.ts';
import { isLong, legOf, type TierGrid, tierItem } from '../../../layout/tiers.ts';
import { useApplication, useTranslator } from '../../../state/application.ts';
import { AlsoPrinted } from '../../reprints/AlsoPrinted.tsx';
import { ArticleBlock } from '../text/ArticleBlock.tsx';
import { usePaperSetting } from '../text/PaperContext.ts';
import { TierBlock } from '../tiers/TierBlock.tsx';
import { useWholeLines } from '../tiers/useWholeLines.ts';

export interface ArticleReadingProps {
  readonly issue: Issue;
  readonly article: Article;
  /** The tiers it is set in; null for one column or one tier. */
  readonly tiers: TierGrid | null;
  readonly onClose: () => void;
  readonly onCorrect: ((articleId: string) => void) | null;
}

/** One article by itself in one quiet column. Esc closes it. */
export function ArticleReading({ issue, article, tiers, onClose, onCorrect }: ArticleReadingProps) {
  const { onOpenArticle } = usePaperSetting();
  const { currentIssue } = useApplication();
  const { t, language } = useTranslator();
  const block = useRef<HTMLElement>(null);
  const index = issue.articles.indexOf(article);
  const previous = issue.articles[index - 1];
  const next = issue.articles[index + 1];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another article starts at its head again
  useLayoutEffect(() => {
    const element = block.current;
    if (!element) return;
    element.closest('.paper-scroller')?.scrollTo({ top: 0, left: 0 });
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    startCaret(element);
  }, [article.id]);

  return (
    <div className="paper-scroll paper-quiet">
      <div className="paper-quiet-bar" lang={language}>
        <button type="button" className="paper-quiet-button" onClick={onClose} aria-keyshortcuts="Escape">
          <span aria-hidden="true">‹ </span>
          {t('paper.closeArticle')}
        </button>
        <button
          type="button"
          className="paper-quiet-button"
          onClick={() => currentIssue.wantNote({ kind: 'article', articleId: article.id })}
        >
          {t('command.noteOnArticle')}
        </button>
        {onCorrect && (
          <button
            type="button"
            className="paper-quiet-button"
            aria-haspopup="dialog"
            onClick={() => onCorrect(article.id)}
          >
            {t('correct.articleButton')}
          </button>
        )}
      </div>
      {tiers ? (
        <ArticleInTiers key={article.id} ref={block} article={article} grid={tiers} />
      ) : (
        <ArticleBlock
          ref={block}
          key={article.id}
          article={article}
          level="lead"
          headingLevel={1}
          frame={null}
          columns={1}
          opens={false}
          noted
        />
      )}
      <AlsoPrinted articleId={article.id} />
      <nav className="paper-quiet-turn">
        {previous && (
          <Turn
            label={t('paper.previousArticle')}
            article={previous}
            onTurn={() => onOpenArticle(previous.id)}
          />
        )}
        {next && <Turn label={t('paper.nextArticle')} article={next} onTurn={() => onOpenArticle(next.id)} />}
      </nav>
    </div>
  );
}

interface ArticleInTiersProps {
  readonly article: Article;
  readonly grid: TierGrid;
  readonly ref: Ref<HTMLElement>;
}

/** The article over all tiers of the window. */
function ArticleInTiers({ article, grid, ref }: ArticleInTiersProps) {
  const { typeSize } = usePaperSetting();
  const page = useRef<HTMLDivElement>(null);
  const item = useMemo(() => tierItem(article, 'lead', grid, typeSize), [article, grid, typeSize]);
  useWholeLines(page, grid.lineHeight, item);
  return (
    <div ref={page} className="paper-tier-page">
      <TierBlock
        ref={ref}
        article={article}
        item={item}
        span={grid.columns}
        grid={grid}
        leg={isLong(item, grid) ? legOf(item, grid) : null}
        headingLevel={1}
        opens={false}
        noted
      />
    </div>
  );
}

/** Puts the caret before the first word, so that Shift and the arrow keys select from there. */
function startCaret(block: HTMLElement): void {
  const first = block.querySelector('.paper-paragraph')?.firstChild;
  if (first) document.getSelection()?.collapse(first, 0);
}

interface TurnProps {
  readonly label: string;
  readonly article: Article;
  readonly onTurn: () => void;
}

function Turn({ label, article, onTurn }: TurnProps) {
  const { substitute } = usePaperSetting();
  const { t } = useTranslator();
  const headline = article.headline?.text;
  return (
    <button type="button" className="paper-turn" onClick={onTurn}>
      <span className="paper-turn-label">{label}</span>
      <span className="paper-turn-headline">
        {headline === undefined ? t('paper.untitledArticle') : shownAs(headline, substitute)}
      </span>
    </button>
  );
}
