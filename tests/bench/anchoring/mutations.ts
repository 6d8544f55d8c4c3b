import * as openCc from 'opencc-js';
import type { Issue } from '#shared/model/issue.ts';
import type { Span } from '#shared/model/span.ts';
import type { Random } from '../support/random.ts';
import { fromNowhere, inserted, joined, piece, type TracedText, textOf } from './traced.ts';

/** Something that may happen to an issue's text between two readings. */
export interface Mutation<I = Pick<Issue, 'articles'>> {
  readonly name: string;
  /** Share of the passages of 20 and more letters that must be found again, or null. */
  readonly required: number | null;
  /** Whether it is done to one passage; others are done once to the whole issue. */
  readonly toPassage: boolean;
  /** Null where it cannot happen to this issue or this passage. */
  apply(original: TracedText, passage: Span, issue: I, random: Random): TracedText | null;
}

export const rates: readonly (readonly [number, number])[] = [
  [0.005, 0.99],
  [0.02, 0.97],
  [0.05, 0.9],
];

/** Letters that character recognition takes for one another. */
const confusions = new Map<string, string>(
  [
    'ceo',
    'il1',
    'hb',
    'nu',
    'mw',
    'sfS',
    'tr',
    'aq',
    'gy',
    'IlT',
    'OQ0',
    'BR8',
    '.,',
    '，。',
    '日曰目',
    '己已巳',
    '未末',
    '土士',
    '人入',
  ].flatMap((group) => Array.from(group).map((letter) => [letter, group.replace(letter, '')] as const)),
);

const pick = (from: readonly string[] | string, random: Random) =>
  Array.from(from)[Math.floor(random() * Array.from(from).length)] ?? '?';

function substituted(letter: string, pool: readonly string[], random: Random): string {
  const lookalikes = confusions.get(letter);
  return lookalikes && random() < 0.7 ? pick(lookalikes, random) : pick(pool, random);
}

/** Every letter by itself is hit with the probability `rate`. */
export function noise(kind: 'insert' | 'delete' | 'substitute', rate: number, required: number): Mutation {
  return {
    name: `${kind} ${rate * 100} %`,
    required,
    toPassage: false,
    apply(original, _passage, _issue, random) {
      const pool = original.characters.filter((letter) => /\S/u.test(letter));
      const characters: string[] = [];
      const origins: number[] = [];
      original.characters.forEach((letter, offset) => {
        const origin = original.origins[offset] ?? fromNowhere;
        const isHit = random() < rate && /\S/u.test(letter);
        if (isHit && kind === 'delete') return;
        characters.push(isHit && kind === 'substitute' ? substituted(letter, pool, random) : letter);
        origins.push(origin);
        if (isHit && kind === 'insert') {
          characters.push(pick(pool, random));
          origins.push(fromNowhere);
        }
      });
      return { characters, origins };
    },
  };
}

/** Lines broken elsewhere; Latin words hyphenated at half of the new ends. */
const rewrapped: Mutation = {
  name: 're-wrapped lines',
  required: 0.99,
  toPassage: false,
  apply(original, _passage, _issue, random) {
    const width = 20 + Math.floor(random() * 60);
    const characters: string[] = [];
    const origins: number[] = [];
    let column = 0;
    original.characters.forEach((letter, offset) => {
      const next = original.characters[offset + 1] ?? '';
      const isBreak = letter === '\n' && next !== '\n' && original.characters[offset - 1] !== '\n';
      characters.push(isBreak && /[a-z]/iu.test(next) ? ' ' : letter);
      origins.push(original.origins[offset] ?? fromNowhere);
      if (isBreak && !/[a-z]/iu.test(next)) {
        characters.pop();
        origins.pop();
      }
      column = letter === '\n' && !isBreak ? 0 : column + 1;
      if (column < width) return;
      column = 0;
      const insideWord = /\p{L}/u.test(letter) && /[a-z]/iu.test(next);
      for (const mark of insideWord ? ['-', '\n'] : ['\n']) {
        characters.push(mark);
        origins.push(fromNowhere);
      }
    });
    return { characters, origins };
  },
};

/** The text's lines in groups of three to twelve, so that a passage moves with what stands around it. */
function blocksOf(original: TracedText, passage: Span, random: Random): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let lines = 3 + Math.floor(random() * 10);
  original.characters.forEach((letter, offset) => {
    if (letter !== '\n' || --lines > 0) return;
    const end = offset + 1;
    // A paragraph is moved whole: no cut inside the passage.
    if (end > passage.start && end < passage.end) return;
    spans.push({ start, end });
    start = end;
    lines = 3 + Math.floor(random() * 10);
  });
  spans.push({ start, end: original.characters.length });
  return spans;
}

export const moved: Mutation = {
  name: 'paragraphs moved',
  // A passage that is printed twice and moves away from what tells it from its copy becomes an orphan by intent.
  required: 0.95,
  toPassage: true,
  apply(original, passage, _issue, random) {
    const spans = blocksOf(original, passage, random).map((span) => ({ span, at: random() }));
    return joined(spans.toSorted((a, b) => a.at - b.at).map(({ span }) => piece(original, span)));
  },
};

/** The passage, with up to 24 characters on either side, stands a second time, before or after the original. */
const duplicated: Mutation = {
  name: 'duplicate passage',
  required: null,
  toPassage: true,
  apply: (original, passage, _issue, random) => copied(original, passage, Math.floor(random() * 24), random),
};

/** The original with a copy of the passage and `margin` characters on either side of it. */
export function copied(original: TracedText, passage: Span, margin: number, random: Random): TracedText {
  const copy = inserted(
    original.characters.slice(Math.max(0, passage.start - margin), passage.end + margin).join(''),
  );
  const before = random() < 0.5;
  const at = before
    ? Math.floor(random() * Math.max(0, passage.start - margin))
    : Math.min(
        original.characters.length,
        passage.end + margin + Math.floor(random() * (original.characters.length - passage.end)),
      );
  const whole = { start: 0, end: original.characters.length };
  return joined([
    piece(original, { ...whole, end: at }),
    inserted('\n'),
    copy,
    inserted('\n'),
    piece(original, { ...whole, start: at }),
  ]);
}

/** A short passage and what stood around it are gone; somebody quotes it elsewhere. */
const onlyCopies: Mutation = {
  name: 'passage gone, quoted elsewhere',
  required: null,
  toPassage: true,
  apply(original, passage, _issue, random) {
    if (passage.end - passage.start >= 64) return null;
    const both = copied(original, passage, Math.floor(random() * 4), random);
    const keep = both.origins.map(
      (origin) => origin < passage.start - 200 || origin >= passage.end + 200 || origin === fromNowhere,
    );
    return {
      characters: both.characters.filter((_, offset) => keep[offset]),
      origins: both.origins.filter((_, offset) => keep[offset]),
    };
  },
};

const articleGone: Mutation = {
  name: 'article gone',
  required: null,
  toPassage: true,
  apply(original, passage, issue) {
    const pieces = issue.articles
      .map((article) => article.paragraphs.flatMap((paragraph) => paragraph.pieces))
      .find((own) => own.some(({ start, end }) => start < passage.end && passage.start < end));
    if (!pieces) return null;
    const start = Math.min(passage.start, ...pieces.map((one) => one.start));
    const end = Math.max(passage.end, ...pieces.map((one) => one.end));
    return joined([
      piece(original, { start: 0, end: start }),
      piece(original, { start: end, end: original.characters.length }),
    ]);
  },
};

function converted(name: string, from: 'cn' | 'tw', to: 'cn' | 'tw'): Mutation {
  const convert = openCc.Converter({ from, to });
  return {
    name,
    required: null,
    toPassage: false,
    apply(original) {
      const text = textOf(original);
      const other = Array.from(convert(text));
      // Where phrases change their length, origins can no longer be told.
      return convert(text) === text || other.length !== original.characters.length
        ? null
        : { ...original, characters: other };
    },
  };
}

export const mutations: readonly Mutation[] = [
  ...(['insert', 'delete', 'substitute'] as const).flatMap((kind) =>
    rates.map(([rate, required]) => noise(kind, rate, required)),
  ),
  rewrapped,
  moved,
  duplicated,
  onlyCopies,
  articleGone,
  converted('simplified → traditional', 'cn', 'tw'),
  converted('traditional → simplified', 'tw', 'cn'),
];
