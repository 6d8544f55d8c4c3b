import type { InterruptedPart } from '#shared/contract/calls/runtime/runtime.ts';
import type { ClientPeer } from '#shared/contract/peer.ts';
import type { MessageKey } from '#shared/i18n/translate.ts';
import type { Toasts } from './toasts.ts';

/** Says what stopped and was started again: now, and while this window had no page. */
export function tellInterruptions(peer: ClientPeer, toasts: Toasts): void {
  const tell = (part: InterruptedPart) => {
    // Made by hand: fetched after the first screen, this shares nothing with what stands before it.
    const key: MessageKey = part === 'page' ? 'runtime.lostPage' : `runtime.restarted.${part}`;
    toasts.done({ key, values: {} });
  };
  peer.on('runtime.interrupted', ({ part }) => tell(part));
  peer.call('runtime.interruptions', {}).then(
    (parts) => parts.forEach(tell),
    // Who cannot be asked has nothing to tell that could be shown.
    () => undefined,
  );
}
