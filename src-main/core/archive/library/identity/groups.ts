import { pageName, stemOf } from '../../parse/sources/pageName.ts';
import { folderOf, nameOf } from '../../parse/sources/paths.ts';
import type { Entry } from './entry.ts';
import type { IssueFacts } from './facts.ts';
import { type Form, familyOf, formOf, formsOf } from './forms.ts';
import { sharesAtMost, similarity } from './similarity.ts';

/** Texts of one issue in two forms share this much, recognition errors and all. */
const leastShared = 0.04;
/** Other articles of one day share no more than this: names, places and set phrases. */
const mostShared = 0.2;

/** Where sources of the same issue are looked for: under the same names, and beside one another. */
export function meetingPlaces(entry: Entry): readonly string[] {
  const places = [entry.facts, entry.filled].flatMap((names) =>
    names === null || names.publication === null || names.date === null
      ? []
      : [JSON.stringify([plain(names.publication), names.date])],
  );
  return [...new Set([...places, ...placesOf(entry), ...placesApart(entry)])];
}

/** What the name of an issue's file says of its format: `1901-05-04_mets`, `19010504-METS`. */
const formatInName = /[\s_.-]+(?:mets|didl|alto|ocr|pdf|xml|manifest|issue|text|txt)$/iu;

/**
 * Where a source's other forms lie under its name: beside it, and beside its folder where that is called after the
 * issue. None for an issue inside a source.
 */
function placesOf({ path, part, source }: Entry): readonly string[] {
  if (part !== null) return [];
  const folder = folderOf(path);
  const above = bareStem(nameOf(folder));
  const places = namesOf(path, source.files.length).map((name) => placeIn(folder, name));
  return tellsIssue.test(above) ? [...places, placeIn(folderOf(folder), above)] : places;
}

/** Where forms of an issue may lie that formats are sorted into: one folder up, where the names tell issues apart. */
function placesApart({ path, part, source }: Entry): readonly string[] {
  const folder = folderOf(path);
  if (part !== null || folder === '') return [];
  return namesOf(path, source.files.length)
    .filter((name) => tellsIssue.test(name))
    .map((name) => placeIn(folderOf(folder), name));
}

const placeIn = (folder: string, name: string): string => `${folder}\0${name}`;

/** What the file of an issue is called, without what it says of its format and, of several, of its page. */
function namesOf(path: string, fileCount: number): readonly string[] {
  const whole = bareStem(stemOf(path));
  return fileCount > 1 ? [...new Set([bareStem(pageName(path).issue), whole])] : [whole];
}

const bareStem = (stem: string): string => stem.replace(formatInName, '').replace(/[\s_.-]+$/u, '');

/** A name that is an issue's own: with a day, or with a number that is no year or page. */
const tellsIssue = /\d{6,}|\d{4}[-_.]\d{2}[-_.]\d{2}/u;

/** Whether a source belongs to the issue of these others: as a part beside those of its format, and as another form of the rest. */
export function fitsIn(entry: Entry, others: readonly Entry[]): boolean {
  const family = familyOf(entry.facts);
  const own = others.filter(({ facts }) => familyOf(facts) === family);
  if (!own.every((other) => areParts(entry, other))) return false;
  if (own.length > 0 && !own.some((other) => isProven(entry, other))) return false;
  const form = formOf([entry, ...own]);
  const rest = formsOf(others.filter(({ facts }) => familyOf(facts) !== family));
  return form !== null && rest.every((other) => areAlternatives(form, other));
}

/**
 * Whether a source that is read as a part beside these others may go on to be: it holds other articles than they, and
 * nothing that they say of themselves contradicts, also where nothing says any more that they are of one issue.
 */
export const mayStayPart = (entry: Entry, others: readonly Entry[]): boolean =>
  others.every(
    (other) => holdOtherArticles(entry.facts, other.facts) && !contradict(entry.facts, other.facts),
  );

/**
 * Whether two sources of one format hold articles of one issue, as files of a crawl do: all that names the issue is
 * the same, and their texts have nothing in common but articles that stand in both word for word.
 */
export const areParts = (one: Entry, other: Entry): boolean =>
  namings(one, other).some(([a, b]) => haveSameNames(a, b)) && holdOtherArticles(one.facts, other.facts);

/**
 * Whether two sources of one format hold other articles. Where all stand in both, one is a copy of the other. A source
 * with printed pages, or one that says how many pages there are, is a whole issue: two of these are duplicates, or two
 * issues.
 */
function holdOtherArticles(one: IssueFacts, other: IssueFacts): boolean {
  if (familyOf(one) !== familyOf(other) || one.hasFacsimile || other.hasFacsimile) return false;
  if (one.pageCount !== null && other.pageCount !== null) return false;
  if (one.textLength === 0 || other.textLength === 0) return false;
  const shared = sharedArticles(one, other);
  if (shared.isEverything) return false;
  return sharesAtMost(one.sketch, other.sketch, shared.share, mostShared);
}

/**
 * Where only a folder or a file is called by the paper, an article that stands in both proves that it is the same, or a
 * person who filled it in.
 */
const isProven = (one: Entry, other: Entry): boolean =>
  namings(one, other).some(([a, b]) => a.saysPaper && b.saysPaper && haveSameNames(a, b)) ||
  sharedArticles(one.facts, other.facts).letters > 0;

/** The names by which two sources are compared: their own, unless a person named both, and with what a person filled in. */
function namings(one: Entry, other: Entry): readonly (readonly [IssueFacts, IssueFacts])[] {
  const own = [one.facts, other.facts] as const;
  if (one.filled === null && other.filled === null) return [own];
  const filled = [one.filled ?? one.facts, other.filled ?? other.facts] as const;
  return one.filled !== null && other.filled !== null ? [filled] : [own, filled];
}

const haveSameNames = (one: IssueFacts, other: IssueFacts): boolean =>
  one.publication !== null &&
  one.date !== null &&
  isSame(one.date, other.date) &&
  isSame(one.publication, other.publication) &&
  isSame(one.edition, other.edition) &&
  isSame(one.issueNumber, other.issueNumber);

/** Whether what two sources say of themselves cannot be true of one issue. */
const contradict = (one: IssueFacts, other: IssueFacts): boolean =>
  !agree(one.date, other.date) ||
  !agree(one.edition, other.edition) ||
  !agree(one.issueNumber, other.issueNumber) ||
  (one.saysPaper && other.saysPaper && !agree(one.publication, other.publication));

interface SharedArticles {
  readonly letters: number;
  /** Of the letters of both, 0 to 1. */
  readonly share: number;
  /** Whether no article stands in one of them alone. */
  readonly isEverything: boolean;
}

/** The articles that stand in both sources. */
function sharedArticles(one: IssueFacts, other: IssueFacts): SharedArticles {
  const marks = new Set(one.articleMarks);
  const others = new Set(other.articleMarks);
  const lettersOf = (facts: IssueFacts, isWanted: (mark: number) => boolean) =>
    facts.articleMarks.reduce(
      (sum, mark, index) => sum + (isWanted(mark) ? (facts.articleLetters[index] ?? 0) : 0),
      0,
    );
  const everything = () => true;
  const letters = lettersOf(other, (mark) => marks.has(mark));
  const all = lettersOf(one, everything) + lettersOf(other, everything) - letters;
  return {
    letters,
    share: all === 0 ? 0 : Math.min(1, letters / all),
    isEverything: letters > 0 && marks.size === others.size && [...others].every((mark) => marks.has(mark)),
  };
}

/**
 * Whether two forms hold the same issue: other formats that call themselves by the same names and say the same,
 * or that lie beside each other under one name and do not contradict.
 */
function areAlternatives(a: Form, b: Form): boolean {
  if (a.parts.some(({ source }) => b.parts.some((part) => part.source.path === source.path))) return false;
  const one = a.facts;
  const other = b.facts;
  if (!agree(one.date, other.date) || !agree(one.edition, other.edition)) return false;
  if (!agree(one.issueNumber, other.issueNumber)) return false;
  const places = new Set(a.parts.flatMap(placesOf));
  const isBeside = b.parts.some((part) => placesOf(part).some((place) => places.has(place)));
  // A paper that only a folder names is not enough: what lies in it may be of several.
  const isNamed = isBeside || (one.saysPaper && other.saysPaper);
  if (one.quality === 'image' || other.quality === 'image') return isNamed;
  return similarity(one.sketch, other.sketch) > (isNamed ? leastShared : mostShared);
}

const agree = (x: string | null, y: string | null): boolean => x === null || y === null || isSame(x, y);

const isSame = (x: string | null, y: string | null): boolean =>
  x === y || (x !== null && y !== null && plain(x) === plain(y));

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
