import { posix } from 'node:path';
import { issuePages, type PageLibrary } from '#core/archive/facsimile/issuePages.ts';
import { imageOf } from '#core/archive/facsimile/sheets.ts';
import { readLibraryHead } from '#core/archive/folder/readFile.ts';
import type { Library } from '#core/archive/library/library.ts';
import { pictureSize, sizeHead } from '#core/archive/parse/pictures/pictureSize.ts';
import { placeBesidesWords } from '#core/kept/annotations/adopt.ts';
import { describeRegion } from '#core/kept/annotations/describePlace.ts';
import type { PercentBox } from '#shared/model/annotation.ts';
import type { IncomingAnnotation, IncomingPicture } from '../annotationFiles/incoming.ts';
import type { NamedIncomingFile } from '../annotationFiles/readAnnotations.ts';
import type { ForeignBox } from '../annotationFiles/regionForm.ts';

/** What finding pictures asks of a library. */
export type PictureLibrary = PageLibrary & Pick<Library, 'summaries'>;

/** A page of an issue, from 0. */
interface PicturePlace {
  readonly issueId: string;
  readonly page: number;
}

/**
 * Puts marks on pictures on the pages of the library that have these pictures; a picture is known by the name of
 * its file, which one page only may have. What lands nowhere for certain is refused as `picture`.
 */
export async function landPictures(
  files: readonly NamedIncomingFile[],
  library: PictureLibrary,
): Promise<readonly NamedIncomingFile[]> {
  if (!files.some(({ pictures = [] }) => pictures.length > 0)) return files;
  const places = await picturesOf(library);
  const landed: NamedIncomingFile[] = [];
  for (const file of files) {
    const annotations: IncomingAnnotation[] = [];
    const refused = [...file.refused];
    for (const picture of file.pictures ?? []) {
      const place = placeOfAddress(picture.source.address, places);
      const annotation = place && (await land(picture, place, library).catch(() => null));
      if (annotation) annotations.push(annotation);
      else refused.push({ row: picture.row, reason: 'picture', name: picture.name });
    }
    landed.push({
      ...file,
      annotations: [...file.annotations, ...annotations],
      refused: refused.toSorted((a, b) => a.row - b.row),
    });
  }
  return landed;
}

/** The pages by the names of their pictures; null for a name that several pages have. */
async function picturesOf(library: PictureLibrary): Promise<ReadonlyMap<string, PicturePlace | null>> {
  const places = new Map<string, PicturePlace | null>();
  for (const { id, hasFacsimile } of library.summaries()) {
    if (!hasFacsimile) continue;
    const source = await library.getFacsimile(id).catch(() => null);
    for (const [page, one] of (source?.pages ?? []).entries()) {
      const image = source && imageOf(one, source);
      if (image?.kind !== 'image') continue;
      for (const name of namesOf(image.path))
        places.set(name, places.has(name) ? null : { issueId: id, page });
    }
  }
  return places;
}

/** With its ending and without: a picture server names the picture, and not its form. */
function namesOf(path: string): readonly string[] {
  const { base, name } = posix.parse(path);
  return [...new Set([base, name])];
}

/** The last part of an address that is the name of one picture; IIIF puts size and form behind it. */
function placeOfAddress(
  address: string,
  places: ReadonlyMap<string, PicturePlace | null>,
): PicturePlace | null {
  const parts = address.replace(/[?#].*$/su, '').split(/[/\\]|%2F/iu);
  for (const part of parts.toReversed()) {
    const place = places.get(decoded(part));
    if (place !== undefined) return place;
  }
  return null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Throws what reading the issue throws; null where the rectangle is on no part of the picture. */
async function land(
  { source, box, content }: IncomingPicture,
  { issueId, page }: PicturePlace,
  library: PictureLibrary,
): Promise<IncomingAnnotation | null> {
  const area = await inPercent(box, { issueId, page }, library);
  if (!area) return null;
  const issue = await library.getByItself(issueId);
  const { pages, words } = await issuePages(library, issueId);
  const target = describeRegion(issue, pages, { page, ...area }, await words(page));
  const { quote, position, shown, headline } = target;
  return {
    // One source an issue, and not one a picture.
    source: { ...source, address: issueId, issueId },
    annotation: { ...content, quote, position, shown, headline, ...placeBesidesWords(target) },
  };
}

/** As far as it is on the picture; null where nothing of it is, or the picture does not tell its size. */
async function inPercent(
  { unit, x, y, width, height }: ForeignBox,
  { issueId, page }: PicturePlace,
  library: PictureLibrary,
): Promise<PercentBox | null> {
  const size = unit === 'percent' ? { width: 100, height: 100 } : await sizeOf({ issueId, page }, library);
  if (!size) return null;
  const within = (value: number, side: number) => Math.min(100, Math.max(0, (value / side) * 100));
  const [left, right] = [within(x, size.width), within(x + width, size.width)];
  const [top, bottom] = [within(y, size.height), within(y + height, size.height)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

/** In pixels, as others count them: those of the file. */
async function sizeOf({ issueId, page }: PicturePlace, library: PictureLibrary) {
  const source = await library.getFacsimile(issueId);
  const own = source.pages[page];
  const image = own && imageOf(own, source);
  return image ? pictureSize(await readLibraryHead(source.root, image.path, sizeHead)) : null;
}
