import approximateSearch from 'approx-string-match';
import type { Landmark, Landmarks } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { codePointLength } from '#shared/text/codePoints.ts';
import { condense } from './condense.ts';
import { contextLength, type SearchedText } from './places.ts';
import { endSimilarity, startSimilarity } from './similarity.ts';

/** How far from a passage landmarks are looked for (code points). */
const furthest = 8192;
/** How far from one another the stretches are that might be one. */
const step = contextLength / 2;
/** How far a landmark may have moved, against the passage: so much, and this share of its distance. */
const slack = 8;
const slackShare = 0.1;
/** How much of a landmark (0 to 1) must stand where it should; how little, where it is another's. */
const agreement = 0.8;
const doubt = 0.6;
/** How little of it may stand beside a rival when it is chosen. */
const telling = 0.5;

const sides = ['before', 'after'] as const;
type Side = (typeof sides)[number];

/**
 * What tells a place of a text from its rivals: on either side the nearest stretch of it, as long as a
 * context, that does not stand beside any of them as well, or the text's own end. Null where one side
 * has none, and where both have nothing but the text's ends, which another text has too. Places are in
 * the condensed text.
 */
export function findLandmarks(place: Span, rivals: readonly Span[], text: SearchedText): Landmarks | null {
  const before = findLandmark('before', place, rivals, text);
  const after = before && findLandmark('after', place, rivals, text);
  return after && !(before.isEnd && after.isEnd) ? { before, after } : null;
}

function findLandmark(side: Side, place: Span, rivals: readonly Span[], text: SearchedText): Landmark | null {
  const around = surroundings(side, place, text);
  const others = rivals.map((rival) => surroundings(side, rival, text));
  // What is shared letter for letter tells nothing.
  let distance = Math.max(...rivals.map((rival) => sharedLength(side, place, rival, text)));
  for (; distance <= furthest; distance += step) {
    const isEnd = distance + contextLength > around.room;
    const landmark = isEnd ? lastLandmark(around) : landmarkAt(around, distance);
    const sought = condensedLandmark(landmark, text);
    if (others.every((other) => agreementWith(sought, other) < telling)) return landmark;
    if (isEnd) return null;
  }
  return null;
}

const landmarkAt = (around: Surroundings, distance: number): Landmark => ({
  text: around.original(distance, distance + contextLength),
  distance,
});

function lastLandmark(around: Surroundings): Landmark {
  const distance = Math.max(0, around.room - contextLength);
  return { text: around.original(distance, around.room), distance, isEnd: true };
}

/** Whether a place (in the condensed text) stands between landmarks, both of them where they should be. */
export function standsBetween(place: Span, landmarks: Landmarks, text: SearchedText): boolean {
  return sides.every((side) => agreementAt(side, place, landmarks, text) >= agreement);
}

/** Whether a place (in the condensed text) has either of the landmarks beside it, or might have. */
export function standsNear(place: Span, landmarks: Landmarks, text: SearchedText): boolean {
  return sides.some((side) => agreementAt(side, place, landmarks, text) >= doubt);
}

const agreementAt = (side: Side, place: Span, landmarks: Landmarks, text: SearchedText): number =>
  agreementWith(condensedLandmark(landmarks[side], text), surroundings(side, place, text));

const condensedLandmark = (landmark: Landmark, { fold }: SearchedText): Landmark => ({
  ...landmark,
  text: condense(fold(landmark.text)).text,
});

/** How much of a landmark (0 to 1) stands about where it should. */
function agreementWith({ text, distance, isEnd }: Landmark, around: Surroundings): number {
  const moved = Math.ceil(slack + distance * slackShare);
  const length = codePointLength(text);
  if (isEnd) {
    if (Math.abs(around.room - length - distance) > moved) return 0;
    const last = around.condensed(Math.max(0, around.room - 2 * length), around.room);
    return around.side === 'before' ? startSimilarity(text, last) : endSimilarity(text, last);
  }
  const searched = around.condensed(distance - moved, distance + length + moved);
  const [best] = approximateSearch(searched, text, Math.ceil(text.length * (1 - telling)));
  return best ? 1 - best.errors / text.length : 0;
}

/** What stands on one side of a place; offsets are code points of the condensed text, counted from the place. */
interface Surroundings {
  readonly side: Side;
  /** How much there is before the text begins or ends. */
  readonly room: number;
  /** In the order of the text. */
  condensed(from: number, to: number): string;
  /** The same as it stands in the text itself. */
  original(from: number, to: number): string;
}

function surroundings(side: Side, place: Span, { text, condensed }: SearchedText): Surroundings {
  const layout = condensed();
  const points = layout.points();
  const start = points.toCodePoint(place.start);
  const end = points.toCodePoint(place.end);
  const span = (from: number, to: number): Span => {
    const near = Math.max(0, from);
    return side === 'before'
      ? { start: points.toUtf16(start - to), end: points.toUtf16(start - near) }
      : { start: points.toUtf16(end + near), end: points.toUtf16(end + to) };
  };
  return {
    side,
    room: side === 'before' ? start : points.length - end,
    condensed(from, to) {
      const found = span(from, to);
      return layout.text.slice(found.start, found.end);
    },
    original(from, to) {
      const found = span(from, to);
      if (found.start === found.end) return '';
      return text.slice(layout.toOriginal(found.start), layout.toOriginal(found.end - 1) + 1);
    },
  };
}

/** How many code points beside two places are the same, up to the first that is not. */
function sharedLength(side: Side, one: Span, other: Span, { condensed }: SearchedText): number {
  const { text } = condensed();
  let length = 0;
  if (side === 'before') {
    const most = Math.min(one.start, other.start);
    while (length < most && text[one.start - 1 - length] === text[other.start - 1 - length]) length++;
    return codePointLength(text.slice(one.start - length, one.start));
  }
  const most = text.length - Math.max(one.end, other.end);
  while (length < most && text[one.end + length] === text[other.end + length]) length++;
  return codePointLength(text.slice(one.end, one.end + length));
}
