import { useMemo } from 'react';
import type { Article } from '#shared/model/issue.ts';
import type { Cut } from '../../../layout/front/cut.ts';
import type { Measure } from '../../../layout/lines/setLines.ts';
import { Continuation } from './Continuation.tsx';
import { FlowText } from './FlowText.tsx';
import { usePaperSetting } from './PaperContext.ts';

export interface ArticleBodyProps {
  readonly article: Article;
  /** In narrow columns words are broken; in one wide column they stay whole. */
  readonly justified: boolean;
  /** Width of a column in pixels; null where the article is far from the window, or in no column. */
  readonly measure: number | null;
  /** Where the text goes on in another place; null where all of it stands here. */
  readonly cut: Cut | null;
  /** Which part of a cut text this is. */
  readonly part: 'beginning' | 'rest';
}

/** What a paragraph begins with, in em; styles/paper/paper.css says the same. */
const indents = { latin: 1.2, han: 2 } as const;

/** The paragraphs of an article, or its part of them, with what is printed of where it goes on and comes from. */
export function ArticleBody({ article, justified, measure, cut, part }: ArticleBodyProps) {
  const { view, script, typeSize, hyphenate } = usePaperSetting();
  // The same objects as long as the lines are the same.
  const measures = useMemo(
    () =>
      measure === null
        ? null
        : {
            goingOn: { width: measure, indent: 0 },
            first: { width: measure, indent: script === 'latin' ? 0 : indents.han * typeSize },
            other: { width: measure, indent: indents[script] * typeSize },
          },
    [measure, typeSize, script],
  );
  const firstStart = article.paragraphs[0]?.start ?? article.end;
  const firstMarks = article.continuationMarks.filter((mark) => mark.start < firstStart);
  const begins = part === 'beginning';
  const ends = cut === null || !begins;
  const opensWithMark = firstMarks.length > 0 || article.continuedFrom !== null;
  const measureOf = (index: number, from: number): Measure | null => {
    if (!measures) return null;
    // The first words of what has no headline are set in other letters than were measured.
    if (index === 0 && from === 0 && !article.headline) return null;
    if (from > 0) return measures.goingOn;
    const isFirst = begins ? index === 0 && !opensWithMark : index === cut?.paragraph;
    return isFirst ? measures.first : measures.other;
  };
  return (
    <>
      {begins && (
        <Continuation
          marks={firstMarks}
          page={article.continuedFrom}
          otherId={article.continuationOf}
          direction="from"
        />
      )}
      {article.paragraphs.map((paragraph, index) => {
        const shown = shownOf(paragraph.text.length, index, cut, begins);
        if (!shown) return null;
        const isWhole = shown.from === 0 && shown.to === paragraph.text.length;
        return (
          <FlowText
            key={paragraph.start}
            flow={paragraph}
            className={`paper-paragraph paper-kind-${paragraph.kind}`}
            upright={view === 'vertical'}
            bound={script === 'han'}
            hyphenate={justified && paragraph.kind === 'body' ? hyphenate : null}
            measure={paragraph.kind === 'body' ? measureOf(index, shown.from) : null}
            part={isWhole ? null : shown}
          />
        );
      })}
      {ends && (
        <Continuation
          marks={article.continuationMarks.filter((mark) => mark.start >= firstStart)}
          page={article.continuedOn}
          otherId={article.continuedIn}
          direction="on"
        />
      )}
    </>
  );
}

/** The stretch of a paragraph that stands in a part of an article, in UTF-16 units; null for none of it. */
function shownOf(
  length: number,
  index: number,
  cut: Cut | null,
  begins: boolean,
): { readonly from: number; readonly to: number } | null {
  if (cut === null) return { from: 0, to: length };
  if (index === cut.paragraph && cut.offset > 0)
    return begins ? { from: 0, to: cut.offset } : { from: cut.offset, to: length };
  return index < cut.paragraph === begins ? { from: 0, to: length } : null;
}
