import { useState } from 'react';
import { orphanWords } from '#shared/i18n/orphanWords.ts';
import { message } from '#shared/i18n/translate.ts';
import type { AnchoredAnnotation, PassageCandidate } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication } from '../../state/application.ts';
import { useLateWords } from '../../state/useLateWords.ts';
import { OrphanPlaces } from './OrphanPlaces.tsx';

interface OrphanPlacingProps {
  readonly item: AnchoredAnnotation;
  /** What is selected on the paper. */
  readonly selection: Span | null;
  readonly onShow: (span: Span) => void;
}

/** The place that an annotation lost, and the ways to give it one again. It stays as it is until a person does. */
export function OrphanPlacing({ item, selection, onShow }: OrphanPlacingProps) {
  const { peer, toasts, history } = useApplication();
  const { t } = useLateWords(orphanWords);
  const [places, setPlaces] = useState<readonly PassageCandidate[] | 'searching' | null>(null);
  const { id, issueId, target } = item.annotation;
  const { prefix, exact, suffix } = target.quote;

  const find = async () => {
    setPlaces('searching');
    try {
      setPlaces(await peer.call('annotations.candidates', { issueId, annotationId: id }));
    } catch (error) {
      setPlaces(null);
      toasts.failed(error);
    }
  };
  const attach = async ({ start, end }: Span) => {
    try {
      await peer.call('annotations.reattach', { issueId, annotationId: id, start, end });
      toasts.done(message('orphan.attached'), () => void history.undo());
    } catch (error) {
      toasts.failed(error);
    }
  };
  return (
    <div className="orphan-placing">
      <p className="orphan-context">
        <span className="visually-hidden">{t('orphan.context')}: </span>…{prefix}
        <mark>{exact}</mark>
        {suffix}…
      </p>
      {places === 'searching' && <p role="status">{t('orphan.searching')}</p>}
      {places !== null && places !== 'searching' && (
        <OrphanPlaces places={places} onShow={onShow} onAttach={(span) => void attach(span)} />
      )}
      <div className="editor-actions">
        {places === null && (
          <button type="button" className="button small" onClick={() => void find()}>
            {t('orphan.find')}
          </button>
        )}
        {selection && (
          <button
            type="button"
            className="button small"
            // A press must not take the selection away before it was used.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void attach(selection)}
          >
            {t('orphan.attachSelected')}
          </button>
        )}
        {!selection && <span className="soft">{t('orphan.selectHint')}</span>}
      </div>
    </div>
  );
}
