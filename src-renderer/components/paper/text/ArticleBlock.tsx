import { memo, type Ref, useId, useMemo } from 'react';
import type { Article } from '#shared/model/issue.ts';
import type { Bands } from '../../../layout/bands.ts';
import type { Cut } from '../../../layout/front/cut.ts';
import { hanWords } from '../../../layout/hanWords.ts';
import { breaksAtSpaces, breaksAtWords, setHead } from '../../../layout/head.ts';
import { articleHead, bylineText } from '../../../layout/items.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import { hyphenateLong } from '../../../layout/lines/hyphenation.ts';
import { shownAs } from '../../../layout/lines/shownText.ts';
import { bodyLine } from '../../../layout/script.ts';
import type { BlockFrame, Level } from '../../../layout/types.ts';
import { useTranslator } from '../../../state/application.ts';
import { DoubtMark } from '../../desk/DoubtMark.tsx';
import { ReprintMark } from '../../reprints/ReprintMark.tsx';
import { ArticleBody } from './ArticleBody.tsx';
import { ArticleRest, type GoesOn } from './ArticleRest.tsx';
import { BylineButtons } from './BylineButtons.tsx';
import { bodyStyle, columnMeasure } from './bodyStyle.ts';
import { FlowText } from './FlowText.tsx';
import { Jump } from './Jump.tsx';
import { Numerals } from './Numerals.tsx';
import { usePaperSetting } from './PaperContext.ts';
import { placeStyle } from './placeStyle.ts';

/** Below this an article's structure is called doubtful. */
const doubtfulWordBelow = 0.6;

export interface ArticleBlockProps {
  readonly article: Article;
  readonly level: Level;
  readonly headingLevel: 1 | 2 | 3;
  /** Its place on the sheet; null where articles simply follow one another. */
  readonly frame: BlockFrame | null;
  /** Columns of its body. */
  readonly columns: number;
  /** The bands of its body; null or one band where its columns are not cut. */
  readonly bands?: Bands | null;
  /** Where it goes on below the front page; null where it does not. */
  readonly goesOn?: GoesOn | null;
  /** Whether it offers to be opened. */
  readonly opens: boolean;
  /** Whether the numerals of its notes are placed; far from the window nobody sees them. */
  readonly noted: boolean;
  /** Whether it waits for its place on a page that is being made up, and is not laid out before. */
  readonly waits?: boolean;
  readonly ref?: Ref<HTMLElement>;
}

/** An article: head over the whole width, body in columns. */
export const ArticleBlock = memo(function ArticleBlock({
  article,
  level,
  headingLevel,
  frame,
  columns,
  bands = null,
  goesOn = null,
  opens,
  noted,
  waits = false,
  ref,
}: ArticleBlockProps) {
  const { script, typeSize } = usePaperSetting();
  const { t } = useTranslator();
  const headlineId = useId();
  const headline = article.headline?.text ?? '';
  const widthEms = frame ? frame.width / typeSize : 0;
  const head =
    frame &&
    setHead(articleHead(article), level, frame.span, widthEms, bodyLine(script, typeSize) / typeSize);
  const phrases = head !== null && script === 'han' && breaksAtSpaces(headline, head.size, widthEms);
  const words = useMemo(
    () => (script === 'han' ? hanWords(inHalfWidth(headline, false)) : []),
    [script, headline],
  );
  const whole = words.length > 1 && (head === null || breaksAtWords(words, head.size, widthEms));
  const banded = bands !== null && bands.count > 1;
  return (
    <article
      ref={ref}
      className="paper-article"
      data-article={article.id}
      data-level={level}
      data-placed={frame ? true : undefined}
      data-waits={waits ? true : undefined}
      data-runs-in={article.headline || !frame ? undefined : true}
      data-banded={banded ? true : undefined}
      data-phrases={phrases ? true : undefined}
      data-words={whole ? true : undefined}
      aria-labelledby={article.headline ? headlineId : undefined}
      aria-label={article.headline ? undefined : t('paper.untitledArticle')}
      style={{
        ...(frame && placeStyle(frame)),
        ...(head && { '--headline-size': `${head.size}em`, '--headline-leading': head.leading }),
        ...(frame && bodyStyle(frame, columns, bands, typeSize, script)),
      }}
    >
      <ArticleContent
        article={article}
        headingLevel={headingLevel}
        headlineId={headlineId}
        opens={opens}
        justified={frame !== null}
        widestWord={head && script === 'latin' ? widthEms / head.size : null}
        measure={frame && noted ? columnMeasure(frame, columns, typeSize, script) : null}
        cut={goesOn?.cut ?? null}
      />
      {frame && goesOn && <ArticleRest article={article} beginning={frame} goesOn={goesOn} noted={noted} />}
      {noted && <Numerals block={article.id} stands={goesOn ? standsAt(goesOn) : ''} />}
      {noted && <ReprintMark articleId={article.id} />}
    </article>
  );
});

/** Changes whenever what follows of an article stands elsewhere. */
const standsAt = ({ cut, frame, columns, bands }: GoesOn): string =>
  [cut.paragraph, cut.offset, frame.x, frame.y, frame.width, columns, bands?.lines].join();

interface ArticleContentProps {
  readonly article: Article;
  readonly headingLevel: 1 | 2 | 3;
  readonly headlineId: string;
  readonly opens: boolean;
  /** In narrow columns words are broken; in one wide column they stay whole. */
  readonly justified: boolean;
  /** A word of the headline that is wider than this, in em of its type, is broken; null where none is. */
  readonly widestWord: number | null;
  /** Width of a column in pixels; null where the article is far from the window, or in no column. */
  readonly measure: number | null;
  readonly cut: Cut | null;
}

/** Head and body; apart from the block, so that moving a block renders no text again. */
const ArticleContent = memo(function ArticleContent({
  article,
  headingLevel,
  headlineId,
  opens,
  justified,
  widestWord,
  measure,
  cut,
}: ArticleContentProps) {
  const { view, script, hyphenate, substitute, onOpenArticle } = usePaperSetting();
  const headlineHyphens = useMemo(
    () => (hyphenate && widestWord !== null ? hyphenateLong(hyphenate, widestWord) : null),
    [hyphenate, widestWord],
  );
  const bound = script === 'han';
  const { t } = useTranslator();
  const upright = view === 'vertical';
  const byline = article.bylineLine ? '' : bylineText(article);
  const bare = !article.kicker && !article.headline && !article.deck && !article.bylineLine && !byline;
  const doubtful = article.confidence < doubtfulWordBelow;
  return (
    <>
      <header className="paper-head" data-bare={bare ? true : undefined}>
        {article.kicker && <FlowText flow={article.kicker} className="paper-kicker" upright={upright} />}
        {article.headline && (
          <FlowText
            flow={article.headline}
            as={`h${headingLevel}`}
            id={headlineId}
            className="paper-headline"
            upright={upright}
            hyphenate={headlineHyphens}
            bound={bound}
            worded={bound}
          />
        )}
        {article.deck && (
          <FlowText flow={article.deck} className="paper-deck" upright={upright} bound={bound} />
        )}
        {article.bylineLine && (
          <FlowText flow={article.bylineLine} className="paper-byline" upright={upright} />
        )}
        {byline && <p className="paper-byline paper-derived">{shownAs(byline, substitute)}</p>}
        <BylineButtons article={article} />
        {doubtful && <DoubtMark article={article} className="paper-doubt" />}
        {opens && (
          <button
            type="button"
            className="paper-open"
            aria-label={`${t('paper.openArticle')}: ${article.headline?.text ?? t('paper.untitledArticle')}`}
            onClick={() => onOpenArticle(article.id)}
          >
            {t('paper.openArticle')}
          </button>
        )}
      </header>
      <div className="paper-body">
        <ArticleBody article={article} justified={justified} measure={measure} cut={cut} part="beginning" />
        {cut && (
          <div className="paper-jump">
            <Jump direction="below" />
          </div>
        )}
      </div>
    </>
  );
});
