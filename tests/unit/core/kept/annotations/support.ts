import { pagesByItself } from '#core/archive/facsimile/issuePages.ts';
import { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { AnnotationStore, type AnnotationStoreOptions } from '#core/kept/annotations/store.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { HistoryStep } from '#shared/model/kept.ts';
import type { FileProblem } from '#shared/model/library.ts';
import { parseSimple } from '../../archive/library/simpleIssue.ts';
import { openRecords, type RecordsSetUp } from '../records/openRecords.ts';

/** A made-up issue with the text `Paper|2020-01-01||1` and an article on every further line. */
export function madeUpIssue(id: string, lines: readonly string[]): Issue {
  const text = ['Paper|2020-01-01||1', ...lines].join('\n');
  return { id, ...parseSimple(`${id}.txt`, new TextEncoder().encode(text)) };
}

export const pier = [
  'Pier The harbour board met on Tuesday to hear the engineer upon the state of the northern pier.',
  '码头 镇上的老码头要修了，工程师沿着河岸走了一遍，把塌掉的石阶一级一级记在本子上。',
];

/** Issues by id, as a library would answer them. */
export function issueShelf(issues: readonly Issue[]) {
  const shelf = new Map(issues.map((issue) => [issue.id, issue]));
  const load = async (id: string): Promise<Issue> => {
    const issue = shelf.get(id);
    if (!issue) throw new BroadsheetError('issueNotFound', `There is no issue ${id}.`);
    return issue;
  };
  return { shelf, load };
}

/** A clock that goes on by a second every time it is looked at. */
export function steppingClock(start = Date.parse('2026-01-02T03:04:05.000Z')) {
  let time = start;
  return {
    now: () => {
      time += 1000;
      return new Date(time);
    },
    advance(milliseconds: number) {
      time += milliseconds;
    },
  };
}

export interface OpenOptions extends RecordsSetUp {
  readonly issues?: readonly Issue[];
  readonly load?: (id: string) => Promise<Issue>;
  readonly loadPages?: AnnotationStoreOptions['loadPages'];
  readonly prefix?: string;
  readonly watch?: boolean;
}

/** The marks of a library folder, with the record store that they are in. */
export class OpenedStore extends AnnotationStore {
  readonly records: AnnotationStoreOptions['records'];

  constructor(options: AnnotationStoreOptions) {
    super(options);
    this.records = options.records;
  }

  get problems(): readonly FileProblem[] {
    return this.records.problems;
  }

  undo(): Promise<HistoryStep> {
    return this.records.step('undo');
  }

  redo(): Promise<HistoryStep> {
    return this.records.step('redo');
  }

  close(): Promise<void> {
    return this.records.close();
  }
}

/** Opens the marks of a library folder, with counted ids. */
export async function openStore(libraryPath: string, options: OpenOptions = {}): Promise<OpenedStore> {
  let count = 0;
  const clock = options.clock ?? steppingClock().now;
  const snapshots = options.snapshots ?? new Snapshots({ libraryPath, clock });
  const records = await openRecords(libraryPath, { ...options, clock, snapshots });
  const loadIssue = options.load ?? issueShelf(options.issues ?? [madeUpIssue('issue', pier)]).load;
  const store = new OpenedStore({
    records,
    snapshots,
    loadIssue,
    loadPages: options.loadPages ?? (async (id) => pagesByItself(await loadIssue(id))),
    clock,
    randomId: () => `${options.prefix ?? 'mark'}-${++count}`,
  });
  await records.begin(options.watch ?? false);
  return store;
}
