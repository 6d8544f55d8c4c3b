import { chineseScriptsShown } from '#shared/model/settings.ts';
import { isChinese } from '../../layout/script.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { stepTypeSize, typeSizes } from '../../state/window/settings.ts';
import { Segmented } from '../fields/Segmented.tsx';

/**
 * The size of the type, by steps and by slider; for a Chinese issue its characters; how vertical lines are set; and
 * whether the first page is made up as a front page.
 */
export function TypeChoices() {
  return (
    <>
      <TypeSize />
      <Characters />
      <VerticalForm />
      <FrontPage />
    </>
  );
}

function TypeSize() {
  const { settings } = useApplication();
  const { t, number } = useTranslator();
  const size = usePart(settings.store, (state) => state.typeSize);
  const set = (typeSize: number) => void settings.change({ typeSize });
  return (
    <div className="type-menu">
      <button type="button" aria-label={t('type.smaller')} onClick={() => set(stepTypeSize(size, -1))}>
        <small aria-hidden="true">A</small>
      </button>
      <input
        type="range"
        aria-label={t('type.name')}
        min={typeSizes.least}
        max={typeSizes.most}
        step={1}
        value={size}
        onChange={(event) => set(Number(event.target.value))}
      />
      <button type="button" aria-label={t('type.larger')} onClick={() => set(stepTypeSize(size, 1))}>
        <span aria-hidden="true">A</span>
      </button>
      <output>{t('type.pixels', { size: number(size) })}</output>
    </div>
  );
}

function Characters() {
  const { settings, currentIssue } = useApplication();
  const { t } = useTranslator();
  const shown = usePart(settings.store, (state) => state.chineseScript);
  const issue = usePart(currentIssue.store, (state) => state.issue);
  if (!issue || !isChinese(issue.language, issue.text)) return null;
  return (
    <div className="type-menu">
      <Segmented
        label={t('script.name')}
        value={shown}
        options={chineseScriptsShown.map((value) => ({ value, label: t(`script.${value}`) }))}
        onChange={(chineseScript) => void settings.change({ chineseScript })}
      />
    </div>
  );
}

function VerticalForm() {
  const { settings, router } = useApplication();
  const { t } = useTranslator();
  const tiers = usePart(settings.store, (state) => state.verticalTiers);
  const vertical = usePart(router.store, ({ route }) => route.name === 'issue' && route.view === 'vertical');
  if (!vertical) return null;
  return (
    <div className="type-menu type-menu-vertical">
      <span aria-hidden="true">{t('type.vertical')}</span>
      <Segmented
        label={t('type.vertical')}
        value={tiers ? 'tiers' : 'oneTier'}
        options={[
          { value: 'tiers', label: t('type.tiers') },
          { value: 'oneTier', label: t('type.oneTier') },
        ]}
        onChange={(form) => void settings.change({ verticalTiers: form === 'tiers' })}
      />
    </div>
  );
}

function FrontPage() {
  const { settings } = useApplication();
  const { t } = useTranslator();
  const front = usePart(settings.store, (state) => state.frontPage);
  return (
    <label className="type-check" title={t('type.frontPageHint')}>
      <input
        type="checkbox"
        checked={front}
        onChange={({ target }) => void settings.change({ frontPage: target.checked })}
      />
      {t('type.frontPage')}
    </label>
  );
}
