import type { BlockContent, Blockquote, DefinitionContent, PhrasingContent } from 'mdast';

/** A quotation that Obsidian and GitHub show as a box: `> [!warning] Title`. */
export interface Callout {
  /** In small letters. */
  readonly kind: string;
  /** Whether it is to be opened, or closed, by its title. */
  readonly folding: 'open' | 'closed' | null;
  /** Empty where the kind is its title. */
  readonly title: readonly PhrasingContent[];
  readonly body: readonly (BlockContent | DefinitionContent)[];
}

const head = /^\[!([^\]\s]{1,40})\]([+-]?)[ \t]*/;

/** The callout that a quotation is; null for any other. https://help.obsidian.md/callouts */
export function calloutOf({ children }: Blockquote): Callout | null {
  const [first, ...rest] = children;
  const [opening] = first?.type === 'paragraph' ? first.children : [];
  const found = opening?.type === 'text' ? head.exec(opening.value) : null;
  if (!found || first?.type !== 'paragraph' || opening?.type !== 'text') return null;
  const [whole, kind = '', fold] = found;
  const line = [{ ...opening, value: opening.value.slice(whole.length) }, ...first.children.slice(1)];
  const { title, body } = firstLineOf(line);
  return {
    kind: kind.toLowerCase(),
    folding: fold === '+' ? 'open' : fold === '-' ? 'closed' : null,
    title,
    body: body.length === 0 ? rest : [{ type: 'paragraph', children: [...body] }, ...rest],
  };
}

function firstLineOf(nodes: readonly PhrasingContent[]): {
  readonly title: readonly PhrasingContent[];
  readonly body: readonly PhrasingContent[];
} {
  const isBreak = (node: PhrasingContent) =>
    node.type === 'break' || (node.type === 'text' && node.value.includes('\n'));
  const at = nodes.findIndex(isBreak);
  if (at === -1) return { title: nodes.filter(hasWords), body: [] };
  const breaking = nodes[at];
  const [before = '', ...after] = breaking?.type === 'text' ? breaking.value.split('\n') : [];
  const words = (value: string): PhrasingContent => ({ type: 'text', value });
  return {
    title: [...nodes.slice(0, at), words(before)].filter(hasWords),
    body: [words(after.join('\n')), ...nodes.slice(at + 1)].filter(hasWords),
  };
}

const hasWords = (node: PhrasingContent): boolean => node.type !== 'text' || node.value.trim() !== '';
