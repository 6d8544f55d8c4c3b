import { createRequire } from 'node:module';
import { builtFiles } from '#core/app/programFiles.ts';

/** Where the built parts stand beside this bundle (`out/main/cli.js`). */
export const programFiles = builtFiles(import.meta.url);
export const rendererFolder = new URL('../renderer/', import.meta.url);
export const startScript = new URL('../../build/start.mjs', import.meta.url);

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
export const programVersion = version;
