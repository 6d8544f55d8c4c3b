import { createHash } from 'node:crypto';

/** Longest file name, extension included: in characters, and in bytes of UTF-8 as most file systems count. */
const mostCharacters = 120;
const mostBytes = 240;

/** What Obsidian, Windows or a link cannot have in a name. */
const forbidden = /[*"\\/<>:|?#^[\]\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;
/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** A file name for a title, with an extension: the same title always gives the same name. */
export function fileNameOf(title: string, extension: string): string {
  const cleaned = title
    .normalize('NFC')
    .toWellFormed()
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

/** Cuts a name so that it fits with its ending; names cut short are told apart by a hash. */
function shorten(name: string, ending: string): string {
  const fits = (candidate: string) =>
    candidate.length + ending.length <= mostCharacters && Buffer.byteLength(candidate + ending) <= mostBytes;
  if (fits(name)) return name;
  const mark = `… ${createHash('sha256').update(name).digest('hex').slice(0, 6)}`;
  const characters = [...name];
  while (!fits(characters.join('') + mark)) characters.pop();
  return characters.join('').trimEnd() + mark;
}

/** The same for names that are one file on a disk that does not tell capitals apart. */
const sameFileKey = (name: string) => name.normalize('NFC').toLowerCase();

/** One file name for each title, told apart where they would be one file. */
export function distinctNames(titles: readonly string[], extension: string): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const name = fileNameOf(title, extension);
    let free = name;
    for (let number = 2; taken.has(sameFileKey(free)); number++) free = numberedName(name, number);
    taken.add(sameFileKey(free));
    return free;
  });
}
