import { createHash } from 'node:crypto';

/** What would be taken for a fence, or for the property that is one in an outline; see fences.ts. */
const fenceLike = /^\s*\[\/\/\]:\s*#\s*\(broadsheet\b/u;
const guarded = /^([\s>-]*)(\\*)(\[\/\/\]:\s*#\s*\(broadsheet\b|broadsheet::)/u;

/** Whether a line would be taken for a fence. */
export const isFenceLike = (line: string): boolean => fenceLike.test(line);

/** A text whose lines are no fences: a backslash makes the reference plain text. */
export const escapeFences = (markdown: string): string =>
  eachLine(markdown, (line) => (isFenceLike(line) ? line.replace('[', '\\[') : line));

/** A person's text whose lines are no fences, each with a backslash more, so that it can be taken back. */
export const guardLines = (markdown: string): string =>
  eachLine(markdown, (line) => line.replace(guarded, '$1$2\\$3'));

/** Takes back `guardLines`. */
export const unguardLines = (markdown: string): string =>
  eachLine(markdown, (line) =>
    line.replace(
      guarded,
      (_whole, lead: string, marks: string, fence: string) => lead + marks.slice(1) + fence,
    ),
  );

const eachLine = (markdown: string, change: (line: string) => string): string =>
  markdown.includes('broadsheet') ? markdown.split('\n').map(change).join('\n') : markdown;

/** A key or document name with nothing in it that would break a fence. */
export function fenceName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /[()]/gu,
    (bracket) => `%${bracket.charCodeAt(0).toString(16)}`,
  );
}

/** The same for texts that differ in their line ends only. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex').slice(0, 8);
}
