import { treeOf } from './note/footnotes.ts';
import type { MarkdownFlow } from './print.ts';

/** A block id at the end of a line, which Obsidian reads only there. */
const blockIdAtEnd = /(?:^|\s)\^[A-Za-z0-9-]+$/u;

/**
 * Strikes out what can be struck out of some Markdown (GFM's `~~`): paragraphs and headings. Code and
 * text that is struck out in part already stay as they are.
 */
export function strikeOut(markdown: string): string {
  const spans = textBlocks(treeOf(markdown).children, markdown)
    .map(({ start, end }) => {
      const text = markdown.slice(start, end).replace(blockIdAtEnd, '');
      return { start, end: start + text.length, text };
    })
    .filter(({ text }) => text.trim() !== '' && !text.includes('~~'));
  let struck = '';
  let done = 0;
  for (const { start, end, text } of spans) {
    struck += `${markdown.slice(done, start)}~~${text}~~`;
    done = end;
  }
  return struck + markdown.slice(done);
}

function textBlocks(
  nodes: readonly MarkdownFlow[],
  markdown: string,
): { readonly start: number; readonly end: number }[] {
  const blocks: { readonly start: number; readonly end: number }[] = [];
  // Quotations within quotations may go deeper than calls can.
  const waiting = nodes.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const start = node.children[0]?.position?.start.offset;
      const end = node.children.at(-1)?.position?.end.offset;
      if (start === undefined || end === undefined) continue;
      // The label of a footnote stays one.
      const label = /^\[\^[^\s\]]+\]:[ \t]*/u.exec(markdown.slice(start, end))?.[0] ?? '';
      blocks.push({ start: start + label.length, end });
    } else if ('children' in node) {
      for (const child of (node.children as readonly MarkdownFlow[]).toReversed()) waiting.push(child);
    }
  }
  return blocks;
}
