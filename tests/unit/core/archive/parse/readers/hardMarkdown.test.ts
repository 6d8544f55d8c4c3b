import { describe, expect, it } from 'vitest';
import { coverage } from '#core/archive/parse/compose/articles/coverage.ts';
import { parseIssueFile } from '#core/archive/parse/parse.ts';

const size = 150_000;
const filled = (piece: string) => `# Head\n\n${piece.repeat(Math.ceil(size / piece.length))}`;

/** Shapes on which a parser of Markdown takes a minute and more at this size. */
const hard: readonly (readonly [string, string])[] = [
  ['emphasis that is not closed in order', filled('*a **b ') + '** b*'.repeat(20_000)],
  ['marks that open and close', filled('*a_ ')],
  ['underlined headings', filled('a\n=\n')],
  ['underlined headings under paragraphs', filled('a\nb\n---\n\n')],
  ['10,000 nested quotes', `# Head\n\n${'>'.repeat(10_000)} a`],
  ['10,000 nested lists', `# Head\n\n${'- '.repeat(10_000)}a`],
  ['nested lists of several kinds', `# Head\n\n${'> 1. * '.repeat(5_000)}a`],
  ['a quote that goes on', `# Head\n\n${'> '.repeat(30)}a\n${'a\n'.repeat(75_000)}`],
];

describe('Markdown that would take minutes to parse', () => {
  it.each(hard)('is read as plain text, which is said: %s', (_, text) => {
    const start = process.cpuUsage();
    const issue = parseIssueFile('a.md', Buffer.from(text));
    const { user, system } = process.cpuUsage(start);
    expect(issue.warnings.map(({ code }) => code)).toContain('plainMarkdown');
    expect(issue.warnings.find(({ code }) => code === 'plainMarkdown')?.message).toMatch(/^The file .*\.$/u);
    expect(coverage(issue)).toEqual({ lost: [], doubled: [] });
    expect((user + system) / 1e6).toBeLessThan(10);
  });

  it.each([
    ['a rule of dashes', `# Head\n\nText.\n\n${'- '.repeat(200)}\n\nMore text.\n`],
    ['quotes in a quote', '# Head\n\n> > > > Said he.\n'],
    ['many bold words', filled('**One** and *two*.\n\n')],
    ['a long list', filled('- A ship came.\n')],
  ])('is not what a newspaper has: %s', (_, text) => {
    expect(parseIssueFile('a.md', Buffer.from(text)).source.format).toBe('markdown');
  });
});
