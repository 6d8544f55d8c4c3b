import type { Warning } from '#shared/model/issue.ts';
import { UnreadableFileError } from '../reader.ts';
import { scanXml, type XmlAttributes } from './scanXml.ts';
import { XmlError } from './xmlError.ts';

export type XmlNode = XmlElement | string;

/** An element of a document. Formats are told by local names: prefixes and namespaces vary with the exporter. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly prefix: string | null;
  readonly attributes: XmlAttributes;
  /** Elements and character data in their order; entities are decoded, comments left out. */
  readonly children: readonly XmlNode[];
}

/** Beyond it a tree would cost more memory than a file of the permitted size may. */
const maximumElements = 4_000_000;

/**
 * The document as a tree of elements. See `scanXml` for what is read and what is refused, and for the form
 * without a tree. `unknownEntity` hears of every use of an entity that is not expanded. Throws XmlError.
 */
export function parseXml(text: string, unknownEntity?: (name: string) => void): XmlElement {
  const stack: { element: XmlElement; children: XmlNode[] }[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  scanXml(text, {
    open(name, attributes, prefix) {
      if (++count > maximumElements) {
        throw new XmlError('tooLarge', `has more than ${maximumElements.toLocaleString('en')} elements`);
      }
      const children: XmlNode[] = [];
      const element: XmlElement = { name, prefix, attributes, children };
      const parent = stack.at(-1);
      if (parent) parent.children.push(element);
      else root = element;
      stack.push({ element, children });
    },
    close() {
      stack.pop();
    },
    ...(unknownEntity ? { unknownEntity } : {}),
    text(text) {
      const children = stack.at(-1)?.children;
      const last = children?.at(-1);
      if (children && typeof last === 'string') children[children.length - 1] = last + text;
      else children?.push(text);
    },
  });
  if (!root) throw new XmlError('malformed', 'holds no element');
  return root;
}

/**
 * `parseXml` for a file: throws UnreadableFileError with one sentence that names it, and tells of entities
 * that were not expanded by adding to `warnings`.
 */
export function parseXmlFile(path: string, text: string, warnings: Warning[] = []): XmlElement {
  const entities = new Set<string>();
  try {
    const root = parseXml(text, (name) => entities.add(name));
    warnings.push(...entityWarnings(path, entities));
    return root;
  } catch (error) {
    throw error instanceof XmlError ? unreadableXml(path, error) : error;
  }
}

/** What people should know about entities that stay unexpanded. */
export function entityWarnings(path: string, names: ReadonlySet<string>): Warning[] {
  if (names.size === 0) return [];
  const listed = Array.from(names, (name) => `&${name};`);
  const more = listed.length > 3 ? ` and ${listed.length - 3} more` : '';
  return [
    {
      code: 'unknownEntities',
      message: `${path} uses ${listed.slice(0, 3).join(', ')}${more}, which only its own document type explains; they stay as they are written.`,
      start: null,
    },
  ];
}

/** The sentence for people about a file whose XML cannot be read. */
export function unreadableXml(path: string, error: XmlError): UnreadableFileError {
  const isTooLarge = error.code === 'tooLarge';
  return new UnreadableFileError(
    isTooLarge ? 'tooLarge' : 'unreadable',
    `${path} cannot be read as XML: it ${error.message}; ${isTooLarge ? 'split it into smaller files' : 'replace it with a sound copy'}.`,
  );
}

/** An attribute by its local name, whatever its prefix; the one without a prefix first. */
export function attributeOf(element: { readonly attributes: XmlAttributes }, name: string): string | null {
  const { attributes } = element;
  if (Object.hasOwn(attributes, name)) return attributes[name] ?? null;
  for (const key in attributes) {
    if (key.length > name.length && key.endsWith(name) && key[key.length - name.length - 1] === ':') {
      return attributes[key] ?? null;
    }
  }
  return null;
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** The elements directly inside one, all of them or those of a name. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => isElement(child) && (name === undefined || child.name === name),
  );
}

export function childOf(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) if (isElement(child) && child.name === name) return child;
  return null;
}

/** Every element below one in document order, all of them or those of some names; the element itself is not among them. */
export function* descendantsOf(element: XmlElement, ...names: readonly string[]): Generator<XmlElement> {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (names.length === 0 || names.includes(child.name)) yield child;
    yield* descendantsOf(child, ...names);
  }
}

/** All character data inside an element, as it stands. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += isElement(child) ? textOf(child) : child;
  return text;
}
