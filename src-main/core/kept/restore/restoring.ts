import type { Snapshot } from '#core/disk/snapshots/snapshotFile.ts';
import type { Snapshots } from '#core/disk/snapshots/snapshots.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { IssueDifference, KeptStoreName, StoreDifference } from '#shared/model/snapshot.ts';
import { sameContent } from '../annotations/edits.ts';
import type { FormerMarks } from '../annotations/incomingMarks.ts';
import { annotationKind } from '../annotations/kind.ts';
import type { AnnotationStore } from '../annotations/store.ts';
import { recordsIn } from '../records/formerState.ts';
import type { CommandPart } from '../records/history.ts';
import type { Records } from '../records/store.ts';

export interface RestoringOptions {
  readonly records: Pick<Records, 'do' | 'restorables'>;
  readonly snapshots: Snapshots;
  readonly annotations: Pick<AnnotationStore, 'issueIds' | 'stored' | 'issueOf' | 'restore'>;
}

const noMarks: FormerMarks = { issue: null, annotations: [] };

/** Goes back to snapshots: annotations by the issue, what is kept beside them store by store. */
export class Restoring {
  readonly #options: RestoringOptions;

  constructor(options: RestoringOptions) {
    this.#options = options;
  }

  /**
   * Reads a snapshot by an id from outside, once for all that is compared with it or restored from it. Throws
   * `snapshotNotFound` where there is none of that name.
   */
  async read(snapshotId: string): Promise<Snapshot> {
    const { snapshots } = this.#options;
    const known = await snapshots.list();
    if (known.some(({ id }) => id === snapshotId)) return await snapshots.read(snapshotId);
    throw new BroadsheetError(
      'snapshotNotFound',
      `There is no snapshot ${snapshotId} in this library: list the snapshots and choose one.`,
      { snapshotId },
    );
  }

  /** What restoring a snapshot would do, issue by issue; those where it would do nothing are left out. */
  async compareIssues(snapshot: Snapshot): Promise<readonly IssueDifference[]> {
    const { annotations } = this.#options;
    const former = marksIn(snapshot);
    const issueIds = [...new Set([...former.keys(), ...annotations.issueIds])].toSorted();
    const differences: IssueDifference[] = [];
    for (const issueId of issueIds) {
      const current = {
        annotations: await annotations.stored(issueId),
        issue: await annotations.issueOf(issueId),
      };
      const difference = differenceOf(issueId, current, former.get(issueId));
      if (difference) differences.push(difference);
    }
    return differences;
  }

  /** Makes the annotations on some issues what they were, as one command; answers how many changed. */
  async restoreIssues(snapshot: Snapshot, issueIds: readonly string[]): Promise<number> {
    if (issueIds.length === 0) return 0;
    const marks = marksIn(snapshot);
    const former = new Map(issueIds.map((issueId) => [issueId, marks.get(issueId) ?? noMarks]));
    return await this.#options.annotations.restore(former);
  }

  /** What restoring would do to what is kept beside the annotations; what it leaves as it is is left out. */
  async compareStores({ files }: Snapshot): Promise<readonly StoreDifference[]> {
    const differences: StoreDifference[] = [];
    for (const { name, compare } of this.#options.records.restorables()) {
      if (name === 'annotations') continue;
      const { current, former, isSame } = await compare(files);
      if (!isSame) differences.push({ store: name, current, former });
    }
    return differences;
  }

  /**
   * Makes whole stores what they were, as one command, after a snapshot of everything as it is. Throws what saving
   * throws.
   */
  async restoreStores({ files }: Snapshot, names: readonly KeptStoreName[]): Promise<void> {
    if (names.length === 0) return;
    const { records, snapshots } = this.#options;
    await snapshots.take('restore');
    const parts: CommandPart[] = [];
    for (const restorable of records.restorables()) {
      if (names.some((name) => name === restorable.name)) parts.push(...(await restorable.parts(files)));
    }
    await records.do(...parts);
  }
}

/** The marks in a snapshot, by issue. */
function marksIn({ files }: Snapshot): ReadonlyMap<string, FormerMarks> {
  const marks = new Map<string, FormerMarks>();
  for (const [issueId, { issue, records }] of recordsIn(files, annotationKind)) {
    if (issueId !== null) marks.set(issueId, { issue, annotations: records });
  }
  return marks;
}

/** What restoring `former` would do to an issue's marks; null where they are the same. */
function differenceOf(
  issueId: string,
  current: FormerMarks,
  former: FormerMarks = noMarks,
): IssueDifference | null {
  const there = byId(current);
  const before = byId(former);
  const comeBack = former.annotations.filter(({ id }) => !there.has(id));
  const go = current.annotations.filter(({ id }) => !before.has(id));
  const change = current.annotations.flatMap((annotation) => {
    const earlier = before.get(annotation.id);
    return earlier && !sameContent(annotation, earlier) ? [{ current: annotation, former: earlier }] : [];
  });
  if (comeBack.length + go.length + change.length === 0) return null;
  const issue = current.issue ?? former.issue;
  return {
    issueId,
    publication: issue?.publication ?? null,
    date: issue?.date ?? null,
    edition: issue?.edition ?? null,
    comeBack,
    change,
    go,
  };
}

const byId = ({ annotations }: FormerMarks): ReadonlyMap<string, Annotation> =>
  new Map(annotations.map((annotation) => [annotation.id, annotation]));
