import { writeBeside } from '#core/exchange/export/writeBeside.ts';
import type { searchCalls } from '#shared/contract/calls/finding/search.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { createSearching } from '../runtime/searching.ts';
import { writtenBy } from '../session/writtenBy.ts';
import { done, type HandlerServices } from './services.ts';

export function searchHandlers({
  opened,
  host,
  searchHistory,
}: HandlerServices): HandlersOf<typeof searchCalls> {
  const searching = createSearching();
  return {
    async 'search.query'(request, { clientId }) {
      const session = opened();
      const result = await searching.run(clientId, (signal) => session.search(request, signal));
      // What a hit is of is known when it is shown.
      await session.archive?.name(result.hits.map(({ issueId }) => issueId));
      return result;
    },
    'search.abandon'(_, { clientId }) {
      searching.stop(clientId);
      return null;
    },
    'search.compare': (request) => opened().index.compare(request),
    'names.find': (request) => opened().index.findNames(request),
    'people.list': (request) => opened().index.findPeople(request),
    'people.articles': ({ name }) => writtenBy(opened().index, name),
    'search.saved': () => opened().savedSearches.list(),
    'search.save': ({ name, search }) => opened().savedSearches.save(name, search),
    'search.rename': ({ id, name }) => done(opened().savedSearches.rename(id, name)),
    'search.remove': ({ id }) => done(opened().savedSearches.remove(id)),
    'search.look': ({ id }) => done(opened().savedSearches.look(id)),
    'search.history': () => searchHistory.list(),
    'search.remember': ({ query }) => searchHistory.remember(query),
    'search.clearHistory': () => searchHistory.clear(),
    'search.index': () => opened().index.state(),
    'search.rebuild': () => done(opened().index.rebuild()),
    async 'search.export'({ name, base64 }) {
      const folder = await host.chooseFolder('export');
      return folder === null
        ? null
        : { path: await writeBeside(folder, name, Buffer.from(base64, 'base64')) };
    },
  };
}
