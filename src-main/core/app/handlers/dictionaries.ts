import type { dictionaryCalls } from '#shared/contract/calls/finding/dictionaries.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function dictionaryHandlers({
  dictionaries,
  host,
}: HandlerServices): HandlersOf<typeof dictionaryCalls> {
  return {
    'dictionaries.list': () => dictionaries.list(),
    'dictionaries.lookUp': (request) => dictionaries.lookUp(request),
    'dictionaries.openFolder': async () => await done(host.showFolder(await dictionaries.makeFolder())),
  };
}
