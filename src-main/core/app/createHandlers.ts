import type { Handlers } from '#shared/contract/serve.ts';
import { annotationHandlers } from './handlers/annotations.ts';
import { archiveHandlers } from './handlers/archives.ts';
import { collectionHandlers } from './handlers/collections.ts';
import { correctionHandlers } from './handlers/corrections.ts';
import { dictionaryHandlers } from './handlers/dictionaries.ts';
import { draftHandlers } from './handlers/drafts.ts';
import { exchangeHandlers } from './handlers/exchange/exchange.ts';
import { exportHandlers } from './handlers/exchange/export.ts';
import { printHandlers } from './handlers/exchange/print.ts';
import { targetHandlers } from './handlers/exchange/targets.ts';
import { historyHandlers } from './handlers/history.ts';
import { hostHandlers } from './handlers/host.ts';
import { importHandlers } from './handlers/imports.ts';
import { issueHandlers } from './handlers/issues.ts';
import { libraryHandlers } from './handlers/library.ts';
import { linkHandlers } from './handlers/links.ts';
import { notebookHandlers } from './handlers/notebook.ts';
import { pictureReadingHandlers } from './handlers/pictureReading.ts';
import { reprintHandlers } from './handlers/reprints.ts';
import { runtimeHandlers } from './handlers/runtime.ts';
import { searchHandlers } from './handlers/search.ts';
import type { HandlerServices } from './handlers/services.ts';
import { snapshotHandlers } from './handlers/snapshots.ts';
import { updateHandlers } from './handlers/updates.ts';

/** The application's side of every call of the contract, a file a subject as in the contract. */
export function createHandlers(services: HandlerServices): Handlers {
  return {
    ...hostHandlers(services),
    ...runtimeHandlers(services),
    ...updateHandlers(services),
    ...libraryHandlers(services),
    ...archiveHandlers(services),
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
