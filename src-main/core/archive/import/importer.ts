import { realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ImportItem, ImportOutcome, ImportState, ImportStatus } from '#shared/model/import.ts';
import { unreadable } from '../folder/walk.ts';
import { identityWarning, issueKey, ownNames, saysPaper } from '../library/identity/identity.ts';
import type { Library } from '../library/library.ts';
import type { SourceParser } from '../library/sourceParser.ts';
import { type ParsedIssue, UnreadableFileError } from '../parse/parse.ts';
import { gather, type ImportCandidate, refusal } from './candidates.ts';
import { type CopiedFile, removeCopied } from './copyFiles.ts';
import { copySource } from './copySource.ts';

export interface ImporterOptions {
  readonly library: Library;
  readonly parser: SourceParser;
  readonly randomId: () => string;
  readonly onChange: (state: ImportState) => void;
}

/** Adds files and folders to a library, and takes them out again. */
export interface Importer {
  /** Answers at once. `afterwards` runs when all is copied, or the import was cancelled. */
  add(paths: readonly string[], afterwards?: () => Promise<void>): ImportState;
  /** The imports since the library was opened, newest first. */
  list(): readonly ImportState[];
  /** Throws `importNotFound`. */
  cancel(id: string): ImportState;
  /** Throws `importNotFound` or what removing throws. */
  undo(id: string): Promise<ImportState>;
  /** Cancels what runs and waits for it. */
  close(): Promise<void>;
}

/** One import and what it made. */
class Run {
  readonly id: string;
  status: ImportStatus = 'running';
  done = 0;
  total: number | null = null;
  items: ImportItem[] = [];
  /** By the index of the item. */
  readonly copied = new Map<number, readonly CopiedFile[]>();
  /** What was added so far, by its content: the library itself may not have read it yet. */
  readonly contents = new Map<string, string>();
  work: Promise<void> = Promise.resolve();

  constructor(id: string) {
    this.id = id;
  }

  state(): ImportState {
    return {
      id: this.id,
      status: this.status,
      progress: { done: this.done, total: this.total },
      items: [...this.items],
      canUndo: this.status !== 'running' && this.status !== 'undone' && this.copied.size > 0,
    };
  }
}

export function createImporter({ library, parser, randomId, onChange }: ImporterOptions): Importer {
  const runs: Run[] = [];
  const { path: libraryPath } = library.state();

  const find = (id: string): Run => {
    const run = runs.find((candidate) => candidate.id === id);
    if (run) return run;
    throw new BroadsheetError('importNotFound', `There is no import ${id} in this session.`, {
      importId: id,
    });
  };

  const work = async (run: Run, paths: readonly string[]): Promise<void> => {
    const root = await realpath(libraryPath);
    const { candidates, refused } = await gather(paths, () => run.status !== 'running');
    run.items.push(...refused);
    run.total = candidates.length;
    onChange(run.state());
    for (const candidate of candidates) {
      if (run.status !== 'running') return;
      const { item, copied } = await addOne(candidate, root, run.contents);
      if (copied.length > 0) run.copied.set(run.items.length, copied);
      run.items.push(item);
      run.done++;
      onChange(run.state());
    }
    library.lookAgain();
  };

  const addOne = async (
    { root: from, source }: ImportCandidate,
    root: string,
    contents: Map<string, string>,
  ): Promise<{ readonly item: ImportItem; readonly copied: readonly CopiedFile[] }> => {
    const name = source.path;
    const inside = relative(root, join(from, source.path)).split(sep).join('/');
    const isInside = inside !== '' && !inside.startsWith('../') && inside !== '..';
    try {
      const { issues } = await parser.parse({ root: from, path: source.path, files: source.files });
      const [first] = issues;
      if (!first) return { item: refusal(name, `${name} holds no issue.`), copied: [] };
      const about = { publication: first.issue.publication, date: first.issue.date };
      if (isInside) {
        return {
          item: { name, outcome: judge(issues), paths: [inside], ...about, message: doubt(issues) },
          copied: [],
        };
      }
      const hashes = issues.map(({ issue }) => issue.source.contentHash);
      const known = hashes.map((hash) => library.pathWithContent(hash) ?? contents.get(hash) ?? null);
      if (known.every((path) => path !== null)) {
        const message = `${name} is in the library already, as ${known[0]}.`;
        return { item: { name, outcome: 'sameFile', paths: [], ...about, message }, copied: [] };
      }
      const rival = library.pathWithKey(issueKey(ownNames(first.issue, saysPaper(first.issue))));
      const release = library.hold();
      const copied = await copySource(from, source, first, root).finally(release);
      const paths = copied.map(({ path }) => path);
      for (const hash of hashes) contents.set(hash, paths[0] ?? name);
      if (rival !== null) {
        const message = `The library has this issue already, from ${rival}; both are kept.`;
        return { item: { name, outcome: 'sameIssue', paths, ...about, message }, copied };
      }
      return { item: { name, outcome: judge(issues), paths, ...about, message: doubt(issues) }, copied };
    } catch (error) {
      return { item: refusal(name, sentenceOf(name, error)), copied: [] };
    }
  };

  return {
    add(paths, afterwards) {
      const run = new Run(randomId());
      runs.unshift(run);
      const before = runs[1]?.work ?? Promise.resolve();
      run.work = before
        .then(() => work(run, paths))
        .catch((error: unknown) => void run.items.push(refusal(libraryPath, sentenceOf(libraryPath, error))))
        .then(async () => {
          if (run.status === 'running') run.status = 'done';
          await afterwards?.();
          onChange(run.state());
        });
      return run.state();
    },
    list: () => runs.map((run) => run.state()),
    cancel(id) {
      const run = find(id);
      if (run.status === 'running') run.status = 'cancelled';
      return run.state();
    },
    async undo(id) {
      const run = find(id);
      if (run.status === 'running') run.status = 'cancelled';
      await run.work;
      const root = await realpath(libraryPath);
      for (const [index, files] of run.copied) {
        const item = run.items[index];
        if (!item) continue;
        const stayed = await removeCopied(root, files);
        run.items[index] =
          stayed.length === 0
            ? { ...item, outcome: 'undone', paths: [], message: null }
            : {
                ...item,
                outcome: 'kept',
                paths: stayed,
                message: `${stayed.join(', ')} was changed since and stays.`,
              };
      }
      run.copied.clear();
      run.status = 'undone';
      library.lookAgain();
      onChange(run.state());
      return run.state();
    },
    async close() {
      for (const run of runs) if (run.status === 'running') run.status = 'cancelled';
      await Promise.all(runs.map(({ work: running }) => running));
    },
  };
}

const judge = (issues: readonly ParsedIssue[]): ImportOutcome =>
  doubt(issues) === null ? 'added' : 'doubtful';

/** What a person should look at in what was read, as one sentence. */
function doubt(issues: readonly ParsedIssue[]): string | null {
  for (const { issue } of issues) {
    const warning = identityWarning(issue) ?? issue.warnings[0];
    if (warning) return warning.message;
  }
  return null;
}

function sentenceOf(name: string, error: unknown): string {
  if (error instanceof UnreadableFileError || error instanceof BroadsheetError) return error.message;
  return unreadable(name, error).message;
}
