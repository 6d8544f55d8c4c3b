import type { Warning } from '#shared/model/issue.ts';
import { type FilesByName, folderPrefix } from '../pages/sourceFiles.ts';
import { UnreadableFileError } from '../reader.ts';
import type { Mets, MetsDivision } from './metsFile.ts';
import { namedMets } from './namedMets.ts';

/** METS of a volume point to issues, those to pages; deeper than this they point in circles. */
const deepest = 4;

/**
 * A METS with those that it points to (`mptr`) put in their places: their divisions below the pointing one,
 * their files and records among its own. What is not there or damaged is told and left out.
 */
export async function withPointedMets(
  mets: Mets,
  path: string,
  files: FilesByName,
  open: (path: string) => Promise<Mets>,
): Promise<{
  readonly mets: Mets;
  readonly warnings: readonly Warning[];
  /** The paths of those that it points to. */
  readonly pointed: readonly string[];
}> {
  const joining = new Joining(files, open);
  const joined = await joining.join(mets, path, [path]);
  return { mets: joined, warnings: joining.warnings, pointed: joining.pointed };
}

class Joining {
  readonly warnings: Warning[] = [];
  private readonly files: FilesByName;
  private readonly open: (path: string) => Promise<Mets>;
  /** Each METS once: maps point to the same file for every view of it. */
  private readonly known = new Map<string, Promise<Mets | null>>();

  /** The paths of the METS that were pointed to. */
  get pointed(): readonly string[] {
    return [...this.known.keys()];
  }

  constructor(files: FilesByName, open: (path: string) => Promise<Mets>) {
    this.files = files;
    this.open = open;
  }

  async join(mets: Mets, path: string, above: readonly string[]): Promise<Mets> {
    const pointed = new Map<string, Mets>();
    for (const { root } of mets.maps) {
      for (const reference of pointersIn(root)) {
        const found = await this.resolve(path, reference, above);
        if (found) pointed.set(reference, found);
      }
    }
    if (pointed.size === 0) return mets;
    const others = [...pointed.values()];
    const maps = mets.maps.map(({ type, root }) => ({ type, root: withPages(root, type, pointed) }));
    const hasLogical = maps.some(({ type }) => isLogical(type));
    return {
      label: mets.label,
      files: new Map([...mets.files, ...others.flatMap((other) => [...other.files])]),
      records: new Map([...mets.records, ...others.flatMap((other) => [...other.records])]),
      links: new Map([...mets.links, ...others.flatMap((other) => [...other.links])]),
      maps: hasLogical ? maps : [...maps, ...logicalOf(others)],
    };
  }

  private async resolve(path: string, reference: string, above: readonly string[]): Promise<Mets | null> {
    const found = this.files.find(path, reference);
    if (found === null || !isNamedBy(found, reference)) {
      this.warn('missingPages', `${path} points to ${reference}, which is not there; the rest is read.`);
      return null;
    }
    if (above.includes(found) || above.length >= deepest) return null;
    const known = this.known.get(found) ?? this.load(found, above);
    this.known.set(found, known);
    return known;
  }

  private async load(path: string, above: readonly string[]): Promise<Mets | null> {
    try {
      const mets = await this.join(await this.open(path), path, [...above, path]);
      return namedMets(mets, `${this.known.size}:`, folderPrefix(path));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      this.warn('unreadablePage', error.message);
      return null;
    }
  }

  private warn(code: string, message: string): void {
    this.warnings.push({ code, message, start: null });
  }
}

/** METS of pages are all called alike: a file of that name in another folder is another one. */
function isNamedBy(path: string, reference: string): boolean {
  const wanted = reference
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/u, '')
    .split('/')
    .slice(-2)
    .join('/');
  return `/${path}`.toLowerCase().endsWith(`/${wanted.toLowerCase()}`);
}

function pointersIn({ pointers, children }: MetsDivision): string[] {
  return [...pointers, ...children.flatMap(pointersIn)];
}

const isLogical = (type: string): boolean => type.includes('logical');

/** What a METS says of itself of one kind; where it does not name its maps, all of them. */
function mapsOf(mets: Mets, wantsLogical: boolean): readonly MetsDivision[] {
  const kind = mets.maps.filter(({ type }) => isLogical(type) === wantsLogical);
  return (kind.length > 0 || wantsLogical ? kind : mets.maps).map(({ root }) => root);
}

function withPages(division: MetsDivision, type: string, pointed: ReadonlyMap<string, Mets>): MetsDivision {
  const own = division.pointers.flatMap((reference) => {
    const mets = pointed.get(reference);
    return mets ? mapsOf(mets, isLogical(type)) : [];
  });
  return {
    ...division,
    // A page that is described elsewhere is that page and holds none.
    type: own.length > 0 && /page/u.test(division.type) ? '' : division.type,
    children: [...division.children.map((child) => withPages(child, type, pointed)), ...own],
  };
}

/** The logical maps of the pointed ones, one behind the other, where the pointing one has none. */
function logicalOf(others: readonly Mets[]): Mets['maps'] {
  const children = others.flatMap((mets) => mapsOf(mets, true));
  if (children.length === 0) return [];
  const root: MetsDivision = {
    id: 'joined',
    type: '',
    label: null,
    order: 1,
    orderLabel: null,
    descriptions: [],
    areas: [],
    pointers: [],
    children,
  };
  return [{ type: 'logical', root }];
}
