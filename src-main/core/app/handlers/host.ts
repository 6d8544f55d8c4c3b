import type { hostCalls } from '#shared/contract/calls/host.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function hostHandlers({ info, settings, archives }: HandlerServices): HandlersOf<typeof hostCalls> {
  return {
    'host.info': () => ({
      ...info,
      recentLibraries: settings.recentLibraries().map((library) => ({
        ...library,
        server: archives.serverOf(library.path) ?? undefined,
      })),
    }),
    'settings.get': () => settings.get(),
    'settings.change': (patch) => settings.change(patch),
  };
}
