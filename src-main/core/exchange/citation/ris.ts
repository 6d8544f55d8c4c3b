import { escapeXml } from '#shared/text/xml.ts';
import { noAdditions, type ReferenceAdditions, type ReferenceNote } from './annotatedReference.ts';
import { familyText, type ReferenceName } from './names.ts';
import type { Reference } from './reference.ts';

/**
 * A reference in RIS, type `NEWS`. The tags are those of the format's second edition
 * (https://en.wikipedia.org/wiki/RIS_(file_format)) as EndNote and citation-js read them for newspapers:
 * `C2` is the number of the issue, `SE` the section. `DA` carries the whole date, `PY` the year. Zotero, whose
 * newspaper articles have no number, reads it from `M2`, which becomes *Extra*; there each `KW` is a tag and each
 * `N1` a note, in HTML (https://github.com/zotero/translators/blob/master/RIS.js).
 */
export function risOf(reference: Reference, { tags, notes, link }: ReferenceAdditions = noAdditions): string {
  const [year, month, day] = reference.issued?.['date-parts'][0] ?? [];
  // `YYYY/MM/DD/`, with nothing between the strokes for what is not known.
  const date =
    year === undefined
      ? undefined
      : [pad(year, 4), ...[month, day].map((part) => (part === undefined ? '' : pad(part, 2))), ''].join('/');
  const fields: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', 'NEWS'],
    ['ID', reference.id],
    ...(reference.author ?? []).map((name) => ['AU', nameOf(name)] as const),
    ['TI', reference.title],
    ['T2', reference['container-title']],
    ['CY', reference['publisher-place']],
    ['PY', year === undefined ? undefined : pad(year, 4)],
    ['DA', date],
    ['SP', reference.page],
    ['SE', reference.section],
    ['ET', reference.edition],
    ['C2', reference.issue],
    ['M2', reference.issue && `issue: ${reference.issue}`],
    ['LA', reference.language],
    ['UR', link ?? undefined],
    // A semicolon parts tags in Zotero.
    ...tags.map((tag) => ['KW', tag.replaceAll(';', ',')] as const),
    ...notes.map((note) => ['N1', noteHtml(note)] as const),
  ];
  const lines = fields.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}

/** In one line: a note's own lines could be taken for the record's. */
const noteHtml = ({ quote, note, place }: ReferenceNote): string =>
  [
    quote && `<blockquote>${htmlText(quote)}</blockquote>`,
    place ? `<p>${htmlText(place)}</p>` : '',
    ...note.split(/\n{2,}/u).map((paragraph) => paragraph && `<p>${htmlText(paragraph)}</p>`),
  ].join('');

const htmlText = (text: string): string => text.trim().split(/\r?\n/u).map(escapeXml).join('<br/>');

const pad = (number: number, digits: number) => String(number).padStart(digits, '0');

/** A comma parts family and given names, so that an office with a comma in its name loses it. */
const nameOf = (name: ReferenceName) =>
  'literal' in name
    ? name.literal.replaceAll(',', ' ')
    : [familyText(name), name.given, name.suffix].filter((part) => part !== undefined).join(', ');

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();
