import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe } from 'vitest';

/** The folder of real newspaper files beside the repository, found by walking up; null where there is none. */
export function samplesFolder(): string | null {
  for (let folder = resolve(import.meta.dirname, '..'); ; folder = dirname(folder)) {
    const candidate = join(folder, 'shared', 'samples');
    // The folder may be a link to where it lies; a library's own folder never is one.
    if (existsSync(candidate)) return realpathSync(candidate);
    if (dirname(folder) === folder) return null;
  }
}

/** A suite over the real files; where they are absent it is skipped and says so in one line. */
export function describeWithSamples(name: string, suite: (folder: string) => void): void {
  const folder = samplesFolder();
  if (folder === null) {
    console.log(`Skipped “${name}”: there is no folder ../shared/samples.`);
    describe.skip(name, () => undefined);
    return;
  }
  describe(name, () => suite(folder));
}
