import { type Hand, handOf } from '#shared/model/hand.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';

/** The hands of the library, and how to call the one that a device is of. */
export function useHands() {
  const application = useApplication();
  const { t } = useTranslator();
  const hands = usePart(application.hands.store, (state) => state.hands);
  const who = (device: string): Pick<Hand, 'id' | 'name' | 'isOwn'> =>
    handOf(hands, device) ?? { id: device, name: t('hands.unknown', { device }), isOwn: false };
  return { hands, who };
}
