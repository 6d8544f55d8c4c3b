import type { collectionCalls } from '#shared/contract/calls/collections.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function collectionHandlers({ opened }: HandlerServices): HandlersOf<typeof collectionCalls> {
  const collections = () => opened().collections;
  return {
    'collections.list': () => collections().list(),
    'collections.get': ({ collectionId }) => collections().get(collectionId),
    'collections.create': async (input) => ({ collectionId: await collections().create(input) }),
    'collections.change': (input) => done(collections().change(input)),
    'collections.remove': ({ collectionId }) => done(collections().remove(collectionId)),
    'collections.add': async (input) => ({ added: await collections().add(input) }),
    'collections.changeMember': (input) => done(collections().changeMember(input)),
    'collections.move': (input) => done(collections().move(input)),
    'collections.removeMembers': (input) => done(collections().removeMembers(input)),
  };
}
