import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import { deepLinkPath } from '#shared/contract/deepLink.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import type { CitationStyle } from '#shared/model/settings.ts';
import type { Citer } from '../citation/citer.ts';
import type { Reference } from '../citation/reference.ts';
import type { ExportInput } from './exportInput.ts';
import { renderExport } from './formats.ts';

/** What an export is made from, as data that can go to another thread. */
export interface RenderRequest {
  readonly scope: ExportScope;
  readonly options: ExportOptions;
  readonly input: Omit<ExportInput, 'citer' | 'linkTo'>;
  /** What stands before the path of a link; see `deepLinkPath`. */
  readonly linkBase: string;
}

/** Renders exports and prints citations, which takes seconds for a thousand of them, away from the thread that asks. */
export interface Renderer {
  /** Throws as `renderExport`. */
  render(request: RenderRequest): Promise<readonly ExportedFile[]>;
  /** See `Citer`. */
  cite(reference: Reference, style: CitationStyle): Promise<string>;
  close(): Promise<void>;
}

/** Renders in the thread that calls it. */
export function renderHere(
  { scope, options, input, linkBase }: RenderRequest,
  citer: Citer,
): readonly ExportedFile[] {
  const linkTo = (issueId: string, annotationId: string | null) =>
    linkBase + deepLinkPath({ issueId, articleId: null, annotationId, start: null, end: null });
  return renderExport(scope, { ...input, citer, linkTo }, options);
}
