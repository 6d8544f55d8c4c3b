import type { IssueSummary } from '#shared/model/library.ts';
import type { ListedIssue } from '../issues.ts';

interface Counts {
  readonly annotations: number;
  readonly orphans: number;
}

const none: Counts = { annotations: 0, orphans: 0 };

export interface KnownIssuesOptions {
  /** Whether the pictures of pages can be reached. */
  readonly hasPictures: boolean;
}

/** The issues of an archive that were asked for so far, as the shelf shows them. */
export class KnownIssues {
  readonly #hasPictures: boolean;
  readonly #listed = new Map<string, ListedIssue>();
  readonly #counts = new Map<string, Counts>();
  /** Made anew only when something of them changed, so that windows can tell. */
  readonly #summaries = new Map<string, IssueSummary>();

  constructor({ hasPictures }: KnownIssuesOptions) {
    this.#hasPictures = hasPictures;
  }

  has(id: string): boolean {
    return this.#listed.has(id);
  }

  listed(id: string): ListedIssue | null {
    return this.#listed.get(id) ?? null;
  }

  ids(): readonly string[] {
    return [...this.#listed.keys()];
  }

  /** Takes in what the server lists; answers the ids of what is new or has changed. */
  put(issues: readonly ListedIssue[]): readonly string[] {
    const changed = issues.filter(
      ({ summary, version }) => this.#listed.get(summary.id)?.version !== version,
    );
    for (const issue of changed) {
      this.#listed.set(issue.summary.id, issue);
      this.#summaries.delete(issue.summary.id);
    }
    return changed.map(({ summary }) => summary.id);
  }

  remove(id: string): void {
    this.#listed.delete(id);
    this.#summaries.delete(id);
  }

  /** Answers whether that is news. */
  setCounts(id: string, counts: Counts): boolean {
    const before = this.#counts.get(id) ?? none;
    if (before.annotations === counts.annotations && before.orphans === counts.orphans) return false;
    this.#counts.set(id, counts);
    this.#summaries.delete(id);
    return true;
  }

  summary(id: string): IssueSummary | null {
    const made = this.#summaries.get(id);
    if (made) return made;
    const listed = this.#listed.get(id);
    if (!listed) return null;
    const { annotations, orphans } = this.#counts.get(id) ?? none;
    const summary: IssueSummary = {
      ...listed.summary,
      // What the library that was fed had is nobody's here.
      annotationCount: annotations,
      orphanCount: orphans,
      hasFacsimile: listed.summary.hasFacsimile && this.#hasPictures,
    };
    this.#summaries.set(id, summary);
    return summary;
  }

  summaries(): readonly IssueSummary[] {
    return this.ids().flatMap((id) => this.summary(id) ?? []);
  }
}
