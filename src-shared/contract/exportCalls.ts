import { z } from 'zod';
import { annotationId, articleId, issueId, offset } from './inputs.ts';

/** What to export. */
export const exportScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('library') }),
  z.strictObject({ kind: z.literal('issue'), issueId }),
  z.strictObject({ kind: z.literal('article'), issueId, articleId }),
  z.strictObject({ kind: z.literal('annotations'), issueId, annotationIds: z.array(annotationId).min(1) }),
]);
export type ExportScope = z.infer<typeof exportScope>;

export const exportOptions = z.strictObject({
  /** `[[wiki]]` or ordinary links between exported files. */
  links: z.enum(['plain', 'wiki']),
  /** Leave the quoted passages out (notes and citations only). */
  withoutQuotes: z.boolean(),
});
export type ExportOptions = z.infer<typeof exportOptions>;

/** A rendered export file: a name without folders and its text. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** Citing and exporting: the inputs of the calls. */
export const exportInputs = {
  'cite.passage': z.strictObject({
    issueId,
    articleId: articleId.nullable(),
    start: offset,
    end: offset,
  }),
  'export.render': z.strictObject({ scope: exportScope, options: exportOptions }),
  'export.save': z.strictObject({ scope: exportScope, options: exportOptions }),
} as const satisfies Record<string, z.ZodType>;

export interface ExportOutputs {
  /** A passage with its citation, as plain text for the clipboard. */
  'cite.passage': { readonly text: string; readonly citation: string };
  /** Renders an export without writing it. */
  'export.render': readonly ExportedFile[];
  /** Asks for a folder in the host's own dialog and writes the export there; null when they cancel. */
  'export.save': { readonly folder: string; readonly paths: readonly string[] } | null;
}
