import type { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Unsafe } from 'mdast-util-to-markdown';

/** Markdown as a tree (https://github.com/syntax-tree/mdast). */
export type Root = ReturnType<typeof fromMarkdown>;
export type MarkdownFlow = Root['children'][number];
export type MarkdownParagraph = Extract<MarkdownFlow, { type: 'paragraph' }>;
export type Phrasing = MarkdownParagraph['children'][number];

/**
 * What is plain text in CommonMark and something else in Obsidian: tags, highlights, strikethrough,
 * comments, mathematics, tables and block ids. A quoted passage must not turn into any of them.
 */
const obsidianSyntax: Unsafe[] = [
  { character: '#', after: '[^\\s]', inConstruct: 'phrasing' },
  { character: '=', after: '=', inConstruct: 'phrasing' },
  { character: '~', inConstruct: 'phrasing' },
  { character: '%', after: '%', inConstruct: 'phrasing' },
  { character: '$', inConstruct: 'phrasing' },
  { character: '|', inConstruct: 'phrasing' },
  { before: '[\\s]', character: '^', inConstruct: 'phrasing' },
  { atBreak: true, character: '^' },
  // A citation in Pandoc.
  { character: '@', inConstruct: 'phrasing' },
];

const style = { fences: true, resourceLink: true, listItemIndent: 'one', bullet: '-' } as const;

/**
 * Prints what is not Markdown of the person's own, so that every character is read as it is.
 */
export function printText(children: readonly MarkdownFlow[]): string {
  return trimEnd(
    toMarkdown(
      { type: 'root', children: [...children] },
      { ...style, extensions: [{ unsafe: obsidianSyntax }] },
    ),
  );
}

function trimEnd(markdown: string): string {
  return markdown.replace(/\n+$/u, '');
}

/** Text as paragraphs, one a line; blank lines only part them. */
export function paragraphsOf(text: string): MarkdownParagraph[] {
  return text
    .split(/\r\n?|\n/u)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', children: [{ type: 'text', value: line }] }));
}
