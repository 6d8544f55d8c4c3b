import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { type Random, randomNumbers } from '../support/random.ts';
import type { LabelledDay } from './rmrbDays.ts';
import type { Counts } from './rows.ts';

/** How a day is broken, as columns and fixed widths do to a text. */
export type Breaking = 'torn' | 'wrapped' | 'tornAndWrapped';

export interface BrokenResult {
  readonly joins: Counts;
  readonly worst: readonly string[];
}

/** Breaks every 150 to 400 characters inside a paragraph. */
function tear(paragraph: string, random: Random): string[] {
  const pieces: string[] = [];
  let rest = Array.from(paragraph);
  for (;;) {
    const at = 150 + Math.floor(random() * 251);
    if (rest.length <= at) break;
    pieces.push(rest.slice(0, at).join(''));
    rest = rest.slice(at);
  }
  return [...pieces, rest.join('')];
}

function wrap(line: string, width: number): string[] {
  const characters = Array.from(line);
  const lines: string[] = [];
  for (let at = 0; at < characters.length; at += width) lines.push(characters.slice(at, at + width).join(''));
  return lines;
}

/**
 * Breaks a day, composes it and counts the line ends that were put together again: right, found and expected
 * are joins between two neighbouring lines.
 */
export function measureBroken(day: LabelledDay, breaking: Breaking, seed: number): BrokenResult {
  const random = randomNumbers(seed);
  const width = 14 + Math.floor(random() * 27);
  const lines: { readonly text: string; readonly joins: boolean }[] = [];
  for (const paragraph of day.paragraphs) {
    let first = true;
    for (const piece of breaking === 'wrapped' ? [paragraph] : tear(paragraph, random)) {
      for (const text of breaking === 'torn' ? [piece] : wrap(piece, width)) {
        lines.push({ text, joins: !first });
        first = false;
      }
    }
  }
  const gap = breaking === 'torn' && seed % 2 === 0 ? '\n\n' : '\n';
  const text = lines.map((line) => line.text).join(gap);
  const issue = parseIssueFile('paper/issue.txt', new TextEncoder().encode(text));
  const owner = new Map<number, number>();
  let flows = 0;
  for (const article of issue.articles) {
    for (const flow of [
      article.kicker,
      article.headline,
      article.deck,
      article.bylineLine,
      ...article.paragraphs,
    ]) {
      if (!flow) continue;
      flows++;
      for (const piece of flow.pieces) {
        // What is shown with a space between is not put together: the lines of a deck.
        if (piece.glue === ' ') flows++;
        owner.set(piece.start, flows);
      }
    }
  }
  for (const notice of issue.notices) {
    flows++;
    for (const piece of notice.pieces) owner.set(piece.start, flows);
  }
  let at = 0;
  let before: number | undefined;
  const counts = { found: 0, expected: 0, right: 0 };
  const worst: string[] = [];
  lines.forEach((line, index) => {
    const own = owner.get(at);
    const joined = index > 0 && own !== undefined && own === before;
    if (joined) counts.found++;
    if (line.joins) counts.expected++;
    if (joined && line.joins) counts.right++;
    if (joined !== line.joins)
      worst.push(
        `${day.date} (${width}) ${joined ? 'joined' : 'not joined'}: …${lines[index - 1]?.text.slice(-14) ?? ''} | ${line.text.slice(0, 14)}…`,
      );
    before = own;
    at += Array.from(line.text).length + gap.length;
  });
  return { joins: counts, worst };
}
