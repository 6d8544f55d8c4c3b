import type { DropReason, NoticeKind } from '#shared/model/issue.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import {
  type ArticleDraft,
  type Composition,
  decide,
  emptyDraft,
  type NoticeDraft,
} from '../articles/draftedArticle.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { readFields } from '../masthead/hanFields.ts';
import { readMarkedFurniture } from '../masthead/markedFurniture.ts';
import { readSection, type Section, type SectionLine } from './hanSectionForm.ts';
import { readBylineLine } from './heads/hanCredit.ts';
import { readArticleNames, toBylines } from './heads/hanNames.ts';

/** Fewer blocks, or shorter ones, are paragraphs between empty lines. */
const fewestSections = 6;
const fewestLines = 4;
/** Share of longer blocks that must begin with a line of another width than their text. */
const headedShare = 0.4;

/** The lines between empty lines. */
export function sectionsOf(lines: readonly Line[]): Line[][] {
  const sections: Line[][] = [];
  for (const line of lines) {
    const last = sections.at(-1);
    if (!last || line.blankLines > 0 || line.formFeed) sections.push([line]);
    else last.push(line);
  }
  return sections;
}

/**
 * Whether the file has the printed lines of a paper set in columns with an empty line between its articles
 * and advertisements: blocks of several
 * lines without indents that begin with headlines of another width than their text.
 */
export function isSectioned(lines: readonly Line[]): boolean {
  const sections = sectionsOf(lines.slice(0, 3000));
  const long = sections.filter((section) => section.length >= fewestLines);
  if (sections.length < fewestSections || lines.length < sections.length * 3) return false;
  if (long.length < sections.length * 0.5) return false;
  if (lines.filter(({ indent }) => indent >= 2).length > lines.length * 0.03) return false;
  const headed = long.filter((section) => {
    const width = commonWidth(section);
    const first = section[0];
    return first !== undefined && Math.abs(first.length + Math.round(first.indent / 2) - width) >= 2;
  });
  return headed.length >= long.length * headedShare;
}

/** The length that most lines have, in characters. */
function commonWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { length } of lines) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** Composes a paper of which every block of lines is an article, an advertisement or a line at the margin. */
export function composeSections(manuscript: Manuscript): Composition {
  const sections = sectionsOf(manuscript.lines);
  const heads = mastheadSections(sections);
  const furniture = readMarkedFurniture(manuscript, sections.slice(0, heads).flat(), [], {}, true);
  const title = furniture.mastheadParts.find(({ field }) => field === 'title')?.value ?? null;
  const writer = new SectionWriter(manuscript, title);
  for (const section of sections.slice(heads)) writer.add(section);
  return {
    mastheadParts: furniture.mastheadParts,
    imprintParts: furniture.imprintParts,
    pages: [],
    articles: writer.articles,
    notices: writer.notices,
    dropped: [...furniture.dropped, ...writer.dropped],
    warnings: [],
  };
}

/** How many blocks at the beginning are the masthead: one with a date, and what stands before it. */
function mastheadSections(sections: readonly (readonly Line[])[]): number {
  const dated = sections
    .slice(0, 3)
    .findIndex((section) =>
      section.some(({ text }) => readFields(text)?.tokens.some(({ field }) => field === 'date')),
    );
  return dated + 1;
}

class SectionWriter {
  readonly articles: ArticleDraft[] = [];
  readonly notices: NoticeDraft[] = [];
  readonly dropped: (Span & { readonly reason: DropReason })[] = [];
  private readonly manuscript: Manuscript;
  private readonly title: string | null;

  constructor(manuscript: Manuscript, title: string | null) {
    this.manuscript = manuscript;
    this.title = title;
  }

  add(lines: readonly Line[]): void {
    if (lines.length === 1 && lines[0] && this.isRunningHead(lines[0].text)) {
      this.dropped.push({ start: lines[0].start, end: lines[0].end, reason: 'runningHead' });
      return;
    }
    const section = readSection(lines);
    if (section.kind === 'article') this.addArticle(section);
    else this.addNotice(lines, section.kind);
  }

  addNotice(lines: readonly Line[], kind: NoticeKind): void {
    this.notices.push({ flow: this.flow(lines, ' '), kind, page: null });
  }

  /** Date and title, or a page's number: what stands at the head of every page. */
  private isRunningHead(text: string): boolean {
    const fields = readFields(text);
    if (!fields?.tokens.some(({ field }) => field === 'date' || field === 'pageMark')) return false;
    const plain = fields.rest.map((part) => part.text).join('');
    const bare = plain.replace(/[\s\p{P}]/gu, '');
    return bare === '' || bare === this.title || bare.length <= 6;
  }

  private addArticle(section: Section): void {
    const { head, byline, body } = section;
    const [headline, deck] = splitHead(head);
    const paragraphs = body.map((lines) => ({ ...this.flow(lines, ''), kind: 'body' as const }));
    const bylineLine = byline.length > 0 ? this.flow(byline, ' ') : null;
    const start = (head[0] ?? byline[0] ?? body[0]?.[0])?.start ?? 0;
    const draft: ArticleDraft = {
      ...emptyDraft,
      headline: headline.length > 0 ? this.headFlow(headline) : null,
      deck: deck.length > 0 ? this.headFlow(deck) : null,
      bylineLine,
      paragraphs,
      decisions: [
        decide('article', 'blankLineBefore', section.confidence, start),
        ...(head.length > 0 ? [decide('headline', 'setApart', section.headConfidence, start)] : []),
      ],
    };
    this.articles.push({ ...draft, ...this.names(bylineLine, draft) });
  }

  /** A line of names alone in brackets or with its role; the paragraphs where there is none. */
  private names(bylineLine: Flow | null, draft: ArticleDraft): Pick<ArticleDraft, 'bylines' | 'creditLine'> {
    const found = readArticleNames(bylineLine, draft.paragraphs);
    if (!bylineLine || found.bylines.length > 0 || readBylineLine(bylineLine.text)) return found;
    const name =
      /^[（(]?\s?(?<name>\p{Script=Han}[\p{Script=Han}\u3000 ]{0,5}?)\s?(?<role>著|譯|译|作|編|编|主編)?\s?[)）]?$/u.exec(
        bylineLine.text,
      )?.groups;
    if (!name?.name) return found;
    const at = bylineLine.text.indexOf(name.name);
    return {
      ...found,
      bylines: toBylines(
        [
          {
            name: name.name.replace(/\s/gu, ''),
            role: name.role ?? null,
            start: at,
            end: at + name.name.length,
          },
        ],
        bylineLine,
      ),
    };
  }

  /** Short pieces of a broken headline belong together, longer lines are clauses of their own. */
  private headFlow(lines: readonly Line[]): Flow {
    return this.flow(lines, lines.every(({ length }) => length < 5) ? '' : ' ');
  }

  private flow(lines: readonly Line[], glue: FlowPiece['glue']): Flow {
    return makeFlow(
      lines.map((line, index) => ({ start: line.start, end: line.end, glue: index === 0 ? '' : glue })),
      this.manuscript.slice,
    );
  }
}

/** A headline and the lines of its own length beside it; longer lines under it are the deck. */
function splitHead(head: readonly SectionLine[]): readonly [readonly Line[], readonly Line[]] {
  const [first] = head;
  if (!first) return [[], []];
  let end = 1;
  while (end < head.length && isPart(first, head[end])) end++;
  return [head.slice(0, end), head.slice(end)];
}

const isPart = (first: Line, line: Line | undefined): boolean =>
  line !== undefined &&
  (Math.abs(line.length - first.length) <= 1 ||
    (codePointLength(first.text) < 5 && codePointLength(line.text) < 5));
