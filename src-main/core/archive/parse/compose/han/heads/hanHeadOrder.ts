import type { HanPassage } from '../../lines/passages.ts';
import { isColumnLabel, isDashDeck } from './hanHeads.ts';

/** The lines of a head by their part, with the evidence. */
export interface HeadOrder {
  readonly kicker: readonly HanPassage[];
  readonly headline: readonly HanPassage[];
  readonly deck: readonly HanPassage[];
  readonly reason: string;
  readonly confidence: number;
}

/**
 * Tells kicker (引题), headline and deck (副题) apart. Brackets mark a column's name and so a kicker, a dash
 * marks a deck, a headline printed again where the article goes on names itself. Otherwise the first line is
 * the headline, except over the paper's lead story, where a couplet before it is a kicker.
 */
export function arrangeHead(
  lines: readonly HanPassage[],
  continuedHeadlines: readonly string[],
  leads: boolean,
): HeadOrder {
  const dash = lines.findIndex((line, index) => index > 0 && isDashDeck(line.text));
  const deck = dash > 0 ? lines.slice(dash) : [];
  const above = dash > 0 ? lines.slice(0, dash) : lines;
  const order = arrangeAbove(above, continuedHeadlines, deck.length > 0, leads);
  return { ...order, deck: [...order.deck, ...deck] };
}

function arrangeAbove(
  lines: readonly HanPassage[],
  continuedHeadlines: readonly string[],
  hasDeck: boolean,
  leads: boolean,
): HeadOrder {
  const [first, second, third] = lines;
  const one = (kicker: number, headline: number, reason: string, confidence: number): HeadOrder => ({
    kicker: lines.slice(0, kicker),
    headline: lines.slice(kicker, kicker + headline),
    deck: lines.slice(kicker + headline),
    reason,
    confidence,
  });
  if (!first || !second) return one(0, lines.length, hasDeck ? 'dash' : 'oneLine', 0.98);
  const repeated = repeatedLines(lines, continuedHeadlines);
  if (repeated) return one(repeated.from, repeated.count, 'printedAgain', 0.98);
  if (isColumnLabel(first.text)) {
    const rest = arrangeAbove(lines.slice(1), continuedHeadlines, hasDeck, false);
    return { ...rest, kicker: [first, ...rest.kicker], reason: 'columnLabel' };
  }
  if (isUnfinished(first.text)) {
    const rest = lines.length > 2 ? lines.length - 2 : 0;
    return { ...one(0, 2, 'unfinishedLine', 0.85), deck: rest > 0 ? lines.slice(2) : [] };
  }
  if (hasDeck && !third) return one(1, 1, 'dash', 0.85);
  if (third) return one(1, lines.length - 1, 'threeLines', 0.65);
  if (leads && isCouplet(first.text)) return one(1, 1, 'leadCouplet', 0.6);
  return one(0, 1, 'firstLine', 0.7);
}

/** Lines whose text together is the headline of an article that goes on here. */
function repeatedLines(
  lines: readonly HanPassage[],
  headlines: readonly string[],
): { readonly from: number; readonly count: number } | null {
  for (let from = 0; from < lines.length; from++) {
    for (let count = lines.length - from; count > 0; count--) {
      const text = lines
        .slice(from, from + count)
        .map((line) => line.text)
        .join('');
      if (headlines.includes(text)) return { from, count };
    }
  }
  return null;
}

/** Two phrases side by side, as kickers are worded: 做一段 还一段. */
const isCouplet = (text: string): boolean => /[^\s，]{2,}[\s\u3000，][^\s，]{2,}/u.test(text);

/** A line that cannot stand alone: an open quote or bracket, a comma, a particle at its end. */
const isUnfinished = (text: string): boolean =>
  /[，、的和与及暨]$/u.test(text) || count(text, /[“《（「]/gu) > count(text, /[”》）」]/gu);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
