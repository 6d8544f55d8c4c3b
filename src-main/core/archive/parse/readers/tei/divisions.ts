import { textIn } from '../blocks/mixedContent.ts';
import { attributeOf, childrenOf, type XmlElement } from '../xml/parseXml.ts';

/** What a division of a text is in an issue. */
export type TeiDivision =
  | { readonly kind: 'article' | 'advertisement'; readonly key: string }
  /** A part of the issue that holds articles; its head names a section or page. */
  | { readonly kind: 'section' }
  /** A part of an article; its head is a subhead. */
  | { readonly kind: 'part'; readonly key: string };

const articleType =
  /^(?:article|item|report|story|letter|news|notice|poem|obituary|review|editorial|feuilleton)/iu;
const advertType = /^(?:ad|advert|annonce|anzeige)/iu;
const sectionType = /^(?:page|section|column|issue|edition|part|supplement|rubric|group|volume|newspaper)/iu;
const isDivision = ({ name }: XmlElement): boolean => /^div[0-7]?$|^floatingText$/u.test(name);

/**
 * Tells which divisions are articles: those that say so; else the outermost ones that have text of their own
 * or a head and no divisions with heads in them. A division without a head at the top of a page's division
 * goes on with the article before it, which the page's end cut.
 */
export function readDivisions(text: XmlElement): ReadonlyMap<XmlElement, TeiDivision> {
  const divisions = new Map<XmlElement, TeiDivision>();
  let count = 0;
  let last: string | null = null;

  const visit = (element: XmlElement, article: string | null, pageTop: boolean): void => {
    let isFirst = pageTop;
    for (const child of childrenOf(element)) {
      if (!isDivision(child)) {
        if (!isSilent(child)) {
          visit(child, article, false);
          isFirst = false;
        }
        continue;
      }
      if (article !== null) {
        divisions.set(child, { kind: 'part', key: article });
        visit(child, article, false);
        continue;
      }
      const type = attributeOf(child, 'type') ?? attributeOf(child, 'decls') ?? '';
      const isSection = sectionType.test(type) || (!isTyped(type) && holdsArticles(child));
      if (isSection) {
        divisions.set(child, { kind: 'section' });
        visit(child, null, /^page/iu.test(type));
      } else {
        const goesOn: boolean = isFirst && last !== null && !hasHead(child) && !isTyped(type);
        const key: string = goesOn && last !== null ? last : String(++count);
        last = key;
        divisions.set(child, { kind: advertType.test(type) ? 'advertisement' : 'article', key });
        visit(child, key, false);
      }
      isFirst = false;
    }
  };
  visit(text, null, false);
  return divisions;
}

const isTyped = (type: string): boolean => articleType.test(type) || advertType.test(type);

/** Running heads, page breaks and rules stand between divisions without parting them. */
const isSilent = ({ name }: XmlElement): boolean =>
  /^(?:fw|pb|cb|gb|lb|milestone|anchor|figure)$/u.test(name);

const hasHead = (element: XmlElement): boolean =>
  childrenOf(element).some((child) => child.name === 'head' && textIn(child) !== null);

/** Nothing but divisions below its head, some of them with heads of their own. */
function holdsArticles(division: XmlElement): boolean {
  const children = childrenOf(division);
  const inner = children.filter(isDivision);
  const own = children.filter((child) => !isDivision(child) && !isSilent(child) && child.name !== 'head');
  return inner.some(hasHead) && own.every((child) => textIn(child) === null);
}
