import type { historyCalls } from '#shared/contract/calls/history.ts';
import type { HandlersOf } from '#shared/contract/serve.ts';
import type { HandlerServices } from './services.ts';

export function historyHandlers({ opened }: HandlerServices): HandlersOf<typeof historyCalls> {
  return {
    'history.undo': () => opened().records.step('undo'),
    'history.redo': () => opened().records.step('redo'),
  };
}
