import { useEffect, useState } from 'react';
import type { UpdatesState } from '#shared/contract/calls/runtime/updates.ts';
import { type SettingsWords, settingsWords } from '#shared/i18n/settingsWords.ts';
import { useApplication, usePart, useTranslator } from '../../state/application.ts';
import { Setting, SettingsFilter } from './Setting.tsx';

/** Newer versions: whether to look for them, what was found, and the next step. Nothing where the host has no updates. */
export function UpdateSettings() {
  const { peer, settings, toasts } = useApplication();
  const { language } = useTranslator();
  const words = settingsWords[language];
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
      <h3>{words.updates}</h3>
      {/* Whoever searched for a word of this part is shown the whole of it. */}
      <SettingsFilter value={() => true}>
        <Setting isCheck label={words.lookForUpdates} hint={words.lookForUpdatesHint}>
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
      <KnownUpdate
        state={state}
        words={words}
        onStep={(call) => void peer.call(call, {}).catch(toasts.failed)}
      />
    </section>
  );
}

interface KnownUpdateProps {
  readonly state: UpdatesState;
  readonly words: SettingsWords;
  readonly onStep: (call: 'updates.look' | 'updates.download' | 'updates.install') => void;
}

/** What is known of a newer version, its notes as they were written, and the next step. */
export function KnownUpdate({ state, words, onStep }: KnownUpdateProps) {
  const step = nextStep(state, words);
  return (
    <>
      <p role="status">{sentenceOf(state, words)}</p>
      {'notes' in state && state.notes !== '' && (
        /* biome-ignore lint/a11y/noNoninteractiveTabindex: who uses the keyboard scrolls it as well. */
        <section className="diagnostics" tabIndex={0} aria-label={words.updateNotes}>
          <pre>{state.notes}</pre>
        </section>
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
function sentenceOf(state: UpdatesState, words: SettingsWords): string {
  switch (state.kind) {
    case 'unavailable':
    case 'off':
      return '';
    case 'idle':
      return state.isNewest ? words.updateNewest : '';
    case 'looking':
      return words.updateLooking;
    case 'available':
      return words.updateAvailable.replace('{{version}}', state.version);
    case 'downloading':
      return words.updateDownloading
        .replace('{{version}}', state.version)
        .replace('{{percent}}', String(state.percent));
    case 'ready':
      return words.updateReady.replace('{{version}}', state.version);
    case 'failed':
      return {
        look: words.updateFailedLook,
        download: words.updateFailedDownload,
        install: words.updateFailedInstall,
      }[state.step];
  }
}

/** What a person can have done next; null while something is being done. */
function nextStep(state: UpdatesState, words: SettingsWords) {
  switch (state.kind) {
    case 'unavailable':
    case 'looking':
    case 'downloading':
      return null;
    case 'available':
      return { call: 'updates.download', label: words.updateDownload } as const;
    case 'ready':
      return { call: 'updates.install', label: words.updateInstall } as const;
    case 'off':
    case 'idle':
    case 'failed':
      return { call: 'updates.look', label: words.updateLook } as const;
  }
}
