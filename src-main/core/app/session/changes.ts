import type { IssueHandle, Library } from '#core/archive/library/library.ts';
import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { AnchoredAnnotation, Reanchoring } from '#shared/model/annotation.ts';
import type { LibraryIndex } from './libraryIndex.ts';

export interface ChangesOptions {
  readonly library: Pick<Library, 'setAnnotationCounts'>;
  readonly annotations: Pick<AnnotationStore, 'issueChanged'>;
  readonly index: Pick<LibraryIndex, 'put' | 'putNotes' | 'remove'>;
  readonly onAnnotationsChange: (issueId: string, annotations: readonly AnchoredAnnotation[]) => void;
  /** Hears of every issue on which a mark moved, was lost or was found again. */
  readonly onReanchored: (report: Reanchoring) => void;
}

/** Hands on what changes in a library: issues to the index and to their marks, marks to the index, the summaries and the windows. */
export class Changes {
  readonly #options: ChangesOptions;
  /** Marks whose new places are being looked for. */
  readonly #placing = new Set<Promise<void>>();

  constructor(options: ChangesOptions) {
    this.#options = options;
  }

  /** An issue came, or its text changed. */
  issueChanged(issue: IssueHandle): void {
    this.#options.index.put(issue);
    this.#placeAgain(issue.id);
  }

  issuesRemoved(issueIds: readonly string[]): void {
    this.#options.index.remove(issueIds);
    // The marks stay and wait for their issue to come back.
    for (const issueId of issueIds) this.#placeAgain(issueId);
  }

  /** `list`: all annotations that are on the issue now. */
  annotationsChanged(issueId: string, list: readonly AnchoredAnnotation[]): void {
    const orphans = list.filter(({ anchor }) => anchor === null).length;
    this.#options.library.setAnnotationCounts(issueId, list.length, orphans);
    this.#options.index.putNotes(issueId, list);
    this.#options.onAnnotationsChange(issueId, list);
  }

  /** Resolves when the marks of every issue that changed so far are in their places. */
  async settled(): Promise<void> {
    await Promise.all(this.#placing);
  }

  #placeAgain(issueId: string): void {
    const placed = this.#options.annotations
      .issueChanged(issueId)
      .then((report) => {
        if (report && report.moved + report.lost + report.found > 0) this.#options.onReanchored(report);
      })
      // Marks that cannot be read are a problem of the library's, told where they were read.
      .catch(() => undefined)
      .then(() => void this.#placing.delete(placed));
    this.#placing.add(placed);
  }
}
