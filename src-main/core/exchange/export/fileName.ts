import { createHash } from 'node:crypto';

/**
 * Longest file name, extension included: in characters, and in bytes of UTF-8. Most file systems have room
 * for 255 bytes, of which the temporary name takes 18 more than the name itself (see `writeDurably`), and
 * some that encrypt names have fewer.
 */
const mostCharacters = 120;
const mostBytes = 200;

/** What Obsidian, Windows or a link cannot have in a name, and what would turn or hide the rest of it on a screen. */
const forbidden = /[*"\\/<>:|?#^[\]\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;
/** Names that Windows keeps for devices, with any extension and with spaces before it. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\.|$)/iu;

const softHyphen = '\u00ad';

/** A file name for a title, with an extension: the same title always gives the same name. */
export function fileNameOf(title: string, extension: string): string {
  const cleaned = title
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(softHyphen, '')
    .replace(forbidden, ' ')
    .replace(/\s+/gu, ' ')
    // Windows drops points and spaces at the end; a point at the start hides the file elsewhere.
    .replace(/^[. ]+|[. ]+$/gu, '');
  const named = cleaned === '' ? 'Untitled' : cleaned;
  const safe = reserved.test(named) ? `_${named}` : named;
  return shorten(safe, extension) + extension;
}

/** Another name for the same file, where the first is taken: `Name (2).md`. */
export function numberedName(name: string, number: number): string {
  const extension = /\.[^.]+$/u.exec(name)?.[0] ?? '';
  const ending = ` (${number})${extension}`;
  return shorten(name.slice(0, name.length - extension.length), ending) + ending;
}

/** So many files of one name are looked at before there is no place for another. */
export const mostOfName = 1000;

/** The names that a file can have beside others of its name, its own first. */
export function* namesBeside(name: string): Generator<string> {
  yield name;
  for (let number = 2; number <= mostOfName; number++) yield numberedName(name, number);
}

/** Cuts a name so that it fits with its ending; names cut short are told apart by a hash. */
function shorten(name: string, ending: string): string {
  const fits = (candidate: string) =>
    candidate.length + ending.length <= mostCharacters && Buffer.byteLength(candidate + ending) <= mostBytes;
  if (fits(name)) return name;
  const mark = `… ${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
  let kept = '';
  for (const { segment } of characters.segment(name.slice(0, mostCharacters))) {
    if (!fits(kept + segment + mark)) break;
    kept += segment;
  }
  return kept.trimEnd() + mark;
}

/** Characters as people see them: a letter keeps its accents. */
const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The same for names that are one file on a disk that does not tell capitals apart. */
const sameFileKey = (name: string) => name.normalize('NFC').toLowerCase();

/** One file name for each title, told apart where they would be one file. */
export function distinctNames(titles: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  /** The number that each name was last given. */
  const given = new Map<string, number>();
  return titles.map((title) => {
    const name = fileNameOf(title, extension);
    let free = name;
    let number = given.get(name) ?? 1;
    while (taken.has(sameFileKey(free))) free = numberedName(name, ++number);
    given.set(name, number);
    taken.add(sameFileKey(free));
    return free;
  });
}
