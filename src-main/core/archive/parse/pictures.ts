import type { FacsimilePage } from '#shared/model/facsimile.ts';
import { pictureSize, sizeHead } from './pictures/pictureSize.ts';
import { readMachineRead } from './readers/pageFiles/machineRead.ts';
import { MachineReadings } from './readers/pageFiles/readings.ts';
import type { IssuePage } from './readers/pages/assemble.ts';
import { picturesOnlyWarning, unreadPagesWarning } from './readers/pages/missing.ts';
import type { ReadResult, Source } from './readers/reader.ts';
import { kindByName } from './sources/fileKind.ts';
import { pageName } from './sources/pageName.ts';

/** The shape of a page whose picture does not tell its size: that of a broadsheet. */
const usualSize = { width: 1000, height: 1414 };

/** The pictures among a source's files, in their order. */
export const picturesOf = ({ files }: Pick<Source, 'files'>): readonly string[] =>
  files.map(({ path }) => path).filter((path) => kindByName(path) === 'image');

/** Whether a source is pictures of pages and nothing else. */
export const isPictures = (source: Source): boolean =>
  source.files.length > 0 && picturesOf(source).length === source.files.length;

/** Pictures as pages without words. They count as their names say, or in their order where these do not tell. */
export async function picturePages(source: Source): Promise<readonly FacsimilePage[]> {
  const paths = picturesOf(source);
  const numbers = numbersOf(paths);
  const pages: FacsimilePage[] = [];
  for (const [index, path] of paths.entries()) {
    const label = pageName(path).page?.replace(/^0+(?=.)/u, '') ?? null;
    pages.push({
      number: numbers?.[index] ?? index + 1,
      label,
      name: null,
      ...(pictureSize(await headOf(source, path)) ?? usualSize),
      image: { kind: 'image', path },
      words: [],
    });
  }
  return pages;
}

/** Pages that are pictures only: an issue without text, but for what a machine read from them. */
export async function readPictures(source: Source): Promise<ReadResult> {
  const pages = await picturePages(source);
  const readings = await MachineReadings.of(source);
  if (readings.count > 0) {
    const read = pages.map((page) => pageOf(page, readings));
    return readMachineRead('pictures', read, readings, () => unreadPagesWarning(source.path, read));
  }
  return {
    format: 'pictures',
    encoding: 'pictures',
    normalForm: 'NFC',
    text: '',
    blocks: [],
    dropped: [],
    fields: {},
    warnings: [...readings.warnings, picturesOnlyWarning(source.path, pages.length)],
    facsimile: pages,
  };
}

const pageOf = (
  { number, label, name, image, width, height }: FacsimilePage,
  readings: MachineReadings,
): IssuePage => ({
  number,
  label,
  name,
  image,
  printed: (image && readings.at(image.path)?.printed) ?? null,
  size: { width, height },
});

/** Null unless every name has a number of its own. */
function numbersOf(paths: readonly string[]): readonly number[] | null {
  const numbers = paths.map((path) => {
    const page = pageName(path).page;
    return page !== null && /^\d{1,6}$/u.test(page) ? Number(page) : 0;
  });
  return new Set(numbers).size === numbers.length && numbers.every((number) => number > 0) ? numbers : null;
}

async function headOf(source: Source, path: string): Promise<Uint8Array> {
  return source.head ? await source.head(path, sizeHead) : await source.bytes(path);
}
