import type { Article } from '#shared/model/issue.ts';
import type { Bands } from '../../../layout/bands.ts';
import type { Cut } from '../../../layout/front/cut.ts';
import { inHalfWidth } from '../../../layout/lines/halfWidth.ts';
import { shownAs } from '../../../layout/lines/shownText.ts';
import type { BlockFrame } from '../../../layout/types.ts';
import { ArticleBody } from './ArticleBody.tsx';
import { bodyStyle, columnMeasure } from './bodyStyle.ts';
import { Jump } from './Jump.tsx';
import { usePaperSetting } from './PaperContext.ts';
import { placeStyle } from './placeStyle.ts';

/** Where a story of the front page breaks off, and where it goes on. */
export interface GoesOn {
  readonly cut: Cut;
  readonly frame: BlockFrame;
  readonly columns: number;
  readonly bands: Bands | null;
}

interface ArticleRestProps {
  readonly article: Article;
  /** Where the article's beginning stands: what follows is placed from there. */
  readonly beginning: BlockFrame;
  readonly goesOn: GoesOn;
  /** Whether it is near the window; far from it nobody sees its lines. */
  readonly noted: boolean;
}

/** What follows of a story that began on the front page, below its first words and the way back. */
export function ArticleRest({ article, beginning, goesOn, noted }: ArticleRestProps) {
  const { script, typeSize, substitute } = usePaperSetting();
  const { cut, frame, columns, bands } = goesOn;
  const words = article.headline?.text ?? article.paragraphs[0]?.text.slice(0, 60) ?? '';
  const at = { ...frame, x: frame.x - beginning.x, y: frame.y - beginning.y };
  return (
    <div
      className="paper-rest"
      data-rest={article.id}
      data-banded={bands !== null && bands.count > 1 ? true : undefined}
      style={{ ...placeStyle(at), ...bodyStyle(frame, columns, bands, typeSize, script) }}
    >
      <div className="paper-head paper-running paper-derived">
        <span className="paper-running-words" aria-hidden="true">
          {inHalfWidth(shownAs(words, substitute), false)}
        </span>
        <Jump direction="above" />
      </div>
      <div className="paper-body">
        <ArticleBody
          article={article}
          justified
          measure={noted ? columnMeasure(frame, columns, typeSize, script) : null}
          cut={cut}
          part="rest"
        />
      </div>
    </div>
  );
}
