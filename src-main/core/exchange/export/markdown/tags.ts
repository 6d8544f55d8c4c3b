import { type Phrasing, printText } from './print.ts';

/**
 * Obsidian's rule for a tag: letters, digits, `_`, `-` and `/`, not only digits
 * (https://help.obsidian.md/tags). A `_` at either end is left out, since it could open emphasis.
 */
const hashtag = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}/_-]*[\p{L}\p{M}\p{N}])?$/u;

export function canBeHashtag(tag: string): boolean {
  return hashtag.test(tag) && !/^\p{N}+$/u.test(tag);
}

/** An item's tags in one line: `#tag` where it can be one, otherwise as it is, set as code to keep its ends. */
export function tagLine(tags: readonly string[]): string {
  return tags
    .map((tag) => {
      if (canBeHashtag(tag)) return `#${tag}`;
      const code: Phrasing = { type: 'inlineCode', value: tag.replace(/\s+/gu, ' ') };
      return printText([{ type: 'paragraph', children: [code] }]);
    })
    .join(' ');
}
