import type { AnnotationStore } from '#core/kept/annotations/store.ts';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import type { KeptTarget, ReturningEdit } from '#shared/contract/calls/targets.ts';
import { BroadsheetError, toFailure } from '#shared/contract/errors.ts';
import type { Annotation } from '#shared/model/annotation.ts';
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
 * What a library gives for a target now; `written` are the ids of the annotations that stand in its files. Waits until
 * the library is read: half of one would take the other half out of the files. Throws `cancelled` where that was
 * broken off.
 */
export async function collectTarget(
  { scope, options }: KeptTarget,
  written: ReadonlySet<string>,
  opened: ExportedLibrary & { readonly render: RenderTarget },
): Promise<TargetContent> {
  const { library, render } = opened;
  await library.whenRead();
  if (library.state().status !== 'ready') {
    throw new BroadsheetError('cancelled', 'The library is not read to its end: read it first.');
  }
  const notes = new Map<string, NoteHere>();
  const remember = ({ id, issueId, note, target: passage }: Annotation) =>
    notes.set(id, { issueId, note, quote: passage.shown });
  let made: Pick<TargetContent, 'files' | 'failure'>;
  try {
    const content = await contentForExport(scope, opened, options.format);
    for (const { annotations } of content.issues) for (const one of annotations) remember(one.annotation);
    made = { files: await render(scope, options, content), failure: null };
  } catch (error) {
    if (!(error instanceof BroadsheetError)) throw error;
    made = { files: [], failure: toFailure(error) };
  }
  const missing = new Set([...written].filter((id) => !notes.has(id)));
  for (const one of await storedNotes(missing, opened.annotations)) remember(one);
  return { ...made, notes };
}

/** The annotations of some ids, wherever in the library they are: a tag or a collection may have lost them. */
async function storedNotes(
  ids: ReadonlySet<string>,
  annotations: Pick<AnnotationStore, 'issueIds' | 'stored'>,
): Promise<readonly Annotation[]> {
  const found: Annotation[] = [];
  for (const issueId of annotations.issueIds) {
    if (found.length === ids.size) break;
    // What cannot be read now is left as it is, here and in the files.
    const stored = await annotations.stored(issueId).catch(() => []);
    found.push(...stored.filter(({ id }) => ids.has(id)));
  }
  return found;
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
