import { memo, type Ref, useId, useLayoutEffect, useMemo } from 'react';
import type { Article } from '#shared/model/issue.ts';
import { type Bands, bandGap } from '../../../layout/bands.ts';
import { wholeMeasure } from '../../../layout/columns.ts';
import { breaksAtSpaces, setHead } from '../../../layout/head.ts';
import { articleHead, bylineText, tallColumn } from '../../../layout/items.ts';
import { bodyLine, type Script } from '../../../layout/script.ts';
import type { BlockFrame, Level } from '../../../layout/types.ts';
import { useTranslator } from '../../../state/application.ts';
import { DoubtMark } from '../../desk/DoubtMark.tsx';
import { ReprintMark } from '../../reprints/ReprintMark.tsx';
import { Continuation } from './Continuation.tsx';
import { FlowText } from './FlowText.tsx';
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
  /** Whether it offers to be opened. */
  readonly opens: boolean;
  /** Whether the numerals of its notes are placed; far from the window nobody sees them. */
  readonly noted: boolean;
  readonly ref?: Ref<HTMLElement>;
}

/** An article: head over the whole width, body in columns. */
export function ArticleBlock({
  article,
  level,
  headingLevel,
  frame,
  columns,
  bands = null,
  opens,
  noted,
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
  const banded = bands !== null && bands.count > 1;
  return (
    <article
      ref={ref}
      className="paper-article"
      data-article={article.id}
      data-level={level}
      data-placed={frame ? true : undefined}
      data-banded={banded ? true : undefined}
      data-phrases={phrases ? true : undefined}
      aria-labelledby={article.headline ? headlineId : undefined}
      aria-label={article.headline ? undefined : t('paper.untitledArticle')}
      style={{
        ...(frame && placeStyle(frame)),
        ...(head && { '--headline-size': `${head.size}em`, '--headline-leading': head.leading }),
        '--columns': columns,
        ...(bands !== null && bands.lines >= tallColumn && { '--least-lines': 2 }),
        ...(banded && { '--band-lines': bands.lines, '--band-gap': bandGap }),
        ...(frame && { '--body-width': `${bodyWidth(frame, columns, typeSize, script)}px` }),
      }}
    >
      <ArticleContent
        article={article}
        headingLevel={headingLevel}
        headlineId={headlineId}
        opens={opens}
        justified={frame !== null}
        measure={frame && noted ? columnMeasure(frame, columns, typeSize, script) : null}
      />
      {noted && <Numerals block={article.id} />}
      {noted && <ReprintMark articleId={article.id} />}
    </article>
  );
}

/** Width of a body whose columns are not the sheet's: theirs come out even as well. */
function bodyWidth(
  { width, span, gutter }: BlockFrame,
  columns: number,
  typeSize: number,
  script: Script,
): number {
  if (columns === span) return width;
  const each = (width - (columns - 1) * gutter) / columns;
  return columns * wholeMeasure(each, typeSize, script) + (columns - 1) * gutter;
}

/** Width of a column of a body. */
function columnMeasure(frame: BlockFrame, columns: number, typeSize: number, script: Script): number {
  return (bodyWidth(frame, columns, typeSize, script) - (columns - 1) * frame.gutter) / columns;
}

/** What a paragraph begins with, in em; styles/paper/paper.css says the same. */
const latinIndent = 1.2;

interface ArticleContentProps {
  readonly article: Article;
  readonly headingLevel: 1 | 2 | 3;
  readonly headlineId: string;
  readonly opens: boolean;
  /** In narrow columns words are broken; in one wide column they stay whole. */
  readonly justified: boolean;
  /** Width of a column in pixels; null where the article is far from the window, or in no column. */
  readonly measure: number | null;
}

/** Head and body; apart from the block, so that moving a block renders no text again. */
const ArticleContent = memo(function ArticleContent({
  article,
  headingLevel,
  headlineId,
  opens,
  justified,
  measure,
}: ArticleContentProps) {
  const { view, script, typeSize, hyphenate, substitute, lineSetter, onLinesSet, onOpenArticle } =
    usePaperSetting();
  // The same object as long as the lines are the same.
  const measures = useMemo(
    () =>
      measure === null
        ? null
        : {
            first: { width: measure, indent: 0 },
            other: { width: measure, indent: latinIndent * typeSize },
          },
    [measure, typeSize],
  );
  useLayoutEffect(() => {
    if (measures && lineSetter) onLinesSet();
  }, [measures, lineSetter, onLinesSet]);
  const bound = script === 'han';
  const { t } = useTranslator();
  const upright = view === 'vertical';
  const firstStart = article.paragraphs[0]?.start ?? article.end;
  const before = article.continuationMarks.filter((mark) => mark.start < firstStart);
  const after = article.continuationMarks.filter((mark) => mark.start >= firstStart);
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
            bound={bound}
          />
        )}
        {article.deck && (
          <FlowText flow={article.deck} className="paper-deck" upright={upright} bound={bound} />
        )}
        {article.bylineLine && (
          <FlowText flow={article.bylineLine} className="paper-byline" upright={upright} />
        )}
        {byline && <p className="paper-byline paper-derived">{substitute?.(byline) ?? byline}</p>}
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
        <Continuation
          marks={before}
          page={article.continuedFrom}
          otherId={article.continuationOf}
          direction="from"
        />
        {article.paragraphs.map((paragraph, index) => (
          <FlowText
            key={paragraph.start}
            flow={paragraph}
            className={`paper-paragraph paper-kind-${paragraph.kind}`}
            upright={upright}
            bound={bound}
            hyphenate={justified && paragraph.kind === 'body' ? hyphenate : null}
            measure={
              paragraph.kind !== 'body' || !measures
                ? null
                : index === 0 && before.length === 0 && article.continuedFrom === null
                  ? measures.first
                  : measures.other
            }
          />
        ))}
        <Continuation marks={after} page={article.continuedOn} otherId={article.continuedIn} direction="on" />
      </div>
    </>
  );
});
