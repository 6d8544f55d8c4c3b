import { joinGlue } from '#shared/text/glue.ts';
import type { ElementKind, Vocabulary } from '../blocks/mixedContent.ts';
import { attributeOf, childrenOf, textOf, type XmlElement } from '../xml/parseXml.ts';

const blocks = new Set(
  'TEI text front body back group div div0 div1 div2 div3 div4 div5 div6 div7 p ab head byline docAuthor docDate docEdition docImprint docTitle titlePart titlePage imprimatur dateline signed salute opener closer postscript trailer argument epigraph lg list item table row figure floatingText sp speaker stage castList fw note entry imprint publisher'.split(
    ' ',
  ),
);
/** Readings that stand beside the printed one: the first of a choice that is printed is kept. */
const printedReadings = ['orig', 'sic', 'abbr', 'am', 'unclear'];

/** How TEI P5 is read. Source: TEI Guidelines, chapters 3, 4, 7, 11, 12. */
export function teiVocabulary(text: XmlElement): Vocabulary {
  const spacing = wordSpacing(text);
  return {
    kind: teiKind,
    page: (element) => pageNumber(attributeOf(element, 'n')),
    ...(spacing ? { spacing } : {}),
  };
}

function teiKind(element: XmlElement, path: readonly XmlElement[]): ElementKind {
  const parent = path.at(-1);
  switch (element.name) {
    case 'lb':
      return attributeOf(element, 'break') === 'no' || path.some(({ name }) => name === 'w')
        ? 'wordLine'
        : 'line';
    case 'l':
      return 'block';
    case 'pb':
      return 'page';
    case 'figDesc':
    case 'index':
    case 'rdg':
    case 'del':
      return 'aside';
    case 'milestone':
    case 'gap':
    case 'teiHeader':
    case 'facsimile':
    case 'sourceDoc':
    case 'standOff':
      return 'skip';
    case 'quote':
    case 'q':
    case 'cit':
    case 'ref':
    case 'said':
      return childrenOf(element).some(({ name }) => blocks.has(name) || name === 'l') ? 'block' : 'inline';
    case 'note':
      return attributeOf(element, 'type') === 'editorial' || attributeOf(element, 'resp') !== null
        ? 'aside'
        : 'block';
    case 'label':
      return parent?.name === 'list' ? 'block' : 'inline';
    default:
      if (parent?.name === 'choice') return isPrinted(element, parent) ? 'inline' : 'aside';
      return blocks.has(element.name) ? 'block' : 'inline';
  }
}

function isPrinted(element: XmlElement, choice: XmlElement): boolean {
  const readings = childrenOf(choice);
  return (readings.find(({ name }) => printedReadings.includes(name)) ?? readings[0]) === element;
}

/** `3`, `[3]`, `p. 3`, `3r`: the number in a page's label. */
function pageNumber(label: string | null): number | null {
  const digits = /\d{1,4}/u.exec(label ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}

const opening = /[([{‹«„‚“‘¿¡]$/u;
const closing = /^[)\]}›»”’,.;:!?…]/u;

/**
 * Texts in which every word is an element often have no white space between them, or a line break between
 * any two. Then the structure says where the spaces are: between words, not before a mark that closes or
 * after one that opens. Null where the white space of the text itself tells.
 */
function wordSpacing(text: XmlElement): Vocabulary['spacing'] | null {
  let words = 0;
  let apart = 0;
  let marks = 0;
  let marksApart = 0;
  const visit = (element: XmlElement): void => {
    let previous: XmlElement | null = null;
    let between = '';
    for (const child of element.children) {
      if (typeof child === 'string') {
        between += child;
        continue;
      }
      if (previous && isToken(previous) && isToken(child) && between.trim() === '') {
        const spaced = between !== '';
        if (child.name === 'w' && previous.name === 'w') {
          words++;
          if (spaced) apart++;
        } else if (child.name === 'pc' && closing.test(textOf(child).trim())) {
          marks++;
          if (spaced) marksApart++;
        }
      }
      previous = child;
      between = '';
      visit(child);
    }
  };
  visit(text);
  const touching = words >= 3 && apart < words * 0.1;
  const scattered = marks >= 3 && marksApart > marks * 0.9;
  if (!touching && !scattered) return null;
  return (before, between, element) => {
    if (!isToken(element)) return null;
    if (!scattered && between !== '' && !between.includes('\n')) return null;
    if (attributeOf(element, 'join') === 'left' || attributeOf(element, 'join') === 'both') return '';
    const text = textOf(element).trim();
    return closing.test(text) || opening.test(before) ? '' : joinGlue(before, text);
  };
}

const isToken = ({ name }: XmlElement): boolean => name === 'w' || name === 'pc';
