import { createHash } from 'node:crypto';
import type { Article, Dropped, Imprint, IssuePart, MastheadPart, Warning } from '#shared/model/issue.ts';
import { codePointLength, indexCodePoints } from '#shared/text/codePoints.ts';
import { linkContinuations } from '../../parse/compose/articles/linkContinuations.ts';
import type { ComposedIssue } from '../../parse/parse.ts';
import { type MetArticles, meetArticles, moveIssue, repeatedArticles, textWithout } from './partTexts.ts';

/** Between the texts of two files. */
const between = '\n';

/**
 * One issue of files that each hold other articles of it, in the given order: their texts one after the
 * other, and all positions moved along. An article that stands in an earlier file word for word is left out.
 * The first masthead with a title is the issue's; that of every other file is dropped as a running head.
 */
export function joinParts(issues: readonly ComposedIssue[]): ComposedIssue {
  const [first] = issues;
  if (!first) throw new Error('An issue cannot be put together from no files.');
  if (issues.length === 1) return first;
  const { parts, moved, text } = putTogether(issues);
  const headed = moved.find(({ masthead }) => masthead.title !== null) ?? moved[0] ?? first;
  const heads = moved.filter((issue) => issue !== headed).flatMap(({ masthead }) => masthead.parts);
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

/** The texts one after the other, and every file's issue at its place among them. */
function putTogether(issues: readonly ComposedIssue[]) {
  const parts: IssuePart[] = [];
  const moved: ComposedIssue[] = [];
  const texts: string[] = [];
  const met: MetArticles = new Map();
  let start = 0;
  for (const issue of issues) {
    const repeated = repeatedArticles(issue, met);
    const cuts = repeated.map(({ own }) => own);
    const text = textWithout(issue.text, cuts);
    const end = start + codePointLength(text);
    const there = moveIssue(issue, start, cuts);
    meetArticles(there.articles, text, start, met);
    const shared = repeated.map(({ shown }) => shown);
    parts.push({ path: issue.source.path, start, end, ...(shared.length === 0 ? {} : { shared }) });
    moved.push(there);
    texts.push(text);
    start = end + codePointLength(between);
  }
  return { parts, moved, text: texts.join(between) };
}

function joinedHash(issues: readonly ComposedIssue[]): string {
  return createHash('sha256')
    .update(issues.map(({ source }) => source.contentHash).join('\n'))
    .digest('hex');
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
