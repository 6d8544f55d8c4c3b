import { noAdditions, noteText, type ReferenceAdditions } from './annotatedReference.ts';
import { familyText, type ReferenceName } from './names.ts';
import { isoText, type Reference } from './reference.ts';

/**
 * A reference in BibLaTeX: an `@article` with `entrysubtype = {newspaper}`, as biblatex-chicago and
 * biblatex-apa have it. `number` is the number of the issue; a section, for which BibLaTeX has no field,
 * is a note. What a person wrote is `annote`, by which BibLaTeX's own styles and other programs know it.
 */
export function biblatexOf(
  reference: Reference,
  { tags, notes, link }: ReferenceAdditions = noAdditions,
): string {
  const { issued } = reference;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['entrysubtype', 'newspaper'],
    ['author', reference.author?.map(nameOf).join(' and ')],
    ['title', verbatim(reference.title)],
    ['journaltitle', verbatim(reference['container-title'])],
    ['location', verbatim(reference['publisher-place'])],
    ['date', issued && isoText(issued['date-parts'][0])],
    ['pages', escaped(reference.page)],
    ['number', escaped(reference.issue)],
    ['edition', escaped(reference.edition)],
    ['note', escaped(reference.section)],
    ['langid', languageName(reference.language)],
    ['language', reference.language],
    // An address is taken as it stands.
    ['url', link?.replace(/[{}\\\s]/gu, encodeURIComponent)],
    ['keywords', tags.map((tag) => escaped(tag.replaceAll(',', ' '))).join(', ')],
    ['annote', notes.map((note) => paragraphs(noteText(note))).join('\n\n')],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return [`@article{${reference.id},`, ...lines, '}', ''].join('\n');
}

const paragraphs = (text: string): string =>
  text
    .split(/\n+/u)
    .flatMap((line) => escaped(line) || [])
    .join('\n\n');

/**
 * Inner braces keep the capitals as the paper has them, and whole what is not to be taken apart: a name, a
 * place with `and` in it.
 */
const verbatim = (text: string | undefined) => text && `{${escaped(text)}}`;

/** `von Last, Jr, First`, as BibTeX orders a name. */
const nameOf = (name: ReferenceName) =>
  'literal' in name
    ? `{${escaped(name.literal) ?? ''}}`
    : [familyText(name), name.suffix, name.given].flatMap((part) => escaped(part) ?? []).join(', ');

/** Braces are counted even behind a backslash, so that one alone would end the file. */
const commands: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** TeX joins `--`, two back quotes and two apostrophes into other characters. */
const ligature = /(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')/gu;

function escaped(text: string | undefined): string | undefined {
  return text
    ?.replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\~^{}#$%&_]/gu, (character) => commands[character] ?? `\\${character}`)
    .replace(ligature, '{}');
}

/** Names of babel and polyglossia, for the languages that papers here are in. */
const languageNames: Readonly<Record<string, string>> = {
  de: 'german',
  en: 'english',
  es: 'spanish',
  fr: 'french',
  it: 'italian',
  ja: 'japanese',
  ko: 'korean',
  nl: 'dutch',
  pt: 'portuguese',
  ru: 'russian',
  zh: 'chinese',
};
const languageName = (tag: string | undefined) => languageNames[tag?.split('-')[0]?.toLowerCase() ?? ''];
