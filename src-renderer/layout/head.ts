import { textWidth } from './script.ts';
import type { Level } from './types.ts';

/** The texts above an article's body, by their width in em; 0 where there is none. */
export interface HeadText {
  readonly kicker: number;
  readonly headline: number;
  readonly deck: number;
  readonly byline: number;
}

/** Sizes in em of the body type, as in print: the lead shouts, the small ones speak. */
const smallest: Readonly<Record<Level, number>> = { lead: 1.75, pageLead: 1.45, normal: 1.27 };
const largest: Readonly<Record<Level, readonly number[]>> = {
  // by span, from one column up
  lead: [1.75, 2.1, 2.4, 2.53, 2.8, 3],
  pageLead: [1.45, 1.73, 2, 2.13, 2.27, 2.4],
  normal: [1.27, 1.53, 1.73, 1.87, 1.87, 1.87],
};

/** Heights in em of the body type; styles/paper/paper.css sets the same. */
const headSpacing = {
  kickerSize: 0.94,
  kickerLeading: 1.5,
  deckSize: 1.06,
  deckLeading: 1.45,
  bylineSize: 0.8,
  bylineLeading: 1.6,
  gap: 0.27,
  belowHead: 0.2,
} as const;

/** A headline's leading, as a multiple of its size, gives way between these so that the head is whole lines. */
const headlineLeading = { tightest: 1.12, widest: 1.32 } as const;

/**
 * The headline's size over a span, in em of the body type: the size of its level, taken down to the
 * level's least where that saves a line.
 */
export function headlineSize(headlineEms: number, level: Level, span: number, widthEms: number): number {
  const sizes = largest[level];
  const most = sizes[Math.min(span, sizes.length) - 1] ?? 1;
  const least = Math.min(most, span === 1 ? smallest[level] : smallest[level] + 0.1);
  const lines = Math.max(1, Math.ceil((headlineEms * most) / widthEms));
  if (lines === 1) return most;
  const oneLess = ((lines - 1) * widthEms * 0.985) / headlineEms;
  return oneLess >= least ? Math.floor(oneLess * 100) / 100 : most;
}

/**
 * Whether a Han headline of several phrases is better broken at their spaces alone: when each of them fits
 * on a line.
 */
export function breaksAtSpaces(headline: string, size: number, widthEms: number): boolean {
  const phrases = headline.split(/\s+/u);
  return phrases.length > 1 && phrases.every((phrase) => textWidth(phrase) * size <= widthEms * 0.98);
}

/**
 * Whether a Han headline broken between its words alone takes no more lines than one that is broken anywhere;
 * a head has the lines that were reckoned for it.
 */
export function breaksAtWords(words: readonly string[], size: number, widthEms: number): boolean {
  const widths = words.map((word) => textWidth(word) * size);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  // The browser's own widths differ a little from those reckoned here.
  const measure = widthEms * 0.98;
  let [lines, filled] = [1, 0];
  for (const width of widths) {
    if (width > measure) return false;
    if (filled + width > measure) {
      lines += 1;
      filled = 0;
    }
    filled += width;
  }
  return lines <= Math.max(1, Math.ceil(whole / measure));
}

/** Lines of a headline set in `size`. */
export function headlineLines(headlineEms: number, size: number, widthEms: number): number {
  return headlineEms === 0 ? 0 : Math.max(1, Math.ceil((headlineEms * size) / widthEms));
}

/** How a head is set on the grid of the body's lines. */
export interface HeadSetting {
  /** The headline's size in em of the body type, and its leading as a multiple of that. */
  readonly size: number;
  readonly leading: number;
  /** Lines of the body that the whole head takes; 0 where there is no head. */
  readonly lines: number;
}

/**
 * Sets a head over `widthEms`: as few whole lines of the body as hold it, with the headline's leading opened
 * to what they give. `lineEms` is the body's line in em of its type.
 */
export function setHead(
  text: HeadText,
  level: Level,
  span: number,
  widthEms: number,
  lineEms: number,
): HeadSetting {
  const size = headlineSize(text.headline, level, span, widthEms);
  const s = headSpacing;
  const linesOf = (ems: number, fontSize: number) => (ems === 0 ? 0 : Math.ceil((ems * fontSize) / widthEms));
  const small = [
    linesOf(text.kicker, s.kickerSize) * s.kickerSize * s.kickerLeading,
    linesOf(text.deck, s.deckSize) * s.deckSize * s.deckLeading,
    linesOf(text.byline, s.bylineSize) * s.bylineSize * s.bylineLeading,
  ].filter((height) => height > 0);
  const headline = headlineLines(text.headline, size, widthEms) * size;
  const parts = small.length + (headline > 0 ? 1 : 0);
  if (parts === 0) return { size, leading: headlineLeading.widest, lines: 0 };
  const rest = small.reduce((sum, height) => sum + height, 0) + (parts - 1) * s.gap + s.belowHead;
  const lines = Math.ceil((rest + headline * headlineLeading.tightest) / lineEms);
  if (headline === 0) return { size, leading: headlineLeading.widest, lines };
  const given = (lines * lineEms - rest) / headline;
  return { size, leading: Math.floor(Math.min(headlineLeading.widest, given) * 1000) / 1000, lines };
}

/** Measures the texts of a head. */
export function headText(kicker: string, headline: string, deck: string, byline: string): HeadText {
  return {
    kicker: textWidth(kicker),
    headline: textWidth(headline),
    deck: textWidth(deck),
    byline: textWidth(byline),
  };
}
