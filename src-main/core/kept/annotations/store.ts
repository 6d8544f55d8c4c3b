import type { IssuePages } from '#core/archive/facsimile/issuePages.ts';
import type { Clock } from '#core/disk/files/clock.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { findCandidates, prepareText } from '#shared/anchoring/index.ts';
import type { CallInput } from '#shared/contract/calls.ts';
import type {
  AnchoredAnnotation,
  Annotation,
  AnnotationTarget,
  PassageCandidate,
  Reanchoring,
} from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { CommandPart } from '../records/history.ts';
import { type MarkedIssue, markedIssueOf } from '../records/markedIssue.ts';
import type { Edit, RecordBook } from '../records/recordBook.ts';
import type { Records } from '../records/store.ts';
import type { Adoption, ForeignMarks } from './adopt.ts';
import { Anchors, compareAnchors } from './anchors.ts';
import { describeMarked } from './describeMarked.ts';
import type { PageArea } from './describePlace.ts';
import {
  addAnnotation,
  annotationNotFound,
  checkMovable,
  editAnnotation,
  editAnnotations,
  findAnnotation,
  uniqueTags,
} from './edits.ts';
import { placeFinder, wholePlace } from './findPlace.ts';
import { type FormerMarks, IncomingMarks } from './incomingMarks.ts';
import { annotationKind } from './kind.ts';
import { markHands } from './markHands.ts';
import { describeTarget, selectedSpan, shownPassage } from './targets.ts';

export interface AnnotationStoreOptions {
  readonly records: Records;
  /** The issue as it reads today; throws when there is none. */
  readonly loadIssue: (issueId: string) => Promise<Issue>;
  /** Its pages with the places of their words; throws when there is none. */
  readonly loadPages: (issueId: string) => Promise<IssuePages>;
  readonly clock: Clock;
  /** A new id, ASCII letters and digits, `-` and `_` only. */
  readonly randomId: () => string;
  /** Taken before imports and restorings. */
  readonly snapshots: Pick<Snapshots, 'take'>;
}

type Listener = (issueId: string, annotations: readonly AnchoredAnnotation[]) => void;

/** People's marks in one library, with their places. Every change is on the disk when its promise resolves. */
export class AnnotationStore {
  readonly #options: AnnotationStoreOptions;
  readonly #book: RecordBook<Annotation>;
  readonly #anchors = new Map<string, Anchors>();
  readonly #incoming: IncomingMarks;
  readonly #listeners = new Set<Listener>();

  constructor(options: AnnotationStoreOptions) {
    const { records, snapshots, loadIssue } = options;
    this.#options = options;
    this.#book = records.book(annotationKind);
    this.#incoming = new IncomingMarks({
      records,
      book: this.#book,
      snapshots,
      loadIssue,
      now: () => this.#now(),
      list: (issueId) => this.list(issueId),
    });
    records.onChange(async ({ kind, issueId }) => {
      if (kind === 'annotations' && issueId !== null) await this.#tell(issueId);
    });
  }

  /** The issues that have, or had, marks. */
  get issueIds(): readonly string[] {
    return this.#book.issueIds;
  }

  /** An issue's annotations with their places, in text order, orphans last. */
  async list(issueId: string): Promise<readonly AnchoredAnnotation[]> {
    const group = this.#book.has(issueId) ? await this.#book.group(issueId) : null;
    const placed = await this.#anchorsOf(issueId).place(group?.records ?? [], async () => {
      try {
        const issue = await this.#options.loadIssue(issueId);
        return placeFinder(issue, async () => (await this.#options.loadPages(issueId)).pages);
      } catch {
        // The issue is gone or cannot be read now: its marks stay and wait for it.
        return null;
      }
    });
    return placed.map(({ annotation, anchor }) => ({
      annotation,
      // A paper is not gone with one of its issues.
      anchor: anchor ?? (annotation.target.about === 'publication' ? wholePlace : null),
      hands: markHands(group?.versions.get(annotation.id)),
    }));
  }

  /**
   * Marks a passage, completed to whole characters and without white space at its ends, a rectangle on a page, or
   * a whole page, article, issue or paper.
   */
  async create(input: CallInput<'annotations.create'>): Promise<AnchoredAnnotation> {
    const { issueId, colour, note, tags, id = this.#options.randomId() } = input;
    const issue = await this.#options.loadIssue(issueId);
    const target = await describeMarked(issue, input, () => this.#options.loadPages(issueId));
    const now = this.#now();
    const annotation: Annotation = {
      id,
      issueId,
      target,
      colour,
      note,
      tags: uniqueTags(tags),
      created: now,
      modified: now,
    };
    if (input.start !== undefined) {
      const { start, end } = target.position;
      this.#anchorsOf(issueId).set(annotation, { start, end, method: 'position' });
    }
    await this.#do([
      { issueId, makeChanges: (here) => addAnnotation(here, annotation, now), issue: markedIssueOf(issue) },
    ]);
    return await this.#anchored(issueId, id);
  }

  /** Changes colour, note or tags, or moves a region. Throws `badArguments` for a region that has no rectangle. */
  async change(input: CallInput<'annotations.change'>): Promise<AnchoredAnnotation> {
    const { issueId, annotationId, colour, note, tags, region } = input;
    const edit = {
      ...(colour !== undefined && { colour }),
      ...(note !== undefined && { note }),
      ...(tags !== undefined && { tags: uniqueTags(tags) }),
      ...(region && { target: await this.#movedRegion(issueId, annotationId, region) }),
    };
    await this.#do([
      { issueId, makeChanges: (here) => editAnnotation(here, annotationId, edit, this.#now()) },
    ]);
    return await this.#anchored(issueId, annotationId);
  }

  async remove({ issueId, annotationIds }: CallInput<'annotations.remove'>): Promise<void> {
    const makeChanges = (here: readonly Annotation[]) =>
      [...new Set(annotationIds)].map((id) => ({ before: findAnnotation(here, id), after: null }));
    await this.#do([{ issueId, makeChanges }]);
  }

  /**
   * Changes annotations on any number of issues, as one command; answers how many changed. `change` answers an
   * annotation as it shall be, the same object where it stays, or null where it goes. What was written before a
   * failure in the middle stays and can be taken back.
   */
  async changeMany(
    issueIds: readonly string[],
    change: (annotation: Annotation) => Annotation | null,
  ): Promise<number> {
    let changed = 0;
    const edits = [...new Set(issueIds)].map((issueId): Edit<Annotation> => {
      const makeChanges = (here: readonly Annotation[]) => {
        const changes = editAnnotations(here, change, this.#now());
        changed += changes.length;
        return changes;
      };
      return { issueId, makeChanges };
    });
    await this.#do(edits);
    return changed;
  }

  /**
   * Takes in annotations that were made elsewhere, on any number of issues, as one command: an import. They are on
   * the disk when this answers, and so is what the import brings `besides`.
   *
   * Ids, creators and times are kept (ISO 8601 in UTC, as `Date.toISOString` writes it). Each finds its place by
   * its own selectors; what is not found for certain, or whose issue is not in the library, is kept as
   * an orphan. One that is known here already is brought up to date where the given one is newer, and
   * one that was removed here comes back. Throws `badArguments` for an annotation of the wrong shape
   * (nothing is taken in then), and what saving throws.
   */
  adopt(marks: readonly ForeignMarks[], besides: readonly CommandPart[] = []): Promise<Adoption> {
    return this.#incoming.adopt(marks, besides);
  }

  /**
   * Moves marks that were kept under `from` to the issue that they turn out to be on. No command of a
   * person's, so that undo does not take it back; broken off in the middle it can be done again.
   */
  rehome(from: string, marks: ForeignMarks): Promise<void> {
    return this.#incoming.rehome(from, marks);
  }

  /** Where an orphan's passage might be, best first. The person decides; see `reattach`. */
  async candidates({
    issueId,
    annotationId,
  }: CallInput<'annotations.candidates'>): Promise<readonly PassageCandidate[]> {
    const issue = await this.#options.loadIssue(issueId);
    const { target } = findAnnotation(await this.stored(issueId), annotationId);
    return findCandidates(target.quote, prepareText(issue.text)).map((candidate) => ({
      ...candidate,
      headline: shownPassage(issue, candidate, candidate.text).headline,
    }));
  }

  /** Puts an annotation on another passage, which is described afresh. */
  async reattach(input: CallInput<'annotations.reattach'>): Promise<AnchoredAnnotation> {
    const { issueId, annotationId } = input;
    const issue = await this.#options.loadIssue(issueId);
    const target = describeTarget(issue, selectedSpan(issue, input));
    await this.#do([
      {
        issueId,
        makeChanges: (here) => editAnnotation(here, annotationId, { target }, this.#now()),
        issue: markedIssueOf(issue),
      },
    ]);
    return await this.#anchored(issueId, annotationId);
  }

  /**
   * Makes the marks on issues what they once were, as one command; answers how many annotations changed. Takes a
   * snapshot first.
   */
  restore(former: ReadonlyMap<string, FormerMarks>): Promise<number> {
    return this.#incoming.restore(former);
  }

  /** The annotations on an issue as they are stored, in text order. */
  async stored(issueId: string): Promise<readonly Annotation[]> {
    return this.#book.has(issueId) ? (await this.#book.group(issueId)).records : [];
  }

  /** What the stored marks say of the issue they are on; null where there are none. */
  async issueOf(issueId: string): Promise<MarkedIssue | null> {
    return this.#book.has(issueId) ? (await this.#book.group(issueId)).issue : null;
  }

  /** Every issue's annotations, for exports and search. Issues whose marks cannot be read are left out. */
  async all(): Promise<ReadonlyMap<string, readonly AnchoredAnnotation[]>> {
    const all = new Map<string, readonly AnchoredAnnotation[]>();
    for (const issueId of this.#book.issueIds.toSorted()) {
      // What cannot be read is a problem of the library's, told where it was read.
      const list = await this.list(issueId).catch(() => []);
      if (list.length > 0) all.set(issueId, list);
    }
    return all;
  }

  /**
   * An issue's text changed, came or went: places are looked for again, and listeners told if it has
   * marks. Answers what moved; null where the issue has no marks.
   */
  async issueChanged(issueId: string): Promise<Reanchoring | null> {
    if (!this.#book.has(issueId)) return null;
    const before = this.#anchorsOf(issueId).clear();
    const list = await this.list(issueId);
    for (const listener of this.#listeners) listener(issueId, list);
    return compareAnchors(issueId, before, list);
  }

  /** Calls `listener` with an issue's whole new list after every change to it; answers how to stop. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #movedRegion(issueId: string, annotationId: string, region: PageArea): Promise<AnnotationTarget> {
    checkMovable(findAnnotation(await this.stored(issueId), annotationId));
    const issue = await this.#options.loadIssue(issueId);
    return await describeMarked(issue, { region }, () => this.#options.loadPages(issueId));
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }

  #anchorsOf(issueId: string): Anchors {
    const known = this.#anchors.get(issueId);
    if (known) return known;
    const anchors = new Anchors();
    this.#anchors.set(issueId, anchors);
    return anchors;
  }

  async #do(edits: readonly Edit<Annotation>[]): Promise<void> {
    await this.#options.records.do(...edits.map((edit) => this.#book.edit(edit)));
  }

  async #anchored(issueId: string, annotationId: string): Promise<AnchoredAnnotation> {
    const list = await this.list(issueId);
    const found = list.find(({ annotation }) => annotation.id === annotationId);
    if (!found) throw annotationNotFound(annotationId);
    return found;
  }

  async #tell(issueId: string): Promise<void> {
    if (this.#listeners.size === 0) return;
    const list = await this.list(issueId).catch(() => []);
    for (const listener of this.#listeners) listener(issueId, list);
  }
}
