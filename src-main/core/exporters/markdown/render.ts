import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import type { ExportedFile, ExportOptions, ExportScope } from '#shared/contract/exportCalls.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Article, Issue } from '#shared/model/issue.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import { formatCitation, resolveStyle } from '../../citation/format.ts';
import { citekeyOf, reference } from '../../citation/reference.ts';
import { type Block, fence, fenceName } from './fences.ts';
import { fileNameOf, numberedName, sameFile } from './fileName.ts';
import { noteMarkdown } from './notes.ts';
import { type Phrasing, paragraphsOf, printText } from './print.ts';
import { canBeHashtag, tagLine } from './tags.ts';

/** What an export is made from. */
export interface MarkdownInput {
  /** The issues that the scope names, with all their annotations. */
  readonly issues: readonly AnnotatedIssue[];
  /** The address that opens the application at an annotation. */
  readonly linkTo: (issueId: string, annotationId: string) => string;
  readonly citationStyle: 'auto' | CitationStyle;
}

export interface AnnotatedIssue {
  readonly issue: Issue;
  readonly annotations: readonly AnchoredAnnotation[];
}

/**
 * Renders annotations as Markdown: one file an issue, and a contents file where a library gives several.
 * Issues without an annotation in the scope give no file. The same input gives the same text.
 */
export function renderMarkdown(
  scope: ExportScope,
  input: MarkdownInput,
  options: ExportOptions,
): readonly ExportedFile[] {
  const names: string[] = [];
  const documents = input.issues.flatMap((annotated): IssueDocument[] => {
    const items = itemsOf(scope, annotated);
    if (items.length === 0) return [];
    const title = titleOf(scope, annotated.issue);
    const name = freeName(fileNameOf(title), names);
    names.push(name);
    return [{ issue: annotated.issue, items, title, name, key: documentKey(scope, annotated.issue) }];
  });
  const files = documents.map((document) => ({
    name: document.name,
    text: renderIssue(document, input, options),
  }));
  if (scope.kind !== 'library' || files.length < 2) return files;
  return [...files, renderContents(documents, freeName(fileNameOf(contentsTitle), names), options)];
}

interface IssueDocument {
  readonly issue: Issue;
  readonly items: readonly Item[];
  readonly title: string;
  readonly name: string;
  readonly key: string;
}

interface Item extends AnchoredAnnotation {
  /** The article that the passage stands in. */
  readonly article: Article | null;
  readonly page: number | null;
}

const contentsTitle = 'Broadsheet';

function freeName(name: string, taken: readonly string[]): string {
  const isTaken = (candidate: string) => taken.some((other) => sameFile(other, candidate));
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(numberedName(name, number))) number++;
  return numberedName(name, number);
}

/** A part of an issue is a document of its own, so that exporting it leaves the whole issue's file alone. */
function documentKey(scope: ExportScope, issue: Issue): string {
  if (scope.kind === 'article') return fenceName(`${issue.id}/${scope.articleId}`);
  return fenceName(scope.kind === 'annotations' ? `${issue.id}/selection` : issue.id);
}

function titleOf(scope: ExportScope, issue: Issue): string {
  const article = scope.kind === 'article' ? articleOf(issue, scope.articleId) : null;
  const part = scope.kind === 'annotations' ? labels(issue).selection : article?.headline?.text;
  const whole = [issue.publication, issue.date, issue.edition];
  const known = whole.some((piece) => piece) ? whole : [issue.id];
  return [...known, part].filter((piece) => piece).join(' ');
}

function articleOf(issue: Issue, articleId: string): Article | null {
  return issue.articles.find((article) => article.id === articleId) ?? null;
}

/** The few words of ours in a file, in the language of the paper. */
function labels(issue: Issue): { readonly orphans: string; readonly selection: string } {
  return /^zh\b/iu.test(issue.language)
    ? { orphans: '失位批注', selection: '选摘' }
    : { orphans: 'Passages not found', selection: 'selection' };
}

/** The annotations of the scope in text order, orphans last in the order they were made. */
function itemsOf(scope: ExportScope, { issue, annotations }: AnnotatedIssue): Item[] {
  const items = annotations.map((anchored): Item => {
    const { anchor } = anchored;
    const article = anchor
      ? (issue.articles.find((each) => anchor.start >= each.start && anchor.start < each.end) ?? null)
      : null;
    const page = anchor
      ? (issue.pages.find((each) => anchor.start >= each.start && anchor.start < each.end)?.number ?? null)
      : null;
    return { ...anchored, article, page: page ?? article?.page ?? null };
  });
  const inOrder = items.toSorted((a, b) => {
    if (a.anchor && b.anchor) return a.anchor.start - b.anchor.start || a.anchor.end - b.anchor.end;
    if (a.anchor || b.anchor) return a.anchor ? -1 : 1;
    return a.annotation.created < b.annotation.created ? -1 : 1;
  });
  if (scope.kind === 'library') return inOrder;
  if (scope.issueId !== issue.id) return [];
  if (scope.kind === 'article') return inOrder.filter((item) => item.article?.id === scope.articleId);
  if (scope.kind === 'annotations') {
    const wanted = new Set(scope.annotationIds);
    return inOrder.filter((item) => wanted.has(item.annotation.id));
  }
  return inOrder;
}

function renderIssue(document: IssueDocument, input: MarkdownInput, options: ExportOptions): string {
  const { issue, items, title, key } = document;
  const blocks: Block[] = [{ key: 'title', document: key, content: heading(1, title) }];
  let section = '';
  for (const item of items) {
    const next = sectionOf(item, issue);
    if (next.key !== section) {
      section = next.key;
      // A notice between two halves of an article: the second half goes on under a heading of its own.
      const repeats = blocks.filter((block) => block.key.replace(/~\d+$/u, '') === section).length;
      const sectionKey = repeats === 0 ? section : `${section}~${repeats + 1}`;
      blocks.push({ key: sectionKey, document: key, content: heading(2, next.title) });
    }
    const content = itemMarkdown(item, issue, input, options);
    blocks.push({ key: `note:${fenceName(item.annotation.id)}`, document: key, content });
  }
  return `${frontMatter(document)}\n${blocks.map(fence).join('')}`;
}

function sectionOf(item: Item, issue: Issue): { readonly key: string; readonly title: string } {
  if (!item.anchor) return { key: 'orphans', title: labels(issue).orphans };
  const { article } = item;
  if (!article) return { key: 'issue', title: issue.publication ?? issue.id };
  return {
    key: `article:${fenceName(article.id)}`,
    title: article.headline?.text ?? issue.publication ?? issue.id,
  };
}

function heading(depth: 1 | 2, title: string): string {
  return printText([{ type: 'heading', depth, children: [{ type: 'text', value: oneLine(title) }] }]);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function itemMarkdown(item: Item, issue: Issue, input: MarkdownInput, options: ExportOptions): string {
  const { annotation } = item;
  const cited = reference(issue, item.article, item.page);
  const citation = formatCitation(cited, resolveStyle(input.citationStyle, issue.language));
  const source: Phrasing[] = [
    ...citationText(citation),
    {
      type: 'link',
      url: input.linkTo(issue.id, annotation.id),
      title: null,
      children: [{ type: 'text', value: 'Broadsheet' }],
    },
  ];
  const sourceLine = printText([{ type: 'paragraph', children: source }]);
  const anchor = `^${blockId(annotation.id)}`;
  const quoted = paragraphsOf(annotation.target.shown);
  const parts =
    options.withoutQuotes || quoted.length === 0
      ? [`${sourceLine} ${anchor}`]
      : // Obsidian takes an id on a line of its own for the block before it.
        [printText([{ type: 'blockquote', children: quoted }]), anchor, sourceLine];
  if (annotation.note.trim() !== '') parts.push(noteMarkdown(annotation.note));
  if (annotation.tags.length > 0) parts.push(tagLine(annotation.tags));
  return parts.join('\n\n');
}

/** A citation without a backslash before the `[N]` of GB/T 7714: a full stop follows it, so it is no link. */
function citationText(citation: string): Phrasing[] {
  if (citation === '') return [];
  return `${oneLine(citation)} `
    .split(/(\[N\](?=\.))/u)
    .map((value, index): Phrasing => ({ type: index % 2 === 1 ? 'html' : 'text', value }))
    .filter((part) => 'value' in part && part.value !== '');
}

/** Obsidian's block ids are ASCII letters, digits and hyphens. */
export function blockId(annotationId: string): string {
  const plain = annotationId.replace(/[^A-Za-z0-9-]/gu, '-');
  if (plain === annotationId) return plain;
  return `${plain}-${createHash('sha256').update(annotationId).digest('hex').slice(0, 6)}`;
}

function frontMatter({ issue, items, title }: IssueDocument): string {
  const pages = new Set(items.map((item) => item.page));
  const [page] = pages;
  const articles = new Set(items.flatMap((item) => item.article ?? []));
  const authors = [...articles].flatMap((article) =>
    (reference(issue, article, null).author ?? []).map((name) =>
      'literal' in name ? name.literal : `${name.given} ${name.family}`,
    ),
  );
  const tags = items.flatMap((item) => item.annotation.tags).filter(canBeHashtag);
  const alias = [issue.publication, issue.issueNumber].filter((part) => part);
  const values = {
    title: oneLine(title),
    aliases: alias.length === 2 ? [oneLine(alias.join(' '))] : null,
    tags: unique(tags),
    date: issue.date,
    publication: issue.publication,
    issue: issue.issueNumber,
    page: pages.size === 1 ? page : null,
    author: unique(authors),
    citekey: citekeyOf(issue),
    source: issue.source.path,
  };
  const known = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && (!Array.isArray(value) || value.length > 0),
  );
  return `---\n${stringify(Object.fromEntries(known), { lineWidth: 0 })}---\n`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The contents of an exported library: its papers, and their issues by date. */
function renderContents(
  documents: readonly IssueDocument[],
  name: string,
  options: ExportOptions,
): ExportedFile {
  const papers = Map.groupBy(documents, (document) => document.issue.publication ?? document.issue.id);
  const inOrder = [...papers].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = inOrder.map(([paper, issues]) => {
    const lines = issues
      .toSorted((a, b) => ((a.issue.date ?? '') < (b.issue.date ?? '') ? -1 : 1))
      .map((document) => `- ${linkToFile(document, options)} (${document.items.length})`);
    return `${heading(2, paper)}\n\n${lines.join('\n')}`;
  });
  const content = [heading(1, contentsTitle), ...sections].join('\n\n');
  return { name, text: fence({ key: 'contents', document: 'library', content }) };
}

function linkToFile({ name, title }: IssueDocument, options: ExportOptions): string {
  // File names have none of the characters that end a wiki link.
  if (options.links === 'wiki') return `[[${name.replace(/\.md$/u, '')}]]`;
  return printText([
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url: name.replaceAll('%', '%25'),
          title: null,
          children: [{ type: 'text', value: oneLine(title) }],
        },
      ],
    },
  ]);
}
