import type { DropReason, MastheadPart } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { makeFlow } from '#shared/text/flow.ts';
import type { Line, Manuscript } from '../../lines/lines.ts';
import { titleKey } from '../latinTitle.ts';
import { FurnitureReader } from '../markedFurniture.ts';
import { type RunningHead, readRunningHead } from './runningHead.ts';

/** The running heads of an issue that no masthead names. */
export interface PageHeads {
  readonly parts: readonly MastheadPart[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  readonly lines: ReadonlySet<Line>;
  /** The printed number of pages that the format counts. */
  readonly printed: ReadonlyMap<number, number>;
}

interface Found {
  readonly line: Line;
  readonly head: RunningHead;
}

/** Running heads stand among so many lines at either edge of a page. */
const edge = 3;

/**
 * Finds paper, day, number and page in the heads that stand over or under the pages: “X Nr. 41 vom 18. Februar 1938.
 * S. 2.” One is enough where its words are beyond doubt; else two pages must name the same paper. Null where none does.
 */
export function readPageHeads(manuscript: Manuscript): PageHeads | null {
  const found = pagesOf(manuscript.lines).flatMap((lines) => {
    const atEdge = lines.length <= 2 * edge ? lines : [...lines.slice(0, edge), ...lines.slice(-edge)];
    return atEdge.flatMap((line): Found[] => {
      const head = readRunningHead(line.text);
      return head ? [{ line, head }] : [];
    });
  });
  const papers = Map.groupBy(found, ({ head }) => titleKey(head.title));
  const [best] = [...papers.values()]
    .filter((heads) => heads.length > 1 || heads.some(({ head }) => head.isCertain))
    .toSorted((a, b) => b.length - a.length);
  const [first, ...others] = best ?? [];
  if (!first) return null;
  const reader = new FurnitureReader(manuscript, false);
  const { start, end } = first.line;
  const parts = reader.parts(makeFlow([{ start, end, glue: '' }], manuscript.slice), first.head.pieces);
  return {
    parts,
    dropped: [
      ...reader.dropped,
      ...others.map(({ line }) => ({ start: line.start, end: line.end, reason: 'runningHead' as const })),
    ],
    lines: new Set([first, ...others].map(({ line }) => line)),
    printed: new Map(
      [first, ...others].flatMap(({ line, head }) =>
        line.block.page === null || head.page === null ? [] : [[line.block.page, head.page] as const],
      ),
    ),
  };
}

/** The lines of every page: as the format counts them, or between form feeds. */
function pagesOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const pages: Line[][] = [];
  let page: number | null = null;
  for (const line of lines) {
    const isNew = line.formFeed || line.block.page !== page;
    page = line.block.page;
    const last = pages.at(-1);
    if (last && !isNew) last.push(line);
    else pages.push([line]);
  }
  return pages;
}
