import type { WritingMode } from '#shared/model/scans/pageReading.ts';
import { type ReadableLanguage, readableLanguages } from '#shared/model/scans/pictureReading.ts';
import { useTranslator } from '../../state/application.ts';
import { mayBeVertical } from '../../state/library/readablePictures.ts';
import { ChoiceField } from '../fields/ChoiceField.tsx';

/** How pages are printed; null leaves it to a first look at them. */
export interface Print {
  readonly language: ReadableLanguage | null;
  readonly writing: WritingMode | null;
}

interface PrintFieldsProps {
  readonly print: Print;
  readonly onPrint: (print: Print) => void;
}

const asLooks = 'asLooks';

/** In which language pages are printed, and, where it may be either, whether their lines run across or down. */
export function PrintFields({ print, onPrint }: PrintFieldsProps) {
  const { t } = useTranslator();
  const { language, writing } = print;
  return (
    <div className="print-fields">
      <ChoiceField
        label={t('pictures.language')}
        value={language ?? asLooks}
        choices={[asLooks, ...readableLanguages]}
        nameOf={(choice) => t(choice === asLooks ? 'pictures.asLooks' : `pictures.language.${choice}`)}
        onChange={(choice) => onPrint({ language: choice === asLooks ? null : choice, writing })}
      />
      {mayBeVertical(language) && (
        <ChoiceField
          label={t('pictures.direction')}
          value={writing ?? asLooks}
          choices={[asLooks, 'horizontal-tb', 'vertical-rl']}
          nameOf={(choice) => t(choice === asLooks ? 'pictures.asLooks' : `pictures.direction.${choice}`)}
          onChange={(choice) => onPrint({ language, writing: choice === asLooks ? null : choice })}
        />
      )}
    </div>
  );
}
