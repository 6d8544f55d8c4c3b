import type { Span } from '#shared/model/span.ts';

/** A passage of an article or notice that stands in another paper too. */
export interface LinkedPassage {
  readonly issueId: string;
  readonly articleId: string;
  /** In the issue's canonical text. */
  readonly span: Span;
  readonly headline: string | null;
}

/** The same passage in issues of two papers. */
export interface ReprintLink {
  readonly here: LinkedPassage;
  readonly there: LinkedPassage;
  /** How it begins here. */
  readonly opening: string;
}

/** An issue in one version, and the passages that it shares with issues that were compared before it. */
export interface LinkedIssue {
  readonly issueId: string;
  readonly version: string;
  readonly links: readonly ReprintLink[];
}

/**
 * Which issues were compared, and what they share. Each pair of issues is compared once, by the later of the two; an
 * issue that changed or went takes its links along, on both sides.
 */
export class LinkTable {
  readonly #issues = new Map<string, LinkedIssue>();
  #count = 0;
  #revision = 0;
  readonly #most: number;

  /** `most`: links that are kept; an issue's further ones are left out. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Another number whenever the links are others. */
  get revision(): number {
    return this.#revision;
  }

  get isFull(): boolean {
    return this.#count >= this.#most;
  }

  versionOf(issueId: string): string | undefined {
    return this.#issues.get(issueId)?.version;
  }

  put(issue: LinkedIssue): void {
    if (this.#issues.has(issue.issueId)) this.remove(new Set([issue.issueId]));
    const links = issue.links.slice(0, this.#most - this.#count);
    this.#issues.set(issue.issueId, { ...issue, links });
    this.#count += links.length;
    if (links.length > 0) this.#revision++;
  }

  remove(issueIds: ReadonlySet<string>): void {
    for (const id of issueIds) this.#issues.delete(id);
    const before = this.#count;
    this.#count = 0;
    for (const issue of this.#issues.values()) {
      const links = issue.links.filter(({ there }) => !issueIds.has(there.issueId));
      if (links.length < issue.links.length) this.#issues.set(issue.issueId, { ...issue, links });
      this.#count += links.length;
    }
    if (this.#count !== before) this.#revision++;
  }

  issues(): Iterable<LinkedIssue> {
    return this.#issues.values();
  }

  links(): readonly ReprintLink[] {
    return [...this.#issues.values()].flatMap(({ links }) => links);
  }
}
