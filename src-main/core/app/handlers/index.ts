import type { Handlers } from '#shared/contract/serve.ts';
import { annotationHandlers } from './annotations.ts';
import { collectionHandlers } from './collections.ts';
import { correctionHandlers } from './corrections.ts';
import { dictionaryHandlers } from './dictionaries.ts';
import { draftHandlers } from './drafts.ts';
import { exchangeHandlers } from './exchange.ts';
import { exportHandlers } from './export.ts';
import { historyHandlers } from './history.ts';
import { hostHandlers } from './host.ts';
import { importHandlers } from './imports.ts';
import { issueHandlers } from './issues.ts';
import { libraryHandlers } from './library.ts';
import { linkHandlers } from './links.ts';
import { notebookHandlers } from './notebook.ts';
import { pictureReadingHandlers } from './pictureReading.ts';
import { printHandlers } from './print.ts';
import { reprintHandlers } from './reprints.ts';
import { searchHandlers } from './search.ts';
import type { HandlerServices } from './services.ts';
import { snapshotHandlers } from './snapshots.ts';
import { targetHandlers } from './targets.ts';

/** The application's side of every call of the contract, a file a subject as in the contract. */
export function createHandlers(services: HandlerServices): Handlers {
  return {
    ...hostHandlers(services),
    ...libraryHandlers(services),
    ...importHandlers(services),
    ...issueHandlers(services),
    ...pictureReadingHandlers(services),
    ...historyHandlers(services),
    ...annotationHandlers(services),
    ...notebookHandlers(services),
    ...draftHandlers(services),
    ...correctionHandlers(services),
    ...collectionHandlers(services),
    ...linkHandlers(services),
    ...searchHandlers(services),
    ...dictionaryHandlers(services),
    ...reprintHandlers(services),
    ...exportHandlers(services),
    ...targetHandlers(services),
    ...printHandlers(services),
    ...exchangeHandlers(services),
    ...snapshotHandlers(services),
  };
}
