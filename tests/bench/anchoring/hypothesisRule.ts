import search from 'approx-string-match';
import type { PassageSelectors } from '#shared/anchoring/index.ts';
import type { Span } from '#shared/model/span.ts';

/**
 * Hypothesis's rule as its client describes it (https://github.com/hypothesis/client, `match-quote.ts`
 * and `anchoring/html.ts`): the old position if the quote still stands there; otherwise the quote where
 * it stands exactly, or with as few errors as can be, up to half of it (at most 256). Of several places
 * the best score wins: 50 parts how well the quote agrees, 20 the prefix, 20 the suffix, 2 how near the
 * old position is. Offsets are UTF-16; null where nothing is found.
 */
export function hypothesisRule(text: string, { quote, position }: PassageSelectors): Span | null {
  const { exact, prefix, suffix } = quote;
  if (text.slice(position.start, position.end) === exact) return position;
  const most = Math.min(256, exact.length / 2);
  const places = matches(text, exact, most);
  let best: (Span & { readonly score: number }) | null = null;
  for (const { start, end, errors } of places) {
    const before = agreement(text.slice(Math.max(0, start - prefix.length), start), prefix);
    const after = agreement(text.slice(end, end + suffix.length), suffix);
    const near = 1 - Math.abs(start - position.start) / text.length;
    const score = 50 * (1 - errors / exact.length) + 20 * before + 20 * after + 2 * near;
    if (!best || score > best.score) best = { start, end, score };
  }
  return best;
}

interface Match extends Span {
  readonly errors: number;
}

function matches(text: string, quote: string, most: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return exact.length > 0 ? exact : search(text, quote, most);
}

/** 1 minus the share of errors with which `wanted` stands in `found`; nothing wanted agrees. */
function agreement(found: string, wanted: string): number {
  if (wanted === '') return 1;
  if (found === '') return 0;
  const [match] = matches(found, wanted, wanted.length);
  return match ? 1 - match.errors / wanted.length : 0;
}
