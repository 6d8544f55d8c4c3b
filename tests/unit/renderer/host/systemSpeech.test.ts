import { describe, expect, it } from 'vitest';
import { type SpeechPort, systemSpeaker } from '../../../../src-renderer/host/systemSpeech.ts';

const voice = (name: string, localService: boolean) =>
  ({ voiceURI: name, name, lang: 'en-US', localService, default: false }) as SpeechSynthesisVoice;

/** An engine that does what it is told when the test says so. */
function engine(voices: readonly SpeechSynthesisVoice[]) {
  const spoken: SpeechSynthesisUtterance[] = [];
  let cancelled = 0;
  const port: SpeechPort = {
    synthesis: {
      getVoices: () => [...voices],
      speak: (utterance) => void spoken.push(utterance),
      cancel: () => void cancelled++,
      resume: () => undefined,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    utterance: (text) => ({ text }) as SpeechSynthesisUtterance,
  };
  const heard: string[] = [];
  const events = {
    onStart: () => void heard.push('start'),
    onEnd: () => void heard.push('end'),
    onFailure: () => void heard.push('failure'),
  };
  const end = (at: number) => spoken[at]?.onend?.call(spoken[at], {} as SpeechSynthesisEvent);
  return { port, spoken, heard, events, end, cancelled: () => cancelled };
}

describe('the voices of the system', () => {
  it('are those of this computer alone', () => {
    const { port } = engine([voice('Google UK', false), voice('Daniel', true)]);
    expect(
      systemSpeaker(port)
        .voices()
        .map(({ name }) => name),
    ).toEqual(['Daniel']);
    expect(systemSpeaker(null).voices()).toEqual([]);
  });

  it('say a text with a voice, never without one', async () => {
    const { port, spoken, heard, events } = engine([voice('Google UK', false), voice('Daniel', true)]);
    const speaker = systemSpeaker(port);
    const [daniel] = speaker.voices();
    if (!daniel) throw new Error('A voice.');
    speaker.say('Words.', daniel, 1.5, events);
    expect(spoken[0]).toMatchObject({ text: 'Words.', rate: 1.5, lang: 'en-US', voice: { name: 'Daniel' } });
    speaker.say('Words.', { ...daniel, id: 'Google UK' }, 1, events);
    await Promise.resolve();
    expect([spoken.length, heard]).toEqual([1, ['failure']]);
  });

  it('tell nothing more of what was silenced or replaced', () => {
    const { port, heard, events, end, cancelled } = engine([voice('Daniel', true)]);
    const speaker = systemSpeaker(port);
    const [daniel] = speaker.voices();
    if (!daniel) throw new Error('A voice.');
    const silence = speaker.say('First.', daniel, 1, events);
    speaker.say('Second.', daniel, 1, events);
    end(0);
    expect(heard).toEqual([]);
    const before = cancelled();
    silence();
    expect(cancelled()).toBe(before);
    end(1);
    expect(heard).toEqual(['end']);
  });
});
