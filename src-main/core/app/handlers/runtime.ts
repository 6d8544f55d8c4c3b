import type { runtimeCalls } from '#shared/contract/calls/runtime/runtime.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function runtimeHandlers({ interruptions }: HandlerServices): HandlersOf<typeof runtimeCalls> {
  return {
    'runtime.interruptions': (_, { clientId }) => interruptions.take(clientId),
  };
}
