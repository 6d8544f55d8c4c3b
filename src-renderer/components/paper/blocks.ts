import type { Issue } from '#shared/model/issue.ts';
import type { Flow } from '#shared/model/span.ts';
import type { PaintedMark } from '../../dom/highlights.ts';
import type { NotedPassage } from '../../dom/numerals.ts';
import type { FlowIndex } from '../../dom/passages.ts';
import { paperSections } from '../../layout/sections.ts';

/** The block each flow stands in: an article's or notice's id, or `masthead`. */
export function blocksByFlow(issue: Issue): ReadonlyMap<Flow, string> {
  const blocks = new Map<Flow, string>();
  for (const part of [...issue.masthead.parts, ...issue.imprint.parts]) blocks.set(part, 'masthead');
  for (const article of issue.articles) {
    for (const flow of [article.kicker, article.headline, article.deck, article.bylineLine]) {
      if (flow) blocks.set(flow, article.id);
    }
    for (const flow of [...article.paragraphs, ...article.continuationMarks]) blocks.set(flow, article.id);
  }
  for (const notice of issue.notices) blocks.set(notice, notice.id);
  return blocks;
}

/** The sheet section each block stands in, by their keys. */
export function sectionsByBlock(issue: Issue): ReadonlyMap<string, string> {
  return new Map(
    paperSections(issue).flatMap((section) =>
      [...section.articles, ...section.notices].map(({ id }): [string, string] => [id, section.key]),
    ),
  );
}

/** The passages with notes, by the block they start in. */
export function notesByBlock(
  marks: readonly PaintedMark[],
  index: FlowIndex,
  blockOf: ReadonlyMap<Flow, string>,
): ReadonlyMap<string, readonly NotedPassage[]> {
  const notes = new Map<string, NotedPassage[]>();
  for (const { id, start, end, numeral } of marks) {
    const flow = numeral === null ? undefined : index.partsOf({ start, end })[0]?.flow;
    const block = flow && blockOf.get(flow);
    if (block === undefined || numeral === null) continue;
    const list = notes.get(block) ?? [];
    list.push({ id, start, end, numeral });
    notes.set(block, list);
  }
  return notes;
}
