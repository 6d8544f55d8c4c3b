import { memo } from 'react';
import type { Article, Notice } from '#shared/model/issue.ts';
import type { LaidTierPage as Page, TierGrid } from '../../../layout/tiers.ts';
import type { MakeUp } from '../../../layout/types.ts';
import { NoticeBox } from '../text/NoticeBox.tsx';
import { TierBlock, tierFrame } from './TierBlock.tsx';

export interface TierPageProps {
  readonly page: Page;
  readonly grid: TierGrid;
  readonly headingLevel: 2 | 3;
  readonly articles: ReadonlyMap<string, Article>;
  readonly notices: ReadonlyMap<string, Notice>;
  readonly noted: boolean;
}

/**
 * A page of tiers: its make-up as boxes in boxes, whose sizes the browser finds. Nothing is placed by
 * numbers, so that nothing can overlap, whatever the fonts turn out to be.
 */
export const TierPage = memo(function TierPage(props: TierPageProps) {
  const { page } = props;
  return (
    <div className="paper-tier-page" data-long={page.leg === null ? undefined : true}>
      <Part {...props} make={page.make} />
    </div>
  );
});

interface PartProps extends TierPageProps {
  readonly make: MakeUp;
}

function Part({ make, ...props }: PartProps) {
  const { grid, page, headingLevel, noted } = props;
  if (make.kind !== 'leaf') {
    return (
      <div className={make.kind === 'row' ? 'paper-tier-row' : 'paper-tier-stack'}>
        {make.parts.map((part) => (
          <Part key={keyOf(part)} {...props} make={part} />
        ))}
      </div>
    );
  }
  const { item, span } = make;
  const article = props.articles.get(item.id);
  const notice = props.notices.get(item.id);
  if (notice) return <NoticeBox notice={notice} frame={tierFrame(item, span, grid)} noted={noted} />;
  if (!article) return null;
  return (
    <TierBlock
      article={article}
      item={item}
      span={span}
      grid={grid}
      leg={page.leg}
      headingLevel={headingLevel}
      opens
      noted={noted}
    />
  );
}

const keyOf = (make: MakeUp): string =>
  make.kind === 'leaf' ? make.item.id : `${make.kind} ${make.parts.map(keyOf)[0]}`;
