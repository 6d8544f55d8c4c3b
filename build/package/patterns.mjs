/**
 * What electron-builder takes into the package, asked of its own matchers and without running it. They are
 * no public part of app-builder-lib; `npm run package:check` finds out where they no longer tell the truth.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import { inRoot, root } from '../node.mjs';

/**
 * @typedef {import('app-builder-lib').Configuration} Configuration
 * @typedef {import('app-builder-lib/out/fileMatcher.js').FileMatcher} FileMatcher
 * @typedef {object} Matchers what app-builder-lib keeps out of its types
 * @property {typeof import('app-builder-lib/out/fileMatcher.js').FileMatcher} FileMatcher
 * @property {typeof import('app-builder-lib/out/fileMatcher.js').getFileMatchers} getFileMatchers
 * @property {(...settings: any[]) => FileMatcher[]} getMainFileMatchers
 * @property {(...settings: any[]) => FileMatcher} getNodeModuleFileMatcher
 */

/** @type {Matchers} */
const { FileMatcher, getFileMatchers, getMainFileMatchers, getNodeModuleFileMatcher } = createRequire(
  import.meta.url,
)('app-builder-lib/out/fileMatcher.js');

/** The configuration that packages are built with. @returns {Configuration} */
export const packageConfiguration = () => parse(readFileSync(inRoot('electron-builder.yml'), 'utf8'));

const projectFolder = root.replace(/[\\/]$/, '');
const file = { isDirectory: () => false };
const unchanged = (/** @type {string} */ text) => text;

/**
 * Whether a file of the project, named by its path below the project's folder and with `/`, stands in the
 * package at the same path below the application. Of `node_modules` only the patterns are asked, not
 * whether a package is a dependency.
 * @param {Configuration} configuration @returns {(path: string) => boolean}
 */
export function packaged(configuration) {
  const output = join(projectFolder, configuration.directories?.output ?? 'dist');
  const info = {
    projectDir: projectFolder,
    buildResourcesDir: configuration.directories?.buildResources ?? 'build',
    config: configuration,
    debugLogger: { isEnabled: false },
  };
  const options = /** @type {any} */ ({
    macroExpander: unchanged,
    customBuildOptions: {},
    globalOutDir: output,
    defaultSrc: projectFolder,
  });
  /** What is taken beside the application is taken out of it. @type {any[]} */
  const beside = [];
  for (const kind of /** @type {const} */ (['extraResources', 'extraFiles'])) {
    for (const matcher of getFileMatchers(configuration, kind, '/package', options) ?? []) {
      matcher.computeParsedPatterns(beside, projectFolder);
    }
  }
  const packager = { info, config: configuration };
  const application = getMainFileMatchers(projectFolder, '/package', unchanged, {}, packager, output, false);
  for (const matcher of application) matcher.excludePatterns = beside;
  const modules = getNodeModuleFileMatcher(projectFolder, '/package', unchanged, {}, info);
  const ofApplication = application.map((matcher) => matcher.createFilter());
  const ofModules = modules.createFilter();
  return (path) => {
    const filters = path.startsWith('node_modules/') ? [ofModules] : ofApplication;
    return filters.some((filter) => filter(join(projectFolder, path), /** @type {any} */ (file)));
  };
}

/** Patterns of `asarUnpack`: whether such a file lies on the disk beside the archive. @param {Configuration} configuration @returns {(path: string) => boolean} */
export function unpacked(configuration) {
  const patterns = /** @type {string[]} */ (configuration.asarUnpack ?? []);
  const filter = new FileMatcher(projectFolder, '/package', unchanged, patterns).createFilter();
  return (path) => filter(join(projectFolder, path), /** @type {any} */ (file));
}
