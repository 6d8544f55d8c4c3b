import { fromMarkdown } from 'mdast-util-from-markdown';
import { containsFence } from './fences.ts';
import { type MarkdownFlow, type Phrasing, paragraphsOf, printNote, printText, type Root } from './print.ts';

/**
 * A person's note as Markdown that can stand in the middle of an exported file. It stays their Markdown,
 * but: HTML becomes text; references become links of their own, because definitions count for a whole
 * file; and whatever does not read back as it was meant is written as plain text.
 */
export function noteMarkdown(note: string): string {
  const tree = fromMarkdown(note);
  const meant = standAlone(tree, note);
  const readsAsMeant = (printed: string) =>
    outline(fromMarkdown(printed).children) === outline(meant) && !containsFence(printed);
  return (
    [printNote(keepObsidian(meant)), printNote(meant)].find(readsAsMeant) ?? printText(paragraphsOf(note))
  );
}

type Definition = Extract<MarkdownFlow, { type: 'definition' }>;

/** A note's tree without HTML and without references. */
function standAlone(tree: Root, source: string): MarkdownFlow[] {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  visit(tree.children, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
  });
  const text = (value: string): Phrasing => ({ type: 'text', value });
  const replace = (node: MarkdownFlow, isFlow: boolean): MarkdownFlow[] => {
    switch (node.type) {
      case 'html':
        return isFlow ? paragraphsOf(node.value) : [text(node.value)];
      case 'definition': {
        if (used.has(node.identifier) && definitions.get(node.identifier) === node) return [];
        // A definition that nothing uses is text that happens to look like one.
        const { start, end } = node.position ?? {};
        return paragraphsOf(source.slice(start?.offset, end?.offset));
      }
      case 'linkReference': {
        const target = definitions.get(node.identifier);
        const children = node.children.flatMap((child) => replace(child, false)) as typeof node.children;
        return [{ type: 'link', url: target?.url ?? '', title: target?.title ?? null, children }];
      }
      case 'imageReference': {
        const target = definitions.get(node.identifier);
        return [
          { type: 'image', url: target?.url ?? '', title: target?.title ?? null, alt: node.alt ?? null },
        ];
      }
      default: {
        if (!('children' in node)) return [node];
        const holdsFlow = ['blockquote', 'list', 'listItem'].includes(node.type);
        // Replacing keeps the content model: text for HTML inside a line, paragraphs for HTML between them.
        return [
          { ...node, children: node.children.flatMap((child) => replace(child, holdsFlow)) } as MarkdownFlow,
        ];
      }
    }
  };
  return tree.children.flatMap((node) => replace(node, true));
}

function visit(nodes: readonly MarkdownFlow[], each: (node: MarkdownFlow) => void): void {
  for (const node of nodes) {
    each(node);
    if ('children' in node) visit(node.children, each);
  }
}

/** `[[wiki]]` and `![[embed]]` links, `#tags`, and the boxes of tasks. `[[//]]` would refer to a fence. */
const obsidianText =
  /(!?\[\[(?!\s*\/\/\s*\]\])[^[\]\n]+\]\]|(?<=^|\s)#[\p{L}\p{N}][\p{L}\p{N}/-]*|^\[[ xX]\](?=\s))/gu;

/** Parts of text that Obsidian reads, as nodes that are printed without escapes. */
function keepObsidian(nodes: readonly MarkdownFlow[]): MarkdownFlow[] {
  return nodes.flatMap((node): MarkdownFlow[] => {
    if (node.type === 'text') {
      return node.value
        .split(obsidianText)
        .map((value, index): MarkdownFlow => ({ type: index % 2 === 1 ? 'html' : 'text', value }))
        .filter((part) => 'value' in part && part.value !== '');
    }
    if ('children' in node) return [{ ...node, children: keepObsidian(node.children) } as MarkdownFlow];
    return [node];
  });
}

/** What a tree says, without positions, spacing and the seams between neighbouring texts. */
function outline(nodes: readonly MarkdownFlow[]): string {
  const simple = (node: MarkdownFlow): unknown => {
    const { position: _position, ...rest } = node;
    const entries = Object.entries(rest).filter(([name]) => name !== 'spread' && name !== 'children');
    const children = 'children' in node ? joinTexts(node.children).map(simple) : [];
    return [entries.sort(([a], [b]) => (a < b ? -1 : 1)), children];
  };
  return JSON.stringify(joinTexts(nodes).map(simple));
}

function joinTexts(nodes: readonly MarkdownFlow[]): MarkdownFlow[] {
  const joined: MarkdownFlow[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    } else joined.push(node);
  }
  return joined;
}
