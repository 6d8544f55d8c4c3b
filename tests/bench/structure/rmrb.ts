import { type ComposedIssue, parseIssueFile } from '#core/archive/parse/parse.ts';
import type { Article } from '#shared/model/issue.ts';
import type { LabelledDay } from './rmrbDays.ts';
import type { Counts } from './rows.ts';

export interface DayResult {
  readonly starts: Counts;
  readonly headlines: Counts;
  readonly worst: readonly string[];
}

const composeText = (text: string): ComposedIssue =>
  parseIssueFile('paper/issue.txt', new TextEncoder().encode(text));

/** How many articles of a day are found where the labels have them, and with their headlines. */
export function measureDay(day: LabelledDay): DayResult {
  const issue = composeText(day.paragraphs.join('\n\n'));
  const offsets: number[] = [];
  let at = 0;
  for (const paragraph of day.paragraphs) {
    offsets.push(at);
    at += Array.from(paragraph).length + 2;
  }
  const found = new Map(issue.articles.map((article) => [article.start, article]));
  const worst: string[] = [];
  let right = 0;
  let headlines = 0;
  const expected = new Set<number>();
  for (const { paragraph_from: from, page, article: number } of day.articles) {
    const start = offsets[from] ?? -1;
    expected.add(start);
    const article = found.get(start);
    const name = `${day.date} ${page}.${number}`;
    if (!article) {
      worst.push(`${name} not found: ${short(day.paragraphs[from] ?? '')}`);
      continue;
    }
    right++;
    if (firstLine(article) === day.paragraphs[from]) headlines++;
    else
      worst.push(`${name} headline: ${short(firstLine(article))} for ${short(day.paragraphs[from] ?? '')}`);
  }
  for (const article of issue.articles) {
    if (!expected.has(article.start)) worst.push(`${day.date} no article: ${short(firstLine(article))}`);
  }
  return {
    starts: { found: issue.articles.length, expected: day.articles.length, right },
    headlines: { found: right, expected: right, right: headlines },
    worst,
  };
}

/** The headline; of an article without one its first line. */
const firstLine = (article: Article): string => article.headline?.text ?? article.paragraphs[0]?.text ?? '';

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
