import type { ChineseScript } from '../../layout/lines/chineseScript.ts';
import { useApplication, useTranslator } from '../../state/application.ts';

/** Says that the characters on the paper are not the printed ones, and brings those back. */
export function ShownScript({ script }: { readonly script: ChineseScript }) {
  const { settings } = useApplication();
  const { t } = useTranslator();
  return (
    <p className="printed-line" role="status">
      {t(`script.shown.${script}`)}{' '}
      <button
        type="button"
        className="plain-button"
        onClick={() => void settings.change({ chineseScript: 'printed' })}
      >
        {t('script.showPrinted')}
      </button>
    </p>
  );
}
