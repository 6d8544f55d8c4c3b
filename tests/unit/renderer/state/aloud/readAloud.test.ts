import { describe, expect, it } from 'vitest';
import type { Article, Issue } from '#shared/model/issue.ts';
import { defaultSettings, type Settings } from '#shared/model/settings.ts';
import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { makeFlow } from '#shared/text/flow.ts';
import { piecesOf, planReading, spokenFlows } from '../../../../../src-renderer/state/aloud/order.ts';
import {
  createReadAloud,
  type Speaker,
  type SpeechEvents,
} from '../../../../../src-renderer/state/aloud/readAloud.ts';
import type { Voice } from '../../../../../src-renderer/state/aloud/voices.ts';
import { createSettings } from '../../../../../src-renderer/state/window/settings.ts';
import { connect, handClock } from '../../support.ts';

const text = [
  'KICKER', // 0
  'The Bridge Opened',
  'By A. Writer',
  'It was cold. The river rose.',
  'People came, and the band',
  'ADVERTISEMENT: fresh eels daily.',
  'played all night. Nobody slept.',
  'Second Headline',
  'Words of the second one.',
  'Third Headline',
  'Words of the third one.',
].join('\n');
const { slice } = indexCodePoints(text);

function spanOf(words: string): Span {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`The text has no “${words}”.`);
  return { start, end: start + words.length };
}
const flow = (...parts: readonly (string | FlowPiece)[]): Flow =>
  makeFlow(
    parts.map((part, at) =>
      typeof part === 'string' ? { ...spanOf(part), glue: at === 0 ? '' : ' ' } : part,
    ),
    slice,
  );
const article = (id: string, part: Partial<Article>): Article => {
  const flows = [part.kicker, part.headline, ...(part.paragraphs ?? [])].filter((one) => !!one);
  return {
    id,
    kicker: null,
    headline: null,
    deck: null,
    bylineLine: null,
    paragraphs: [],
    continuationMarks: [],
    start: flows[0]?.start ?? 0,
    end: flows.at(-1)?.end ?? 0,
    ...part,
  } as Article;
};
const paragraph = (...parts: readonly (string | FlowPiece)[]) => ({
  ...flow(...parts),
  kind: 'body' as const,
});

const issue = {
  id: 'issue',
  language: 'en',
  text,
  masthead: { parts: [] },
  imprint: { parts: [] },
  notices: [{ ...flow('ADVERTISEMENT: fresh eels daily.'), id: 'n', kind: 'advertisement', page: null }],
  articles: [
    article('one', {
      kicker: flow('KICKER'),
      headline: flow('The Bridge Opened'),
      bylineLine: flow('By A. Writer'),
      paragraphs: [
        paragraph('It was cold. The river rose.'),
        paragraph('People came, and the band', 'played all night. Nobody slept.'),
      ],
    }),
    article('two', {
      headline: flow('Second Headline'),
      paragraphs: [paragraph('Words of the second one.')],
    }),
    article('three', {
      headline: flow('Third Headline'),
      paragraphs: [paragraph('Words of the third one.')],
    }),
  ],
} as unknown as Issue;

const shown = (spans: readonly Span[]) => spans.map(({ start, end }) => slice(start, end));

describe('what is read', () => {
  it('is every article in the order people read it, without notices', () => {
    expect(spokenFlows(issue).map((one) => one.flow.text)).toEqual([
      'KICKER',
      'The Bridge Opened',
      'By A. Writer',
      'It was cold. The river rose.',
      'People came, and the band played all night. Nobody slept.',
      'Second Headline',
      'Words of the second one.',
      'Third Headline',
      'Words of the third one.',
    ]);
  });

  it('follows an article to where it goes on', () => {
    const [one, two, three] = issue.articles;
    if (!one || !two || !three) throw new Error('Three articles.');
    const torn = {
      ...issue,
      articles: [{ ...one, continuedIn: 'three' }, two, { ...three, continuationOf: 'one' }],
    };
    expect(spokenFlows(torn).map(({ articleId }) => articleId)).toEqual([
      ...['one', 'one', 'one', 'one', 'one'],
      ...['three', 'three', 'two', 'two'],
    ]);
  });

  it('begins at the paragraph that is seen, at an article’s head, or at the very letter that was selected', () => {
    const begins = (from: Parameters<typeof planReading>[1]) => {
      const plan = planReading(issue, from);
      return plan && [...(plan.flows[plan.index]?.flow.text ?? '')].slice(plan.offset).join('');
    };
    const at = (words: string) => spanOf(words).start;
    expect(begins({ kind: 'focus', articleId: null, start: null })).toBe('KICKER');
    expect(begins({ kind: 'focus', articleId: null, start: at('By A.') })).toBe('KICKER');
    expect(begins({ kind: 'focus', articleId: null, start: at('river') })).toMatch(/^It was cold/);
    expect(begins({ kind: 'focus', articleId: 'two', start: at('river') })).toBe('Second Headline');
    expect(begins({ kind: 'focus', articleId: null, start: at('eels') })).toBe('KICKER');
    expect(begins({ kind: 'passage', start: at('river') })).toBe('river rose.');
    expect(begins({ kind: 'passage', start: at('fresh') })).toBe('fresh eels daily.');
    expect(planReading({ ...issue, articles: [] }, { kind: 'focus', articleId: null, start: 3 })).toBeNull();
  });

  it('is marked where it stands, without what lies between two columns', () => {
    const torn = issue.articles[0]?.paragraphs[1];
    if (!torn) throw new Error('Two paragraphs.');
    expect(piecesOf(issue, torn).map(({ text: said, spans }) => [said, shown(spans)])).toEqual([
      ['People came, and the band played all night.', ['People came, and the band', 'played all night.']],
      ['Nobody slept.', ['Nobody slept.']],
    ]);
  });

  it('is the corrected text, marked where the correction stands', () => {
    const { start } = spanOf('river');
    const corrected = flow(
      { start: spanOf('It was cold.').start, end: start, glue: '' },
      { start, end: start + 5, glue: '', replacement: 'great flood' },
      { start: start + 5, end: spanOf('rose.').end, glue: '' },
    );
    const [, second] = piecesOf(issue, corrected);
    expect(second?.text).toBe('The great flood rose.');
    expect(shown(second?.spans ?? [])).toEqual(['The river rose.']);
  });
});

const samantha: Voice = { id: 'samantha', name: 'Samantha', language: 'en-US', isDefault: true };
const daniel: Voice = { id: 'daniel', name: 'Daniel', language: 'en-GB', isDefault: false };

/** A computer that says what it is told to once the test lets it. */
class FakeSpeaker implements Speaker {
  installed: readonly Voice[] = [samantha, daniel];
  readonly said: string[] = [];
  #now: SpeechEvents | null = null;
  readonly #listeners = new Set<() => void>();

  voices = () => this.installed;
  onVoices = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  say = (words: string, voice: Voice, rate: number, events: SpeechEvents) => {
    this.said.push(`${voice.name} ${rate}: ${words}`);
    this.#now = events;
    return () => {
      if (this.#now === events) this.#now = null;
    };
  };

  get silent(): boolean {
    return this.#now === null;
  }
  /** Says to the end what is being said. */
  finish(): void {
    const events = this.#now;
    this.#now = null;
    events?.onStart();
    events?.onEnd();
  }
  fail(): void {
    const events = this.#now;
    this.#now = null;
    events?.onFailure();
  }
  install(voices: readonly Voice[]): void {
    this.installed = voices;
    for (const listener of this.#listeners) listener();
  }
}

function reader() {
  let saved: Settings = defaultSettings;
  const { peer } = connect({
    'settings.change': (patch) => {
      saved = { ...saved, ...patch } as Settings;
      return saved;
    },
  });
  const speaker = new FakeSpeaker();
  const clock = handClock();
  const settings = createSettings(peer, (error) => {
    throw error;
  });
  const aloud = createReadAloud(settings, ['en-US'], { ...clock.around, speaker });
  const start = (words: string | null = null) =>
    aloud.start(
      'first',
      issue,
      words === null
        ? { kind: 'focus', articleId: null, start: null }
        : { kind: 'passage', start: spanOf(words).start },
    );
  return {
    aloud,
    speaker,
    clock,
    start,
    status: () => aloud.store.getState().status,
    marked: () => shown(aloud.store.getState().spans).join('|'),
    last: () => speaker.said.at(-1)?.replace(/^.*: /u, ''),
  };
}

describe('reading aloud', () => {
  it('reads on to the end of the issue and stops there, the sentence marked', () => {
    const { aloud, speaker, start, status, marked } = reader();
    start();
    for (let sentence = 0; sentence < 20 && status() === 'speaking'; sentence++) {
      expect(marked()).not.toBe('');
      speaker.finish();
    }
    expect(speaker.said.map((said) => said.replace('Samantha 1: ', ''))).toEqual([
      'KICKER',
      'The Bridge Opened',
      'By A. Writer',
      'It was cold.',
      'The river rose.',
      'People came, and the band played all night.',
      'Nobody slept.',
      'Second Headline',
      'Words of the second one.',
      'Third Headline',
      'Words of the third one.',
    ]);
    expect(aloud.store.getState()).toMatchObject({ status: 'off', spans: [], reader: null });
  });

  it('reads a notice when asked from there, and nothing after it', () => {
    const { speaker, start, status, last } = reader();
    start('fresh eels');
    expect(last()).toBe('fresh eels daily.');
    speaker.finish();
    expect(status()).toBe('off');
  });

  it('falls silent at once when paused and goes on with the sentence, skipping nothing', () => {
    const { aloud, speaker, start, status, last, marked } = reader();
    start('The river');
    aloud.pause();
    expect([status(), speaker.silent, marked()]).toEqual(['paused', true, 'The river rose.']);
    speaker.finish();
    expect(speaker.said).toHaveLength(1);
    aloud.resume();
    expect([status(), last()]).toEqual(['speaking', 'The river rose.']);
  });

  it('goes to the next paragraph and article, and back to the start of this one first', () => {
    const { aloud, speaker, start, last } = reader();
    start('The river');
    aloud.step('paragraph', 1);
    expect(last()).toBe('People came, and the band played all night.');
    speaker.finish();
    expect(last()).toBe('Nobody slept.');
    aloud.step('paragraph', -1);
    expect(last()).toBe('People came, and the band played all night.');
    aloud.step('paragraph', -1);
    expect(last()).toBe('It was cold.');
    aloud.step('article', 1);
    expect(last()).toBe('Second Headline');
    aloud.step('article', 1);
    expect(last()).toBe('Third Headline');
    aloud.step('article', 1);
    expect(last()).toBe('Third Headline');
    aloud.step('article', -1);
    expect(last()).toBe('Second Headline');
    aloud.step('article', -1);
    expect(last()).toBe('KICKER');
  });

  it('steps in silence while paused', () => {
    const { aloud, speaker, start, marked, last } = reader();
    start('The river');
    aloud.pause();
    aloud.step('article', 1);
    expect([speaker.silent, marked()]).toEqual([true, 'Second Headline']);
    aloud.resume();
    expect(last()).toBe('Second Headline');
  });

  it('stops for good: what the engine says afterwards changes nothing', () => {
    const { aloud, speaker, start, status } = reader();
    start();
    aloud.stop();
    speaker.finish();
    expect([status(), speaker.said.length]).toEqual(['off', 1]);
  });

  it('has one voice for the window: another pane’s reading ends the first', () => {
    const { aloud, speaker, start } = reader();
    start();
    aloud.start('second', issue, { kind: 'focus', articleId: 'two', start: null });
    expect(aloud.store.getState()).toMatchObject({ reader: 'second', articleId: 'two' });
    speaker.finish();
    expect(speaker.said.at(-1)).toMatch(/Words of the second one/);
  });

  it('takes another speed and voice at once, and remembers both', () => {
    const { aloud, speaker, start } = reader();
    start('The river');
    aloud.setRate(1.5);
    expect(speaker.said.at(-1)).toBe('Samantha 1.5: The river rose.');
    aloud.setVoice('daniel');
    expect(speaker.said.at(-1)).toBe('Daniel 1.5: The river rose.');
    aloud.stop();
    start();
    expect(speaker.said.at(-1)).toBe('Daniel 1.5: KICKER');
  });

  it('says which language has no voice, and reads once there is one', () => {
    const { aloud, speaker, start, clock, last } = reader();
    speaker.installed = [{ ...samantha, language: 'zh-CN' }];
    start();
    expect(aloud.store.getState()).toMatchObject({
      status: 'paused',
      problem: { kind: 'noVoice', language: 'en' },
    });
    speaker.install([samantha]);
    aloud.resume();
    expect([last(), aloud.store.getState().problem]).toEqual(['KICKER', null]);
    clock.pass(60_000);
  });

  it('waits for voices that the system tells of a little later', () => {
    const { aloud, speaker, start, clock, last, status } = reader();
    speaker.installed = [];
    start();
    expect([status(), speaker.said.length]).toEqual(['speaking', 0]);
    speaker.install([samantha]);
    expect(last()).toBe('KICKER');

    aloud.stop();
    speaker.installed = [];
    start();
    clock.pass(2_000);
    expect(aloud.store.getState().problem).toEqual({ kind: 'noVoice', language: 'en' });
  });

  it('asks a voice that does not answer once more, then says so and keeps the place', () => {
    const { aloud, speaker, start, clock, status, marked } = reader();
    start('The river');
    clock.pass(8_000);
    expect([status(), speaker.said.length]).toEqual(['speaking', 2]);
    clock.pass(8_000);
    expect(aloud.store.getState()).toMatchObject({
      status: 'paused',
      problem: { kind: 'noAnswer', voice: 'Samantha' },
    });
    expect(marked()).toBe('The river rose.');
    aloud.resume();
    speaker.fail();
    speaker.fail();
    expect(aloud.store.getState().problem).toEqual({ kind: 'noAnswer', voice: 'Samantha' });
  });

  it('is silent when the window is left', () => {
    const { clock, speaker, start, status } = reader();
    start();
    clock.leave();
    expect([status(), speaker.silent]).toEqual(['off', true]);
  });

  it('goes on with the corrected text when a correction is made meanwhile', () => {
    const { aloud, speaker, start, last } = reader();
    start('It was cold');
    const { start: at } = spanOf('river');
    const [one, ...others] = issue.articles;
    if (!one) throw new Error('An article.');
    const corrected = paragraph(
      { start: spanOf('It was cold.').start, end: at, glue: '' },
      { start: at, end: at + 5, glue: '', replacement: 'flood' },
      { start: at + 5, end: spanOf('rose.').end, glue: '' },
    );
    const paragraphs = [corrected, ...one.paragraphs.slice(1)];
    aloud.follow('first', { ...issue, articles: [{ ...one, paragraphs }, ...others] });
    expect(speaker.said).toHaveLength(1);
    speaker.finish();
    expect(last()).toBe('The flood rose.');
  });
});
