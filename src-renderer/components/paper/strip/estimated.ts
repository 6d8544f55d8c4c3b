import { articleItem, noticeItem } from '../../../layout/items.ts';
import { makeUpWithNotices } from '../../../layout/notices.ts';
import type { Script } from '../../../layout/script.ts';
import type { PaperSection } from '../../../layout/sections.ts';
import { settle } from '../../../layout/settle.ts';
import type { Grid, Level, Placement } from '../../../layout/types.ts';
import { estimate } from '../sheet/measureBlocks.ts';

/** A section made up from estimates alone: roughly how it will look once it comes near the window. */
export function estimatedPlacement(
  section: PaperSection,
  opens: Level,
  grid: Grid,
  typeSize: number,
  script: Script,
): Placement {
  const articles = section.articles.map((article, index) =>
    articleItem(article, index === 0 ? opens : 'normal', grid, typeSize, script, undefined),
  );
  const notices = section.notices.map((notice) => noticeItem(notice, grid, typeSize, script, undefined));
  return settle(makeUpWithNotices(articles, notices, grid), grid, (item, span) => estimate(item, span, grid));
}
