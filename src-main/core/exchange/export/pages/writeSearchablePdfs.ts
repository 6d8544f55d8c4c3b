import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { imageOf } from '#core/archive/facsimile/sheets.ts';
import { readLibraryFile } from '#core/archive/folder/readFile.ts';
import type { Library } from '#core/archive/library/library.ts';
import { UnreadableFileError } from '#core/archive/parse/readers/reader.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { BroadsheetError } from '#shared/contract/errors.ts';
import type { Issue } from '#shared/model/issue.ts';
import { issueTitle } from '../documents.ts';
import type { AnnotatedIssue } from '../exportInput.ts';
import { distinctNames } from '../fileName.ts';
import { freePath } from '../writeBeside.ts';
import { type ExportedPage, exportedPages } from './exportedPages.ts';
import type { PdfSink } from './pdf/pdfWriter.ts';
import { writePicturePdf } from './pdf/picturePdf.ts';
import type { DecodePicture } from './pdf/pictureStream.ts';

/** What writing searchable PDFs gave. */
export interface WrittenPdfs {
  readonly paths: readonly string[];
  /** Sentences about pages whose pictures are not in the files. */
  readonly missing: readonly string[];
}

/** One PDF: the pages of an issue that are pictures, or those of one of its PDFs. */
interface PdfToWrite {
  readonly issue: Issue;
  readonly root: string;
  /** The PDF that is copied; null where pictures are put together. */
  readonly original: string | null;
  readonly pages: readonly ExportedPage[];
}

/**
 * Writes issues as PDFs whose text can be searched and copied: their pictures with what is read on them laid over,
 * unseen, in the text that people corrected; of an issue that is a PDF a copy of that. Nothing that is in the
 * folder is written over. One picture at a time is held, or one PDF.
 * @throws BroadsheetError noTextToExport, readOnly, diskFull, saveFailed, and what reading throws
 */
export async function writeSearchablePdfs(
  issues: readonly AnnotatedIssue[],
  library: Pick<Library, 'getFacsimile'>,
  folder: string,
  decode?: DecodePicture,
): Promise<WrittenPdfs> {
  const wanted: PdfToWrite[] = [];
  for (const one of issues) wanted.push(...(await pdfsOf(one, library)));
  if (wanted.length === 0) {
    throw new BroadsheetError(
      'noTextToExport',
      'There is no text to export: no issue in what was chosen has pages whose text and place are known; have them read first.',
    );
  }
  const names = distinctNames(
    wanted.map(({ issue }) => issueTitle(issue)),
    '.pdf',
  );
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw toSaveError(folder, error);
  });
  const paths: string[] = [];
  const missing: string[] = [];
  for (const [index, one] of wanted.entries()) {
    const write = (sink: PdfSink) => writePdf(one, sink, { decode, missing });
    paths.push(await writeFile(folder, names[index] ?? 'Untitled.pdf', write));
  }
  return { paths, missing };
}

async function pdfsOf(
  { issue, pages = [] }: AnnotatedIssue,
  library: Pick<Library, 'getFacsimile'>,
): Promise<readonly PdfToWrite[]> {
  if (!pages.some(({ words }) => words.length > 0)) return [];
  const source = await library.getFacsimile(issue.id);
  const placed = pages.map(({ page, words }) => {
    const own = source.pages.find(({ number }) => number === page.number) ?? page;
    return { page: { ...page, image: imageOf(own, source) }, words };
  });
  const exported = exportedPages(issue, placed);
  const groups = Map.groupBy(exported, ({ page }) => (page.image?.kind === 'pdf' ? page.image.path : null));
  return [...groups].map(([original, own]) => ({
    issue,
    root: source.root,
    original,
    // A page with a text layer of its own is not given a second one: only machines say how sure they are.
    pages:
      original === null
        ? own
        : own.filter(({ page }) =>
            placed
              .find((one) => one.page.number === page.number)
              ?.words.some(({ confidence }) => confidence !== undefined),
          ),
  }));
}

async function writePdf(
  { issue, root, original, pages }: PdfToWrite,
  sink: PdfSink,
  { decode, missing }: { readonly decode: DecodePicture | undefined; readonly missing: string[] },
): Promise<void> {
  const bytesOf = async (path: string) => (await readLibraryFile(root, path)).bytes;
  if (original === null) {
    const onMissing = (path: string, reason: string) =>
      missing.push(`The page of ${path} is white because ${reason}.`);
    const about = { title: issueTitle(issue), language: issue.language };
    await writePicturePdf(pages, about, { bytesOf, decode, onMissing }, sink);
    return;
  }
  const bytes = await bytesOf(original);
  let copy: Uint8Array;
  try {
    const { addTextToPdf } = await import('./pdf/textOnPdf.ts');
    copy = await addTextToPdf(bytes, pages);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableFileError('unreadable', `No text can be laid over ${original} (${reason}).`);
  }
  await sink.write(copy);
}

/** Writes a file beside its place, and puts it there under the first free name once it is whole. */
async function writeFile(
  folder: string,
  name: string,
  write: (sink: PdfSink) => Promise<void>,
): Promise<string> {
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx').catch((error: unknown) => {
      throw toSaveError(join(folder, name), error);
    });
    try {
      await write({
        async write(bytes) {
          await handle.writeFile(bytes).catch((error: unknown) => {
            throw toSaveError(join(folder, name), error);
          });
        },
      });
      await handle.sync();
    } finally {
      await handle.close();
    }
    const path = await freePath(folder, name);
    await rename(temporary, path).catch((error: unknown) => {
      throw toSaveError(path, error);
    });
    return path;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
