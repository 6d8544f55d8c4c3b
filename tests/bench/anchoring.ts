/**
 * `npm run bench -- anchoring [issues from each folder] [passages an issue]`: mutates real issues and
 * looks how many passages are found again, and how many on wrong text, beside Hypothesis's rule.
 */

import { passageFinder } from '#core/kept/annotations/passageFinder.ts';
import {
  describePassage,
  type PassageSelectors,
  prepareText,
  type SearchedText,
  snapSpan,
} from '#shared/anchoring/index.ts';
import type { Anchor } from '#shared/model/annotation.ts';
import type { Span } from '#shared/model/span.ts';
import { type CodePointIndex, codePointLength } from '#shared/text/codePoints.ts';
import { hypothesisRule } from './anchoring/hypothesisRule.ts';
import { type Mutation, mutations } from './anchoring/mutations.ts';
import { benchIssues, type MutatedIssue } from './anchoring/texts.ts';
import { judge, type TracedText, textOf, trace, type Verdict } from './anchoring/traced.ts';
import { twinMutations, twinnedIssues, twinPassage } from './anchoring/twins.ts';
import { type Random, randomNumbers } from './support/random.ts';

/** From here on the shares of the Done list count. */
const longQuote = 20;

class Tally {
  readonly #counts = { right: 0, wrong: 0, orphan: 0 };

  count(verdict: Verdict): void {
    this.#counts[verdict]++;
  }

  get wrong(): number {
    return this.#counts.wrong;
  }

  get total(): number {
    return this.#counts.right + this.#counts.wrong + this.#counts.orphan;
  }

  get rightShare(): number {
    return this.total === 0 ? 0 : this.#counts.right / this.total;
  }
}

interface Row {
  readonly mutation: Pick<Mutation, 'name' | 'required'>;
  readonly long: Tally;
  /** Of those, the passages that nothing else in the issue could be taken for. */
  readonly distinct: Tally;
  readonly short: Tally;
  readonly hypothesis: Tally;
}

/** Issues, what happens to them, and the passages that are marked in them. */
interface Corpus<I extends MutatedIssue> {
  readonly issues: readonly I[];
  readonly mutations: readonly Mutation<I>[];
  /** How many passages of each issue are marked. */
  readonly passages: number;
  pick(issue: I, count: number, random: Random): Span;
}

export async function run(args: readonly string[]): Promise<void> {
  const [fromEachFolder = 3, passages = 40] = args.map(Number);
  const issues = await benchIssues(fromEachFolder);
  const letters = issues.reduce((sum, { text }) => sum + text.length, 0);
  console.log(`${issues.length} issues, ${letters} characters, ${passages} passages of each`);
  const failures = await tabulate({ issues, mutations, passages, pick: anyPassage });
  const twinned = twinnedIssues(issues, randomNumbers(20261124));
  const ofEach = Math.ceil(passages / 3);
  console.log(`\n${twinned.length} issues with a stretch printed twice, ${ofEach} passages of each stretch`);
  const twinFailures = await tabulate({
    issues: twinned,
    mutations: twinMutations,
    passages: ofEach,
    pick: twinPassage,
  });
  if (failures + twinFailures > 0) process.exitCode = 1;
}

/** Prints a row for each mutation; answers how many fall short of what is asked. */
async function tabulate<I extends MutatedIssue>(corpus: Corpus<I>): Promise<number> {
  console.log(
    '| mutation | cases | found ≥ 20 | distinct ones | wrong | found < 20 | wrong | Hypothesis: found | wrong |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  let failures = 0;
  for (const mutation of corpus.mutations) {
    const row = await measure(mutation, corpus);
    console.log(line(row));
    const short = mutation.required !== null && row.long.rightShare < mutation.required;
    if (short || row.long.wrong > 0 || row.short.wrong > 0) failures++;
  }
  return failures;
}

async function measure<I extends MutatedIssue>(
  mutation: Mutation<I>,
  { issues, passages, pick }: Corpus<I>,
): Promise<Row> {
  const row = {
    mutation,
    long: new Tally(),
    distinct: new Tally(),
    short: new Tally(),
    hypothesis: new Tally(),
  };
  const random = randomNumbers(20261124);
  for (const issue of issues) {
    const original = trace(issue.text);
    const unchanged = prepareText(issue.text);
    const { points } = unchanged;
    const everywhere = mutation.toPassage
      ? null
      : prepare(mutation.apply(original, { start: 0, end: 0 }, issue, random));
    for (let count = 0; count < passages; count++) {
      const passage = snapSpan(points, pick(issue, count, random));
      if (!passage) continue;
      const mutated = mutation.toPassage
        ? prepare(mutation.apply(original, passage, issue, random))
        : everywhere;
      if (!mutated) continue;
      const selectors = describePassage(unchanged, passage.start, passage.end);
      const length = selectors.quote.exact.replaceAll(/\s/gu, '').length;
      const anchor = await mutated.find(selectors);
      const verdict = judge(mutated.traced, passage, anchor);
      (length >= longQuote ? row.long : row.short).count(verdict);
      if (length >= longQuote && selectors.rivals === undefined) row.distinct.count(verdict);
      if (verdict === 'wrong') tellWrong(mutation, selectors.quote.exact, mutated, anchor);
      row.hypothesis.count(judge(mutated.traced, passage, theirAnchor(selectors, points, passage, mutated)));
    }
  }
  return row;
}

interface MutatedText {
  readonly traced: TracedText;
  readonly searched: SearchedText;
  readonly find: (selectors: PassageSelectors) => Promise<Anchor | null>;
}

function prepare(traced: TracedText | null): MutatedText | null {
  if (!traced) return null;
  const text = textOf(traced);
  return { traced, searched: prepareText(text), find: passageFinder(text) };
}

function theirAnchor(
  { quote }: PassageSelectors,
  original: CodePointIndex,
  passage: Span,
  { searched }: MutatedText,
): Span | null {
  const start = original.toUtf16(passage.start);
  const end = original.toUtf16(passage.end);
  const found = hypothesisRule(searched.text, {
    quote,
    position: { type: 'TextPositionSelector', start, end },
  });
  return (
    found && {
      start: searched.points.toCodePoint(found.start),
      end: searched.points.toCodePoint(found.end),
    }
  );
}

/** Three of four passages are 20 to 300 characters long, the fourth 4 to 19: short ones are more frequent. */
function anyPassage({ text }: MutatedIssue, count: number, random: Random): Span {
  const length = codePointLength(text);
  const [least, most] = count % 4 === 3 ? [4, 19] : [20, 300];
  const wanted = Math.round(least * (most / least) ** random());
  const start = Math.floor(random() * Math.max(1, length - wanted));
  return { start, end: start + wanted };
}

function tellWrong(
  { name }: Row['mutation'],
  exact: string,
  { searched }: MutatedText,
  anchor: Anchor | null,
): void {
  const found = anchor ? searched.points.slice(anchor.start, anchor.end) : '';
  console.error(`${name}: ${JSON.stringify(exact)} was put on ${JSON.stringify(found)} (${anchor?.method})`);
}

function line({ mutation, long, distinct, short, hypothesis }: Row): string {
  const share = (tally: Tally) => (tally.total === 0 ? '–' : `${(tally.rightShare * 100).toFixed(1)} %`);
  const needed = mutation.required === null ? '' : ` (≥ ${mutation.required * 100})`;
  const cells = [
    mutation.name,
    long.total + short.total,
    `${share(long)}${needed}`,
    share(distinct),
    long.wrong,
    share(short),
    short.wrong,
    share(hypothesis),
    hypothesis.wrong,
  ];
  return `| ${cells.join(' | ')} |`;
}
