import type { Translator } from '#shared/i18n/translate.ts';
import type { Correction, PlacedCorrection } from '#shared/model/correction.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { Span } from '#shared/model/span.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import type { DialogRequest } from '../../state/window/overlays.ts';
import { DialogButton } from '../base/DialogButton.tsx';

interface CorrectionListProps {
  readonly language: string;
  readonly onShow: (span: Span) => void;
}

/** The corrections of the issue, of its masthead first, each with what was printed, the way to its place and back. */
export function CorrectionList({ language, onShow }: CorrectionListProps) {
  const { corrections } = useApplication();
  const { t } = useTranslator();
  const list = usePart(corrections.store, (state) => state.list);
  const filledIn = usePart(corrections.store, (state) => state.filledIn);
  const isPrinted = usePart(corrections.store, (state) => state.wantsPrinted);
  const count = filledIn.length + list.length;
  if (count === 0) return null;
  return (
    <details className="corrections" aria-label={t('correct.list')} open>
      <summary>{t('correct.count', { count })}</summary>
      <label className="corrections-printed">
        <input
          type="checkbox"
          checked={isPrinted}
          onChange={(event) => void corrections.showPrinted(event.target.checked)}
        />
        {t('correct.showPrinted')}
      </label>
      <ul>
        {filledIn.map((field) => (
          <li key={field.field}>
            <OneField filledIn={field} language={language} />
            <div className="button-row">
              <CompareButton request={{ kind: 'compareField', filledIn: field }} />
              <UndoButton onUndo={() => void corrections.undoField(field.field)} />
            </div>
          </li>
        ))}
        {list.map((placed) => (
          <li key={placed.correction.id}>
            <OneCorrection placed={placed} language={language} onShow={onShow} />
            <div className="button-row">
              {
                // What is not applied reads as it is printed.
                placed.place && (
                  <CompareButton
                    request={{ kind: 'compare', correction: placed.correction, place: placed.place }}
                  />
                )
              }
              <UndoButton onUndo={() => void corrections.undo(placed.correction.id)} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

function CompareButton({ request }: { readonly request: DialogRequest }) {
  const { t } = useTranslator();
  return (
    <DialogButton className="plain-button" dialog={request}>
      {t('correct.compare')}
    </DialogButton>
  );
}

function UndoButton({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = useTranslator();
  return (
    <button type="button" className="plain-button" onClick={onUndo}>
      {t('correct.undo')}
    </button>
  );
}

interface OneFieldProps {
  readonly filledIn: FilledInField;
  readonly language: string;
}

function OneField({ filledIn, language }: OneFieldProps) {
  const { t, dates } = useTranslator();
  const { field, original, value, created, author } = filledIn;
  const time = created === null ? t('correct.timeUnknown') : dates.moment(created, new Date());
  return (
    <div className="correction">
      <strong>{t('correct.did.field', { field: t(`describe.field.${field}`) })}</strong>
      <span className="correction-words" lang={language}>
        {original !== null && <del>{original}</del>} <ins>{value}</ins>
      </span>
      <small>{author ? t('correct.by', { author, time }) : time}</small>
    </div>
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
