import { createHash } from 'node:crypto';
import type {
  Article,
  Decision,
  Dropped,
  Imprint,
  IssuePart,
  MastheadPart,
  Notice,
  Warning,
} from '#shared/model/issue.ts';
import type { Flow, Span } from '#shared/model/span.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { linkContinuations } from '../compose/linkContinuations.ts';
import type { ComposedIssue } from './facts.ts';

/** Between the texts of two files. */
const between = '\n';

/**
 * One issue of files that each hold other articles of it, in the given order: their texts one after the
 * other, and all positions moved along. The first masthead with a title is the issue's; that of every other
 * file is dropped as a running head.
 */
export function joinParts(issues: readonly ComposedIssue[]): ComposedIssue {
  const [first] = issues;
  if (!first) throw new Error('An issue cannot be put together from no files.');
  if (issues.length === 1) return first;
  const parts: IssuePart[] = [];
  let start = 0;
  for (const { text: own, source } of issues) {
    const end = start + codePointLength(own);
    parts.push({ path: source.path, start, end });
    start = end + codePointLength(between);
  }
  const moved = issues.map((issue, index) => movePart(issue, parts[index]?.start ?? 0));
  const headed = moved.find(({ masthead }) => masthead.title !== null) ?? moved[0] ?? first;
  const heads = moved.filter((issue) => issue !== headed).flatMap(({ masthead }) => masthead.parts);
  const text = issues.map((issue) => issue.text).join(between);
  const { slice } = indexCodePoints(text);
  const known = <T>(of: (issue: ComposedIssue) => T | null): T | null =>
    issues.map(of).find((value) => value !== null) ?? null;
  const longest = issues.reduce(
    (most, issue) => (issue.text.length > most.text.length ? issue : most),
    first,
  );
  return {
    ...first,
    source: {
      ...first.source,
      size: issues.reduce((sum, { source }) => sum + source.size, 0),
      contentHash: joinedHash(issues),
      normalForm: issues.every(({ source }) => source.normalForm === first.source.normalForm)
        ? first.source.normalForm
        : 'mixed',
    },
    pageCount: known(({ pageCount }) => pageCount),
    language: longest.language,
    masthead: headed.masthead,
    imprint: joinImprints(moved.map(({ imprint }) => imprint)),
    pages: moved.flatMap(({ pages }) => pages),
    articles: linkContinuations(withOwnIds(moved.flatMap(({ articles }) => articles)).map(unlinked)),
    notices: withOwnIds(moved.flatMap(({ notices }) => notices)),
    text,
    dropped: [...moved.flatMap(({ dropped }) => dropped), ...runningHeads(heads, slice)].toSorted(
      (a, b) => a.start - b.start,
    ),
    warnings: distinct(moved.flatMap(({ warnings }) => warnings)),
    parts,
  };
}

function joinedHash(issues: readonly ComposedIssue[]): string {
  return createHash('sha256')
    .update(issues.map(({ source }) => source.contentHash).join('\n'))
    .digest('hex');
}

/** All positions of an issue, further along by so many code points. */
function movePart(issue: ComposedIssue, by: number): ComposedIssue {
  const span = <T extends Span>(one: T): T => ({ ...one, start: one.start + by, end: one.end + by });
  const flow = <T extends Flow>(one: T): T => ({ ...span(one), pieces: one.pieces.map(span) });
  const maybe = (one: Flow | null): Flow | null => one && flow(one);
  const decision = (one: Decision): Decision => ({ ...one, start: one.start + by });
  const warning = (one: Warning): Warning => ({ ...one, start: one.start === null ? null : one.start + by });
  const article = (one: Article): Article => ({
    ...span(one),
    headline: maybe(one.headline),
    kicker: maybe(one.kicker),
    deck: maybe(one.deck),
    bylineLine: maybe(one.bylineLine),
    bylines: one.bylines.map(span),
    paragraphs: one.paragraphs.map(flow),
    continuationMarks: one.continuationMarks.map(flow),
    decisions: one.decisions.map(decision),
  });
  return {
    ...issue,
    masthead: { ...issue.masthead, parts: issue.masthead.parts.map(flow) },
    imprint: { ...issue.imprint, parts: issue.imprint.parts.map(flow) },
    pages: issue.pages.map(span),
    articles: issue.articles.map(article),
    notices: issue.notices.map((notice): Notice => flow(notice)),
    dropped: issue.dropped.map(span),
    warnings: issue.warnings.map(warning),
  };
}

function joinImprints(imprints: readonly Imprint[]): Imprint {
  const known = (of: (imprint: Imprint) => string | null): string | null =>
    imprints.map(of).find((value) => value !== null) ?? null;
  return {
    sponsor: known(({ sponsor }) => sponsor),
    publisher: known(({ publisher }) => publisher),
    editor: known(({ editor }) => editor),
    hotline: known(({ hotline }) => hotline),
    registration: known(({ registration }) => registration),
    parts: imprints.flatMap(({ parts }) => parts),
  };
}

function runningHeads(
  parts: readonly MastheadPart[],
  slice: (start: number, end: number) => string,
): readonly Dropped[] {
  return parts
    .flatMap(({ pieces }) => pieces)
    .map(({ start, end }) => ({ start, end, text: slice(start, end), reason: 'runningHead' }));
}

/** Ids are unique in a file; of several files, later ones with the same headline count on. */
function withOwnIds<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return items.map((item) => {
    let id = item.id;
    for (let count = 2; taken.has(id); count++) id = `${item.id}-${count}`;
    taken.add(id);
    return id === item.id ? item : { ...item, id };
  });
}

/** Continuations are linked anew among the articles of all files. */
function unlinked({ continuedIn: _in, continuationOf: _of, ...article }: Article): Article {
  return article;
}

/** What every file is warned of alike is said once. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  const seen = new Set<string>();
  return warnings.filter(({ code, message, start }) => {
    const key = JSON.stringify([code, message, start]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
