import type { PageImage } from '#shared/model/facsimile.ts';
import type { Warning } from '#shared/model/issue.ts';
import { readPageFile } from '../pageFiles/pageFile.ts';
import type { IssuePage } from '../pages/assemble.ts';
import { describeRecord } from '../pages/description.ts';
import { missingPagesWarning } from '../pages/missing.ts';
import { readLabels, statedLabel } from '../pages/pageLabels.ts';
import { type FilesByName, pageImage, pictureRank } from '../pages/sourceFiles.ts';
import { UnreadableFileError } from '../reader.ts';
import { pageTypes } from './divisionTypes.ts';
import type { Mets, MetsDivision, MetsFile } from './metsFile.ts';

/** A page that a METS names. */
export interface MetsPage {
  readonly page: IssuePage;
  /** Ids of all its files; that of its text first. */
  readonly fileIds: readonly string[];
  /** The name of its text as the METS gives it; null where it names none. */
  readonly name: string | null;
}

export interface MetsPages {
  readonly pages: readonly MetsPage[];
  readonly warnings: readonly Warning[];
}

const textUse = /alto|fulltext|full-text|\bocr|\btext|pagexml|page-xml|hocr|seg-(?:page|block|line)/u;
const notTextUse = /thumb|techmd|premis|\bmix\b|metadata/u;
const isTextName = /\.(?:xml|alto|hocr|html?)$/iu;

/**
 * Reads the pages of a METS in the order of its physical map, otherwise in the order of its files. Pages
 * whose files are missing or damaged stay as pages without text, with a warning that names them.
 */
export async function readMetsPages(
  mets: Mets,
  path: string,
  files: FilesByName,
  bytesOf: (path: string) => Promise<Uint8Array>,
): Promise<MetsPages> {
  const warnings: Warning[] = [];
  const missing: string[] = [];
  const pages: MetsPage[] = [];
  const idsOf = idsByPath(mets, path, files);
  for (const { division, members } of pageMembers(mets, path, files)) {
    const texts = members.filter(isText);
    const present = texts.flatMap((file) => {
      const found = files.find(path, file.href);
      return found === null ? [] : [{ file, found }];
    });
    const read = await firstReadable(present, bytesOf, warnings);
    const absent = texts.find((file) => textUse.test(file.use));
    if (!read && present.length === 0 && absent) missing.push(absent.href);
    if (!read && texts.length === 0 && division === null && !members.some(isPicture)) continue;
    const printed = read?.printed ?? null;
    const number = pages.length + 1;
    const described = division ? describedPage(division, mets) : null;
    pages.push({
      page: {
        number,
        label: statedLabel(division?.orderLabel ?? null) ?? statedLabel(described?.pageLabel ?? null),
        name: described?.section ?? null,
        image:
          pictureOf(members, path, files) ??
          (read ? files.picture(read.path, printed?.imageName ?? null) : null),
        printed,
      },
      fileIds: [
        ...(read ? [read.fileId, ...(idsOf.get(read.path) ?? [])] : []),
        ...members.map(({ id }) => id),
      ],
      name: (read ? null : absent?.href) ?? texts[0]?.href ?? null,
    });
  }
  return {
    pages: withReadLabels(pages),
    warnings: [...missingPagesWarning(path, missing, pages.length), ...warnings],
  };
}

/** What the METS of an issue call each file: every one has its own ids. */
function idsByPath(mets: Mets, path: string, files: FilesByName): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const file of mets.files.values()) {
    const found = isText(file) ? files.find(path, file.href) : null;
    if (found !== null) ids.set(found, [...(ids.get(found) ?? []), file.id]);
  }
  return ids;
}

/** Where no record labels a page, the number that was read off it. */
function withReadLabels(pages: readonly MetsPage[]): MetsPage[] {
  const read = readLabels(pages.map(({ page }) => page.printed?.label ?? null));
  return pages.map((one, index) => ({
    ...one,
    page: { ...one.page, label: one.page.label ?? read[index] ?? null },
  }));
}

/** The files of each page: by the physical map, otherwise each file with text is a page. */
function pageMembers(
  mets: Mets,
  path: string,
  files: FilesByName,
): { readonly division: MetsDivision | null; readonly members: readonly MetsFile[] }[] {
  const divisions = mets.maps
    .map(({ root, type }) => [...pageDivisions(root, type.startsWith('physical'))])
    .reduce((most, next) => (next.length > most.length ? next : most), []);
  const pages = divisions.length > 0 ? divisions : sheetDivisions(mets);
  if (pages.length > 0) {
    return pages
      .sort((a, b) => a.order - b.order)
      .map((division) => {
        const ids = new Set(division.areas.map((area) => area.fileId));
        for (const child of division.children) for (const area of child.areas) ids.add(area.fileId);
        return { division, members: [...ids].flatMap((id) => mets.files.get(id) ?? []) };
      });
  }
  const all = [...mets.files.values()];
  const texts = all.filter(isPageText);
  const listed = texts.length > 0 ? texts : bestPictures(all);
  // METS of one issue each list the same files.
  const known = new Set<string>();
  return listed
    .filter(({ href }) => {
      const place = files.find(path, href) ?? href;
      return !known.has(place) && known.add(place);
    })
    .map((file) => ({ division: null, members: [file] }));
}

/** The pictures of one kind: METS list each page as master, for reading and as thumbnail. */
function bestPictures(files: readonly MetsFile[]): MetsFile[] {
  const pictures = files.filter(isPicture).sort((a, b) => pictureScore(a) - pictureScore(b));
  const best = pictures[0];
  return best ? files.filter((file) => isPicture(file) && pictureScore(file) === pictureScore(best)) : [];
}

const isPicture = ({ use, href }: MetsFile): boolean =>
  !/thumb/u.test(use) && (pictureRank(href) >= 0 || /\.pdf$/iu.test(href));

/** Physical maps tell title pages and pages of advertisements apart; in others a title page is a part of the text. */
function* pageDivisions(division: MetsDivision, isPhysical: boolean): Generator<MetsDivision> {
  if (isPhysical ? division.type.endsWith('page') : pageTypes.has(division.type)) yield division;
  else for (const child of division.children) yield* pageDivisions(child, isPhysical);
}

/** In a physical map whose divisions are not called pages: those that stand for whole files with text. */
function sheetDivisions(mets: Mets): MetsDivision[] {
  const walk = (division: MetsDivision): MetsDivision[] => {
    const isSheet = division.areas.some(({ fileId }) => {
      const file = mets.files.get(fileId);
      return file !== undefined && isPageText(file);
    });
    return isSheet ? [division] : division.children.flatMap(walk);
  };
  return mets.maps.filter(({ type }) => type.startsWith('physical')).flatMap(({ root }) => walk(root));
}

function isText(file: MetsFile): boolean {
  return (
    !notTextUse.test(file.use) &&
    (isTextName.test(file.href) || (/xml|html/iu.test(file.mimeType) && pictureRank(file.href) < 0))
  );
}

interface ReadPage {
  readonly path: string;
  readonly fileId: string;
  readonly printed: IssuePage['printed'];
}

/** Files that say they hold text first; of several versions of a page the last, which was worked on most. */
async function firstReadable(
  present: readonly { readonly file: MetsFile; readonly found: string }[],
  bytesOf: (path: string) => Promise<Uint8Array>,
  warnings: Warning[],
): Promise<ReadPage | null> {
  const ranked = [...present].reverse().sort((a, b) => rank(a.file) - rank(b.file));
  for (const { file, found } of ranked) {
    try {
      const read = readPageFile(found, await bytesOf(found));
      const printed = read?.pages[0];
      if (!read || !printed) continue;
      warnings.push(...read.warnings);
      return { path: found, fileId: file.id, printed };
    } catch (error) {
      const message =
        error instanceof UnreadableFileError
          ? error.message
          : `${found} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
      warnings.push({ code: 'unreadablePage', message, start: null });
    }
  }
  return null;
}

/** Whether a file says that it is the text of a page. */
export const isPageText = (file: MetsFile): boolean => isText(file) && textUse.test(file.use);

const rank = ({ use }: MetsFile): number => (/alto/u.test(use) ? 0 : textUse.test(use) ? 1 : 2);

function describedPage(division: MetsDivision, mets: Mets) {
  const record = division.descriptions.map((id) => mets.records.get(id)).find((one) => one !== undefined);
  return record ? describeRecord(record) : null;
}

/** The page's picture among its files: one for reading on screen before the master, no thumbnail. */
function pictureOf(members: readonly MetsFile[], path: string, files: FilesByName): PageImage | null {
  const pictures = members.filter(isPicture).sort((a, b) => pictureScore(a) - pictureScore(b));
  for (const { href } of pictures) {
    const found = files.find(path, href);
    const image = found === null ? null : pageImage(found);
    if (image) return image;
  }
  return null;
}

function pictureScore({ href, use }: MetsFile): number {
  const rank = pictureRank(href);
  return (rank < 0 ? 100 : rank) + (/blackwhite|bitonal/u.test(use) ? 50 : 0);
}
