import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parse as parseYaml } from 'yaml';
import type { MastheadField } from '#shared/model/issue.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { joinGlue } from '#shared/text/glue.ts';
import { decodeWarnings, normalFormOf, type UnitSpan } from '../blocks/textBlocks.ts';
import { type Block, type BlockRole, type Reader, type ReadResult, UnreadableFileError } from '../reader.ts';
import { textReader } from '../text/text.ts';
import { articleRank } from './articleRank.ts';
import { tooHardAsMarkdown } from './tooHard.ts';

/** Keys of the front matter and the masthead field each one fills. */
const frontMatterKeys: Readonly<Record<string, MastheadField>> = {
  publication: 'title',
  title: 'title',
  date: 'date',
  lunarDate: 'lunarDate',
  weekday: 'weekday',
  issue: 'issueNumber',
  issueNumber: 'issueNumber',
  number: 'issueNumber',
  pages: 'pageCount',
  pageCount: 'pageCount',
  price: 'price',
  edition: 'edition',
  place: 'place',
  website: 'website',
  sponsor: 'sponsor',
  publisher: 'publisher',
  editor: 'editor',
  hotline: 'hotline',
  registration: 'registration',
};

/** UTF-16 units that front matter is looked for in. */
const longestFrontMatter = 256 * 1024;
const frontMatterPattern = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const startsWithHeading = /^\s*#{1,6}[ \t]+\S/u;

/**
 * Markdown issue files: YAML front matter for the masthead; the shallowest rank of headings with text under it is
 * that of the articles, what stands over it a page or section, below it a deck or subhead. See
 * docs/formats/markdown.md.
 */
export const markdownReader: Reader = {
  format: 'markdown',
  matches: ({ path, decoded }) =>
    decoded !== null &&
    (readFrontMatter(decoded.text) !== null ||
      startsWithHeading.test(decoded.text) ||
      (/\.(?:md|markdown)$/iu.test(path) && /^#{1,6}[ \t]+\S/mu.test(decoded.text))),
  read: (input) => {
    const { path, decoded } = input;
    if (!decoded) throw new UnreadableFileError('noReader', `${path} is not text.`);
    const hard = tooHardAsMarkdown(decoded.text);
    if (hard === null) return readMarkdown(decoded);
    const plain = textReader.read(input);
    const message = `The file is read as plain text and not as Markdown, because ${hard}.`;
    return { ...plain, warnings: [...plain.warnings, { code: 'plainMarkdown', message, start: null }] };
  },
};

interface FrontMatter {
  /** UTF-16 units, with the closing fence. */
  readonly length: number;
  readonly fields: ReadResult['fields'];
}

/** The front matter at the head of a text; null where there is none or it is no YAML mapping. */
function readFrontMatter(text: string): FrontMatter | null {
  const match = frontMatterPattern.exec(text.slice(0, longestFrontMatter));
  if (!match) return null;
  let data: unknown;
  try {
    data = parseYaml(match[1] ?? '', { schema: 'failsafe' });
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
  const fields: Partial<Record<MastheadField, string>> = {};
  for (const [key, value] of Object.entries(data)) {
    const field = frontMatterKeys[key];
    if (field && typeof value === 'string' && value.trim() !== '' && fields[field] === undefined) {
      fields[field] = value.trim();
    }
  }
  return { length: match[0].length, fields };
}

interface Segment extends UnitSpan {
  readonly role: BlockRole;
  readonly subhead: boolean;
  readonly continues: Block['continues'] | null;
}

function readMarkdown(decoded: NonNullable<Parameters<Reader['read']>[0]['decoded']>): ReadResult {
  const { text, encoding } = decoded;
  const frontMatter = readFrontMatter(text);
  const skip = frontMatter?.length ?? 0;
  const body = decoded.truncated ? text.slice(skip, -1) : text.slice(skip);
  const segments = segmentsOf(body).map((segment) => ({
    ...segment,
    start: segment.start + skip,
    end: segment.end + skip,
  }));
  const index = indexCodePoints(text);
  const blocks = segments.map(
    ({ start, end, role, subhead, continues }): Block => ({
      start: index.toCodePoint(start),
      end: index.toCodePoint(end),
      text: text.slice(start, end),
      page: null,
      role,
      fontSize: null,
      box: null,
      ...(subhead ? { paragraphKind: 'subhead' as const } : {}),
      ...(continues === null || continues === undefined ? {} : { continues }),
    }),
  );
  return {
    format: 'markdown',
    encoding,
    normalForm: normalFormOf(text),
    text,
    blocks,
    dropped: [
      ...between(text, 0, skip).map((span) => ({ ...span, reason: 'frontMatter' as const })),
      ...gaps(text, skip, decoded.truncated ? text.length - 1 : text.length, segments).map((span) => ({
        ...span,
        reason: 'markup' as const,
      })),
      ...(decoded.truncated
        ? [{ start: text.length - 1, end: text.length, reason: 'replacementCharacter' as const }]
        : []),
    ].map(({ start, end, reason }) => ({
      start: index.toCodePoint(start),
      end: index.toCodePoint(end),
      reason,
    })),
    fields: frontMatter?.fields ?? {},
    warnings: decodeWarnings(decoded, text),
  };
}

/** The readable stretches of a Markdown body, in order. */
function segmentsOf(body: string): Segment[] {
  const tree = fromMarkdown(body);
  const headlines = articleRank(tree, body);
  const segments: Segment[] = [];
  let afterHeadline = false;
  const add = (node: Nodes, role: BlockRole, subhead: boolean) => {
    let first = true;
    for (const span of trimmedEnds(body, [...readableSpans(body, node)])) {
      const last = segments[segments.length - 1];
      const continues = first || !last ? null : glueBetween(body, last, span);
      segments.push({ ...span, role, subhead, continues });
      first = false;
    }
  };
  const visit = (node: RootContent): void => {
    if (node.type === 'heading') {
      const isArticle = node.depth === headlines;
      if (isArticle) add(node, 'headline', false);
      else if (node.depth < headlines) add(node, 'pageHeading', false);
      else if (afterHeadline) add(node, 'deck', false);
      else add(node, 'paragraph', true);
      afterHeadline = isArticle || (afterHeadline && node.depth > headlines);
      return;
    }
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote') {
      for (const child of node.children) visit(child);
      return;
    }
    if (node.type === 'definition' || node.type === 'html' || node.type === 'thematicBreak') return;
    add(node, 'paragraph', false);
    afterHeadline = false;
  };
  for (const node of tree.children) visit(node);
  return segments;
}

function glueBetween(body: string, before: UnitSpan, after: UnitSpan): '' | ' ' {
  return /\s/u.test(body.slice(before.end, after.start))
    ? joinGlue(body.slice(before.start, before.end), body.slice(after.start, after.end))
    : '';
}

/** The stretches of source that a node shows as text: without markup, one line at a time, escapes undone. */
function* readableSpans(body: string, node: Nodes): Generator<UnitSpan> {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? from;
    yield* node.type === 'text' ? textSpans(body, from, to) : codeSpans(body, from, to, node.value);
  } else if ('children' in node) {
    for (const child of node.children) yield* readableSpans(body, child);
  }
}

/** The spans without the blanks at the very start and end. */
function trimmedEnds(body: string, spans: readonly UnitSpan[]): UnitSpan[] {
  const text = (span: UnitSpan) => body.slice(span.start, span.end);
  const from = spans.findIndex((span) => text(span).trim() !== '');
  const to = spans.findLastIndex((span) => text(span).trim() !== '');
  return from < 0
    ? []
    : spans.slice(from, to + 1).map((span, index, all) => ({
        start: index === 0 ? span.end - text(span).trimStart().length : span.start,
        end: index === all.length - 1 ? span.start + text(span).trimEnd().length : span.end,
      }));
}

/** Cuts at line ends (with the quote marks and blanks around them) and before a backslash escape. */
function* textSpans(body: string, from: number, to: number): Generator<UnitSpan> {
  const cut = /[ \t]*(?:\r\n|\r|\n)[ \t>]*|\\(?=[!-/:-@[-`{-~])/gu;
  cut.lastIndex = from;
  let start = from;
  for (let match = cut.exec(body); match && match.index < to; match = cut.exec(body)) {
    if (match.index > start) yield { start, end: match.index };
    start = match.index + match[0].length;
    // The escaped character itself is text, also when it is a backslash.
    if (match[0] === '\\') cut.lastIndex = start + 1;
  }
  if (start < to) yield { start, end: to };
}

function* codeSpans(body: string, from: number, to: number, value: string): Generator<UnitSpan> {
  let at = from;
  for (const line of value.split('\n')) {
    const found = line.trim() === '' ? -1 : body.indexOf(line.trim(), at);
    if (found >= 0 && found + line.trim().length <= to) {
      yield { start: found, end: found + line.trim().length };
      at = found + line.trim().length;
    }
  }
}

function gaps(text: string, from: number, to: number, segments: readonly UnitSpan[]): UnitSpan[] {
  const found: UnitSpan[] = [];
  let at = from;
  for (const segment of segments) {
    found.push(...between(text, at, segment.start));
    at = segment.end;
  }
  return [...found, ...between(text, at, to)];
}

/** The stretch without the white space around it; none when nothing is left. */
function between(text: string, from: number, to: number): UnitSpan[] {
  const slice = text.slice(from, to);
  const trimmed = slice.trim();
  if (trimmed === '') return [];
  const start = from + slice.indexOf(trimmed);
  return [{ start, end: start + trimmed.length }];
}
