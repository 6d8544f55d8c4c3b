import { flip, offset, shift, useFloating } from '@floating-ui/react';
import { useLayoutEffect } from 'react';
import { caretBox } from '../../../dom/caretBox.ts';
import { useTranslator } from '../../../state/application.ts';
import type { LinkOffer } from './useLinkOffers.ts';

interface LinkOffersProps {
  readonly id: string;
  readonly field: HTMLTextAreaElement;
  /** The letter that they stand under. */
  readonly at: number;
  readonly offers: readonly LinkOffer[];
  readonly chosen: number;
  readonly onTake: (offer: LinkOffer) => void;
}

/** The id of one of the offers, for `aria-activedescendant`. */
export const offerId = (id: string, index: number): string => `${id}-${index}`;

/** What can be linked to, under the caret; the keyboard stays in the field. */
export function LinkOffers({ id, field, at, offers, chosen, onTake }: LinkOffersProps) {
  const { t } = useTranslator();
  const { refs, floatingStyles } = useFloating({
    open: true,
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [offset(4), flip({ padding: 8 }), shift({ padding: 8 })],
  });
  useLayoutEffect(() => {
    refs.setPositionReference({ getBoundingClientRect: () => caretBox(field, at), contextElement: field });
  }, [refs, field, at]);
  useLayoutEffect(() => {
    document.getElementById(offerId(id, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div
      ref={refs.setFloating}
      id={id}
      role="listbox"
      aria-label={t('markdown.link')}
      className="menu link-offers"
      style={floatingStyles}
    >
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose and take
        <div
          key={offer.key}
          id={offerId(id, index)}
          role="option"
          aria-selected={index === chosen}
          className="link-offer"
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <span className="name-kind">{offer.kind}</span>
          <span className="link-offer-label">{offer.label}</span>
          {offer.detail && <span className="link-offer-detail">{offer.detail}</span>}
        </div>
      ))}
    </div>
  );
}
