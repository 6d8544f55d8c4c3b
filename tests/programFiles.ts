import { sourceFiles } from '#core/app/programFiles.ts';

/** The workers and resources that tests and measurements run with: the sources. */
export const programFiles = sourceFiles(new URL('../', import.meta.url));
