import type { SourceQuality } from '#shared/model/issue.ts';
import type { Entry } from './entry.ts';
import { pageName, stemOf } from './pageName.ts';
import { folderOf } from './paths.ts';
import { similarity } from './similarity.ts';

const ranks: Readonly<Record<SourceQuality, number>> = { marked: 3, geometry: 2, text: 1, image: 0 };

/** The best text first: marked structure, then text with its geometry, then text, then pictures; then the longest. */
export function compareQuality(a: Entry, b: Entry): number {
  return (
    ranks[b.facts.quality] - ranks[a.facts.quality] ||
    b.facts.textLength - a.facts.textLength ||
    (a.path < b.path ? -1 : 1)
  );
}

/** Texts of one issue in two forms share this much, recognition errors and all. */
const leastShared = 0.04;

/** Where sources of the same issue are looked for: under the same names, and beside one another. */
export function meetingPlaces(entry: Entry): readonly string[] {
  const { publication, date } = entry.facts;
  const places: string[] = [];
  if (publication !== null && date !== null) places.push(JSON.stringify([plain(publication), date]));
  if (entry.part === null) {
    const stem = entry.source.files.length > 1 ? pageName(entry.path).issue : stemOf(entry.path);
    places.push(`${folderOf(entry.path)}\0${stem.replace(/[\s_.-]+$/u, '')}`);
  }
  return places;
}

/**
 * Whether two sources hold the same issue in different forms: other formats that call themselves by the
 * same names and say the same, or that lie beside each other under one name and do not contradict. Two
 * files of one format are not alternatives but duplicates, or two issues.
 */
export function areAlternatives(a: Entry, b: Entry): boolean {
  if (a.source.path === b.source.path || family(a) === family(b)) return false;
  const one = a.facts;
  const other = b.facts;
  const agree = (x: string | null, y: string | null) => x === null || y === null || plain(x) === plain(y);
  if (!agree(one.date, other.date) || !agree(one.edition, other.edition)) return false;
  if (!agree(one.issueNumber, other.issueNumber)) return false;
  const isSilent = one.quality === 'image' || other.quality === 'image';
  return isSilent || similarity(one.sketch, other.sketch) >= leastShared;
}

/** Plain text and Markdown are one form. */
const family = ({ facts }: Entry): string => (facts.format === 'markdown' ? 'text' : facts.format);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
