import type { AnchoredAnnotation } from '#shared/model/annotation.ts';
import { useTranslator } from '../../state/application.ts';
import { useHands } from './useHands.ts';

/** Who made a mark and who changed it last, where there is more than one hand. */
export function MadeBy({ item: { annotation, hands: by } }: { readonly item: AnchoredAnnotation }) {
  const { t } = useTranslator();
  const { hands, who } = useHands();
  if (!by || hands.length < 2) return null;
  const made = annotation.creator === undefined && by.made !== null ? who(by.made) : null;
  const changed = by.changed !== null ? who(by.changed) : null;
  const parts = [
    made && (made.isOwn ? t('hands.byYou') : t('hands.by', { name: made.name })),
    changed &&
      changed.id !== (by.made === null ? null : who(by.made).id) &&
      (changed.isOwn ? t('hands.changedByYou') : t('hands.changedBy', { name: changed.name })),
  ].filter((part) => part);
  return parts.length > 0 ? <p className="note-headline">{parts.join(' · ')}</p> : null;
}
