import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import type { KeptTarget, ReturningEdit } from '#shared/contract/calls/targets.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import { contentForExport, type ExportedLibrary } from '../export/collection.ts';
import type { ExportInput } from '../export/exportInput.ts';
import type { NoteHere } from './blocks/returning.ts';
import type { TargetContent } from './pass.ts';

/** Renders what was collected for a kept export; throws as `renderExport`. */
export type RenderTarget = (
  scope: ExportScope,
  options: ExportOptions,
  content: Pick<ExportInput, 'issues' | 'collection' | 'links'>,
) => Promise<readonly ExportedFile[]>;

/**
 * What a library gives for a target now. Waits until the library is read: half of one would take the other half out
 * of the files. Throws `cancelled` where that was broken off, and what collecting and rendering throw.
 */
export async function collectTarget(
  { scope, options }: KeptTarget,
  opened: ExportedLibrary & { readonly render: RenderTarget },
): Promise<TargetContent> {
  const { library, render } = opened;
  await library.whenRead();
  if (library.state().status !== 'ready') {
    throw new BroadsheetError('cancelled', 'The library is not read to its end: read it first.');
  }
  const content = await contentForExport(scope, opened, options.format);
  const notes = new Map<string, NoteHere>();
  for (const { annotations } of content.issues) {
    for (const { annotation } of annotations) {
      const { id, issueId, note, target: passage } = annotation;
      notes.set(id, { issueId, note, quote: passage.shown });
    }
  }
  return { files: await render(scope, options, content), notes };
}

/** Makes a note what an edit proposes, as a command of the person's; answers whether it still was what the edit says. */
export async function takeOver(
  { issueId, annotationId, ours, proposed }: ReturningEdit,
  annotations: Pick<AnnotationStore, 'changeMany'>,
): Promise<boolean> {
  let isStillSo = false;
  await annotations.changeMany([issueId], (annotation) => {
    if (annotation.id !== annotationId || annotation.note !== ours) return annotation;
    isStillSo = true;
    // A conflict whose file has nothing new is agreed on without a change.
    return ours === proposed ? annotation : { ...annotation, note: proposed };
  });
  return isStillSo;
}
