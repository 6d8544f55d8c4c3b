import { readFileSync } from 'node:fs';
import type { CitationStyle } from '#shared/model/settings.ts';
import { type CiteprocEngine, startEngine } from './citeproc.ts';
import { nameText } from './names.ts';
import { finish, pageInNote, prepare } from './printable.ts';
import type { Reference } from './reference.ts';
import { type StyleFiles, styleFiles } from './styles.ts';

/** Prints references in the styles that people choose between. What a reference lacks is left out. */
export interface Citer {
  /** One reference as one line of plain text; empty when there is nothing to say. */
  cite(reference: Reference, style: CitationStyle): string;
  /** A list of references, one line each, in the order and with the numbers that the style asks for. */
  bibliography(references: readonly Reference[], style: CitationStyle): readonly string[];
}

/** So many printed references are kept; a reader of an archive cites the same articles again and again. */
const mostKept = 20_000;

/** `styles` is the folder of the CSL files, `resources/citation-styles`. Files are read when they are needed. */
export function createCiter(styles: URL): Citer {
  const engines = new Map<string, Engine>();
  const printed = new Map<string, string>();
  const read = (name: string) => readFileSync(new URL(name, styles), 'utf8');
  const engineFor = (file: string, language: Language): Engine => {
    const key = `${file} ${language}`;
    const engine = engines.get(key) ?? new Engine(read, file, language);
    engines.set(key, engine);
    return engine;
  };
  const print = (reference: Reference, style: CitationStyle): string => {
    const files = styleFiles[style];
    if (!saysAnything(reference)) return '';
    const engine = engineFor(files.citation, languageOf(reference, files));
    const printable = prepare(reference, files);
    const line = files.form === 'note' ? engine.note(printable) : engine.entries([printable])[0];
    return reference.title === undefined ? withoutBareMark(line ?? '') : (line ?? '');
  };
  const cite: Citer['cite'] = (reference, style) => {
    const key = JSON.stringify([style, { ...reference, id: '' }]);
    const known = printed.get(key);
    if (known !== undefined) return known;
    const line = print(reference, style);
    if (printed.size >= mostKept) printed.clear();
    printed.set(key, line);
    return line;
  };
  return {
    cite,
    bibliography(references, style) {
      const files = styleFiles[style];
      const telling = references.filter(saysAnything);
      if (telling.length === 0) return [];
      if (!files.numbered) {
        const printable = telling.map((reference) => prepare(reference, files));
        return engineFor(files.bibliography, 'en-US').entries(printable);
      }
      return telling.map((reference, index) => `[${index + 1}] ${cite(reference, style)}`);
    },
  };
}

type Language = 'en-US' | 'zh-CN';

/** A bilingual standard ends a list of names with 等 for Chinese names and with et al. for others. */
function languageOf(reference: Reference, { bilingual }: StyleFiles): Language {
  if (!bilingual) return 'en-US';
  const [author] = reference.author ?? [];
  const shown = author ? nameText(author) : (reference['container-title'] ?? reference.title ?? '');
  return /\p{Script=Han}/u.test(shown) ? 'zh-CN' : 'en-US';
}

const saysAnything = ({ title, author, issued, ...rest }: Reference) =>
  [title, author, issued, rest['container-title']].some((part) => part !== undefined);

/** GB/T 7714 prints the mark of a newspaper even where there is no title for it to follow. */
const withoutBareMark = (line: string) => line.replace(/(^|\. )\[N\]\. ?/u, '$1').trim();

class Engine {
  readonly #engine: CiteprocEngine;
  #references = new Map<string, Reference>();

  constructor(read: (name: string) => string, style: string, language: Language) {
    const system = {
      // Both locales are there; others that a style's parts ask for fall back on English.
      retrieveLocale: (wanted: string) => read(`locales-${wanted.startsWith('zh') ? 'zh-CN' : 'en-US'}.xml`),
      retrieveItem: (id: string) => {
        const reference = this.#references.get(id);
        if (reference) return reference;
        throw new Error(`No reference is called ${id}.`);
      },
    };
    this.#engine = startEngine(system, read(`${style}.csl`), language);
  }

  note(reference: Reference): string {
    const [id = ''] = this.#take([reference]);
    const page = reference.page === undefined ? {} : pageInNote(reference.page);
    const citation = { citationItems: [{ id, ...page }], properties: { noteIndex: 1 } };
    return finish(this.#engine.previewCitationCluster(citation, [], [], 'text'));
  }

  entries(references: readonly Reference[]): readonly string[] {
    this.#engine.updateItems(this.#take(references));
    const made = this.#engine.makeBibliography();
    return made ? made[1].map((entry) => finish(entry).replace(/^\[1\] /u, '')) : [];
  }

  /** Two references may have one citekey; here every one has an id of its own, and none of an earlier call. */
  #take(references: readonly Reference[]): string[] {
    const serial = `${++this.#calls}`;
    this.#references = new Map(
      references.map((reference, index) => {
        const id = `${serial}-${index}`;
        return [id, { ...reference, id }] as const;
      }),
    );
    return [...this.#references.keys()];
  }

  #calls = 0;
}
