import type { Handlers } from '#shared/contract/peer.ts';
import type { searchInputs } from '#shared/contract/searchCalls.ts';
import { writeBeside } from '../exporters/writeBeside.ts';
import type { HandlerServices } from './services.ts';

export function searchHandlers({
  opened,
  host,
  searchHistory,
}: HandlerServices): Pick<Handlers, keyof typeof searchInputs> {
  return {
    'search.query': (request) => opened().search(request),
    'search.saved': () => opened().savedSearches.list(),
    'search.save': ({ name, search }) => opened().savedSearches.save(name, search),
    async 'search.rename'({ id, name }) {
      await opened().savedSearches.rename(id, name);
      return null;
    },
    async 'search.remove'({ id }) {
      await opened().savedSearches.remove(id);
      return null;
    },
    async 'search.look'({ id }) {
      await opened().savedSearches.look(id);
      return null;
    },
    'search.history': () => searchHistory.list(),
    'search.remember': ({ query }) => searchHistory.remember(query),
    'search.clearHistory': () => searchHistory.clear(),
    'search.index': () => opened().indexState(),
    async 'search.rebuild'() {
      await opened().rebuildIndex();
      return null;
    },
    async 'search.export'({ name, base64 }) {
      const folder = await host.chooseFolder('export');
      return folder === null
        ? null
        : { path: await writeBeside(folder, name, Buffer.from(base64, 'base64')) };
    },
  };
}
