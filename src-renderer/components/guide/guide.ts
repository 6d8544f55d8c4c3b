import type { Language } from '#shared/i18n/language.ts';

/** The guide as the build makes it of docs/guide: `build/guide/readGuide.mjs`. */
export type GuideLanguage = Language;

export interface Guide {
  readonly language: GuideLanguage;
  /** In the order of reading. */
  readonly groups: readonly GuideGroup[];
}

export interface GuideGroup {
  readonly title: string;
  readonly pages: readonly GuidePage[];
}

export interface GuidePage {
  /** Its file's name without the ending, the same in every language. */
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly GuideBlock[];
}

export type GuideBlock =
  /** `id`: names the section in links, within its page. */
  | {
      readonly kind: 'heading';
      readonly depth: 2 | 3;
      readonly id: string;
      readonly words: readonly GuideWords[];
    }
  | { readonly kind: 'paragraph'; readonly words: readonly GuideWords[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly GuideBlock[])[];
    }
  | { readonly kind: 'hint'; readonly blocks: readonly GuideBlock[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly GuideWords[])[];
      readonly rows: readonly (readonly (readonly GuideWords[])[])[];
    }
  /** `name`: below docs/guide/pictures, without theme and ending; `says`: what it shows. */
  | { readonly kind: 'picture'; readonly name: string; readonly says: string };

export type GuideWords =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly words: readonly GuideWords[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'link';
      readonly page: string;
      /** A heading's id; null for the beginning of the page. */
      readonly section: string | null;
      readonly words: readonly GuideWords[];
    }
  | { readonly kind: 'outside'; readonly address: string; readonly words: readonly GuideWords[] };

/** Addresses of the guide's pictures by their names. */
export type GuidePictures = Readonly<Record<string, { readonly light: string; readonly dark: string }>>;

/** A page of a guide by its name; null where it has none of that name. */
export const pageNamed = (guide: Guide, name: string): GuidePage | null =>
  guide.groups.flatMap(({ pages }) => pages).find((page) => page.name === name) ?? null;

/** Words without their setting. */
export const plainWords = (words: readonly GuideWords[]): string =>
  words
    .map((part) =>
      typeof part === 'string' ? part : part.kind === 'code' ? part.text : plainWords(part.words),
    )
    .join('');
