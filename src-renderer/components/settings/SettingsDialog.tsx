import { useMemo, useState } from 'react';
import { languageNames, languages } from '#shared/i18n/language.ts';
import { citationStyles } from '#shared/model/settings.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { typeSizes } from '../../state/window/settings.ts';
import { Dialog } from '../base/Dialog.tsx';
import { DialogButton } from '../base/DialogButton.tsx';
import { FilterField } from '../fields/FilterField.tsx';
import { FolderHint } from '../guide/FolderHint.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { CitekeyField, ColourNames } from './CitationFields.tsx';
import { DictionarySettings } from './DictionarySettings.tsx';
import { IndexSettings } from './IndexSettings.tsx';
import { Setting, SettingGroup, SettingsFilter } from './Setting.tsx';
import { filterOf } from './settingsFilter.ts';
import { UpdateSettings } from './UpdateSettings.tsx';

const themes = ['system', 'light', 'dark'] as const;

const offeredStyles = ['auto', ...citationStyles] as const;

/** Preferences that are on or off, with their names and what they do. */
const checks = [
  ['pageStripShown', 'settings.pageStrip', 'settings.pageStripHint'],
  ['frontPage', 'type.frontPage', 'settings.frontPageHint'],
  ['verticalTiers', 'settings.tiers', 'settings.tiersHint'],
  ['showDoubtfulWords', 'settings.doubtful', 'settings.doubtfulHint'],
  ['readPicturesOnBattery', 'settings.readPicturesOnBattery', 'settings.batteryHint'],
] as const;

/** The person's preferences. Every change counts at once. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { settings, library, info } = useApplication();
  const { t, number, language } = useTranslator();
  const [typed, setTyped] = useState('');
  const isShown = useMemo(() => filterOf(typed, language), [typed, language]);
  const value = usePart(settings.store, (state) => state);
  const path = usePart(library.store, (state) => state.state?.path ?? null);
  return (
    <Dialog title={t('settings.title')} onClose={onClose}>
      <FilterField value={typed} label={t('settings.find')} onChange={setTyped} />
      <SettingsFilter value={isShown}>
        <div className="fields settings-fields">
          <ChoiceSetting
            label={t('settings.language')}
            hint={t('settings.languageHint')}
            value={value.language}
            choices={['system', ...languages]}
            nameOf={(one) => (one === 'system' ? t('settings.system') : languageNames[one])}
            langOf={(one) => (one === 'system' ? undefined : one)}
            onChange={(one) => void settings.change({ language: one })}
          />
          <ChoiceSetting
            label={t('settings.theme')}
            hint={t('settings.themeHint')}
            value={value.theme}
            choices={themes}
            nameOf={(theme) => t(`theme.${theme}`)}
            onChange={(theme) => void settings.change({ theme })}
          />
          <Setting label={t('type.name')} hint={t('settings.typeSizeHint')}>
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
          <ChoiceSetting
            label={t('settings.citation')}
            hint={t('settings.citationHint')}
            value={value.citationStyle}
            choices={offeredStyles}
            nameOf={(style) => t(`citation.${style}`)}
            onChange={(citationStyle) => void settings.change({ citationStyle })}
          />
          <CitekeyField />
          <Setting label={t('settings.author')} hint={t('settings.authorHint')}>
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
            <Setting key={name} isCheck label={t(label)} hint={t(hint)}>
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
          <SettingGroup words={`${t('settings.colours')} ${t('settings.coloursHint')}`}>
            <ColourNames />
          </SettingGroup>
        </div>
        {path !== null && (
          <SettingGroup words={`${t('shelf.library')} ${t('snapshots.button')} ${t('targets.settings')}`}>
            <section className="settings-library">
              <h3>{t('shelf.library')}</h3>
              <p className="path">{path}</p>
              <DialogButton dialog={{ kind: 'snapshots' }}>{t('snapshots.button')}</DialogButton>
              <DialogButton dialog={{ kind: 'targets' }}>{t('targets.settings')}</DialogButton>
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
        <SettingGroup
          words={`${t('settings.updates')} ${t('settings.lookForUpdates')} ${t('settings.lookForUpdatesHint')}`}
        >
          <UpdateSettings />
        </SettingGroup>
        <SettingGroup words={`${t('settings.diagnostics')} ${t('settings.diagnosticsHint')}`}>
          <section className="settings-library">
            <h3>{t('settings.diagnostics')}</h3>
            <p className="soft">{t('settings.diagnosticsHint')}</p>
            <DialogButton dialog={{ kind: 'diagnostics' }}>{t('settings.showDiagnostics')}</DialogButton>
          </section>
        </SettingGroup>
        <SettingGroup words={`${t('settings.version', { version: info.version })} ${t('notices.title')}`}>
          <section className="settings-library">
            <p className="soft">{t('settings.version', { version: info.version })}</p>
            <DialogButton dialog={{ kind: 'notices' }}>{t('notices.title')}</DialogButton>
          </section>
        </SettingGroup>
      </SettingsFilter>
      <p className="soft settings-none">{t('settings.none', { typed })}</p>
    </Dialog>
  );
}
