import type { Person } from '#shared/model/finding/person.ts';
import type { ArchivePaper } from '#shared/model/library.ts';

type People = ReadonlyMap<string, Person>;

/** The papers of an archive as its server counted them last. */
export class ArchivePapers {
  /** The papers whose newest issues are known, as they were then. */
  readonly #looked = new Set<string>();
  /** Counted once for each state of the archive: all names are read for it. */
  #people: { readonly version: number; readonly counted: Promise<People> } | null = null;
  #all: readonly ArchivePaper[] = [];
  #version = 0;

  get all(): readonly ArchivePaper[] {
    return this.#all;
  }

  /** Changes whenever the papers do. */
  get version(): number {
    return this.#version;
  }

  get issueCount(): number {
    return this.#all.reduce((sum, { issues }) => sum + issues, 0);
  }

  /** Answers whether they are others than before. */
  set(papers: readonly ArchivePaper[]): boolean {
    if (JSON.stringify(papers) === JSON.stringify(this.#all)) return false;
    this.#all = papers;
    this.#version++;
    return true;
  }

  /** Those that have other issues than when they were last looked at. */
  changed(): readonly ArchivePaper[] {
    return this.#all.filter((paper) => !this.#looked.has(JSON.stringify(paper)));
  }

  lookedAt(papers: readonly ArchivePaper[]): void {
    for (const paper of papers) this.#looked.add(JSON.stringify(paper));
  }

  /** The names that pass; null where none does, or all do. */
  named(isPaper: (name: string) => boolean): readonly string[] | null {
    const names = this.#all.flatMap(({ publication }) =>
      publication !== null && isPaper(publication) ? publication : [],
    );
    return names.length > 0 && names.length < this.#all.length ? names : null;
  }

  /** Everybody who is named in them. Throws as counting does. */
  people(count: () => Promise<People>): Promise<People> {
    if (this.#people?.version !== this.#version) {
      const counted = count();
      this.#people = { version: this.#version, counted };
      counted.catch(() => {
        this.#people = null;
      });
    }
    return this.#people.counted;
  }
}
