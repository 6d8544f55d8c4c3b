import type { FieldEdit } from './edit.ts';

/** Longer names are not looked for; nobody types them. */
const longest = 200;

/** What is typed of a link: `[[` and the words up to the caret. */
export interface LinkQuery {
  /** Where `[[` begins. */
  readonly from: number;
  readonly words: string;
}

/** What is asked for where a caret stands after `[[` on the same line; null elsewhere. */
export function linkQueryAt(text: string, caret: number): LinkQuery | null {
  const before = text.slice(Math.max(0, caret - longest - 2), caret);
  const at = before.lastIndexOf('[[');
  if (at === -1) return null;
  const words = before.slice(at + 2);
  return /[[\]\n]/.test(words) ? null : { from: caret - words.length - 2, words };
}

/** Puts a link in the place of what was typed for it, with the brackets that already close it. */
export function withLink(text: string, caret: number, { from }: LinkQuery, link: string): FieldEdit {
  const to = text.startsWith(']]', caret) ? caret + 2 : caret;
  const after = from + link.length;
  return { from, to, insert: link, start: after, end: after };
}

/** A link in Markdown: the words as they are, whatever they are, and an address without white space. */
export function markdownLink(words: string, address: string): string {
  const label = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]*_`<>&~$!|]/g, '\\$&');
  // Brackets would end the address, asterisks could begin emphasis before it is known to be one.
  const target = address.replace(
    /[()*<>\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `[${label}](${target})`;
}

/** A link by name; null for a name that cannot stand in one. */
export const namedLink = (name: string): string | null =>
  name.trim() === '' || /[[\]|#^\n]/.test(name) ? null : `[[${name}]]`;
