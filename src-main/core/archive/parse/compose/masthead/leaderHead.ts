import type { DropReason, MastheadPart } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { findLatinDate } from '../../dates/latinDates.ts';
import { isCapitals } from '../lines/latinText.ts';
import type { Line, Manuscript } from '../lines/lines.ts';
import { hasTitleForm, titleValue } from './latinTitle.ts';
import { FurnitureReader } from './markedFurniture.ts';
import { isNoise } from './names/noise.ts';

/** The paper's name over place and day, as it stands at the head of its leading articles. */
export interface LeaderHead {
  readonly parts: readonly MastheadPart[];
  readonly dropped: readonly (Span & { readonly reason: DropReason })[];
  readonly lines: ReadonlySet<Line>;
}

/** Longest name, in characters. */
const longestName = 40;
/** Type of the name over that of the body, where it is known. */
const nameSize = 1.2;

/**
 * Finds the paper's name and the day where an issue prints them once more, over its leading articles: the
 * name alone on a line, below it nothing but a place and a whole date. It serves where the front page is
 * missing or too damaged. Null where no two lines have that form.
 */
export function readLeaderHead(manuscript: Manuscript): LeaderHead | null {
  const { lines, slice } = manuscript;
  const flowOf = ({ start, end }: Line) => makeFlow([{ start, end, glue: '' }], slice);
  for (const [index, line] of lines.entries()) {
    const name = lines[index - 1];
    if (!name || !isPlaceAndDate(line.text) || !isName(name)) continue;
    const reader = new FurnitureReader(manuscript, false);
    const dated = reader
      .parts(flowOf(line))
      .map((part) =>
        part.field === 'other' && part.start === line.start
          ? { ...part, field: 'place' as const, value: part.text.replace(/,$/u, '') }
          : part,
      );
    return {
      parts: [{ ...flowOf(name), field: 'title', value: titleValue(name.text) }, ...dated],
      dropped: reader.dropped,
      lines: new Set([name, line]),
    };
  }
  return null;
}

/** Alone on its line, in capitals or larger type, worded as papers are or with the article they have. */
function isName({ text, length, block }: Line): boolean {
  const bare = text.replace(/[.,;:\s]+$/u, '');
  if (length > longestName || isNoise(text) || !/^[\p{L} .’'&-]+$/u.test(bare)) return false;
  const stands = isCapitals(bare) || (block.fontSize ?? 1) >= nameSize;
  return stands && (hasTitleForm(bare) || /^the\s+\p{L}+/iu.test(bare));
}

const word = String.raw`\p{Lu}[\p{L}.’'-]*`;
const place = `${word}(?: (?:${word}|of|on|upon|am|an|der|le|la|de|du)){0,4}`;
const weekday = '(?:[A-Z][a-z]+day|[A-Z]+DAY)';
const beforeDate = new RegExp(
  String.raw`^(?:${place}(?:,\s*${place}){0,2},\s*)?(?:${weekday}[.,]?\s*)?$`,
  'u',
);

/** `St. John, N. B., May 18, 1878.` and nothing else. */
function isPlaceAndDate(text: string): boolean {
  if (text.length > 80) return false;
  const date = findLatinDate(text);
  return (
    date !== null &&
    date.iso !== null &&
    /^[\s.]*$/u.test(text.slice(date.end)) &&
    beforeDate.test(text.slice(0, date.start))
  );
}
