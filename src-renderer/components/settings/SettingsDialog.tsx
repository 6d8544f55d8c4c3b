import { languageNames, languages } from '#shared/i18n/language.ts';
import { citationStyles } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { typeSizes } from '../../state/window/settings.ts';
import { Dialog } from '../base/Dialog.tsx';
import { FolderHint } from '../guide/FolderHint.tsx';
import { CitekeyField, ColourNames } from './CitationFields.tsx';
import { DictionarySettings } from './DictionarySettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';

const themes = ['system', 'light', 'dark'] as const;

const offeredStyles = ['auto', ...citationStyles] as const;

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** The person's preferences. Every change counts at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings, library, info, overlays } = useApplication();
  const { t, number } = useTranslator();
  const value = usePart(settings.store, (state) => state);
  const path = usePart(library.store, (state) => state.state?.path ?? null);
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <div className="fields">
        <label>
          {t('settings.language')}
          <select
            value={value.language}
            onChange={({ target }) =>
              isOneOf(['system', ...languages], target.value) &&
              void settings.change({ language: target.value })
            }
          >
            <option value="system">{t('settings.system')}</option>
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {languageNames[language]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('settings.theme')}
          <select
            value={value.theme}
            onChange={({ target }) =>
              isOneOf(themes, target.value) && void settings.change({ theme: target.value })
            }
          >
            {themes.map((theme) => (
              <option key={theme} value={theme}>
                {t(`theme.${theme}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('type.name')}
          <span className="field-range">
            <input
              type="range"
              min={typeSizes.least}
              max={typeSizes.most}
              value={value.typeSize}
              onChange={({ target }) => void settings.change({ typeSize: Number(target.value) })}
            />
            <output>{t('type.pixels', { size: number(value.typeSize) })}</output>
          </span>
        </label>
        <label>
          {t('settings.citation')}
          <select
            value={value.citationStyle}
            onChange={({ target }) =>
              isOneOf(offeredStyles, target.value) && void settings.change({ citationStyle: target.value })
            }
          >
            {offeredStyles.map((style) => (
              <option key={style} value={style}>
                {t(`citation.${style}`)}
              </option>
            ))}
          </select>
        </label>
        <CitekeyField />
        <label>
          {t('settings.author')}
          <input
            type="text"
            maxLength={200}
            value={value.author}
            placeholder={t('settings.authorHint')}
            onChange={({ target }) => void settings.change({ author: target.value })}
          />
        </label>
        <label className="settings-check">
          <input
            type="checkbox"
            checked={value.pageStripShown}
            onChange={({ target }) => void settings.change({ pageStripShown: target.checked })}
          />
          {t('settings.pageStrip')}
        </label>
        <label className="settings-check">
          <input
            type="checkbox"
            checked={value.frontPage}
            onChange={({ target }) => void settings.change({ frontPage: target.checked })}
          />
          {`${t('type.frontPage')}${t('mark.colon')}${t('type.frontPageHint')}`}
        </label>
        <label className="settings-check">
          <input
            type="checkbox"
            checked={value.readPicturesOnBattery}
            onChange={({ target }) => void settings.change({ readPicturesOnBattery: target.checked })}
          />
          {t('settings.readPicturesOnBattery')}
        </label>
        <ColourNames />
      </div>
      {path !== null && (
        <section className="settings-library">
          <h3>{t('shelf.library')}</h3>
          <p className="path">{path}</p>
          <button
            type="button"
            className="button"
            aria-haspopup="dialog"
            onClick={() => overlays.setState({ dialog: { kind: 'snapshots' } })}
          >
            {t('snapshots.button')}
          </button>
          <button
            type="button"
            className="button"
            aria-haspopup="dialog"
            onClick={() => overlays.setState({ dialog: { kind: 'targets' } })}
          >
            {t('targets.settings')}
          </button>
          {info.canChooseFolder ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                onClose();
                void library.choose();
              }}
            >
              {t('settings.otherLibrary')}
            </button>
          ) : (
            <FolderHint />
          )}
        </section>
      )}
      {path !== null && <IndexSettings />}
      <DictionarySettings />
      <section className="settings-library">
        <p className="soft">{t('settings.version', { version: info.version })}</p>
        <button
          type="button"
          className="button"
          aria-haspopup="dialog"
          onClick={() => overlays.setState({ dialog: { kind: 'notices' } })}
        >
          {t('notices.title')}
        </button>
      </section>
    </Dialog>
  );
}
