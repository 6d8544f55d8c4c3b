import type { Colour } from './annotation.ts';

export const chineseScriptsShown = ['printed', 'simplified', 'traditional'] as const;
export type ChineseScriptShown = (typeof chineseScriptsShown)[number];

/** A person's preferences, the same for every library. */
export interface Settings {
  readonly language: 'system' | 'en' | 'zh-CN';
  readonly theme: 'system' | 'light' | 'dark';
  /** Body type size in CSS pixels, 12 to 28. */
  readonly typeSize: number;
  readonly citationStyle: 'auto' | CitationStyle;
  /** What citekeys are made of; see `citekeyWords`. */
  readonly citekeyPattern: string;
  /** What the person calls a highlight colour (`Doubtful`, 存疑); those without a name keep the colour's. */
  readonly colourNames: Readonly<Partial<Record<Colour, string>>>;
  /** The person's own template for exports; null until there is one. */
  readonly exportTemplate: ExportTemplate | null;
  /** Author of the annotations, for exports; empty when not given. */
  readonly author: string;
  /** The first page begins with its weightiest stories side by side; otherwise it stands in plain order. */
  readonly frontPage: boolean;
  readonly leftPanelOpen: boolean;
  /** Null until the person opens or closes it, or there is a first note, which opens it. */
  readonly notesPanelOpen: boolean | null;
  /** The pages of an issue stand in miniature beside its text. */
  readonly pageStripShown: boolean;
  /** How fast issues are read aloud, 0.5 to 4; 1 is the voice's usual speed. */
  readonly readAloudRate: number;
  /** Voices of this computer by the language they read: `en`, `zh-Hans`, `zh-Hant`, `zh-HK`, … */
  readonly readAloudVoices: Readonly<Record<string, string>>;
  /** In which characters Chinese issues are shown; what is kept of them is always as printed. */
  readonly chineseScript: ChineseScriptShown;
  /** What the left one of two issues side by side takes of their width, 0.2 to 0.8. */
  readonly firstPaneShare: number;
  /** Words that a machine was not sure of are shaded on the printed page. */
  readonly showDoubtfulWords: boolean;
  /** Vertical lines stand in tiers, as old papers were printed; otherwise each runs over the whole height. */
  readonly verticalTiers: boolean;
  /** Pictures are read also while the computer runs on its battery. */
  readonly readPicturesOnBattery: boolean;
  /** The place of releases is asked for newer versions now and then, where the host can renew the app. */
  readonly lookForUpdates: boolean;
}

/**
 * Citekeys are made from a pattern: words in brackets stand for what is known, everything else for itself.
 *
 *     [auth][date][shorttitle]   →   smith19980307flood   丁文详20001120数字革命
 *
 * Letters stay in their own script, or are spelled in pinyin where the pattern asks for it
 * (`[auth:pinyin]` → dingwenxiang): that is a guess for names. Latin ones lose their accents and capitals. An article without a name takes the paper's. What is unknown is left out.
 */
export const citekeyWords = [
  'auth',
  'publication',
  'year',
  'month',
  'day',
  'date',
  'issue',
  'page',
  'shorttitle',
  'title',
  'id',
] as const;
export type CitekeyWord = (typeof citekeyWords)[number];

/** How exported Markdown is laid out, in Liquid (https://shopify.github.io/liquid). */
export interface ExportTemplate {
  /** The whole file. `{{ items }}` stands where headings and items go. */
  readonly document: string;
  /** A heading inside a file. */
  readonly section: string;
  /** One annotation. */
  readonly item: string;
}

/** `chicago` is the form with notes. */
export const citationStyles = [
  'gb7714-2015',
  'gb7714-2025',
  'chicago',
  'chicago-author-date',
  'apa',
  'mla',
] as const;
export type CitationStyle = (typeof citationStyles)[number];

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  typeSize: 15,
  citationStyle: 'auto',
  citekeyPattern: '[auth][date][shorttitle]',
  colourNames: {},
  exportTemplate: null,
  author: '',
  frontPage: true,
  leftPanelOpen: true,
  notesPanelOpen: null,
  pageStripShown: true,
  readAloudRate: 1,
  readAloudVoices: {},
  chineseScript: 'printed',
  firstPaneShare: 0.5,
  showDoubtfulWords: true,
  verticalTiers: true,
  readPicturesOnBattery: false,
  lookForUpdates: false,
};
