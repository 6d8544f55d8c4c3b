import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Issue, LanguageTag } from '#shared/model/issue.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Span } from '#shared/model/span.ts';
import type { SettingsControl } from '../window/settings.ts';
import { piecesOf, planReading, type ReadFrom, type SpokenFlow, type SpokenPiece } from './order.ts';
import { type Voice, voiceFor, voiceKey, voicesFor } from './voices.ts';

/** What becomes of something said; the one or the other, once. */
export interface SpeechEvents {
  /** The voice is heard. */
  readonly onStart: () => void;
  readonly onEnd: () => void;
  readonly onFailure: () => void;
}

/** The computer's own voices; see dom/systemSpeech.ts. */
export interface Speaker {
  /** Those of this computer alone: a remote voice would send the text out. Empty until the system tells. */
  voices(): readonly Voice[];
  /** Hears when there are other voices; answers how to stop. */
  onVoices(listener: () => void): () => void;
  /** Says a text in place of what is being said. Answers how to fall silent; nothing is heard of it then. */
  say(text: string, voice: Voice, rate: number, events: SpeechEvents): () => void;
}

/** Why nothing is heard. */
export type SpeechProblem =
  | { readonly kind: 'noVoice'; readonly language: LanguageTag }
  | { readonly kind: 'noAnswer'; readonly voice: string };

export interface ReadAloudState {
  readonly status: 'off' | 'speaking' | 'paused';
  /** Who asked for it: the pane whose issue is read. */
  readonly reader: string | null;
  /** The article that is read; null in a notice or the masthead. */
  readonly articleId: string | null;
  /** The sentence that is read, in the issue's canonical text. */
  readonly spans: readonly Span[];
  readonly language: LanguageTag | null;
  readonly voice: Voice | null;
  /** All that can say the language, the best first. */
  readonly voices: readonly Voice[];
  readonly problem: SpeechProblem | null;
}

/** Reading aloud: one voice for the whole window. */
export interface ReadAloud {
  readonly store: StoreApi<ReadAloudState>;
  /** Reads an issue on to its last article; whatever was being read ends. */
  start(reader: string, issue: Issue, from: ReadFrom): void;
  pause(): void;
  /** Goes on with the sentence it was paused in, from its beginning. */
  resume(): void;
  stop(): void;
  /** Goes to the start of this paragraph or article; from there, and forward, to the next one. */
  step(unit: 'paragraph' | 'article', by: 1 | -1): void;
  /** 1 is the voice's usual speed. What is being said is begun anew. */
  setRate(rate: number): void;
  /** Chooses the voice for the language that is being read. */
  setVoice(voiceId: string): void;
  /** Does what T does for a reader; for controls that stand outside of it. */
  ask(reader: string): void;
  /** Hears what a reader is asked for; answers how to stop. */
  onAsked(reader: string, listener: () => void): () => void;
  /** The reader's issue reads differently now, because of a correction. */
  follow(reader: string, issue: Issue): void;
}

export interface ReadAloudSurroundings {
  readonly speaker: Speaker;
  after(milliseconds: number, work: () => void): () => void;
  onLeave(listener: () => void): void;
}

/** The system lists its voices a moment after it was first asked, in milliseconds. */
const voicesWithin = 2_000;
/** A voice that has not begun by then was lost on the way; it is asked once more, in milliseconds. */
const heardWithin = 8_000;

const off: ReadAloudState = {
  status: 'off',
  reader: null,
  articleId: null,
  spans: [],
  language: null,
  voice: null,
  voices: [],
  problem: null,
};

/** Where reading has come to. */
interface Position {
  readonly issue: Issue;
  readonly flows: readonly SpokenFlow[];
  readonly index: number;
  readonly pieces: readonly SpokenPiece[];
  readonly piece: number;
}

export function createReadAloud(
  settings: SettingsControl,
  locales: readonly LanguageTag[],
  { speaker, after, onLeave }: ReadAloudSurroundings,
): ReadAloud {
  const store = createStore<ReadAloudState>(() => off);
  const { getState, setState } = store;
  let position: Position | null = null;
  let hush = (): void => undefined;

  const chosenVoice = (language: LanguageTag): Voice | null =>
    voiceFor(language, speaker.voices(), settings.store.getState().readAloudVoices, locales);

  const stop = () => {
    hush();
    position = null;
    setState(off);
  };

  /** Shows where reading is; what was being said is not heard of any more. */
  const show = () => {
    hush();
    hush = () => undefined;
    const piece = position?.pieces[position.piece];
    if (!position || !piece) return;
    const own = chosenVoice(piece.language);
    const language = own ? piece.language : piece.mainLanguage;
    setState({
      articleId: position.flows[position.index]?.articleId ?? null,
      spans: piece.spans,
      language,
      voice: own ?? chosenVoice(language),
      voices: voicesFor(language, speaker.voices(), locales),
      problem: null,
    });
  };

  const giveUp = (problem: SpeechProblem) => {
    hush();
    hush = () => undefined;
    setState({ status: 'paused', problem });
  };

  const say = (isAgain = false) => {
    show();
    const piece = position?.pieces[position.piece];
    const { voice, language } = getState();
    if (!piece || language === null) return;
    if (!voice) return giveUp({ kind: 'noVoice', language });
    setState({ status: 'speaking' });
    const fail = () => (isAgain ? giveUp({ kind: 'noAnswer', voice: voice.name }) : say(true));
    const stopWaiting = after(heardWithin, fail);
    const silence = speaker.say(piece.text, voice, settings.store.getState().readAloudRate, {
      onStart: stopWaiting,
      onEnd: () => {
        stopWaiting();
        goOn();
      },
      onFailure: () => {
        stopWaiting();
        fail();
      },
    });
    hush = () => {
      stopWaiting();
      silence();
    };
  };

  /** The system may still be looking for its voices. */
  const sayOnceThereAreVoices = () => {
    if (speaker.voices().length > 0) return say();
    show();
    setState({ status: 'speaking' });
    const stopWaiting = after(voicesWithin, () => say());
    const stopListening = speaker.onVoices(() => {
      if (speaker.voices().length > 0) say();
    });
    hush = () => {
      stopWaiting();
      stopListening();
    };
  };

  /** The first flow at `index` or further in a direction that has something to say. */
  const enter = (from: Pick<Position, 'issue' | 'flows'>, index: number, by: 1 | -1, offset = 0): boolean => {
    for (let at = index; at >= 0 && at < from.flows.length; at += by) {
      const flow = from.flows[at]?.flow;
      const pieces = flow ? piecesOf(from.issue, flow, at === index ? offset : 0) : [];
      if (pieces.length === 0) continue;
      position = { issue: from.issue, flows: from.flows, index: at, pieces, piece: 0 };
      return true;
    }
    return false;
  };

  const goOn = () => {
    if (!position) return;
    if (position.piece + 1 < position.pieces.length) position = { ...position, piece: position.piece + 1 };
    else if (!enter(position, position.index + 1, 1)) return stop();
    say();
  };

  const arrive = () => (getState().status === 'speaking' ? say() : show());

  const stepParagraph = (from: Position, by: 1 | -1): boolean =>
    by < 0 && from.piece > 0 ? enter(from, from.index, 1) : enter(from, from.index + by, by);

  const stepArticle = (from: Position, by: 1 | -1): boolean => {
    const { flows, index } = from;
    const id = flows[index]?.articleId;
    const first = flows.findIndex(({ articleId }) => articleId === id);
    if (by > 0) {
      const next = flows.findIndex(({ articleId }, at) => at > index && articleId !== id);
      return next >= 0 && enter(from, next, 1);
    }
    if (index > first || from.piece > 0) return enter(from, first, 1);
    const before = flows[first - 1]?.articleId;
    return (
      before !== undefined &&
      enter(
        from,
        flows.findIndex(({ articleId }) => articleId === before),
        1,
      )
    );
  };

  const change = (patch: Partial<Pick<Settings, 'readAloudRate' | 'readAloudVoices'>>) => {
    void settings.change(patch);
    arrive();
  };

  onLeave(stop);
  const asked = new Map<string, () => void>();

  return {
    store,
    start(reader, issue, from) {
      stop();
      const plan = planReading(issue, from);
      if (!plan || !enter({ issue, flows: plan.flows }, plan.index, 1, plan.offset)) return;
      setState({ reader });
      sayOnceThereAreVoices();
    },
    pause() {
      if (getState().status !== 'speaking') return;
      // An engine's own pause may come late, and going on may skip words: docs/decisions/0041-read-aloud.md
      hush();
      hush = () => undefined;
      setState({ status: 'paused' });
    },
    resume() {
      if (getState().status === 'paused') sayOnceThereAreVoices();
    },
    stop,
    step(unit, by) {
      if (position && (unit === 'paragraph' ? stepParagraph : stepArticle)(position, by)) arrive();
    },
    setRate: (readAloudRate) => change({ readAloudRate }),
    setVoice(voiceId) {
      const { language } = getState();
      if (language === null) return;
      const { readAloudVoices } = settings.store.getState();
      change({ readAloudVoices: { ...readAloudVoices, [voiceKey(language)]: voiceId } });
    },
    ask: (reader) => asked.get(reader)?.(),
    onAsked(reader, listener) {
      asked.set(reader, listener);
      return () => {
        if (asked.get(reader) === listener) asked.delete(reader);
      };
    },
    follow(reader, issue) {
      if (!position || getState().reader !== reader || position.issue === issue) return;
      const start = position.pieces[position.piece]?.spans[0]?.start;
      if (start === undefined) return;
      const plan = planReading(issue, { kind: 'passage', start });
      const flow = plan?.flows[plan.index];
      if (!plan || !flow) return stop();
      const pieces = piecesOf(issue, flow.flow);
      const piece = pieces.findLastIndex(({ spans }) => (spans[0]?.start ?? 0) <= start);
      if (piece < 0) return stop();
      // What is being said is said to its end; the next sentence is the corrected one.
      position = { issue, flows: plan.flows, index: plan.index, pieces, piece };
      setState({ spans: pieces[piece]?.spans ?? [] });
    },
  };
}
