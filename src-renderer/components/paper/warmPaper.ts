import type { LanguageTag } from '#shared/model/issue.ts';
import { loadHyphenation } from '../../layout/lines/hyphenation.ts';
import { scriptOf } from '../../layout/script.ts';

/** Patterns of so many languages are fetched ahead; a library of more is read in few of them at a time. */
const mostLanguages = 3;

/** The faces an issue is set in, with letters that nearly every one has; styles/paper/paper.css names them. */
const typeOf = {
  latin: [
    { font: '400 16px "Source Serif 4"', letters: 'a0' },
    { font: '700 16px "Source Serif 4"', letters: 'a0' },
    { font: '900 16px "Source Serif 4"', letters: 'a0' },
  ],
  han: [
    { font: '400 16px "Noto Serif SC Marks"', letters: '，' },
    { font: '700 16px "Noto Serif SC Marks"', letters: '，' },
    { font: '400 16px "Source Serif 4 Han"', letters: 'a0' },
    { font: '400 16px "Noto Serif SC"', letters: '的一是了不在有人这中大为上个国我以要他时来用们' },
  ],
} as const;

/**
 * Fetches what every issue needs of type and patterns before the first one is opened: an issue in `languages`, those
 * of the library's issues. What cannot be fetched now is fetched when it is needed.
 */
export async function warmPaper(languages: Iterable<LanguageTag>): Promise<void> {
  const distinct = [...new Set(languages)].slice(0, mostLanguages);
  const scripts = new Set(distinct.map((language) => scriptOf(language, '')));
  await Promise.allSettled([
    ...distinct.map(loadHyphenation),
    ...[...scripts].flatMap((script) =>
      typeOf[script].map(({ font, letters }) => document.fonts.load(font, letters)),
    ),
  ]);
}
