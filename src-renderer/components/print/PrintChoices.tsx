import type { PrintScope } from '#shared/contract/calls/print.ts';
import { useTranslator } from '../../state/application.ts';
import type { PrintSubject } from '../../state/window/overlays.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { notePlaces, type PrintForm, type PrintOptions, paperSizes, printForms } from './pageSetup.ts';

interface PrintChoicesProps {
  readonly scopes: PrintSubject['scopes'];
  readonly scope: PrintScope;
  readonly onScope: (scope: PrintScope) => void;
  readonly form: PrintForm;
  readonly onForm: (form: PrintForm) => void;
  readonly options: PrintOptions;
  readonly onOptions: (changes: Partial<PrintOptions>) => void;
  readonly isLarge: boolean;
  readonly onLarge: (isLarge: boolean) => void;
}

/** Only a clipping has room in a picture. */
export const canBePicture = ({ kind }: PrintScope): boolean => kind === 'article' || kind === 'passage';

/** What goes on paper or into a picture, and how it is set there. */
export function PrintChoices(props: PrintChoicesProps) {
  const { scopes, scope, onScope, form, onForm, options, onOptions, isLarge, onLarge } = props;
  const { t } = useTranslator();
  const isPicture = form !== 'pages';
  return (
    <>
      {scopes.length > 1 && (
        <ChoiceField
          label={t('print.what')}
          value={scope.kind}
          choices={scopes.map(({ kind }) => kind)}
          nameOf={(kind) => t(`print.what.${kind}`)}
          onChange={(kind) => onScope(scopes.find((one) => one.kind === kind) ?? scope)}
        />
      )}
      {canBePicture(scope) && (
        <ChoiceField
          label={t('print.form')}
          value={form}
          choices={printForms}
          nameOf={(one) => t(`print.form.${one}`)}
          onChange={onForm}
        />
      )}
      {!isPicture && (
        <ChoiceField
          label={t('print.paper')}
          value={options.paper}
          choices={paperSizes}
          nameOf={(paper) => t(`print.paper.${paper}`)}
          onChange={(paper) => onOptions({ paper })}
        />
      )}
      <ChoiceField
        label={t('print.notes')}
        value={options.notes}
        choices={isPicture ? notePlaces.filter((place) => place !== 'margin') : notePlaces}
        nameOf={(place) => t(isPicture && place === 'none' ? 'print.notes.hidden' : `print.notes.${place}`)}
        onChange={(notes) => onOptions({ notes })}
      />
      <label className="export-check">
        <input
          type="checkbox"
          checked={options.highlights}
          onChange={({ target }) => onOptions({ highlights: target.checked })}
        />
        {t(isPicture ? 'print.showHighlights' : 'print.highlights')}
      </label>
      {!isPicture && (
        <label className="export-check">
          <input type="checkbox" checked={isLarge} onChange={({ target }) => onLarge(target.checked)} />
          {t('print.larger')}
        </label>
      )}
    </>
  );
}
