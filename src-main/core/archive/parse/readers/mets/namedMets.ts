import type { Mets, MetsDivision, MetsFile } from './metsFile.ts';

/** Ids of several METS in one are told apart by a name before them; references count from the file's folder. */
export function namedMets(mets: Mets, name: string, folder: string): Mets {
  const file = (one: MetsFile): MetsFile => ({
    ...one,
    id: name + one.id,
    href: /^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(one.href) ? one.href : folder + one.href.replace(/^\.\//u, ''),
  });
  const division = (one: MetsDivision): MetsDivision => ({
    ...one,
    id: name + one.id,
    // Each METS counts its pages from 1: only the order of the pointers tells theirs.
    order: 0,
    descriptions: one.descriptions.map((id) => name + id),
    areas: one.areas.map((area) => ({ ...area, fileId: name + area.fileId })),
    pointers: [],
    children: one.children.map(division),
  });
  return {
    label: mets.label,
    files: new Map([...mets.files.values()].map((one) => [name + one.id, file(one)])),
    records: new Map([...mets.records].map(([id, record]) => [name + id, record])),
    maps: mets.maps.map(({ type, root }) => ({ type, root: division(root) })),
    links: new Map([...mets.links].map(([id, ids]) => [name + id, ids.map((other) => name + other)])),
  };
}
