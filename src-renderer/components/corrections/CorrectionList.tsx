import type { Translator } from '#shared/i18n/translate.ts';
import type { Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { useMarksLocked } from '../../state/hooks.ts';

interface CorrectionListProps {
  readonly language: string;
  readonly onShow: (span: Span) => void;
}

/** The corrections of the issue, each with what was printed, the way to its place and back. */
export function CorrectionList({ language, onShow }: CorrectionListProps) {
  const { corrections } = useApplication();
  const { t } = useTranslator();
  const locked = useMarksLocked();
  const list = usePart(corrections.store, (state) => state.list);
  const isPrinted = usePart(corrections.store, (state) => state.wantsPrinted);
  if (list.length === 0) return null;
  return (
    <details className="corrections" aria-label={t('correct.list')} open>
      <summary>{t('correct.count', { count: list.length })}</summary>
      <label className="corrections-printed">
        <input
          type="checkbox"
          checked={isPrinted}
          onChange={(event) => void corrections.showPrinted(event.target.checked)}
        />
        {t('correct.showPrinted')}
      </label>
      <ul>
        {list.map((placed) => (
          <li key={placed.correction.id}>
            <OneCorrection placed={placed} language={language} onShow={onShow} />
            <div className="button-row">
              <Compare placed={placed} />
              <button
                type="button"
                className="plain-button"
                disabled={locked}
                onClick={() => void corrections.undo(placed.correction.id)}
              >
                {t('correct.undo')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is not applied reads as it is printed. */
function Compare({ placed: { correction, place } }: { readonly placed: PlacedCorrection }) {
  const { overlays } = useApplication();
  const { t } = useTranslator();
  if (!place) return null;
  return (
    <button
      type="button"
      className="plain-button"
      aria-haspopup="dialog"
      onClick={() => overlays.setState({ dialog: { kind: 'compare', correction, place } })}
    >
      {t('correct.compare')}
    </button>
  );
}

interface OneCorrectionProps {
  readonly placed: PlacedCorrection;
  readonly language: string;
  readonly onShow: (span: Span) => void;
}

function OneCorrection({ placed, language, onShow }: OneCorrectionProps) {
  const translator = useTranslator();
  const { t, dates } = translator;
  const { correction, place } = placed;
  const { target, change, author, created } = correction;
  const time = dates.moment(created, new Date());
  return (
    <div className="correction" data-lost={place === null ? true : undefined}>
      <strong>{whatWasDone(correction, translator)}</strong>
      <button
        type="button"
        className="correction-words"
        lang={language}
        disabled={place === null}
        onClick={() => place && onShow(place)}
      >
        {change.kind === 'text' ? (
          <>
            <del>{target.shown}</del> <ins>{change.replacement}</ins>
          </>
        ) : change.kind === 'headline' ? (
          <ins>{change.text}</ins>
        ) : (
          target.shown
        )}
      </button>
      {place === null && <p>{t('correct.lost')}</p>}
      <small>{author ? t('correct.by', { author, time }) : time}</small>
    </div>
  );
}

function whatWasDone({ change }: Correction, { t }: Translator): string {
  switch (change.kind) {
    case 'merge':
      return t('correct.did.merge', { other: change.into.shown });
    case 'move':
      return t(change.where === 'before' ? 'correct.did.moveBefore' : 'correct.did.moveAfter', {
        other: change.other.shown,
      });
    case 'role':
      return t(`correct.did.${change.role}`);
    default:
      return t(`correct.did.${change.kind}`);
  }
}
