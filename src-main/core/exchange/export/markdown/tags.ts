import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { type TagTarget, tagInText, writtenTag } from '#shared/text/exportTags.ts';
import { type Phrasing, printText } from './print.ts';

/** An item's tags in one line, each as the program knows it; what cannot be one is set as code to keep its ends. */
export function tagLine(
  tags: readonly string[],
  target: TagTarget,
  words: ExportOptions['tagWords'],
): string {
  const written = tags.map((tag) => {
    const written = tagInText(tag, target, words);
    if (written !== null) return written;
    const code: Phrasing = { type: 'inlineCode', value: tag.replace(/\s+/gu, ' ') };
    return printText([{ type: 'paragraph', children: [code] }]);
  });
  return [...new Set(written)].join(' ');
}

/** What the list of tags in a file's properties says: the tags of its body. */
export function tagList(
  tags: readonly string[],
  target: TagTarget,
  words: ExportOptions['tagWords'],
): readonly string[] {
  return [...new Set(tags.flatMap((tag) => writtenTag(tag, target, words) ?? []))];
}
