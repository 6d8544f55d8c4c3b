import type { Article, Issue, Notice, Paragraph } from '#shared/model/issue.ts';
import { issueTitle } from '../documents.ts';
import type { MarkdownFlow } from '../markdown/print.ts';
import { printText } from '../markdown/print.ts';

/** An issue to be read in any editor: headings for articles, quotations for notices. */
export function issueMarkdown(issue: Issue): string {
  return `${printText([
    heading(1, issueTitle(issue)),
    ...issue.articles.flatMap(articleNodes),
    ...issue.notices.map(noticeNode),
  ])}\n`;
}

function articleNodes(article: Article): readonly MarkdownFlow[] {
  const { kicker, headline, deck, bylineLine } = article;
  return [
    ...(kicker ? [paragraph(kicker.text)] : []),
    ...(headline ? [heading(2, headline.text)] : []),
    ...(deck ? [paragraph(deck.text)] : []),
    ...(bylineLine ? [emphasised(bylineLine.text)] : []),
    ...article.paragraphs.map(paragraphNode),
  ];
}

const paragraphNode = ({ kind, text }: Paragraph): MarkdownFlow =>
  kind === 'subhead' ? heading(3, text) : paragraph(text);

const noticeNode = ({ text }: Notice): MarkdownFlow => ({ type: 'blockquote', children: [paragraph(text)] });

const heading = (depth: 1 | 2 | 3, value: string): MarkdownFlow => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value }],
});

const paragraph = (value: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, value }],
});

const emphasised = (value: string): MarkdownFlow => ({
  type: 'paragraph',
  children: [{ type: 'emphasis', children: [{ type: 'text', value }] }],
});
