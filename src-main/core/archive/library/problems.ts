import type { FileProblem } from '#shared/model/library.ts';

/** What cannot be read in a library folder, by path. */
export class FolderProblems {
  readonly #byPath = new Map<string, FileProblem>();
  readonly #changed: () => void;
  /** The paths whose problem was found by looking through the folders. */
  #ofWalk: readonly string[] = [];

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  all(): readonly FileProblem[] {
    return [...this.#byPath.values()];
  }

  set(problem: FileProblem): void {
    this.#byPath.set(problem.path, problem);
    this.#changed();
  }

  delete(path: string): void {
    if (this.#byPath.delete(path)) this.#changed();
  }

  /** What looking through the folders found, instead of what it found the last time. */
  setOfWalk(problems: readonly FileProblem[]): void {
    for (const path of this.#ofWalk) this.#byPath.delete(path);
    for (const problem of problems) this.#byPath.set(problem.path, problem);
    this.#ofWalk = problems.map(({ path }) => path);
    this.#changed();
  }

  /** Those of a source itself and, where it is one file, of what is inside it: an archive's entries have its path before theirs. */
  forgetSource(sourcePath: string, isOneFile: boolean): void {
    if (this.#byPath.size === 0) return;
    for (const path of this.#byPath.keys()) {
      if (path === sourcePath || (isOneFile && path.startsWith(`${sourcePath}/`))) this.delete(path);
    }
  }
}
