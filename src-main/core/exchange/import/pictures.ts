import { posix } from 'node:path';
import { issuePages, type NamedPage, type PageLibrary } from '#core/archive/facsimile/issuePages.ts';
import { imageOf } from '#core/archive/facsimile/sheets.ts';
import { readLibraryHead } from '#core/archive/folder/readFile.ts';
import type { Library } from '#core/archive/library/library.ts';
import { pictureSize, sizeHead } from '#core/archive/parse/pictures/pictureSize.ts';
import { placeBesidesWords } from '#core/kept/annotations/adopt.ts';
import { describeRegion } from '#core/kept/annotations/describePlace.ts';
import type { PercentBox } from '#shared/model/annotation.ts';
import type { WordBox } from '#shared/model/facsimile.ts';
import type { Issue } from '#shared/model/issue.ts';
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
  const open = pageOpener(library);
  const landed: NamedIncomingFile[] = [];
  for (const file of files) {
    const annotations: IncomingAnnotation[] = [];
    const refused = [...file.refused];
    for (const picture of file.pictures ?? []) {
      const place = placeOfAddress(picture.source.address, places);
      const annotation = place && (await land(picture, place, open).catch(() => null));
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
      const place = { issueId: id, page };
      for (const name of namesOf(image.path)) places.set(name, places.has(name) ? null : place);
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

/** A page as far as marks on it need it. */
interface OpenedPage {
  readonly issue: Issue;
  readonly pages: readonly NamedPage[];
  readonly words: readonly WordBox[];
  /** Of its picture in pixels, as others count them: those of the file. Null where it does not tell. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

type PageOpener = (place: PicturePlace) => Promise<OpenedPage>;

/** Opens pages, each once where one mark on it comes after the other. The page throws what reading its issue throws. */
function pageOpener(library: PictureLibrary): PageOpener {
  let last: { readonly place: PicturePlace; readonly page: Promise<OpenedPage> } | null = null;
  return (place) => {
    if (last?.place !== place) last = { place, page: openPage(place, library) };
    return last.page;
  };
}

async function openPage({ issueId, page }: PicturePlace, library: PictureLibrary): Promise<OpenedPage> {
  const issue = await library.getByItself(issueId);
  const { pages, words } = await issuePages(library, issueId);
  const size = await sizeOf({ issueId, page }, library).catch(() => null);
  return { issue, pages, words: await words(page), size };
}

async function sizeOf({ issueId, page }: PicturePlace, library: PictureLibrary) {
  const source = await library.getFacsimile(issueId);
  const own = source.pages[page];
  const image = own && imageOf(own, source);
  return image ? pictureSize(await readLibraryHead(source.root, image.path, sizeHead)) : null;
}

/** Throws what reading the issue throws; null where the rectangle is on no part of the picture. */
async function land(
  { source, box, content }: IncomingPicture,
  place: PicturePlace,
  open: PageOpener,
): Promise<IncomingAnnotation | null> {
  const { issue, pages, words, size } = await open(place);
  const area = inPercent(box, size);
  if (!area) return null;
  const target = describeRegion(issue, pages, { page: place.page, ...area }, words);
  const { quote, position, shown, headline } = target;
  return {
    // One source an issue, and not one a picture.
    source: { ...source, address: place.issueId, issueId: place.issueId },
    annotation: { ...content, quote, position, shown, headline, ...placeBesidesWords(target) },
  };
}

/** As far as it is on the picture; null where nothing of it is, or the picture does not tell its size. */
function inPercent({ unit, x, y, width, height }: ForeignBox, pixels: OpenedPage['size']): PercentBox | null {
  const size = unit === 'percent' ? { width: 100, height: 100 } : pixels;
  if (!size) return null;
  const within = (value: number, side: number) => Math.min(100, Math.max(0, (value / side) * 100));
  const [left, right] = [within(x, size.width), within(x + width, size.width)];
  const [top, bottom] = [within(y, size.height), within(y + height, size.height)];
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
