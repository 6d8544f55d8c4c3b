import type { SearchHit, SearchResult, Snippet } from '#shared/model/search.ts';
import { displayWidth } from '#shared/text/characters.ts';

/** How the hits of a search are written for people and for other programs. */

/** The hit of design.md's command line, with the rest of what is known beside it. */
export function hitDocument(hit: SearchHit) {
  return { ...hit, snippet: hit.snippets[0]?.text ?? hit.headlineSnippet?.text ?? '' };
}

export function hitText(hit: SearchHit): string {
  const place = [
    hit.publication,
    hit.date,
    hit.edition,
    hit.page === null ? null : `p. ${hit.page}`,
    hit.headline,
  ];
  const passages = hit.snippets.map((snippet) => `    ${oneLine(snippet.text)}`);
  return [place.filter((part) => part !== null).join(', ') || hit.issueId, ...passages].join('\n');
}

/** A match with what stands around it on one line. */
export interface ContextLine {
  readonly left: string;
  readonly match: string;
  readonly right: string;
  readonly hit: SearchHit;
}

/** Every match in the hits' headlines and snippets, in order. */
export function contextLines(hits: readonly SearchHit[]): readonly ContextLine[] {
  return hits.flatMap((hit) =>
    [...(hit.headlineSnippet ? [hit.headlineSnippet] : []), ...hit.snippets].flatMap((snippet) =>
      linesOf(snippet, hit),
    ),
  );
}

function linesOf({ text, matches }: Snippet, hit: SearchHit): ContextLine[] {
  const points = Array.from(text);
  const between = (start: number, end: number) => oneLine(points.slice(start, end).join(''));
  return matches.map(({ start, end }) => ({
    left: between(0, start),
    match: between(start, end),
    right: between(end, points.length),
    hit,
  }));
}

/** Keyword in context: the matches below one another. */
export function contextTable(lines: readonly ContextLine[], width: number): string[] {
  const side = Math.max(8, Math.floor((width - 24) / 2));
  return lines.map(({ left, match, right, hit }) => {
    const before = lastOfWidth(left, side);
    const padding = ' '.repeat(Math.max(0, side - displayWidth(before)));
    return `${(hit.date ?? '').padEnd(10)}  ${padding}${before}[${match}]${firstOfWidth(right, side)}`;
  });
}

/** Rows of RFC 4180, with a head. */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '');
    // A spreadsheet would take these for a formula.
    const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
    return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

export function hitRows(hits: readonly SearchHit[]) {
  return [
    ['publication', 'date', 'edition', 'page', 'kind', 'headline', 'matches', 'snippet', 'issue', 'article'],
    ...hits.map((hit) => [
      hit.publication,
      hit.date,
      hit.edition,
      hit.page,
      hit.kind,
      hit.headline,
      hit.matches.length,
      oneLine(hitDocument(hit).snippet),
      hit.issueId,
      hit.articleId,
    ]),
  ];
}

export function contextRows(lines: readonly ContextLine[]) {
  return [
    ['date', 'publication', 'left', 'match', 'right', 'headline', 'issue', 'article'],
    ...lines.map(({ left, match, right, hit }) => [
      hit.date,
      hit.publication,
      left,
      match,
      right,
      hit.headline,
      hit.issueId,
      hit.articleId,
    ]),
  ];
}

export function timelineRows({ timeline = [] }: SearchResult) {
  return [['time', 'hits', 'of'], ...timeline.map(({ value, count, of }) => [value, count, of])];
}

/** A bar a line, the longest of the given width. */
export function timelineTable({ timeline = [] }: SearchResult, width: number): string[] {
  const most = Math.max(1, ...timeline.map(({ count }) => count));
  const room = Math.max(10, width - 30);
  return timeline.map(({ value, count, of }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((count / most) * room)));
    return `${value.padEnd(10)} ${bar} ${count} of ${of}`;
  });
}

const oneLine = (text: string) => text.replaceAll(/\s+/gu, ' ');

function firstOfWidth(text: string, most: number): string {
  let shown = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > most) break;
    shown += character;
  }
  return shown;
}

function lastOfWidth(text: string, most: number): string {
  const reversed = Array.from(text).reverse().join('');
  return Array.from(firstOfWidth(reversed, most)).reverse().join('');
}
