import { z } from 'zod';
import type { ExportTemplate } from '#shared/model/settings.ts';
import { call } from '../call.ts';
import { annotationId, articleId, chosenAnnotations, collectionId, issueId, offset, tag } from '../inputs.ts';

/** What to export. */
const exportScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('library') }),
  z.strictObject({ kind: z.literal('issue'), issueId }),
  z.strictObject({ kind: z.literal('article'), issueId, articleId }),
  z.strictObject({ kind: z.literal('annotations'), issueId, annotationIds: z.array(annotationId).min(1) }),
  z.strictObject({ kind: z.literal('selection'), annotations: chosenAnnotations }),
  z.strictObject({ kind: z.literal('tag'), tag }),
  z.strictObject({ kind: z.literal('collection'), collectionId }),
]);
export type ExportScope = z.infer<typeof exportScope>;

/**
 * Every format that an export can have; `src-main/core/exchange/export/formats.ts` renders them. A PDF is only
 * written where there is a folder for it: rendered, it is a list of its pages.
 */
export const exportFormats = [
  'markdown',
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
export const exportGroupings = ['issue', 'article', 'tag', 'library'] as const;
export type ExportGrouping = (typeof exportGroupings)[number];

/** Templates that come with Broadsheet. */
export const templatePresets = ['obsidian', 'logseq', 'zotero', 'plain'] as const;
export type TemplatePreset = (typeof templatePresets)[number];

/** Short enough to be parsed at every key press. */
const liquid = z.string().max(20_000);

export const exportTemplate: z.ZodType<ExportTemplate> = z.strictObject({
  document: liquid,
  section: liquid,
  item: liquid,
});

export const exportOptions = z.strictObject({
  format: z.enum(exportFormats),
  per: z.enum(exportGroupings),
  /** `[[wiki]]` or ordinary links between exported files. */
  links: z.enum(['plain', 'wiki']),
  /** Leave the quoted passages out (notes and citations only). */
  withoutQuotes: z.boolean(),
  /** Highlight colours as headings over the items, as a tag on each, or not at all. */
  colours: z.enum(['none', 'headings', 'tags']),
  /** What becomes of an annotation in an exported file that is no longer in the library. */
  removed: z.enum(['remove', 'strike']),
  template: z.union([z.enum(templatePresets), exportTemplate]),
});
export type ExportOptions = z.infer<typeof exportOptions>;

export const defaultExportOptions: ExportOptions = {
  format: 'markdown',
  per: 'issue',
  links: 'plain',
  withoutQuotes: false,
  colours: 'none',
  removed: 'remove',
  template: 'obsidian',
};

/** A rendered export file: a name without folders, its text, and the text's media type. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly mediaType: string;
}

/** Citing and exporting. */
export const exportCalls = {
  /** A passage with its citation, as plain text for the clipboard. */
  'cite.passage': call({ issueId, start: offset, end: offset }).answers<{
    readonly text: string;
    readonly citation: string;
  }>(),
  /** Renders an export without writing it. Throws `nothingToExport` or `badTemplate`. */
  'export.render': call({ scope: exportScope, options: exportOptions }).answers<readonly ExportedFile[]>(),
  /** Asks for a folder in the host's own dialog and writes the export there; null when they cancel. */
  'export.save': call({ scope: exportScope, options: exportOptions }).answers<{
    readonly folder: string;
    readonly paths: readonly string[];
  } | null>(),
  /** A template that comes with Broadsheet, to start one's own from. */
  'export.template': call({ preset: z.enum(templatePresets) }).answers<ExportTemplate>(),
};
