import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of real newspaper files beside the repository, found by walking up; null where there is none. */
export function samples(): string | null {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'shared', 'samples');
    // The folder may be a link to where it lies; a library's own folder never is one.
    if (existsSync(candidate)) return realpathSync(candidate);
    if (dirname(folder) === folder) return null;
  }
}

/** Whether a path below the samples tells their truth, or of them, and is no part of them. */
export const isTruth = (path: string): boolean =>
  /(?:^|\/)(?:labels|README\.md|[^/]*\.py|[^/]*\.titles\.json)(?:\/|$)/u.test(path) ||
  /^scans\/.*\.(?:txt|json)$/u.test(path);
