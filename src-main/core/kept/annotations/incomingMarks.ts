import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { AnchoredAnnotation, Annotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { CommandPart } from '../records/history.ts';
import { type MarkedIssue, markedIssueOf } from '../records/markedIssue.ts';
import type { Edit, RecordBook } from '../records/recordBook.ts';
import type { Records } from '../records/store.ts';
import { type Adoption, adoptAnnotations, type ForeignMarks, takeIn } from './adopt.ts';
import { restoreAnnotations } from './edits.ts';

/** The marks on an issue as they once were. */
export interface FormerMarks {
  readonly issue: MarkedIssue | null;
  readonly annotations: readonly Annotation[];
}

export interface IncomingMarksOptions {
  readonly records: Pick<Records, 'do' | 'doForGood'>;
  readonly book: RecordBook<Annotation>;
  /** One is taken before each import and each restoring. */
  readonly snapshots: Pick<Snapshots, 'take'>;
  /** The issue as it reads today; throws when there is none. */
  readonly loadIssue: (issueId: string) => Promise<Issue>;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** An issue's annotations with their places. */
  readonly list: (issueId: string) => Promise<readonly AnchoredAnnotation[]>;
}

/** Marks that come into a library by the issue: from elsewhere, from another issue, from how they once were. */
export class IncomingMarks {
  readonly #options: IncomingMarksOptions;

  constructor(options: IncomingMarksOptions) {
    this.#options = options;
  }

  /** See `AnnotationStore.adopt`. */
  async adopt(marks: readonly ForeignMarks[], besides: readonly CommandPart[]): Promise<Adoption> {
    const adopted: Omit<Adoption, 'orphans'>[] = [];
    const edits: Edit<Annotation>[] = [];
    for (const foreign of marks) {
      const { issueId } = foreign;
      const issue = await this.#options.loadIssue(issueId).catch(() => null);
      const annotations = takeIn(foreign, issue);
      edits.push({
        issueId,
        makeChanges(here) {
          const { changes, ...outcome } = adoptAnnotations(here, annotations);
          adopted.push(outcome);
          return changes;
        },
        issue: issue ? markedIssueOf(issue) : foreign.issue,
      });
    }
    await this.#options.snapshots.take('import');
    await this.#do(edits, besides);
    const orphans: string[] = [];
    for (const { issueId, annotations } of marks) {
      const ids = new Set(annotations.map(({ id }) => id));
      for (const { annotation, anchor } of await this.#options.list(issueId)) {
        if (anchor === null && ids.has(annotation.id)) orphans.push(annotation.id);
      }
    }
    return {
      added: adopted.flatMap(({ added }) => added),
      updated: adopted.flatMap(({ updated }) => updated),
      kept: adopted.flatMap(({ kept }) => kept),
      orphans,
    };
  }

  /** See `AnnotationStore.rehome`. */
  async rehome(from: string, marks: ForeignMarks): Promise<void> {
    const { issueId } = marks;
    const issue = await this.#options.loadIssue(issueId);
    const annotations = takeIn(marks, issue);
    const ids = new Set(annotations.map(({ id }) => id));
    const leave = (here: readonly Annotation[]) =>
      here.filter(({ id }) => ids.has(id)).map((before) => ({ before, after: null }));
    const { records, book } = this.#options;
    await records.doForGood(
      book.edit({
        issueId,
        makeChanges: (here) => adoptAnnotations(here, annotations).changes,
        issue: markedIssueOf(issue),
      }),
      book.edit({ issueId: from, makeChanges: leave }),
    );
  }

  /** See `AnnotationStore.restore`. */
  async restore(former: ReadonlyMap<string, FormerMarks>): Promise<number> {
    await this.#options.snapshots.take('restore');
    let changed = 0;
    const edits = [...former].map(([issueId, { annotations, issue }]): Edit<Annotation> => {
      const makeChanges = (here: readonly Annotation[]) => {
        const changes = restoreAnnotations(here, annotations, this.#options.now());
        changed += changes.length;
        return changes;
      };
      return { issueId, makeChanges, issue };
    });
    await this.#do(edits);
    return changed;
  }

  async #do(edits: readonly Edit<Annotation>[], besides: readonly CommandPart[] = []): Promise<void> {
    const { records, book } = this.#options;
    await records.do(...edits.map((edit) => book.edit(edit)), ...besides);
  }
}
