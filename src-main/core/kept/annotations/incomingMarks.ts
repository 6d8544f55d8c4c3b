import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import type { Issue } from '#shared/model/issue.ts';
import { type Adoption, adoptAnnotations, type ForeignMarks, takeIn } from './adopt.ts';
import type { Commander, Edit } from './commander.ts';
import { restoreAnnotations } from './edits.ts';
import { type MarksFile, markedIssueOf } from './marksFile.ts';

export interface IncomingMarksOptions {
  readonly commander: Commander;
  /** One is taken before each import and each restoring. */
  readonly snapshots: Pick<Snapshots, 'take'>;
  /** The issue as it reads today; throws when there is none. */
  readonly loadIssue: (issueId: string) => Promise<Issue>;
  /** The time now, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Throws where nothing may be written now. */
  readonly ensureWriter: () => Promise<void>;
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
  async adopt(marks: readonly ForeignMarks[]): Promise<Adoption> {
    await this.#options.ensureWriter();
    const adopted: Omit<Adoption, 'orphans'>[] = [];
    const edits: Edit[] = [];
    for (const foreign of marks) {
      const { issueId } = foreign;
      const issue = await this.#options.loadIssue(issueId).catch(() => null);
      const annotations = takeIn(foreign, issue);
      edits.push({
        issueId,
        makeChanges(file) {
          const { changes, ...outcome } = adoptAnnotations(file, annotations);
          adopted.push(outcome);
          return changes;
        },
        issue: issue ? markedIssueOf(issue) : foreign.issue,
      });
    }
    await this.#options.snapshots.take('import');
    await this.#options.commander.apply(edits);
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
    const leave = (file: MarksFile) =>
      file.annotations.filter(({ id }) => ids.has(id)).map((before) => ({ before, after: null }));
    await this.#options.commander.applyForGood([
      {
        issueId,
        makeChanges: (file) => adoptAnnotations(file, annotations).changes,
        issue: markedIssueOf(issue),
      },
      { issueId: from, makeChanges: leave },
    ]);
  }

  /** See `AnnotationStore.restore`. */
  async restore(former: ReadonlyMap<string, MarksFile>): Promise<number> {
    await this.#options.ensureWriter();
    await this.#options.snapshots.take('restore');
    let changed = 0;
    const edits = [...former].map(([issueId, { annotations, issue }]): Edit => {
      const makeChanges = (file: MarksFile) => {
        const changes = restoreAnnotations(file, annotations, this.#options.now());
        changed += changes.length;
        return changes;
      };
      return { issueId, makeChanges, issue };
    });
    await this.#options.commander.apply(edits);
    return changed;
  }
}
