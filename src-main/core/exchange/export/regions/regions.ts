import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { issuePages, type PageLibrary } from '#core/archive/facsimile/issuePages.ts';
import { imageOf } from '#core/archive/facsimile/sheets.ts';
import { readLibraryFile } from '#core/archive/folder/readFile.ts';
import type { Library } from '#core/archive/library/library.ts';
import { writeDurably } from '#core/disk/files/durableWrite.ts';
import { toSaveError } from '#core/disk/files/fileErrors.ts';
import { isNameTaken } from '#core/disk/files/findFile.ts';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { AnchoredAnnotation, PageRegion, PercentBox } from '#shared/model/annotation.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
import { placeOnPage } from '#shared/text/placeOnPage.ts';
import { documentsOf, issueTitle } from '../documents.ts';
import { itemsOfCollection } from '../exportedCollection.ts';
import type { AnnotatedIssue, ExportInput } from '../exportInput.ts';
import type { ExportItem } from '../exportItem.ts';
import { fileNameOf } from '../fileName.ts';

/** Cuts rectangles out of a page's picture: see `cutPicture`. */
export type CutPicture = (
  bytes: Uint8Array,
  boxes: readonly PercentBox[],
  pdfPage?: number,
) => Promise<readonly Uint8Array[]>;

/** Where regions are on their pages, as people cite them, by the ids of their annotations. */
export async function placesOfRegions(
  issues: readonly AnnotatedIssue[],
  library: PageLibrary,
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const { issue, annotations } of issues) {
    const regions = annotations.filter(({ annotation }) => annotation.target.region);
    if (regions.length === 0) continue;
    const pages = await issuePages(library, issue.id).catch(() => null);
    for (const { annotation, anchor } of regions) {
      const { region } = annotation.target;
      const words = anchor?.page === undefined ? [] : ((await pages?.words(anchor.page)) ?? []);
      if (region) places.set(annotation.id, regionPlace(region, words, issue));
    }
  }
  return places;
}

/** Whether the files of a format show what was cut out of pages. */
export const showsRegions = (format: ExportOptions['format']): boolean =>
  format === 'markdown' || format === 'docx';

/** Where a part of a page is, in the words of the issue's language. */
export const regionPlace = (
  region: PageRegion,
  words: readonly WordBox[],
  { language }: Pick<Issue, 'language'>,
): string => placeOnPage(region, words, /^zh\b/iu.test(language));

/** A rectangle cut out of a page, to be written beside the file that shows it. */
export interface CutRegion {
  readonly annotationId: string;
  /** Without spaces, so that every program takes a link to it; another one where the rectangle is another. */
  readonly name: string;
  readonly png: Uint8Array;
}

/**
 * Cuts out what the annotations of an export are on, at the resolution of the page's picture. Whole pages are not cut
 * out, nor is what has no picture that can be read.
 */
export async function cutRegions(
  scope: ExportScope,
  { issues, collection }: Pick<ExportInput, 'issues' | 'collection'>,
  options: Pick<ExportOptions, 'per'>,
  library: Pick<Library, 'getFacsimile'>,
  cut: CutPicture,
): Promise<readonly CutRegion[]> {
  const items = collection
    ? itemsOfCollection(collection)
    : documentsOf(scope, options.per, issues).flatMap((document) => document.items);
  const onPages = [...new Map(items.map((item) => [item.annotation.id, item])).values()].filter(isPartOfPage);
  const regions: CutRegion[] = [];
  for (const [issueId, on] of Map.groupBy(onPages, ({ issue }) => issue.id)) {
    const source = await library.getFacsimile(issueId).catch(() => null);
    if (!source) continue;
    for (const [page, ofPage] of Map.groupBy(on, ({ anchor }) => anchor?.page ?? -1)) {
      const own = source.pages[page];
      const image = own && imageOf(own, source);
      if (!image) continue;
      const boxes = ofPage.flatMap(({ annotation }) => annotation.target.region ?? []);
      const pngs = await readLibraryFile(source.root, image.path)
        .then(({ bytes }) => cut(bytes, boxes, image.kind === 'pdf' ? image.pdfPage : 1))
        // A picture that cannot be read is no reason to keep what was written on it.
        .catch((): readonly Uint8Array[] => []);
      for (const [at, item] of ofPage.entries()) {
        const png = pngs[at];
        if (png) regions.push({ annotationId: item.annotation.id, name: nameOf(item), png });
      }
    }
  }
  return regions;
}

const isPartOfPage = ({ annotation: { target }, anchor }: AnchoredAnnotation): boolean =>
  target.region !== undefined && target.about === undefined && anchor?.page !== undefined;

function nameOf({ issue, annotation }: ExportItem): string {
  const { region } = annotation.target;
  const title = fileNameOf(`${issueTitle(issue)} ${region?.label ?? region?.number ?? ''}`, '').replace(
    /[^\p{L}\p{N}._-]+/gu,
    '-',
  );
  const short = [...title].slice(0, mostTitle).join('');
  return `${short}-${markOf(annotation.id, region)}.png`;
}

const mostTitle = 40;

const markOf = (id: string, region: PageRegion | undefined): string =>
  createHash('sha256')
    .update(JSON.stringify([id, region?.x, region?.y, region?.width, region?.height]))
    .digest('hex')
    .slice(0, 10);

/** The names of the pictures, as templates print them. */
export const pictureNames = (regions: readonly CutRegion[]): ReadonlyMap<string, string> =>
  new Map(regions.map(({ annotationId, name }) => [annotationId, name]));

/**
 * Writes pictures beside the files of an export and answers their paths. What has the name already is the same
 * rectangle, and is left. Throws `readOnly`, `diskFull` or `saveFailed`.
 */
export async function writeRegions(
  regions: readonly CutRegion[],
  folder: string,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { name, png } of regions) {
    const path = join(folder, name);
    try {
      if (!(await isNameTaken(path))) await writeDurably(path, png);
    } catch (error) {
      throw toSaveError(path, error);
    }
    paths.push(path);
  }
  return paths;
}
