import { createRequire } from 'node:module';
import type { Reference } from './reference.ts';

/** What is used of citeproc-js, which has no types: https://citeproc-js.readthedocs.io */
export interface CiteprocEngine {
  setOutputFormat(format: 'text'): void;
  /** The references of the next bibliography, by their ids. */
  updateItems(ids: readonly string[]): void;
  /** The printed entries are the second part. */
  makeBibliography(): readonly [unknown, readonly string[]] | false;
  previewCitationCluster(
    citation: {
      readonly citationItems: readonly {
        readonly id: string;
        readonly locator?: string;
        readonly label?: 'page';
      }[];
      readonly properties: { readonly noteIndex: number };
    },
    before: readonly never[],
    after: readonly never[],
    format: 'text',
  ): string;
}

interface CiteprocSystem {
  readonly retrieveLocale: (language: string) => string;
  readonly retrieveItem: (id: string) => Reference;
}

interface Citeproc {
  readonly Engine: new (
    system: CiteprocSystem,
    styleXml: string,
    language: string,
    forceLanguage: boolean,
  ) => CiteprocEngine;
}

let loaded: Citeproc | null = null;

/** Starts an engine. The library is large, so that it is loaded at the first citation. */
export function startEngine(system: CiteprocSystem, styleXml: string, language: string): CiteprocEngine {
  loaded ??= createRequire(import.meta.url)('citeproc') as Citeproc;
  const engine = new loaded.Engine(system, styleXml, language, true);
  engine.setOutputFormat('text');
  return engine;
}
