import { readdir, stat } from 'node:fs/promises';
import { availableParallelism, freemem, release, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { HostInfo } from '#shared/contract/calls/host.ts';
import { toFailure } from '#shared/contract/errors.ts';
import type { LibraryState } from '#shared/model/library.ts';
import type { SearchIndexState } from '#shared/model/search.ts';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import type { Journal } from './journal.ts';

/** What a report is made from. */
export interface DiagnosticsSources {
  readonly info: Omit<HostInfo, 'recentLibraries'>;
  readonly settings: Settings;
  /** Absolute path. */
  readonly cacheFolder: string;
  readonly library: LibraryState | null;
  readonly index: () => Promise<SearchIndexState | null>;
  readonly journal: Journal;
}

/** Preferences that are choices among the program's own words, which are told as they are. */
const choices: ReadonlySet<string> = new Set(['language', 'theme', 'citationStyle', 'chineseScript']);
const megabyte = 1024 * 1024;
const recentEvents = 30;
/** A cache of more files is only said to have more. */
const mostFiles = 50_000;

/**
 * A report that a person can read through and send to somebody: in English, in plain text, without any text of theirs,
 * and of their paths the library's name alone.
 */
export async function diagnosticsReport(sources: DiagnosticsSources): Promise<string> {
  const { info, settings, library, journal } = sources;
  const { electron, chrome, node, v8 } = process.versions;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      'Broadsheet',
      [
        `version: ${info.version}`,
        `host: ${info.host}${info.safeMode ? ', safe mode' : ''}`,
        `languages: ${info.locales.join(', ')}`,
      ],
    ],
    [
      'System',
      [
        `platform: ${process.platform} ${release()} ${process.arch}`,
        ...(electron ? [`Electron: ${electron}`, `Chromium: ${chrome}`] : []),
        `Node: ${node}, V8: ${v8}`,
        `processors: ${availableParallelism()}`,
        `memory: ${inMegabytes(totalmem())}, free ${inMegabytes(freemem())}, used here ${inMegabytes(process.memoryUsage.rss())}`,
      ],
    ],
    ['Library', library ? await aboutLibrary(library, sources) : ['none is open']],
    ['Settings', aboutSettings(settings)],
    [
      'Last events',
      journal
        .recent(recentEvents)
        .map(({ at, kind, details }) => `${at} ${kind}${Object.entries(details).map(toldDetail).join('')}`),
    ],
  ];
  return sections
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}

async function aboutLibrary(library: LibraryState, sources: DiagnosticsSources): Promise<readonly string[]> {
  const index = await sources.index().catch((error: unknown) => toFailure(error).code);
  const cache = await sizeOf(sources.cacheFolder);
  return [
    `name: ${library.name}`,
    `issues: ${library.issueCount}, ${library.status}`,
    ...[...counted(library.problems.map(({ code }) => code))].map(
      ([code, count]) => `problem ${code}: ${count}`,
    ),
    typeof index === 'string' || index === null
      ? `index: ${index ?? 'none'}`
      : `index: ${index.issues} issues, ${index.documents} documents, ${inMegabytes(index.bytes)}${index.complete ? '' : ', not complete'}`,
    `caches of all libraries: ${cache.files}${cache.isCut ? '+' : ''} files, ${inMegabytes(cache.bytes)}`,
  ];
}

/** Of what a person wrote or named it is told whether there is any. */
function aboutSettings(settings: Settings): readonly string[] {
  const usual: Readonly<Record<string, unknown>> = { ...defaultSettings };
  return Object.entries(settings).map(([name, value]: [string, unknown]) => {
    if (typeof value === 'boolean' || typeof value === 'number' || value === null) return `${name}: ${value}`;
    if (choices.has(name)) return `${name}: ${value}`;
    if (JSON.stringify(value) === JSON.stringify(usual[name])) return `${name}: as it comes`;
    return `${name}: ${typeof value === 'object' ? `${Object.keys(value ?? {}).length} given` : 'given'}`;
  });
}

const toldDetail = ([name, value]: readonly [string, unknown]): string =>
  ` ${name}=${Array.isArray(value) ? value.join(',') : String(value)}`;

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / megabyte)} MB`;

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Files and bytes below a folder; what cannot be looked at counts nothing. */
async function sizeOf(folder: string): Promise<{ files: number; bytes: number; isCut: boolean }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files.slice(0, mostFiles)) {
    bytes += await stat(join(parentPath, name)).then(
      ({ size }) => size,
      () => 0,
    );
  }
  return { files: Math.min(files.length, mostFiles), bytes, isCut: files.length > mostFiles };
}
