import { builtFiles, sourceFiles } from '#core/app/programFiles.ts';

const root = new URL('../', import.meta.url);

/**
 * The workers and resources that tests and measurements run with: the sources; or what was built of them, where
 * the run has just built them (build/test.mjs): a worker starts sooner from one file.
 */
export const programFiles =
  process.env.BROADSHEET_WORKERS === 'built'
    ? builtFiles(new URL('out/main/index.js', root).href)
    : sourceFiles(root);
