import type { Name } from '#shared/model/finding/name.ts';
import type { Person } from '#shared/model/finding/person.ts';
import { bestAnswers } from './answers.ts';
import { createCommandShelf } from './commandShelf.ts';
import { createCountedNames } from './countedNames.ts';
import { createDatedIssues, typedIssue } from './datedIssues.ts';
import { quality, typedName } from './matching.ts';
import { type NameFileContents, readNameFile, writeNameFile } from './nameFile.ts';
import type { NameFinder, NamesInIssue, OwnKind } from './nameFinder.ts';
import { createNameShelf } from './nameShelf.ts';
import { bylinesOf, peopleNamed } from './people.ts';
import { typedSpeech } from './speaking.ts';

export interface NameFinderOptions {
  /** Calls back after some milliseconds; answers how to call it off. */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
  /** Lets other work go on. */
  readonly pause: () => Promise<void>;
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number;
}

/** What is longer without a pause keeps a search waiting (milliseconds). */
const longestWork = 8;
/** The file is written this long after the first change that it lacks. */
const writeDelay = 30_000;

export function createNameFinder(options: NameFinderOptions): NameFinder {
  let names = createHeldNames();
  const commands = createCommandShelf();
  let file: string | null = null;
  /** What is not taken out of the file yet. */
  let filling: Promise<void> | null = null;
  /** Changes with every opening: filling from a file that was open before ends. */
  let opened = 0;
  let isChanged = false;
  let callOff: (() => void) | null = null;

  /** Takes the names out of the file; what was put or removed in the meantime is newer. */
  const fill = async (contents: NameFileContents, waiting: Map<string, string>) => {
    const own = opened;
    let started = options.now();
    for (const [place, [issueId, version]] of contents.versions.entries()) {
      if (options.now() - started > longestWork) {
        await options.pause();
        if (own !== opened) return;
        started = options.now();
      }
      if (waiting.delete(issueId)) names.put(issueId, version, contents.namesAt(place));
    }
    filling = null;
  };
  let waiting = new Map<string, string>();

  const write = async () => {
    callOff?.();
    callOff = null;
    if (!isChanged || file === null) return;
    // What the file holds and was not taken out of it yet would be lost.
    await filling;
    isChanged = false;
    await writeNameFile(file, names.issues());
  };
  const changed = () => {
    isChanged = true;
    if (file === null || callOff) return;
    callOff = options.schedule(() => {
      callOff = null;
      // A file that cannot be written now is written after a later change, or made again next time.
      write().catch(() => undefined);
    }, writeDelay);
  };
  const close = async () => {
    await write().catch(() => undefined);
    opened++;
    filling = null;
    file = null;
    isChanged = false;
    names = createHeldNames();
    waiting = new Map();
  };

  return {
    async open(path) {
      await close();
      file = path;
      const contents = path === null ? null : await readNameFile(path);
      if (!contents) return new Map();
      waiting = new Map(contents.versions);
      const held = new Map(waiting);
      filling = Promise.resolve().then(() => fill(contents, waiting));
      return held;
    },
    async put(issueId, version, issueNames) {
      waiting.delete(issueId);
      names.put(issueId, version, issueNames);
      changed();
    },
    async remove(issueIds) {
      for (const issueId of issueIds) {
        waiting.delete(issueId);
        names.remove(issueId);
      }
      changed();
    },
    async replace(kind, ownNames) {
      names.replace(kind, ownNames);
    },
    find: async ({ text, limit }) => ({
      names: names.find(text, limit),
      commands: commands.find(text),
      complete: filling === null,
    }),
    people: async (request) => ({ ...peopleNamed(names.people(), request), complete: filling === null }),
    close,
  };
}

/** All names of a library. */
interface HeldNames {
  put(issueId: string, version: string, names: NamesInIssue): void;
  remove(issueId: string): void;
  replace(kind: OwnKind, names: readonly Name[]): void;
  find(text: string, limit: number): readonly Name[];
  /** Everybody, by the form of their names. */
  people(): ReadonlyMap<string, Person>;
  /** What was put of the issues. */
  issues(): Iterable<readonly [issueId: string, version: string, names: NamesInIssue]>;
}

/** What is held of an issue; its headlines lie on the shelf. */
interface HeldIssue extends Omit<NamesInIssue, 'headlines'> {
  readonly version: string;
  readonly headlines: readonly number[];
}

function createHeldNames(): HeldNames {
  const shelf = createNameShelf();
  const dated = createDatedIssues();
  const papers = createCountedNames(shelf, (label, issues) => ({ kind: 'paper', label, issues }));
  const bylines = createCountedNames(shelf, (label, articles) => ({ kind: 'byline', label, articles }));
  const own = new Map<OwnKind, readonly number[]>();
  const issues = new Map<string, HeldIssue>();
  /** Null where issues have changed since they were gathered. */
  let people: ReadonlyMap<string, Person> | null = null;

  const remove = (issueId: string) => {
    people = null;
    const issue = issues.get(issueId);
    if (!issue) return;
    issues.delete(issueId);
    dated.take(issueId);
    if (issue.publication !== null) papers.take(issue.publication);
    for (const label of issue.bylines) bylines.take(label);
    for (const id of issue.headlines) shelf.take(id);
  };

  return {
    put(issueId, version, { headlines, ...issue }) {
      remove(issueId);
      const { publication, date, edition, issueNumber } = issue;
      if (publication !== null) papers.add(publication);
      for (const label of issue.bylines) bylines.add(label);
      if (date !== null) {
        dated.put({ kind: 'issue', label: publication ?? '', issueId, date, edition, issueNumber });
      }
      const ids = headlines.map(({ articleId, label, page }) =>
        shelf.add({ kind: 'headline', label, issueId, articleId, publication, date, page }),
      );
      issues.set(issueId, { ...issue, version, headlines: ids });
    },
    remove,
    replace(kind, names) {
      for (const id of own.get(kind) ?? []) shelf.take(id);
      own.set(
        kind,
        names.map((name) => shelf.add(name)),
      );
    },
    find(text, limit) {
      const typed = typedName(text);
      const best = bestAnswers(limit);
      if (typed.parts.length === 0) return [];
      const issue = typedIssue(text);
      shelf.find(typed, 'exact', best);
      if (issue) dated.find(issue, 'exact', best);
      const speech = typedSpeech(typed);
      // What is said in full comes before what is written inside other names.
      if (speech && best.worst > quality.begins) shelf.hear(speech, typed, best);
      if (issue) dated.find(issue, 'spoken', best);
      // A letter is wrong only where that says more than what is right.
      if (!best.isFull) {
        shelf.find(typed, 'tolerant', best);
        if (issue) dated.find(issue, 'tolerant', best);
      }
      return best.list.map(({ name }) => name);
    },
    people() {
      people ??= bylinesOf(issues.values());
      return people;
    },
    *issues() {
      for (const [issueId, { version, headlines, ...issue }] of issues) {
        const kept = headlines.flatMap((id) => {
          const name = shelf.at(id);
          return name?.kind === 'headline'
            ? { articleId: name.articleId, label: name.label, page: name.page }
            : [];
        });
        yield [issueId, version, { ...issue, headlines: kept }];
      }
    },
  };
}
