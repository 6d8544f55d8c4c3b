import type { CitationStyle } from '#shared/model/settings.ts';

/** How a style of the settings is printed: files of `resources/citation-styles`, without their ending. */
export interface StyleFiles {
  /** Prints one reference by itself. */
  readonly citation: string;
  /** The form that stands alone: a note, or an entry of the bibliography. */
  readonly form: 'note' | 'entry';
  /** Prints a list of references. */
  readonly bibliography: string;
  /** Numbered in the order of the list; other styles sort by name. */
  readonly numbered: boolean;
  /** Speaks Chinese of Chinese papers; the others speak English of all. */
  readonly bilingual: boolean;
  /** The CSL file prints an edition as it stands, without a word for what it is. */
  readonly bareEdition: boolean;
}

const alone = (file: string): StyleFiles => ({
  citation: file,
  form: 'entry',
  bibliography: file,
  numbered: false,
  bilingual: false,
  bareEdition: false,
});

const gb7714 = (file: string): StyleFiles => ({ ...alone(file), numbered: true, bilingual: true });

export const styleFiles: Readonly<Record<CitationStyle, StyleFiles>> = {
  'gb7714-2015': gb7714('china-national-standard-gb-t-7714-2015-note'),
  'gb7714-2025': gb7714('china-national-standard-gb-t-7714-2025-note'),
  chicago: {
    ...alone('chicago-notes-bibliography'),
    // The same notes from a file that is read in a tenth of the time.
    citation: 'chicago-notes',
    form: 'note',
  },
  'chicago-author-date': alone('chicago-author-date'),
  apa: alone('apa'),
  mla: { ...alone('modern-language-association'), bareEdition: true },
};

/** The style that `auto` stands for: the current national standard for Chinese papers, Chicago for others. */
export function resolveStyle(style: 'auto' | CitationStyle, language: string): CitationStyle {
  if (style !== 'auto') return style;
  return /^zh\b/iu.test(language) ? 'gb7714-2025' : 'chicago';
}
