import type { pictureReadingCalls } from '#shared/contract/calls/pictureReading.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import { done, type HandlerServices } from './services.ts';

export function pictureReadingHandlers({
  opened,
  openedFolder,
}: HandlerServices): HandlersOf<typeof pictureReadingCalls> {
  return {
    'pictures.offer': ({ what }) => openedFolder().pictures.offer(what),
    'pictures.read': (order) => openedFolder().pictures.read(order),
    'pictures.state': () => opened().pictures.state(),
    'pictures.pause': () => opened().pictures.pause(),
    'pictures.resume': () => opened().pictures.resume(),
    'pictures.cancel': () => opened().pictures.cancel(),
    'pictures.readRegion': (region) => done(openedFolder().pageReader.readRegion(region)),
  };
}
