import type { updateCalls } from '#shared/contract/calls/runtime/updates.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function updateHandlers({ host: { updates } }: HandlerServices): HandlersOf<typeof updateCalls> {
  return {
    'updates.state': () => updates.state(),
    'updates.look': () => updates.look(),
    'updates.download': () => updates.download(),
    'updates.install': () => updates.install(),
  };
}
