import { useMemo, useState } from 'react';
import { languageNames, languages } from '#shared/i18n/language.ts';
import { settingsWords } from '#shared/i18n/settingsWords.ts';
import { citationStyles } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { typeSizes } from '../../state/window/settings.ts';
import { Dialog } from '../base/Dialog.tsx';
import { FilterField } from '../fields/FilterField.tsx';
import { FolderHint } from '../guide/FolderHint.tsx';
import { CitekeyField, ColourNames } from './CitationFields.tsx';
import { DictionarySettings } from './DictionarySettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';
import { Setting, SettingGroup, SettingsFilter } from './Setting.tsx';
import { filterOf } from './settingsFilter.ts';
import { UpdateSettings } from './UpdateSettings.tsx';

const themes = ['system', 'light', 'dark'] as const;

const offeredStyles = ['auto', ...citationStyles] as const;

/** Preferences that are on or off, their names and what they do. */
const checks = [
  ['pageStripShown', 'pageStrip', 'pageStripHint'],
  ['frontPage', 'frontPage', 'frontPageHint'],
  ['verticalTiers', 'tiers', 'tiersHint'],
  ['showDoubtfulWords', 'doubtful', 'doubtfulHint'],
  ['readPicturesOnBattery', 'battery', 'batteryHint'],
] as const;

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** The person's preferences. Every change counts at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings, library, info, overlays } = useApplication();
  const { t, number, language } = useTranslator();
  const words = settingsWords[language];
  const [typed, setTyped] = useState('');
  const isShown = useMemo(() => filterOf(typed, language), [typed, language]);
  const value = usePart(settings.store, (state) => state);
  const labels = {
    pageStrip: words.pageStrip,
    frontPage: t('type.frontPage'),
    tiers: words.tiers,
    doubtful: words.doubtful,
    battery: words.readPicturesOnBattery,
  };
  const path = usePart(library.store, (state) => state.state?.path ?? null);
  return (
    <Dialog title={words.title} onClose={onClose}>
      <FilterField value={typed} label={words.find} onChange={setTyped} />
      <SettingsFilter value={isShown}>
        <div className="fields settings-fields">
          <Setting
            label={words.language}
            hint={words.languageHint}
            choices={languages.map((one) => languageNames[one]).join(' ')}
          >
            {(control) => (
              <select
                value={value.language}
                {...control}
                onChange={({ target }) =>
                  isOneOf(['system', ...languages], target.value) &&
                  void settings.change({ language: target.value })
                }
              >
                <option value="system">{words.system}</option>
                {languages.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {languageNames[one]}
                  </option>
                ))}
              </select>
            )}
          </Setting>
          <Setting
            label={words.theme}
            hint={words.themeHint}
            choices={themes.map((theme) => t(`theme.${theme}`)).join(' ')}
          >
            {(control) => (
              <select
                value={value.theme}
                {...control}
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
            )}
          </Setting>
          <Setting label={t('type.name')} hint={words.typeSizeHint}>
            {(control) => (
              <span className="field-range">
                <input
                  type="range"
                  min={typeSizes.least}
                  max={typeSizes.most}
                  value={value.typeSize}
                  {...control}
                  onChange={({ target }) => void settings.change({ typeSize: Number(target.value) })}
                />
                <output>{t('type.pixels', { size: number(value.typeSize) })}</output>
              </span>
            )}
          </Setting>
          <Setting
            label={words.citation}
            hint={words.citationHint}
            choices={offeredStyles.map((style) => t(`citation.${style}`)).join(' ')}
          >
            {(control) => (
              <select
                value={value.citationStyle}
                {...control}
                onChange={({ target }) =>
                  isOneOf(offeredStyles, target.value) &&
                  void settings.change({ citationStyle: target.value })
                }
              >
                {offeredStyles.map((style) => (
                  <option key={style} value={style}>
                    {t(`citation.${style}`)}
                  </option>
                ))}
              </select>
            )}
          </Setting>
          <CitekeyField />
          <Setting label={words.author} hint={words.authorHint}>
            {(control) => (
              <input
                type="text"
                maxLength={200}
                value={value.author}
                {...control}
                onChange={({ target }) => void settings.change({ author: target.value })}
              />
            )}
          </Setting>
          {checks.map(([name, label, hint]) => (
            <Setting key={name} isCheck label={labels[label]} hint={words[hint]}>
              {(control) => (
                <input
                  type="checkbox"
                  checked={value[name]}
                  {...control}
                  onChange={({ target }) => void settings.change({ [name]: target.checked })}
                />
              )}
            </Setting>
          ))}
          <SettingGroup words={`${words.colours} ${words.coloursHint}`}>
            <ColourNames />
          </SettingGroup>
        </div>
        {path !== null && (
          <SettingGroup words={`${t('shelf.library')} ${t('snapshots.button')} ${t('targets.settings')}`}>
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
                  {words.otherLibrary}
                </button>
              ) : (
                <FolderHint />
              )}
            </section>
          </SettingGroup>
        )}
        {path !== null && (
          <SettingGroup words={`${t('search.index')} ${t('search.rebuild')}`}>
            <IndexSettings />
          </SettingGroup>
        )}
        <SettingGroup words={`${t('dictionary.title')} ${t('dictionary.how')}`}>
          <DictionarySettings />
        </SettingGroup>
        <SettingGroup words={`${words.updates} ${words.lookForUpdates} ${words.lookForUpdatesHint}`}>
          <UpdateSettings />
        </SettingGroup>
        <SettingGroup words={`${words.diagnostics} ${words.diagnosticsHint}`}>
          <section className="settings-library">
            <h3>{words.diagnostics}</h3>
            <p className="soft">{words.diagnosticsHint}</p>
            <button
              type="button"
              className="button"
              aria-haspopup="dialog"
              onClick={() => overlays.setState({ dialog: { kind: 'diagnostics' } })}
            >
              {words.showDiagnostics}
            </button>
          </section>
        </SettingGroup>
        <SettingGroup words={`${words.version} ${t('notices.title')}`}>
          <section className="settings-library">
            <p className="soft">{words.version.replace('{{version}}', info.version)}</p>
            <button
              type="button"
              className="button"
              aria-haspopup="dialog"
              onClick={() => overlays.setState({ dialog: { kind: 'notices' } })}
            >
              {t('notices.title')}
            </button>
          </section>
        </SettingGroup>
      </SettingsFilter>
      <p className="soft settings-none">{words.none.replace('{{typed}}', typed)}</p>
    </Dialog>
  );
}
