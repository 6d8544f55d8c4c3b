import { codeOf, treeOf } from './footnotes.ts';

/** A note can leave so many things open inside one another. */
const mostOpen = 8;
const probe = 'x';

/**
 * The lines that close what a note leaves open and what would swallow the rest of a file: a code fence,
 * an HTML block that only its own end closes (CommonMark 4.6, kinds 1 to 5), and the `$$` of mathematics
 * and `%%` of a comment in Obsidian. They stand behind the note, which stays as it is.
 */
export function closingLines(note: string): readonly string[] {
  const lines: string[] = [];
  let text = note;
  while (lines.length < mostOpen) {
    const closing = closingLine(text);
    if (closing === null) break;
    lines.push(closing);
    text += `\n${closing}`;
  }
  return lines;
}

function closingLine(text: string): string | null {
  const tree = treeOf(`${text}\n\n${probe}\n`);
  const last = tree.children.at(-1);
  const start = last?.position?.start.offset;
  if (last !== undefined && start !== undefined && start < text.length) {
    // Up to three spaces may stand before it.
    const opening = text.slice(start).trimStart();
    if (last.type === 'code') return /^(?:`{3,}|~{3,})/u.exec(opening)?.[0] ?? null;
    if (last.type === 'html') return endOfHtml(opening);
  }
  return unpaired(text, '$$') ?? unpaired(text, '%%');
}

function endOfHtml(opening: string): string | null {
  if (opening.startsWith('<!--')) return '-->';
  if (opening.startsWith('<?')) return '?>';
  if (opening.startsWith('<![CDATA[')) return ']]>';
  if (opening.startsWith('<!')) return '>';
  const [, name] = /^<(script|pre|style|textarea)\b/iu.exec(opening) ?? [];
  return name === undefined ? null : `</${name}>`;
}

/** The mark itself where it stands an odd number of times outside of code. */
function unpaired(text: string, mark: string): string | null {
  if (!text.includes(mark)) return null;
  let count = 0;
  let done = 0;
  for (const { start, end } of [...codeOf(text), { start: text.length, end: text.length }]) {
    count += text.slice(done, start).split(mark).length - 1;
    done = end;
  }
  return count % 2 === 1 ? mark : null;
}
