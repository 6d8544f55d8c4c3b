/** The sources of the worker threads below `src-main/core`, by the name of the bundle each is built into. */
export const workerSources = {
  searchWorker: 'search/worker/worker.ts',
  searchHelper: 'search/worker/helper/worker.ts',
  reprintWorker: 'search/reprints/worker/worker.ts',
  readingWorker: 'archive/reading/worker.ts',
  pictureWorker: 'archive/facsimile/pictureWorker.ts',
  coverWorker: 'archive/covers/worker.ts',
  recognitionWorker: 'archive/recognition/worker.ts',
  dictionaryWorker: 'dictionaries/worker.ts',
  renderWorker: 'exchange/export/worker.ts',
} as const;

/** Where the files lie that are loaded by their address while the program runs. */
export interface ProgramFiles extends Readonly<Record<keyof typeof workerSources, URL>> {
  /** The folder of the citation styles, with a `/` at its end. */
  readonly citationStyles: URL;
  /** The folder of the sample library, with a `/` at its end. People work in a copy of it. */
  readonly sampleLibrary: URL;
}

/** Where they lie once built; `bundle` is the address of a bundle in `out/main`, packaged or not. */
export const builtFiles = (bundle: string): ProgramFiles =>
  programFiles((name) => new URL(`./${name}.js`, bundle), new URL('../../', bundle));

/** Where they lie as sources, which Node runs as they are; `root` is the project's folder, with a `/` at its end. */
export const sourceFiles = (root: URL): ProgramFiles =>
  programFiles((name) => new URL(`src-main/core/${workerSources[name]}`, root), root);

function programFiles(worker: (name: keyof typeof workerSources) => URL, root: URL): ProgramFiles {
  return {
    searchWorker: worker('searchWorker'),
    searchHelper: worker('searchHelper'),
    reprintWorker: worker('reprintWorker'),
    readingWorker: worker('readingWorker'),
    pictureWorker: worker('pictureWorker'),
    coverWorker: worker('coverWorker'),
    recognitionWorker: worker('recognitionWorker'),
    dictionaryWorker: worker('dictionaryWorker'),
    renderWorker: worker('renderWorker'),
    citationStyles: new URL('resources/citation-styles/', root),
    sampleLibrary: new URL('resources/sample-library/', root),
  };
}
