import { withoutEnd } from './endings.ts';
import type { ReferenceName } from './names.ts';
import type { Reference } from './reference.ts';
import type { StyleFiles } from './styles.ts';

/*
 * What the CSL files expect of a reference beyond CSL-JSON, and what they leave to be mended in the line.
 * The exchange formats have the reference as the paper prints it.
 */

/** Our marks in a text, which has no use for them: Unicode gives these to programs. */
const marks = /[\ufdd0\ufdd1]/gu;
/** CSL takes `<i>` in a title for markup; papers mean the character. */
const lessThan = '\ufdd0';
/** Stands around words that keep their letter case, and that say themselves what they are. */
const verbatim = '\ufdd1';

/** A reference as the style's file prints it right. */
export function prepare(reference: Reference, style: StyleFiles): Reference {
  // Newspapers are cited by their date: no style gives the running number, though some CSL files print it.
  const {
    issue: _issue,
    author,
    edition,
    ...rest
  } = JSON.parse(JSON.stringify(reference).replace(marks, '').replaceAll('<', lessThan)) as Reference;
  return {
    ...withTexts(rest),
    ...(author && { author: style.bilingual ? author.map(standardName) : author }),
    ...(edition && { edition: editionText(edition, style) }),
  };
}

/** Ours with what CSL adds: the word `Edition`, a second full stop. */
const wordsOfOurs = new RegExp(`${verbatim}(.*?)(?:(?<=\\.)${verbatim}\\.?|${verbatim}(?: edition)?)`, 'giu');

/** A printed line without our marks and doubled punctuation. */
export const finish = (line: string): string =>
  line
    .replace(wordsOfOurs, '$1')
    .replaceAll(lessThan, '<')
    // CSL drops a full stop behind `?` and `!`, but does not know their full-width forms.
    .replace(/([。！？])\./gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * Chicago allows the page of a newspaper in a note, with `p.`, and leaves it out of bibliographies; the CSL
 * file prints a locator of the note, without the abbreviation.
 */
export const pageInNote = (page: string) =>
  ({ locator: `${verbatim}p. ${page}${verbatim}`, label: 'page' }) as const;

/** Full stops and commas at the end of a headline or a name would stand beside those of the style. */
function withTexts<T extends Partial<Reference>>(reference: T): T {
  const names = ['title', 'container-title', 'publisher-place', 'section'] as const;
  const texts = names.flatMap((name) => {
    const text = reference[name];
    return text === undefined ? [] : [[name, withoutEnd(text)] as const];
  });
  return { ...reference, ...Object.fromEntries(texts.filter(([, text]) => text !== '')) };
}

/** Editions that say what they are at another place than the end, or in another language than English. */
const saysEdition = /\p{Script=Han}|ausgabe|[ée]dition|edici[óo]n|edizione|editie|edição/iu;
const editionWord = /[ ,]*\b(?:edition|edn|ed)\.?$/iu;
/** Mastheads print these in capitals; no style does. */
const commonEditions =
  /\b(?:afternoon|city|country|early|evening|extra|final|first|home|international|late|midday|morning|national|night|noon|regional|second|special|suburban|third|town|weekend)\b/giu;

/** `LATE EDITION` → `late`, to which CSL adds the word; MLA's file does not. */
function editionText(printed: string, { bareEdition }: StyleFiles): string {
  const edition = withoutEnd(printed);
  const own = edition.replace(editionWord, '');
  if (own === '' || (own === edition && saysEdition.test(edition))) return keep(edition);
  const spelled = own.replace(commonEditions, (word) => word.toLowerCase());
  return bareEdition && !/^\d+$/u.test(own) ? keep(`${spelled} ed.`) : spelled;
}

const keep = (text: string) => verbatim + text + verbatim;

/** GB/T 7714—2025, 7.1 and 8.5.3: `Peebles P Z Jr`, `Veen P H v d`. */
function standardName(name: ReferenceName): ReferenceName {
  if ('literal' in name) return name;
  const { 'non-dropping-particle': particle, suffix, ...rest } = name;
  const initials = particle?.split(' ').map((word) => word.charAt(0)) ?? [];
  return {
    ...rest,
    given: [rest.given, ...initials].join(' '),
    ...(suffix && { suffix: suffix.replace('.', '') }),
  };
}
