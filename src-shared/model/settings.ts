/** A person's preferences, the same for every library. */
export interface Settings {
  readonly language: 'system' | 'en' | 'zh-CN';
  readonly theme: 'system' | 'light' | 'dark';
  /** Body type size in CSS pixels, 12 to 28. */
  readonly typeSize: number;
  readonly citationStyle: 'auto' | CitationStyle;
  /** Author of the annotations, for exports; empty when not given. */
  readonly author: string;
  readonly leftPanelOpen: boolean;
  readonly notesPanelOpen: boolean;
}

export type CitationStyle = 'gb7714-2015' | 'gb7714-2025' | 'chicago';

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  typeSize: 15,
  citationStyle: 'auto',
  author: '',
  leftPanelOpen: true,
  notesPanelOpen: true,
};
