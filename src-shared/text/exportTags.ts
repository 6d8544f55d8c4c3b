import { type ExportOptions, programOf } from '#shared/model/exportOptions.ts';

/** Where a tag has to be one: each program has its own rule. */
export type TagTarget = 'obsidian' | 'logseq' | 'plain';

/** The program that a template is for; templates of one's own are taken for Obsidian's. */
export function tagTargetOf(template: ExportOptions['template']): TagTarget {
  if (typeof template !== 'string') return 'obsidian';
  const program = programOf(template);
  return program === 'obsidian' || program === 'logseq' ? program : 'plain';
}

/** A tag as it stands in a text; null where it cannot be one there. */
export function tagInText(tag: string, target: TagTarget, words: ExportOptions['tagWords']): string | null {
  const name = writtenTag(tag, target, words);
  return target === 'obsidian' && name !== null ? `#${name}` : name;
}

/**
 * A tag as a program knows it, without the `#` of Obsidian and with that of Logseq; null where nothing
 * of it can be one. Programs that take any text as a tag get it as it is.
 */
export function writtenTag(tag: string, target: TagTarget, words: ExportOptions['tagWords']): string | null {
  switch (target) {
    case 'obsidian':
      return obsidianTag(tag, words === 'underscore' ? '_' : '-');
    case 'logseq':
      return logseqTag(tag);
    default:
      return tag;
  }
}

/**
 * Obsidian's rule (https://help.obsidian.md/tags): letters, digits, `_`, `-`, and `/` for nested tags, and
 * not digits alone. A year gets a `y`, any other number an `n`; an apostrophe goes, so that
 * `women's suffrage` stays two words.
 */
function obsidianTag(tag: string, between: '-' | '_'): string | null {
  const parts = tag
    .normalize('NFC')
    .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
    .split('/')
    .map((part) =>
      part
        .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, between)
        // An underscore between hyphens could be read as emphasis.
        .replace(/(?<![_-])(?=-*_)(?=_*-)[_-]+/gu, '-')
        // A mark at either end could be read as emphasis, or as the end of the tag.
        .replace(/^[\p{M}_-]+|[_-]+$/gu, ''),
    )
    .filter((part) => part !== '');
  const joined = parts.join('/');
  if (joined === '') return null;
  if (/\p{L}/u.test(joined)) return joined;
  return /^(?:1[4-9]|20)\d\d(?!\d)/u.test(joined) ? `y${joined}` : `n${joined}`;
}

/** Logseq takes any page name between `#[[` and `]]` (https://docs.logseq.com/#/page/tags). */
function logseqTag(tag: string): string | null {
  const name = tag
    .replace(/\s+/gu, ' ')
    .replace(/\[+/gu, '(')
    .replace(/\]+/gu, ')')
    .replace(/^#+/u, '')
    .trim();
  if (name === '') return null;
  return /^[\p{L}\p{M}\p{N}_-]+$/u.test(name) ? `#${name}` : `#[[${name}]]`;
}
