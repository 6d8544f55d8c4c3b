import { bodyColumns } from '../../../layout/makeUp.ts';
import { tiersOver } from '../../../layout/tiers.ts';
import type { BlockFrame, Grid, Item } from '../../../layout/types.ts';
import { ArticleBlock, type ArticleBlockProps } from '../text/ArticleBlock.tsx';

export interface TierBlockProps
  extends Pick<ArticleBlockProps, 'article' | 'headingLevel' | 'opens' | 'noted' | 'ref'> {
  readonly item: Item;
  readonly span: number;
  readonly grid: Grid;
  /** Lines after which the body goes on in its first tier; null: never. */
  readonly leg: number | null;
}

/** An article over some tiers: its head at the right over all of them, its body to the left in each. */
export function TierBlock({ item, span, grid, leg, ...block }: TierBlockProps) {
  const stretch = leg === null ? null : leg * grid.lineHeight;
  return (
    <div
      className="paper-tier-block"
      data-leg={stretch ?? undefined}
      style={stretch === null ? undefined : { '--leg': `${stretch}px` }}
    >
      <ArticleBlock
        {...block}
        level={item.level}
        frame={tierFrame(item, span, grid)}
        columns={leg === null ? bodyColumns(item, span) : span}
      />
    </div>
  );
}

/** The frame of a block over `span` tiers: its measure and its head; where it stands the browser finds. */
export function tierFrame(item: Item, span: number, grid: Grid): BlockFrame {
  return {
    id: item.id,
    column: 0,
    span,
    x: 0,
    y: 0,
    width: tiersOver(grid, span),
    gutter: grid.gutter,
    height: 0,
    head: item.headHeight(span),
    body: 0,
  };
}
