import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseIssueFile } from '#core/archive/parse/parse.ts';
import { type Counts, sum } from './rows.ts';

interface LabelledBlock {
  readonly page: number;
  readonly type: string;
  readonly line_from: number;
  readonly line_to: number;
  readonly title_lines: readonly string[];
}

export interface SectionsResult {
  readonly blocks: Counts;
  /** Lines of headlines against the labels, which hold the first part of a stacked headline only. */
  readonly headlineLines: Counts;
  /** Lines taken for headlines, and those of them that the edition's markup sets outside paragraphs. */
  readonly standingLines: Counts;
  /** Blocks labelled article or advertisement, and which of them are taken for what they are. */
  readonly kinds: Counts;
  readonly worst: readonly string[];
}

/** Blocks found by first and last line, lines of headlines, and article or advertisement, over all issues. */
export async function measureSections(samples: string): Promise<SectionsResult> {
  const folder = join(samples, 'jingbao-1939');
  const names = (await readdir(join(folder, 'text'))).filter((name) => name.endsWith('.txt')).sort();
  const results = await Promise.all(names.map((name) => measureIssue(folder, name)));
  return {
    blocks: sum(results.map(({ blocks }) => blocks)),
    headlineLines: sum(results.map(({ headlineLines }) => headlineLines)),
    standingLines: sum(results.map(({ standingLines }) => standingLines)),
    kinds: sum(results.map(({ kinds }) => kinds)),
    worst: results.flatMap(({ worst }) => worst),
  };
}

async function measureIssue(folder: string, name: string): Promise<SectionsResult> {
  const bytes = new Uint8Array(await readFile(join(folder, 'text', name)));
  const labels: unknown = JSON.parse(
    await readFile(join(folder, 'labels', name.replace(/\.txt$/u, '.gt.json')), 'utf8'),
  );
  const { blocks } = labels as { readonly blocks: readonly LabelledBlock[] };
  const issue = parseIssueFile(`paper/${name}`, bytes);
  const lineAt = lineFinder(issue.text);
  const found = new Map<string, { readonly kind: string; readonly head: readonly string[] }>();
  const key = (start: number, end: number) => `${lineAt(start)}-${lineAt(end - 1)}`;
  const characters = Array.from(issue.text);
  for (const article of issue.articles) {
    const head = [article.kicker, article.headline, article.deck].flatMap((flow) =>
      (flow?.pieces ?? []).map(({ start, end }) => characters.slice(start, end).join('')),
    );
    found.set(key(article.start, article.end), { kind: 'article', head });
  }
  for (const { start, end } of issue.notices) found.set(key(start, end), { kind: 'advert', head: [] });
  const furniture = [...issue.masthead.parts, ...issue.imprint.parts, ...issue.dropped];
  for (const block of groupLines(furniture.map(({ start }) => lineAt(start)))) {
    found.set(block, { kind: 'furniture', head: [] });
  }
  const worst: string[] = [];
  let right = 0;
  let kindsRight = 0;
  let kinds = 0;
  const lines = { found: 0, expected: 0, right: 0 };
  const outside = await linesOutsideParagraphs(folder, name.replace(/\.txt$/u, ''));
  let standing = 0;
  for (const block of blocks) {
    const own = found.get(`${block.line_from}-${block.line_to}`);
    const where = `${name} lines ${block.line_from}–${block.line_to} (${block.type})`;
    if (own) right++;
    else worst.push(`${where}: not found`);
    if (block.type === 'article' || block.type === 'advert') {
      kinds++;
      if (own?.kind === block.type) kindsRight++;
      else worst.push(`${where}: taken for ${own?.kind ?? 'nothing'}`);
    }
    if (block.type !== 'article') continue;
    const head = own?.head ?? [];
    const both = head.filter((line) => block.title_lines.includes(line)).length;
    lines.found += head.length;
    lines.expected += block.title_lines.length;
    lines.right += both;
    for (const line of head) {
      if (block.title_lines.includes(line) || outside.has(line)) standing++;
      else worst.push(`${where}: no head line: ${line}`);
    }
    if (both !== head.length || both !== block.title_lines.length)
      worst.push(`${where}: headline ${head.join(' / ')} for ${block.title_lines.join(' / ')}`);
  }
  return {
    blocks: { found: found.size, expected: blocks.length, right },
    headlineLines: lines,
    standingLines: { found: lines.found, expected: lines.found, right: standing },
    kinds: { found: kinds, expected: kinds, right: kindsRight },
    worst,
  };
}

/**
 * The lines that the markup edition of an issue sets outside paragraphs: all parts of a stacked headline stand
 * there, bylines too.
 */
async function linesOutsideParagraphs(folder: string, issue: string): Promise<ReadonlySet<string>> {
  const names = (await readdir(join(folder, 'xml'))).filter((name) => name.startsWith(`${issue}_`));
  const folds = await Promise.all(names.map((name) => readFile(join(folder, 'xml', name), 'utf8')));
  const lines = folds.flatMap((fold) =>
    fold
      .replace(/<p>[\s\S]*?<\/p>/gu, '')
      .replaceAll('&gaiji;', '〓')
      .split(/<[^>]*>/u),
  );
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== ''));
}

/** Line numbers from 1 for offsets in code points. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  let at = 0;
  for (const character of text) {
    at++;
    if (character === '\n') starts.push(at);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Runs of neighbouring lines as `from-to`. */
function groupLines(lines: readonly number[]): string[] {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const groups: string[] = [];
  let from = sorted[0] ?? 0;
  sorted.forEach((line, index) => {
    const next = sorted[index + 1];
    if (next === line + 1) return;
    groups.push(`${from}-${line}`);
    from = next ?? 0;
  });
  return groups;
}
