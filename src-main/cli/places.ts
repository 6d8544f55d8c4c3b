import { createRequire } from 'node:module';

/** Where the built parts stand beside this bundle (`out/main/cli.js`). */
export const searchWorkerFile = new URL('./searchWorker.js', import.meta.url);
export const pictureWorkerFile = new URL('./pictureWorker.js', import.meta.url);
export const renderWorkerFile = new URL('./renderWorker.js', import.meta.url);
export const readingWorkerFile = new URL('./readingWorker.js', import.meta.url);
export const citationStylesFolder = new URL('../../resources/citation-styles/', import.meta.url);
export const rendererFolder = new URL('../renderer/', import.meta.url);
export const startScript = new URL('../../build/start.mjs', import.meta.url);

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
export const programVersion = version;
