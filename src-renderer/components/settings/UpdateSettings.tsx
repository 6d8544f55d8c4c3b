import { useEffect, useState } from 'react';
import type { UpdatesState } from '#shared/contract/calls/runtime/updates.ts';
import type { Translate } from '#shared/i18n/translate.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { ScrolledText } from './ScrolledText.tsx';
import { Setting, SettingsFilter } from './Setting.tsx';

/** Newer versions: whether to look for them, what was found, and the next step. Nothing where the host has no updates. */
export function UpdateSettings() {
  const { peer, settings, toasts } = useApplication();
  const { t } = useTranslator();
  const isOn = usePart(settings.store, (state) => state.lookForUpdates);
  const [state, setState] = useState<UpdatesState>({ kind: 'unavailable' });
  useEffect(() => {
    const stop = peer.on('updates.changed', setState);
    peer.call('updates.state', {}).then(setState, toasts.failed);
    return stop;
  }, [peer, toasts]);
  if (state.kind === 'unavailable') return null;
  return (
    <section className="settings-library">
      <h3>{t('settings.updates')}</h3>
      {/* Whoever searched for a word of this part is shown the whole of it. */}
      <SettingsFilter value={() => true}>
        <Setting isCheck label={t('settings.lookForUpdates')} hint={t('settings.lookForUpdatesHint')}>
          {(control) => (
            <input
              type="checkbox"
              checked={isOn}
              {...control}
              onChange={({ target }) => void settings.change({ lookForUpdates: target.checked })}
            />
          )}
        </Setting>
      </SettingsFilter>
      <KnownUpdate state={state} t={t} onStep={(call) => void peer.call(call, {}).catch(toasts.failed)} />
    </section>
  );
}

interface KnownUpdateProps {
  readonly state: UpdatesState;
  readonly t: Translate;
  readonly onStep: (call: 'updates.look' | 'updates.download' | 'updates.install') => void;
}

/** What is known of a newer version, its notes as they were written, and the next step. */
export function KnownUpdate({ state, t, onStep }: KnownUpdateProps) {
  const step = nextStep(state, t);
  return (
    <>
      <p role="status">{sentenceOf(state, t)}</p>
      {'notes' in state && state.notes !== '' && (
        <ScrolledText label={t('settings.updateNotes')} text={state.notes} />
      )}
      {step && (
        <button type="button" className="button" onClick={() => onStep(step.call)}>
          {step.label}
        </button>
      )}
    </>
  );
}

/** What is known, as a sentence; empty where nothing is. */
function sentenceOf(state: UpdatesState, t: Translate): string {
  switch (state.kind) {
    case 'unavailable':
    case 'off':
      return '';
    case 'idle':
      return state.isNewest ? t('settings.updateNewest') : '';
    case 'looking':
      return t('settings.updateLooking');
    case 'available':
      return t('settings.updateAvailable', { version: state.version });
    case 'downloading':
      return t('settings.updateDownloading', { version: state.version, percent: state.percent });
    case 'ready':
      return t('settings.updateReady', { version: state.version });
    case 'failed':
      return {
        look: t('settings.updateFailedLook'),
        download: t('settings.updateFailedDownload'),
        install: t('settings.updateFailedInstall'),
      }[state.step];
  }
}

/** What a person can have done next; null while something is being done. */
function nextStep(state: UpdatesState, t: Translate) {
  switch (state.kind) {
    case 'unavailable':
    case 'looking':
    case 'downloading':
      return null;
    case 'available':
      return { call: 'updates.download', label: t('settings.updateDownload') } as const;
    case 'ready':
      return { call: 'updates.install', label: t('settings.updateInstall') } as const;
    case 'off':
    case 'idle':
    case 'failed':
      return { call: 'updates.look', label: t('settings.updateLook') } as const;
  }
}
