import { createHash } from 'node:crypto';
import { linePattern } from './marker.ts';

const fenceLike = new RegExp(`^\\s*(?:${linePattern})`, 'u');
/** The same, behind what leads to a line of a note. */
const guardedFence = new RegExp(`^([\\s>-]*)(\\\\*)(${linePattern})`, 'u');
/** The property that is a fence in an outline; Logseq takes it behind HTML, mathematics and in headings as well. */
const guardedProperty = /(^[\s>-]*|[>$#]\s*)(\\*)(broadsheet::)/gu;

/** Whether a line would be taken for a fence. */
export const isFenceLike = (line: string): boolean => fenceLike.test(line);

/** A text whose lines are no fences: a backslash makes them plain text. */
export const escapeFences = (markdown: string): string =>
  eachLine(markdown, (line) => (isFenceLike(line) ? line.replace(/[[<]/u, '\\$&') : line));

/** A person's text whose lines are no fences, each with a backslash more, so that it can be taken back. */
export const guardLines = (markdown: string): string =>
  eachLine(markdown, (line) => line.replace(guardedFence, '$1$2\\$3').replace(guardedProperty, '$1$2\\$3'));

/** Takes back `guardLines`. */
export const unguardLines = (markdown: string): string =>
  eachLine(markdown, (line) => line.replace(guardedProperty, unguarded).replace(guardedFence, unguarded));

const unguarded = (_whole: string, lead: string, marks: string, fence: string) =>
  lead + marks.slice(1) + fence;

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

/** The lines of a text, each with its line end. */
export const linesWithEnds = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
