import { fromMarkdown } from 'mdast-util-from-markdown';

/**
 * Footnote labels count for a whole file, so that `[^1]` in two notes would be one footnote, and one of
 * the two texts lost. A note whose labels another note has too gets a suffix on each of its own.
 */
const label = /\[\^([^\s[\]]+)\]/gu;

/** The labels that a note refers to or explains, code left out. */
export function footnoteLabels(note: string): ReadonlySet<string> {
  const labels = new Set<string>();
  replaceLabels(note, (name) => {
    labels.add(name);
    return name;
  });
  return labels;
}

/** A note with a suffix on every label. */
export const withSuffix = (note: string, suffix: string): string =>
  replaceLabels(note, (name) => name + suffix);

/** Takes back `withSuffix`. */
export const withoutSuffix = (note: string, suffix: string): string =>
  replaceLabels(note, (name) => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : name));

/** The labels that more than one of the notes have. */
export function sharedLabels(notes: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const note of notes) {
    for (const name of footnoteLabels(note)) {
      if (seen.has(name)) shared.add(name);
      seen.add(name);
    }
  }
  return shared;
}

function replaceLabels(note: string, rename: (name: string) => string): string {
  if (!note.includes('[^')) return note;
  const code = codeOf(note);
  return note.replace(label, (whole, name: string, start: number) => {
    const end = start + whole.length;
    return code.some((span) => start < span.end && end > span.start) ? whole : `[^${rename(name)}]`;
  });
}

type Tree = ReturnType<typeof fromMarkdown>;
interface CodeSpan {
  readonly start: number;
  readonly end: number;
}

/** The tree of a text; an empty one of what is nested deeper than the stack holds, which nobody writes by hand. */
export function treeOf(markdown: string): Tree {
  try {
    return fromMarkdown(markdown);
  } catch (error) {
    if (error instanceof RangeError) return { type: 'root', children: [] };
    throw error;
  }
}

/** Where a text is code, fenced or in a line. */
export function codeOf(markdown: string, tree: Tree = treeOf(markdown)): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  // Quotations within quotations may go deeper than calls can.
  const waiting: Tree['children'][number][] = tree.children.toReversed();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (node.type === 'code' || node.type === 'inlineCode') {
      if (start !== undefined && end !== undefined) spans.push({ start, end });
    } else if ('children' in node) for (const child of node.children.toReversed()) waiting.push(child);
  }
  return spans;
}
