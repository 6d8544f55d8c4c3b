import type { Speaker, SpeechEvents } from '../state/aloud/readAloud.ts';
import type { Voice } from '../state/aloud/voices.ts';

/** The part of the Web Speech API that this needs; null where a browser is built without it. */
export interface SpeechPort {
  readonly synthesis: Pick<
    SpeechSynthesis,
    'getVoices' | 'speak' | 'cancel' | 'resume' | 'addEventListener' | 'removeEventListener'
  >;
  utterance(text: string): SpeechSynthesisUtterance;
}

/** The window's own. */
export const windowSpeech = (): SpeechPort | null =>
  'speechSynthesis' in window
    ? { synthesis: window.speechSynthesis, utterance: (text) => new SpeechSynthesisUtterance(text) }
    : null;

/**
 * The voices of the system through the Web Speech API, local ones only: a remote one would send the text
 * to its maker. https://webaudio.github.io/web-speech-api/#tts-section
 */
export function systemSpeaker(port: SpeechPort | null): Speaker {
  if (!port) return { voices: () => [], onVoices: () => () => undefined, say: () => () => undefined };
  const { synthesis } = port;
  /** Held for as long as it speaks: Chromium drops the events of one that is collected as garbage. */
  let speaking: SpeechSynthesisUtterance | null = null;
  const local = () => synthesis.getVoices().filter(({ localService }) => localService);

  return {
    voices: () =>
      local().map(
        ({ voiceURI, name, lang, default: isDefault }): Voice => ({
          id: voiceURI,
          name,
          language: lang,
          isDefault,
        }),
      ),
    onVoices(listener) {
      synthesis.addEventListener('voiceschanged', listener);
      return () => synthesis.removeEventListener('voiceschanged', listener);
    },
    say(text, { id }, rate, events) {
      const voice = local().find(({ voiceURI }) => voiceURI === id);
      const utterance = port.utterance(text);
      const isCurrent = () => speaking === utterance;
      const once = (tell: keyof SpeechEvents) => () => {
        // An utterance that was cancelled ends or fails later on, in some engines, as if nothing had been.
        if (!isCurrent()) return;
        if (tell !== 'onStart') speaking = null;
        events[tell]();
      };
      synthesis.cancel();
      speaking = utterance;
      utterance.onstart = once('onStart');
      utterance.onend = once('onEnd');
      utterance.onerror = once('onFailure');
      utterance.rate = rate;
      // Without a voice the engine would choose one, which may be a remote one.
      if (!voice) queueMicrotask(once('onFailure'));
      else {
        utterance.voice = voice;
        utterance.lang = voice.lang;
        synthesis.speak(utterance);
        // Another page may have left the engine paused.
        synthesis.resume();
      }
      return () => {
        if (!isCurrent()) return;
        speaking = null;
        synthesis.cancel();
      };
    },
  };
}
