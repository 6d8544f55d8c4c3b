import { attributeOf, childrenOf, descendantsOf, textOf, type XmlElement } from '../xml/parseXml.ts';

/** A page that a DIDL names. */
export interface DidlPage {
  readonly id: string;
  readonly label: string | null;
  readonly alto: string | null;
  readonly images: readonly string[];
}

/** An article: blocks of pages in the order they are read. */
export interface DidlArticle {
  readonly id: string;
  readonly title: string | null;
  /** What the library calls its kind: `artikel`, `advertentie`, `familiebericht`, … */
  readonly subject: string;
  readonly textFile: string | null;
  readonly blocks: readonly { readonly alto: string; readonly id: string }[];
}

export interface Didl {
  /** The issue's own record. */
  readonly record: XmlElement | null;
  readonly pages: readonly DidlPage[];
  readonly articles: readonly DidlArticle[];
}

/** Takes a DIDL document apart. */
export function readDidl(root: XmlElement): Didl {
  const issue = childrenOf(root, 'Item')[0];
  if (!issue) return { record: null, pages: [], articles: [] };
  const items = [...descendantsOf(issue, 'Item')];
  return {
    record: resourceOf(issue, 'metadata'),
    pages: items.flatMap((item) => readPage(item) ?? []),
    articles: items.flatMap((item) => readArticle(item) ?? []),
  };
}

function readPage(item: XmlElement): DidlPage | null {
  const alto = fileOf(item, 'alto');
  const images = componentsOf(item)
    .filter(({ role }) => /^image/u.test(role))
    .flatMap(({ resource }) => fileName(resource) ?? []);
  if (alto === null && images.length === 0) return null;
  const record = resourceOf(item, 'metadata');
  const number = record ? descendantsOf(record, 'nativePageNumber').next().value : undefined;
  const label = number ? textOf(number).trim() : '';
  return { id: attributeOf(item, 'identifier') ?? '', label: label === '' ? null : label, alto, images };
}

/** Items whose zoning lists blocks of ALTO files; those inside pages only repeat coordinates. */
function readArticle(item: XmlElement): DidlArticle | null {
  const zoning = resourceOf(item, 'metadata/zoning');
  const parts = zoning ? [...descendantsOf(zoning, 'article-part')] : [];
  if (parts.length === 0) return null;
  const order = (part: XmlElement) => Number(attributeOf(part, 'order') ?? 0);
  const record = resourceOf(item, 'metadata');
  const say = (name: string): string | null => {
    const element = record ? descendantsOf(record, name).next().value : undefined;
    const text = element ? textOf(element).trim() : '';
    return text === '' ? null : text;
  };
  return {
    id: attributeOf(item, 'identifier') ?? '',
    title: say('title'),
    subject: say('subject') ?? '',
    textFile: fileOf(item, 'ocr'),
    blocks: parts
      .sort((a, b) => order(a) - order(b))
      .flatMap((part) =>
        childrenOf(part, 'blocks').flatMap((blocks) =>
          childrenOf(blocks).flatMap((block) => {
            const id = attributeOf(block, 'ID');
            return id === null ? [] : [{ alto: attributeOf(blocks, 'alto') ?? '', id }];
          }),
        ),
      ),
  };
}

interface Component {
  readonly role: string;
  readonly resource: XmlElement;
}

/** The components directly in an item, with the role each one's descriptor gives it. */
function componentsOf(item: XmlElement): Component[] {
  return childrenOf(item, 'Component').flatMap((component) => {
    const role = childrenOf(component, 'Descriptor')
      .flatMap((descriptor) => childrenOf(descriptor, 'Statement'))
      .find((statement) => attributeOf(statement, 'type') === 'role');
    const resource = childrenOf(component, 'Resource')[0];
    return role && resource ? [{ role: textOf(role).trim(), resource }] : [];
  });
}

function resourceOf(item: XmlElement, role: string): XmlElement | null {
  return componentsOf(item).find((component) => component.role === role)?.resource ?? null;
}

function fileOf(item: XmlElement, role: string): string | null {
  const resource = resourceOf(item, role);
  return resource ? fileName(resource) : null;
}

/** The name of the file on disk before the address on the web. */
function fileName(resource: XmlElement): string | null {
  return attributeOf(resource, 'filename') ?? attributeOf(resource, 'ref');
}
