import type { SearchHit, SearchResult } from '#shared/model/search.ts';
import { displayWidth } from '#shared/text/characters.ts';
import type { ContextLine } from '#shared/text/contextLines.ts';
import { oneLine } from '#shared/text/contexts.ts';
import { leadingText } from '#shared/text/searchTables.ts';

/** How the hits of a search are written for people and for other programs. */

/** The hit of design.md's command line, with the rest of what is known beside it. */
export function hitDocument(hit: SearchHit) {
  return { ...hit, snippet: leadingText(hit) };
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

/** Keyword in context: the matches below one another. */
export function contextTable(lines: readonly ContextLine[], width: number): string[] {
  const side = Math.max(8, Math.floor((width - 24) / 2));
  return lines.map(({ before, match, after, hit }) => {
    const shown = lastOfWidth(before, side);
    const padding = ' '.repeat(Math.max(0, side - displayWidth(shown)));
    return `${(hit.date ?? '').padEnd(10)}  ${padding}${shown}[${match}]${firstOfWidth(after, side)}`;
  });
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
