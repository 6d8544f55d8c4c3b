import type { Span } from '#shared/model/span.ts';
import type { Random } from '../support/random.ts';
import { copied, type Mutation, moved, noise, rates } from './mutations.ts';
import type { MutatedIssue } from './texts.ts';
import { fromNowhere, inserted, joined, piece, type TracedText, textOf, trace } from './traced.ts';

/** An issue that prints a stretch of its text twice, word for word. */
export interface TwinnedIssue extends MutatedIssue {
  readonly copies: readonly [Span, Span];
}

/** Every issue with a stretch of 200 to 1,500 characters printed again elsewhere; three of each. */
export function twinnedIssues(issues: readonly MutatedIssue[], random: Random): readonly TwinnedIssue[] {
  return issues.flatMap((issue) => Array.from({ length: 3 }, (_, which) => twinned(issue, which, random)));
}

function twinned(issue: MutatedIssue, which: number, random: Random): TwinnedIssue {
  const text = trace(issue.text);
  const total = text.characters.length;
  const length = Math.min(Math.floor(total / 3), Math.round(200 * 7.5 ** random()));
  const start = Math.floor(random() * (total - length));
  const stretch = { start, end: start + length };
  // Right after it, at the text's end, anywhere.
  const far = Math.floor(random() * (start + total - stretch.end));
  const at = [stretch.end, total, far <= start ? far : far + length][which] ?? total;
  const copy = inserted(piece(text, stretch).characters.join(''));
  const { characters } = spliced(text, { start: at, end: at }, copy);
  const shift = at <= start ? length : 0;
  const [one, other] = [start + shift, at].toSorted((a, b) => a - b) as [number, number];
  return {
    ...issue,
    text: characters.join(''),
    articles: [],
    copies: [
      { start: one, end: one + length },
      { start: other, end: other + length },
    ],
  };
}

/** A passage of 20 to 300 characters in either copy. */
export function twinPassage({ copies }: TwinnedIssue, _count: number, random: Random): Span {
  const copy = copies[random() < 0.5 ? 0 : 1];
  const length = Math.min(copy.end - copy.start, Math.round(20 * 15 ** random()));
  const start = copy.start + Math.floor(random() * (copy.end - copy.start - length + 1));
  return { start, end: start + length };
}

function spliced(text: TracedText, { start, end }: Span, put: TracedText): TracedText {
  const total = text.characters.length;
  return joined([piece(text, { start: 0, end: start }), put, piece(text, { start: end, end: total })]);
}

const nothing: TracedText = { characters: [], origins: [] };
const without = (text: TracedText, span: Span) => spliced(text, span, nothing);

/** What is left when the letters that stem from a span go, wherever they are. */
function withoutOrigins({ characters, origins }: TracedText, { start, end }: Span): TracedText {
  const stays = origins.map((origin) => origin < start || origin >= end);
  return {
    characters: characters.filter((_, offset) => stays[offset]),
    origins: origins.filter((_, offset) => stays[offset]),
  };
}

/** Where words from nowhere were put in, as an offset of the original. */
const placeOfCopy = ({ origins }: TracedText) => (origins[origins.indexOf(fromNowhere) - 1] ?? -1) + 1;

const anyOf = (most: number, random: Random) => Math.floor(random() * (most + 1));

/** At least `least` more on this side, or nothing: a cut through the distinct words themselves leaves no truth to find. */
const beyond = (least: number, random: Random) => (random() < 0.3 ? 0 : least + anyOf(200, random));

const within = ({ start, end }: Span, { characters }: TracedText): Span => ({
  start: Math.max(0, start),
  end: Math.min(characters.length, end),
});

function ownAndTwin({ copies: [one, other] }: TwinnedIssue, passage: Span): { own: Span; twin: Span } {
  return passage.start >= one.start && passage.end <= one.end
    ? { own: one, twin: other }
    : { own: other, twin: one };
}

/** Where the copies adjoin, what happens to one of them reads like something smaller that happens to the other. */
const adjoin = (one: Span, other: Span) => one.end === other.start || other.end === one.start;

type TwinChange = (
  original: TracedText,
  place: { readonly passage: Span; readonly own: Span; readonly twin: Span },
  random: Random,
) => TracedText | null;

const twinMutation = (name: string, change: TwinChange): Mutation<TwinnedIssue> => ({
  name,
  required: null,
  toPassage: true,
  apply(original, passage, issue, random) {
    const mutated = change(original, { passage, ...ownAndTwin(issue, passage) }, random);
    // What reads as before is as before: nobody can see that copies changed places letter for letter.
    return mutated && textOf(mutated) === issue.text ? null : mutated;
  },
});

const edits = ([rate, required]: readonly [number, number]): Mutation<TwinnedIssue> => {
  const kinds = (['insert', 'delete', 'substitute'] as const).map((kind) => noise(kind, rate, required));
  return {
    name: `edits ${rate * 100} %`,
    required: null,
    toPassage: false,
    apply: (original, passage, issue, random) =>
      kinds[anyOf(2, random)]?.apply(original, passage, issue, random) ?? null,
  };
};

/** The letters of a span replaced by others at a rate, which may be all of them. */
function rewritten(original: TracedText, { start, end }: Span, rate: number, random: Random): TracedText {
  const characters = [...original.characters];
  const origins = [...original.origins];
  for (let offset = start; offset < end; offset++) {
    if (random() >= rate) continue;
    characters[offset] = original.characters[anyOf(original.characters.length - 1, random)] ?? '?';
    origins[offset] = fromNowhere;
  }
  return { characters, origins };
}

/** Two spans that do not touch change places. */
function swapped(original: TracedText, a: Span, b: Span): TracedText | null {
  const [one, other] = a.start < b.start ? [a, b] : [b, a];
  if (one.end > other.start) return null;
  const between = { start: one.end, end: other.start };
  return joined([
    piece(original, { start: 0, end: one.start }),
    piece(original, other),
    piece(original, between),
    piece(original, one),
    piece(original, { start: other.end, end: original.characters.length }),
  ]);
}

/** A span is taken out and put where `at` was. */
function displaced(original: TracedText, span: Span, at: number): TracedText | null {
  if (at > span.start && at < span.end) return null;
  const taken = piece(original, span);
  const rest = without(original, span);
  const put = at <= span.start ? at : at - (span.end - span.start);
  return spliced(rest, { start: put, end: put }, taken);
}

/** The nearest distinct words begin this far from the cuts, if at all. */
const clear = 16;

export const twinMutations: readonly Mutation<TwinnedIssue>[] = [
  ...rates.map(edits),
  twinMutation('text added before', (original, _place, random) =>
    spliced(original, { start: 0, end: 0 }, inserted(`${'LATEST NEWS. '.repeat(anyOf(40, random))}\n`)),
  ),
  twinMutation('surroundings rewritten', (original, { passage }, random) => {
    const width = anyOf(60, random);
    const rate = 0.2 + 0.8 * random();
    const half = rewritten(
      original,
      within({ start: passage.start - width, end: passage.start }, original),
      rate,
      random,
    );
    return rewritten(half, within({ start: passage.end, end: passage.end + width }, original), rate, random);
  }),
  twinMutation('the other copy gone', (original, { twin }) => without(original, twin)),
  twinMutation('own copy gone', (original, { own }) => without(original, own)),
  twinMutation('own passage gone', (original, { passage, own }, random) => {
    const margin = anyOf(40, random);
    return without(original, {
      start: Math.max(own.start, passage.start - margin),
      end: Math.min(own.end, passage.end + margin),
    });
  }),
  twinMutation('own passage gone, quoted elsewhere', (original, { passage, own, twin }, random) => {
    if (adjoin(own, twin)) return null;
    const both = copied(original, passage, anyOf(24, random), random);
    const at = placeOfCopy(both);
    // Typed anew where it stood, it stands there.
    if (at >= own.start - clear && at <= own.end + clear) return null;
    return withoutOrigins(both, random() < 0.5 ? own : passage);
  }),
  twinMutation('a third copy', (original, { passage }, random) => {
    const margin = anyOf(200, random);
    const both = copied(original, passage, margin, random);
    // Right beside it nobody can tell which of the two is the copy.
    const ends = [Math.max(0, passage.start - margin), passage.end + margin];
    return ends.some((end) => Math.abs(placeOfCopy(both) - end) <= clear) ? null : both;
  }),
  twinMutation('copies swapped', (original, { own, twin }, random) => {
    const [before, after] = [beyond(clear, random), beyond(clear, random)];
    const wider = ({ start, end }: Span) => within({ start: start - before, end: end + after }, original);
    return swapped(original, wider(own), wider(twin));
  }),
  twinMutation('ends of the copies swapped', (original, { own, twin }, random) => {
    if (adjoin(own, twin)) return null;
    const cut = anyOf(own.end - own.start, random);
    const more = beyond(clear, random);
    const tail = ({ start, end }: Span) => within({ start: start + cut, end: end + more }, original);
    const head = ({ start }: Span) => within({ start: start - more, end: start + cut }, original);
    const part = random() < 0.5 ? tail : head;
    return swapped(original, part(own), part(twin));
  }),
  twinMutation('from one copy into the other gone', (original, { own, twin }, random) => {
    const cut = anyOf(own.end - own.start, random);
    const [one, other] = own.start < twin.start ? [own, twin] : [twin, own];
    return without(original, { start: one.start + cut, end: other.start + cut });
  }),
  twinMutation('moved past the other copy', (original, { passage, own, twin }, random) => {
    if (adjoin(own, twin)) return null;
    const margin = anyOf(120, random);
    const taken = {
      start: Math.max(own.start, passage.start - margin),
      end: Math.min(own.end, passage.end + margin),
    };
    const offset = passage.start - own.start;
    const places = [
      own.start < twin.start ? twin.end + anyOf(40, random) : twin.start - anyOf(40, random),
      twin.start + offset,
      twin.start + offset + (passage.end - passage.start),
    ];
    const at = Math.max(0, Math.min(original.characters.length, places[anyOf(2, random)] ?? 0));
    return displaced(original, taken, at);
  }),
  twinMutation('the other copy put beside it', (original, { passage, own, twin }, random) => {
    if (adjoin(own, twin)) return null;
    const margin = anyOf(120, random);
    const offset = twin.start - own.start;
    const taken = {
      start: Math.max(twin.start, passage.start + offset - margin),
      end: Math.min(twin.end, passage.end + offset + margin),
    };
    const isGone = random() < 0.5;
    const places = [passage.start, passage.end, own.start, own.end];
    const put = displaced(original, taken, places[anyOf(3, random)] ?? 0);
    const mutated = put && isGone ? withoutOrigins(put, passage) : put;
    // Put exactly in its place it reads as if only the other copy had gone.
    const otherGone = without(original, { start: passage.start + offset, end: passage.end + offset });
    return mutated && textOf(mutated) === textOf(otherGone) ? null : mutated;
  }),
  { ...moved, required: null },
];
