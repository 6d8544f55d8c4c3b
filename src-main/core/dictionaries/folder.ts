import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type {
  DictionaryFolder,
  DictionaryProblem,
  LookUpRequest,
  LookUpResult,
} from '#shared/model/finding/dictionary.ts';
import { openCedict } from './cedict/cedict.ts';
import { BadDictionaryError, type OpenDictionary } from './dictionary.ts';
import { filesOfStarDict, openStarDict } from './stardict/starDict.ts';
import { soughtWords } from './words.ts';

/** The dictionaries below a folder; each is opened when it is first seen, and again when its files change. */
export interface Dictionaries {
  list(): DictionaryFolder;
  lookUp(request: LookUpRequest): LookUpResult;
}

interface Held {
  readonly stamp: string;
  readonly dictionary: OpenDictionary | null;
  readonly problem: DictionaryProblem | null;
}

/** Folders below the dictionaries' folder that are looked into: archives unpack into one or two. */
const deepest = 4;
const mostDictionaries = 100;
/** Files that lie beside dictionaries and are none. */
const aside = /^(readme|license|licence|copying|authors|changelog|about)\b/i;

/** Nothing is read before it is asked for. A folder that is not there holds no dictionaries. */
export function openDictionaries(folder: string): Dictionaries {
  let held = new Map<string, Held>();

  const refresh = (): readonly (readonly [path: string, held: Held])[] => {
    const now = new Map<string, Held>();
    for (const path of dictionaryFiles(folder, deepest).slice(0, mostDictionaries)) {
      const stamp = stampOf(path);
      const before = held.get(path);
      if (before?.stamp === stamp) now.set(path, before);
      else {
        before?.dictionary?.close();
        now.set(path, open(path, stamp));
      }
    }
    for (const [path, { dictionary }] of held) if (!now.has(path)) dictionary?.close();
    held = now;
    return [...now];
  };

  return {
    list: () => ({
      path: folder,
      dictionaries: refresh()
        .map(([path, { dictionary, problem }]) => ({
          name: dictionary?.name ?? basename(path),
          words: dictionary?.words ?? 0,
          problem,
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name)),
    }),
    lookUp(request) {
      const open = refresh().flatMap(([, { dictionary }]) => dictionary ?? []);
      const found = new Map<string, ReturnType<typeof entriesOf>>();
      const entriesFor = (word: string) => {
        const entries = found.get(word) ?? entriesOf(open, word);
        found.set(word, entries);
        return entries;
      };
      const words = soughtWords(request, (word) => entriesFor(word).length > 0);
      return {
        words: words.map(({ word, lookUp }) => ({ word, entries: entriesFor(lookUp) })),
        dictionaries: open.length,
      };
    },
  };
}

const entriesOf = (dictionaries: readonly OpenDictionary[], word: string) =>
  dictionaries.flatMap((dictionary) =>
    found(dictionary, word).map((entry) => ({ dictionary: dictionary.name, ...entry })),
  );

/** A file that is damaged further on says nothing there; the others answer. */
function found(dictionary: OpenDictionary, word: string): ReturnType<OpenDictionary['find']> {
  try {
    return dictionary.find(word);
  } catch {
    return [];
  }
}

const isStarDict = (path: string): boolean => path.toLowerCase().endsWith('.ifo');

function open(path: string, stamp: string): Held {
  try {
    const dictionary = isStarDict(path) ? openStarDict(path) : openCedict(path);
    return { stamp, dictionary, problem: null };
  } catch (error) {
    const problem = error instanceof BadDictionaryError ? error.problem : 'unreadable';
    return { stamp, dictionary: null, problem };
  }
}

/** Changes when the file, or one that belongs to it, does. */
function stampOf(path: string): string {
  const files = isStarDict(path) ? filesOfStarDict(path) : [path];
  return files
    .map((file) => {
      const found = statSync(file, { throwIfNoEntry: false });
      return found ? `${found.size} ${found.mtimeMs}` : '-';
    })
    .join(' ');
}

function dictionaryFiles(folder: string, depth: number): readonly string[] {
  return entriesIn(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return depth > 0 ? dictionaryFiles(path, depth - 1) : [];
    const isDictionary = /\.(ifo|u8|txt|u8\.gz|txt\.gz)$/i.test(entry.name) && !aside.test(entry.name);
    return entry.isFile() && isDictionary ? [path] : [];
  });
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
