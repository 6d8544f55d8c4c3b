import { expect, type Locator, type Page } from '@playwright/test';

/** What a computer was told to say. */
export interface Said {
  readonly text: string;
  readonly voice: string;
  readonly rate: number;
}

interface FakeVoice {
  readonly name: string;
  readonly lang: string;
  readonly localService: boolean;
}

declare global {
  interface Window {
    /** The fake engine: what was said, and how what is being said comes to its end. */
    readonly fakeSpeech: { readonly said: Said[]; readonly speaking: boolean; finish(): void };
  }
}

const voices: readonly FakeVoice[] = [
  { name: 'Remote English', lang: 'en-US', localService: false },
  { name: 'Remote Chinese', lang: 'zh-CN', localService: false },
  { name: 'Daniel', lang: 'en-GB', localService: true },
  { name: 'Serena', lang: 'en-GB', localService: true },
  { name: 'Tingting', lang: 'zh-CN', localService: true },
];

/** Reading aloud, by the strip below the paper. */
export class Aloud {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get bar(): Locator {
    return this.#page.getByRole('region', { name: 'Reading aloud' });
  }

  get start(): Locator {
    return this.#page.getByRole('banner').getByRole('button', { name: 'Read aloud' });
  }

  button(name: string): Locator {
    return this.bar.getByRole('button', { name });
  }

  /** Gives the computer some voices, remote ones among them; the browser of the tests has none. */
  async installVoices(): Promise<void> {
    await this.#page.addInitScript(fakeEngine, voices);
    await this.#page.reload();
  }

  async said(): Promise<readonly Said[]> {
    return await this.#page.evaluate(() => window.fakeSpeech.said);
  }

  /** Waits until a sentence is being said. */
  async hears(text: string | RegExp): Promise<void> {
    const now = () =>
      this.#page.evaluate(() => (window.fakeSpeech.speaking ? window.fakeSpeech.said.at(-1)?.text : null));
    if (typeof text === 'string') await expect.poll(now).toBe(text);
    else await expect.poll(now).toMatch(text);
  }

  async hearsNothing(): Promise<void> {
    await expect.poll(() => this.#page.evaluate(() => window.fakeSpeech.speaking)).toBe(false);
  }

  /** Lets what is being said come to its end. */
  async finish(): Promise<void> {
    await this.#page.evaluate(() => window.fakeSpeech.finish());
  }
}

/** Runs in the page, ahead of the application. */
function fakeEngine(installed: readonly FakeVoice[]): void {
  const said: Said[] = [];
  let current: SpeechSynthesisUtterance | null = null;
  const end = (how: 'onend' | 'onerror') => {
    const utterance = current;
    current = null;
    const handler = utterance?.[how] as ((event: Event) => void) | null | undefined;
    handler?.call(utterance, new Event(how.slice(2)));
  };
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => installed.map((voice) => ({ ...voice, voiceURI: `urn:${voice.name}`, default: false })),
    speak(utterance: SpeechSynthesisUtterance) {
      current = utterance;
      said.push({ text: utterance.text, voice: utterance.voice?.name ?? 'none', rate: utterance.rate });
      queueMicrotask(() => utterance.onstart?.(new Event('start') as SpeechSynthesisEvent));
    },
    // As Chromium does: what is cancelled fails a moment later.
    cancel() {
      const cancelled = current;
      current = null;
      queueMicrotask(() => cancelled?.onerror?.(new Event('error') as SpeechSynthesisErrorEvent));
    },
    resume: () => undefined,
  });
  class Utterance {
    voice: SpeechSynthesisVoice | null = null;
    lang = '';
    rate = 1;
    onstart: unknown = null;
    onend: unknown = null;
    onerror: unknown = null;
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  Object.defineProperty(window, 'fakeSpeech', {
    value: {
      said,
      get speaking() {
        return current !== null;
      },
      finish: () => end('onend'),
    },
  });
}
