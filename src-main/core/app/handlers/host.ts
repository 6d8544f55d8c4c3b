import type { hostCalls } from '#shared/contract/calls/host.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function hostHandlers({ host, settings, safeMode }: HandlerServices): HandlersOf<typeof hostCalls> {
  return {
    'host.info': () => ({ ...host.info, safeMode, recentLibraries: settings.recentLibraries() }),
    'settings.get': () => settings.get(),
    'settings.change': (patch) => settings.change(patch),
  };
}
