import type { Handlers } from '#shared/contract/peer.ts';
import type { searchInputs } from '#shared/contract/searchCalls.ts';
import type { HandlerServices } from './services.ts';

export function searchHandlers({ opened }: HandlerServices): Pick<Handlers, keyof typeof searchInputs> {
  return {
    'search.query': (request) => opened().search(request),
  };
}
