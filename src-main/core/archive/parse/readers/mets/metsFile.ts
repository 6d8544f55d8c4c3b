import type { RawBox } from '../pages/geometry.ts';
import { attributeOf, childrenOf, descendantsOf, type XmlElement } from '../xml/parseXml.ts';

/** A file that a METS names. */
export interface MetsFile {
  readonly id: string;
  readonly href: string;
  readonly mimeType: string;
  /** USE and ID of the file and of the groups around it, for telling text from pictures. */
  readonly use: string;
}

/** A part of a file that a division stands for. */
export interface Area {
  readonly fileId: string;
  /** The element at which it begins and the one it ends with; null for the whole file. */
  readonly begin: string | null;
  readonly end: string | null;
  /** Where it lies on its page, in the unit of the file, for areas that name no element. */
  readonly shape: RawBox | null;
}

/** Whether an area stands for a part of its file and not for the whole. */
export const isPart = ({ begin, shape }: Area): boolean => begin !== null || shape !== null;

/** A division of a structural map. */
export interface MetsDivision {
  /** Its ID, otherwise its place in the map. */
  readonly id: string;
  /** In lower case, letters only: `ADVERTISEMENT_SECTION` and `AdvertisementSection` are one type. */
  readonly type: string;
  readonly label: string | null;
  readonly order: number;
  readonly orderLabel: string | null;
  readonly descriptions: readonly string[];
  readonly areas: readonly Area[];
  /** Other METS files that say what is in it. */
  readonly pointers: readonly string[];
  readonly children: readonly MetsDivision[];
}

/** A METS file taken apart. */
export interface Mets {
  readonly label: string | null;
  readonly files: ReadonlyMap<string, MetsFile>;
  readonly records: ReadonlyMap<string, XmlElement>;
  readonly maps: readonly { readonly type: string; readonly root: MetsDivision }[];
  /** From a division's id to the ids of the divisions it is linked to, in both directions. */
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** Takes a METS document apart; says nothing of what it means. */
export function readMets(root: XmlElement): Mets {
  const records = new Map<string, XmlElement>();
  for (const section of descendantsOf(root, 'dmdSec')) records.set(attributeOf(section, 'ID') ?? '', section);
  const files = new Map<string, MetsFile>();
  for (const section of childrenOf(root, 'fileSec')) collectFiles(section, '', files);
  return {
    label: attributeOf(root, 'LABEL'),
    files,
    records,
    maps: childrenOf(root, 'structMap').flatMap((map, place) =>
      childrenOf(map, 'div').map((division, index) => ({
        type: (attributeOf(map, 'TYPE') ?? attributeOf(map, 'LABEL') ?? '').toLowerCase(),
        root: readDivision(division, index, `division${place + 1}`),
      })),
    ),
    links: readLinks(root),
  };
}

function collectFiles(group: XmlElement, use: string, files: Map<string, MetsFile>): void {
  const own = `${use} ${attributeOf(group, 'USE') ?? ''} ${attributeOf(group, 'ID') ?? ''}`;
  for (const child of childrenOf(group)) {
    if (child.name === 'fileGrp') collectFiles(child, own, files);
    if (child.name !== 'file') continue;
    const id = attributeOf(child, 'ID') ?? '';
    const location = childrenOf(child, 'FLocat').find((one) => attributeOf(one, 'href') !== null);
    files.set(id, {
      id,
      href: location ? (attributeOf(location, 'href') ?? '') : '',
      mimeType: attributeOf(child, 'MIMETYPE') ?? '',
      use: `${own} ${attributeOf(child, 'USE') ?? ''} ${id}`.toLowerCase(),
    });
    collectFiles(child, own, files);
  }
}

function readDivision(element: XmlElement, index: number, place: string): MetsDivision {
  const own = `${place}.${index + 1}`;
  const order = Number(attributeOf(element, 'ORDER') ?? '');
  return {
    id: attributeOf(element, 'ID') ?? own,
    type: (attributeOf(element, 'TYPE') ?? '').toLowerCase().replace(/[^a-z]/gu, ''),
    label: attributeOf(element, 'LABEL'),
    order: Number.isFinite(order) && order > 0 ? order : index + 1,
    orderLabel: attributeOf(element, 'ORDERLABEL'),
    descriptions: (attributeOf(element, 'DMDID') ?? '').split(/\s+/u).filter((id) => id !== ''),
    areas: withoutSpareShapes(childrenOf(element, 'fptr').flatMap(readAreas)),
    pointers: childrenOf(element, 'mptr').flatMap((pointer) => attributeOf(pointer, 'href') ?? []),
    children: childrenOf(element, 'div').map((child, at) => readDivision(child, at, own)),
  };
}

/** Where elements of the text are named, shapes only say the same of the picture. */
function withoutSpareShapes(areas: readonly Area[]): readonly Area[] {
  const hasElements = areas.some(({ begin }) => begin !== null);
  return hasElements ? areas.filter(({ begin, shape }) => begin !== null || shape === null) : areas;
}

function readAreas(pointer: XmlElement): Area[] {
  const areas = [...descendantsOf(pointer, 'area')].map((area) => ({
    fileId: attributeOf(area, 'FILEID') ?? '',
    begin: attributeOf(area, 'BEGIN'),
    end: attributeOf(area, 'END'),
    shape: readShape(attributeOf(area, 'SHAPE') ?? '', attributeOf(area, 'COORDS') ?? ''),
  }));
  const whole = attributeOf(pointer, 'FILEID');
  return whole === null ? areas : [{ fileId: whole, begin: null, end: null, shape: null }, ...areas];
}

/** SHAPE and COORDS as in the image maps of HTML: corners of a rectangle or polygon, centre and radius of a circle. */
function readShape(shape: string, coordinates: string): RawBox | null {
  const numbers = coordinates.split(/[\s,;]+/u).flatMap((text) => (text === '' ? [] : Number(text)));
  if (numbers.length < 3 || !numbers.every(Number.isFinite)) return null;
  if (/^circ/iu.test(shape)) {
    const [x = 0, y = 0, radius = 0] = numbers;
    return { left: x - radius, top: y - radius, width: 2 * radius, height: 2 * radius };
  }
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** smLink names two ids; smLinkGrp gives labels to ids and draws arcs between the labels. */
function readLinks(root: XmlElement): Map<string, string[]> {
  const links = new Map<string, string[]>();
  const connect = (from: string, to: string) => {
    links.set(from, [...(links.get(from) ?? []), to]);
    links.set(to, [...(links.get(to) ?? []), from]);
  };
  for (const section of childrenOf(root, 'structLink')) {
    for (const link of childrenOf(section, 'smLink')) {
      connect(idOf(attributeOf(link, 'from')), idOf(attributeOf(link, 'to')));
    }
    for (const group of childrenOf(section, 'smLinkGrp')) {
      const labels = new Map<string, string>();
      for (const locator of childrenOf(group, 'smLocatorLink')) {
        labels.set(attributeOf(locator, 'label') ?? '', idOf(attributeOf(locator, 'href')));
      }
      for (const arc of childrenOf(group, 'smArcLink')) {
        const from = labels.get(attributeOf(arc, 'from') ?? '');
        const to = labels.get(attributeOf(arc, 'to') ?? '');
        if (from !== undefined && to !== undefined) connect(from, to);
      }
    }
  }
  return links;
}

function idOf(reference: string | null): string {
  return (reference ?? '').replace(/^#/u, '');
}
