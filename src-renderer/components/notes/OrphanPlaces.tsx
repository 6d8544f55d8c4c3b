import type { PassageCandidate } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { useTranslator } from '../../state/application.ts';

interface OrphanPlacesProps {
  readonly places: readonly PassageCandidate[];
  readonly onShow: (span: Span) => void;
  /** Null where marks cannot be changed. */
  readonly onAttach: ((span: Span) => void) | null;
}

/** The places that resemble a lost passage, the best first, each to be looked at or taken. */
export function OrphanPlaces({ places, onShow, onAttach }: OrphanPlacesProps) {
  const { t, number } = useTranslator();
  if (places.length === 0) return <p className="soft">{t('orphan.none')}</p>;
  return (
    <ol className="orphan-places" aria-label={t('orphan.places')}>
      {places.map((place) => (
        <li key={`${place.start}-${place.end}`}>
          <p className="orphan-context">
            …{place.before}
            <mark>{place.text}</mark>
            {place.after}…
          </p>
          {place.headline && <p className="note-headline">{place.headline}</p>}
          <div className="editor-actions">
            <span className="soft">
              {t('orphan.candidate', { percent: number(Math.round(place.score * 100)) })}
            </span>
            <button type="button" className="plain-button" onClick={() => onShow(place)}>
              {t('orphan.show')}
            </button>
            {onAttach && (
              <button type="button" className="button small" onClick={() => onAttach(place)}>
                {t('orphan.attach')}
              </button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
