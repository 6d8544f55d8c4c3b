import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { originalOfCopy } from '#core/disk/json/conflictCopies.ts';
import { parseStored } from '#core/disk/json/jsonFormat.ts';
import { marksRoot } from '#core/disk/snapshots/folder.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { KindName } from '#shared/model/kept.ts';
import type { CommandPart, Done } from './history.ts';
import type { MarkedIssue } from './markedIssue.ts';
import { isIssueId, type RecordPlace } from './places.ts';
import { type GroupSurroundings, type MakeChanges, RecordGroup } from './recordGroup.ts';
import type { RecordKind } from './recordKind.ts';
import { type Restorable, restorableBook } from './restorable.ts';
import {
  fieldOf,
  type Kept,
  modifiedNow,
  type RecordChange,
  recordFields,
  sameRecord,
  sameValue,
  withField,
} from './version.ts';

/** A command no longer fits the records, because somebody else changed them. */
class StaleCommand extends Error {}

/** What a command does to one group of records. */
export interface Edit<T extends Kept> {
  /** Null for what is kept for the whole library. */
  readonly issueId: string | null;
  readonly makeChanges: MakeChanges<T>;
  /** What the file shall say of its issue, where it shall say something new. */
  readonly issue?: MarkedIssue | null;
}

/** All records of one kind in a library, read by the issue when they are first needed. */
export class RecordBook<T extends Kept> {
  readonly kind: RecordKind<T>;
  readonly #around: GroupSurroundings;
  readonly #places = new Map<string, Map<string, RecordPlace>>();
  readonly #groups = new Map<string, Promise<RecordGroup<T>>>();

  constructor(kind: RecordKind<T>, around: GroupSurroundings) {
    this.kind = kind;
    this.#around = around;
  }

  /** The issues that have, or had, records. */
  get issueIds(): readonly string[] {
    return [...this.#places.keys()];
  }

  has(issueId: string): boolean {
    return this.#places.has(issueId);
  }

  /** The records on an issue, or of the library; read once. Throws `issueNotFound` for what can be no issue's id. */
  group(issueId: string | null = null): Promise<RecordGroup<T>> {
    const key = issueId ?? '';
    const known = this.#groups.get(key);
    if (known) return known;
    const opening = this.#open(issueId);
    this.#groups.set(key, opening);
    opening.catch(() => this.#groups.delete(key));
    return opening;
  }

  /** Part of a command: see `Records.do`. */
  edit(edit: Edit<T>): CommandPart {
    return () => this.#write(edit);
  }

  /** A file was found, or changed; answers whether that is news. */
  async noticed(path: string, place: RecordPlace): Promise<boolean> {
    const key = place.issueId ?? '';
    const isOpen = this.#groups.has(key);
    const isNew = this.found(path, place);
    if (!isOpen) return true;
    const group = await this.group(place.issueId);
    return (await group.takeIn(path, place.role)) || isNew;
  }

  /** As snapshots see it. */
  get restorable(): Restorable {
    return restorableBook(this, () => this.#around.clock.now());
  }

  /** Remembers that there is a file, without reading it; answers whether its group was not known. */
  found(path: string, place: RecordPlace): boolean {
    const key = place.issueId ?? '';
    const isNew = !this.#places.has(key);
    const places = this.#places.get(key) ?? new Map<string, RecordPlace>();
    this.#places.set(key, places.set(path, place));
    return isNew;
  }

  /** What a file turned out to be a copy of is none of its own group's. */
  forget(path: string, { issueId }: RecordPlace): void {
    const key = issueId ?? '';
    const places = this.#places.get(key);
    places?.delete(path);
    if (places?.size === 0) this.#places.delete(key);
  }

  /**
   * The issue whose records a copy holds, null for the library's, by its name and by what it says itself; undefined
   * where it is no copy: an issue's id may begin with that of another one.
   */
  async issueOfCopy(path: string, { issueId, role }: RecordPlace): Promise<string | null | undefined> {
    if (role === 'copy' || issueId === null) return issueId;
    const text = await readFile(join(marksRoot(this.#around.libraryPath), path), 'utf8').catch(() => '');
    const parsed = parseStored(text, this.kind.former);
    const said = parsed.kind === 'sound' ? parsed.data.issue?.id : undefined;
    if (said !== undefined) return said !== issueId && issueId.startsWith(said) ? said : undefined;
    return originalOfCopy(`${issueId}.json`) ?? undefined;
  }

  /** Resolves when nothing is on its way to the disk. */
  async settled(): Promise<void> {
    for (const opening of this.#groups.values()) await (await opening.catch(() => null))?.settled();
  }

  async #open(issueId: string | null): Promise<RecordGroup<T>> {
    if (issueId !== null && !isIssueId(issueId)) {
      throw new BroadsheetError(
        'issueNotFound',
        `There is no issue with the id ${issueId} in this library.`,
        { issueId },
      );
    }
    const places = this.#places.get(issueId ?? '') ?? new Map<string, RecordPlace>();
    return await RecordGroup.open(this.kind, issueId, places, this.#around);
  }

  async #write({ issueId, makeChanges, issue = null }: Edit<T>): Promise<Done | null> {
    const group = await this.group(issueId);
    const changes = await group.write(makeChanges, issue);
    if (changes.length === 0) return null;
    const key = issueId ?? '';
    if (!this.#places.has(key)) this.#places.set(key, new Map());
    return this.#done(issueId, changes);
  }

  #done(issueId: string | null, changes: readonly RecordChange<T>[]): Done {
    const { name, isCounted = () => true } = this.kind;
    const count = (is: (change: RecordChange<T>) => boolean) =>
      changes.filter(
        (change) => is(change) && [change.before, change.after].some((one) => one && isCounted(one)),
      ).length;
    return {
      kind: name,
      issueId,
      added: count(({ before }) => before === null),
      changed: count(({ before, after }) => before !== null && after !== null),
      removed: count(({ after }) => after === null),
      takeBack: () => this.#takeBack(issueId, changes),
    };
  }

  /** Null where it no longer fits: then everything stays as it is. */
  async #takeBack(issueId: string | null, changes: readonly RecordChange<T>[]): Promise<Done | null> {
    const makeChanges = (records: readonly T[]) => {
      const current = new Map(records.map((record) => [record.id, record]));
      return changes.toReversed().map(({ before, after }): RecordChange<T> => {
        const id = (before ?? after)?.id ?? '';
        const here = current.get(id) ?? null;
        const then = takenBack(here, { before, after }, this.#around.clock.now(), this.kind.moving);
        if (then) current.set(id, then);
        else current.delete(id);
        return { before: here, after: then };
      });
    };
    try {
      return await this.#write({ issueId, makeChanges });
    } catch (error) {
      if (error instanceof StaleCommand) return null;
      throw error;
    }
  }
}

/**
 * A record without what a change did to it. It fits where what was changed is as it was left; what somebody else
 * did to other fields meanwhile stays.
 */
function takenBack<T extends Kept>(
  here: T | null,
  { before, after }: RecordChange<T>,
  now: Date,
  moving: readonly string[] = [],
): T | null {
  if (after === null || before === null || here === null) {
    if (!sameRecord(here, after, moving)) throw new StaleCommand();
    return before;
  }
  const fields = recordFields(before, after).filter((field) => !sameField(before, after, field));
  if (fields.some((field) => !sameField(here, after, field))) throw new StaleCommand();
  const then = fields.reduce((one, field) => withField(one, field, fieldOf(before, field)), here);
  return modifiedNow(then, now);
}

const sameField = (a: Kept, b: Kept, field: string) => sameValue(fieldOf(a, field), fieldOf(b, field));

/** What the store asks of a book, whatever its records are. */
export interface AnyBook {
  readonly kind: { readonly name: KindName };
  readonly restorable: Restorable;
  noticed(path: string, place: RecordPlace): Promise<boolean>;
  found(path: string, place: RecordPlace): boolean;
  forget(path: string, place: RecordPlace): void;
  issueOfCopy(path: string, place: RecordPlace): Promise<string | null | undefined>;
  group(issueId: string | null): Promise<Pick<RecordGroup<Kept>, 'adopt'>>;
  settled(): Promise<void>;
}
