import type { ExportTemplate } from './settings.ts';

/**
 * Every format that an export can have; `src-main/core/exchange/export/formats.ts` renders them. PDF and Word
 * files are only written where there is a folder for them: rendered, they are a list of their pages, and the
 * Markdown that they are made from.
 */
export const exportFormats = [
  'markdown',
  'docx',
  'bibliography',
  'csl-json',
  'ris',
  'biblatex',
  'jsonld',
  'csv',
  'issue-text',
  'issue-markdown',
  'issue-tei',
  'alto',
  'hocr',
  'page',
  'pdf',
] as const;
export type ExportFormatId = (typeof exportFormats)[number];

/** What one file of an export holds; `library` is one file for everything. */
export const exportGroupings = ['issue', 'article', 'annotation', 'tag', 'library'] as const;
export type ExportGrouping = (typeof exportGroupings)[number];

/** Formats that are written where there is a folder for them, and can be neither downloaded nor kept up to date. */
export const folderFormats: readonly ExportFormatId[] = ['docx', 'pdf'];

/** Formats that name articles instead of annotations: other programs take them in as one file. */
const oneFileFormats: readonly ExportFormatId[] = ['bibliography', 'csl-json', 'ris', 'biblatex'];

/** What one file holds where a person did not say. */
export const usualGrouping = (format: ExportFormatId): ExportGrouping =>
  oneFileFormats.includes(format) ? 'library' : 'issue';

/** Templates that come with Broadsheet. `callouts` is for Obsidian as well. */
export const templatePresets = ['obsidian', 'callouts', 'logseq', 'pandoc', 'zotero', 'plain'] as const;
export type TemplatePreset = (typeof templatePresets)[number];

/** The programs that they are for, in the order that they are offered in. */
export const exportPrograms = ['obsidian', 'logseq', 'pandoc', 'zotero', 'plain'] as const;
export type ExportProgram = (typeof exportPrograms)[number];

/** The program that a template of Broadsheet's is for. */
export const programOf = (preset: TemplatePreset): ExportProgram =>
  preset === 'callouts' ? 'obsidian' : preset;

/**
 * Where the lines stand by which an exported file is known again: beside each block, the same as comments of
 * HTML, or all at the end of the file.
 */
export const fenceForms = ['beside', 'comments', 'end'] as const;
export type FenceForm = (typeof fenceForms)[number];

/** What can stand between the words of a tag in Obsidian, which has no spaces in tags. */
export const tagWordMarks = ['hyphen', 'underscore'] as const;

/** How an export is written. */
export interface ExportOptions {
  readonly format: ExportFormatId;
  readonly per: ExportGrouping;
  /** `[[wiki]]` or ordinary links between exported files. */
  readonly links: 'plain' | 'wiki';
  /** Leave the quoted passages out (notes and citations only). */
  readonly withoutQuotes: boolean;
  /** Highlight colours as headings over the items, as a tag on each, or not at all. */
  readonly colours: 'none' | 'headings' | 'tags';
  /** What becomes of an annotation in an exported file that is no longer in the library. */
  readonly removed: 'remove' | 'strike';
  readonly tagWords: (typeof tagWordMarks)[number];
  readonly fences: FenceForm;
  readonly template: TemplatePreset | ExportTemplate;
}

export const defaultExportOptions: ExportOptions = {
  format: 'markdown',
  per: 'issue',
  links: 'plain',
  withoutQuotes: false,
  colours: 'none',
  removed: 'remove',
  tagWords: 'hyphen',
  fences: 'beside',
  template: 'obsidian',
};

/** What becomes of edits that a person makes in the files of a kept export. */
export const bringBackChoices = ['always', 'ask', 'never'] as const;
export type BringBack = (typeof bringBackChoices)[number];
