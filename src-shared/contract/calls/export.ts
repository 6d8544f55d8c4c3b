import { z } from 'zod';
import {
  type ExportOptions,
  exportFormats,
  exportGroupings,
  fenceForms,
  tagWordMarks,
  templatePresets,
} from '#shared/model/exportOptions.ts';
import type { ExportTemplate } from '#shared/model/settings.ts';
import { ask, call } from '../call.ts';
import {
  annotationId,
  articleId,
  chosenAnnotations,
  collectionId,
  issueId,
  offset,
  pageArea,
  tag,
} from '../inputs.ts';
import { limits } from '../limits.ts';

/** What to export. */
export const exportScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('library') }),
  z.strictObject({ kind: z.literal('issue'), issueId }),
  z.strictObject({ kind: z.literal('article'), issueId, articleId }),
  z.strictObject({
    kind: z.literal('annotations'),
    issueId,
    annotationIds: z.array(annotationId).min(1).max(limits.annotations),
  }),
  z.strictObject({ kind: z.literal('selection'), annotations: chosenAnnotations }),
  z.strictObject({ kind: z.literal('tag'), tag }),
  z.strictObject({ kind: z.literal('collection'), collectionId }),
]);
export type ExportScope = z.infer<typeof exportScope>;

/** Short enough to be parsed at every key press. */
const liquid = z.string().max(limits.template);

export const exportTemplate: z.ZodType<ExportTemplate> = z.strictObject({
  document: liquid,
  section: liquid,
  item: liquid,
});

export const exportOptions: z.ZodType<ExportOptions> = z.strictObject({
  format: z.enum(exportFormats),
  per: z.enum(exportGroupings),
  links: z.enum(['plain', 'wiki']),
  withoutQuotes: z.boolean(),
  colours: z.enum(['none', 'headings', 'tags']),
  removed: z.enum(['remove', 'strike']),
  tagWords: z.enum(tagWordMarks),
  fences: z.enum(fenceForms),
  template: z.union([z.enum(templatePresets), exportTemplate]),
});

/** A rendered export file: a name without folders, its text, and the text's media type. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
  readonly mediaType: string;
}

/** A part cut out of a page, as a PNG. */
export interface ExportedPicture {
  readonly name: string;
  readonly base64: string;
}

/** Citing and exporting. */
export const exportCalls = {
  /** A passage with its citation, as plain text for the clipboard. */
  'cite.passage': ask({ issueId, start: offset, end: offset }).answers<{
    readonly text: string;
    readonly citation: string;
  }>(),
  /**
   * The same of a part of a page that is no annotation (yet), with its place on the page: what `cite.annotation` says
   * of one there. Throws `pageNotFound`.
   */
  'cite.region': ask({ issueId, region: pageArea }).answers<{
    readonly text: string;
    readonly citation: string;
    readonly place: string;
  }>(),
  /**
   * The same of an annotation, where it is today: of a part of a page the place instead of words that it has not
   * (`p. 3, col. 2 top`), which `place` has by itself; null for a passage and for what is on no page. Throws
   * `annotationNotFound`.
   */
  'cite.annotation': ask({ issueId, annotationId }).answers<{
    readonly text: string;
    readonly citation: string;
    readonly place: string | null;
  }>(),
  /** Renders an export without writing it. Throws `nothingToExport`, `noTextToExport` or `badTemplate`. */
  'export.render': ask({ scope: exportScope, options: exportOptions }).answers<readonly ExportedFile[]>(),
  /** Asks for a folder in the host's own dialog and writes the export there; null when they cancel. */
  'export.save': call({ scope: exportScope, options: exportOptions }).answers<{
    readonly folder: string;
    readonly paths: readonly string[];
  } | null>(),
  /** The same for a host that has no such dialog: the files, and the pictures that lie beside them. */
  'export.download': ask({ scope: exportScope, options: exportOptions }).answers<{
    readonly files: readonly ExportedFile[];
    readonly pictures: readonly ExportedPicture[];
  }>(),
  /** The tags of the annotations that an export would have, each once, as they are in the library. */
  'export.tags': ask({ scope: exportScope }).answers<readonly string[]>(),
  /** A template that comes with Broadsheet, to start one's own from. */
  'export.template': ask({ preset: z.enum(templatePresets) }).answers<ExportTemplate>(),
};
