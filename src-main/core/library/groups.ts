import type { Entry } from './entry.ts';
import { type Form, familyOf, formOf, formsOf } from './forms.ts';
import { pageName, stemOf } from './pageName.ts';
import { folderOf } from './paths.ts';
import { similarity } from './similarity.ts';

/** Texts of one issue in two forms share this much, recognition errors and all. */
const leastShared = 0.04;
/** Other articles of one day share no more than this: names, places and set phrases. */
const mostShared = 0.2;

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

/** Whether a source belongs to the issue of these others: as a part beside those of its format, and as another form of the rest. */
export function fitsIn(entry: Entry, others: readonly Entry[]): boolean {
  const family = familyOf(entry.facts);
  const own = others.filter(({ facts }) => familyOf(facts) === family);
  if (!own.every((other) => areParts(entry, other))) return false;
  const form = formOf([entry, ...own]);
  const rest = formsOf(others.filter(({ facts }) => familyOf(facts) !== family));
  return form !== null && rest.every((other) => areAlternatives(form, other));
}

/**
 * Whether two sources of one format hold different articles of one issue, as files of a crawl do: all that
 * names the issue is the same, and nothing stands in both. A source with printed pages, or one that says how many
 * pages there are, is a whole issue: two of these are duplicates, or two issues.
 */
export function areParts(a: Entry, b: Entry): boolean {
  const one = a.facts;
  const other = b.facts;
  if (a.wantedId !== b.wantedId || one.publication === null || one.date === null) return false;
  if (familyOf(one) !== familyOf(other) || one.hasFacsimile || other.hasFacsimile) return false;
  if (one.pageCount !== null && other.pageCount !== null) return false;
  if (one.textLength === 0 || other.textLength === 0) return false;
  const marks = new Set(one.articleMarks);
  if (other.articleMarks.some((mark) => marks.has(mark))) return false;
  return similarity(one.sketch, other.sketch) <= mostShared;
}

/**
 * Whether two forms hold the same issue: other formats that call themselves by the same names and say the same,
 * or that lie beside each other under one name and do not contradict.
 */
function areAlternatives(a: Form, b: Form): boolean {
  if (a.parts.some(({ source }) => b.parts.some((part) => part.source.path === source.path))) return false;
  const one = a.facts;
  const other = b.facts;
  const agree = (x: string | null, y: string | null) => x === null || y === null || plain(x) === plain(y);
  if (!agree(one.date, other.date) || !agree(one.edition, other.edition)) return false;
  if (!agree(one.issueNumber, other.issueNumber)) return false;
  const isSilent = one.quality === 'image' || other.quality === 'image';
  return isSilent || similarity(one.sketch, other.sketch) >= leastShared;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
