import type { Box, FacsimilePage, WordBox } from '#shared/model/facsimile.ts';
import type { Span } from '#shared/model/span.ts';
import type { SourceFile } from '../reader.ts';
import { attributeOf, childrenOf, descendantsOf, type XmlElement } from '../xml/parseXml.ts';

interface Surface {
  readonly id: string | null;
  readonly width: number;
  readonly height: number;
  readonly image: string | null;
  readonly zones: ReadonlyMap<string, Box>;
}

/** The `facsimile` of a TEI file: surfaces in their order, with the zones that text refers to. */
export class TeiSurfaces {
  private readonly surfaces: readonly Surface[];
  private readonly words: WordBox[][];
  private readonly labels: (string | null)[];
  private readonly pageOfZone = new Map<string, number>();

  constructor(tei: XmlElement) {
    this.surfaces = [...descendantsOf(tei, 'surface')].map(readSurface);
    this.words = this.surfaces.map(() => []);
    this.labels = this.surfaces.map(() => null);
    this.surfaces.forEach((surface, index) => {
      if (surface.id !== null) this.pageOfZone.set(surface.id, index);
      for (const id of surface.zones.keys()) this.pageOfZone.set(id, index);
    });
  }

  /** Says which surface a page break begins, under which label. */
  name(pageBreak: XmlElement): void {
    const index = this.pageOfZone.get(reference(pageBreak));
    if (index !== undefined) this.labels[index] = attributeOf(pageBreak, 'n');
  }

  /** Number of the page, from 1, that the zone of an element lies on; null where it has none. */
  pageOf(element: XmlElement | null): number | null {
    const index = element && this.pageOfZone.get(reference(element));
    return index === undefined || index === null ? null : index + 1;
  }

  boxOf(element: XmlElement | null): Box | null {
    const id = element ? reference(element) : '';
    const index = this.pageOfZone.get(id);
    return index === undefined ? null : (this.surfaces[index]?.zones.get(id) ?? null);
  }

  /** Puts a line of the canonical text on its zone. */
  place(element: XmlElement | null, span: Span): void {
    const box = this.boxOf(element);
    const page = this.pageOf(element);
    if (box && page !== null) this.words[page - 1]?.push({ ...span, box });
  }

  /** The pages; pictures are those of the source's own files that the surfaces name. */
  pages(files: readonly SourceFile[]): FacsimilePage[] {
    return this.surfaces.map((surface, index): FacsimilePage => {
      const wanted = baseName(surface.image ?? '');
      const file = wanted === '' ? undefined : files.find(({ path }) => baseName(path) === wanted);
      return {
        number: index + 1,
        label: this.labels[index] ?? null,
        name: null,
        width: surface.width,
        height: surface.height,
        image: file ? { kind: 'image', path: file.path } : null,
        words: this.words[index] ?? [],
      };
    });
  }
}

const baseName = (path: string): string => path.replace(/^.*[/:]/u, '').toLowerCase();

const reference = (element: XmlElement): string =>
  (attributeOf(element, 'facs') ?? '').split(/\s+/u)[0]?.replace(/^#/u, '') ?? '';

function readSurface(surface: XmlElement): Surface {
  const number = (element: XmlElement, name: string) => Number.parseFloat(attributeOf(element, name) ?? '');
  const graphic = childrenOf(surface).find(({ name }) => name === 'graphic');
  const left = finite(number(surface, 'ulx'), 0);
  const top = finite(number(surface, 'uly'), 0);
  const width = finite(number(surface, 'lrx') - left, graphic ? finite(number(graphic, 'width'), 0) : 0);
  const height = finite(number(surface, 'lry') - top, graphic ? finite(number(graphic, 'height'), 0) : 0);
  const zones = new Map<string, Box>();
  for (const zone of descendantsOf(surface, 'zone')) {
    const id = attributeOf(zone, 'id');
    const corners = pointsOf(zone);
    if (id === null || corners === null || !(width > 0) || !(height > 0)) continue;
    const [x0, y0, x1, y1] = corners;
    zones.set(id, fraction(x0 - left, y0 - top, x1 - left, y1 - top, width, height));
  }
  return {
    id: attributeOf(surface, 'id'),
    width,
    height,
    image: graphic ? attributeOf(graphic, 'url') : null,
    zones,
  };
}

const finite = (value: number, otherwise: number): number => (Number.isFinite(value) ? value : otherwise);

function pointsOf(zone: XmlElement): readonly [number, number, number, number] | null {
  const points = (attributeOf(zone, 'points') ?? '').match(/-?\d+(?:\.\d+)?/gu)?.map(Number) ?? [];
  if (points.length >= 4) {
    const xs = points.filter((_, index) => index % 2 === 0);
    const ys = points.filter((_, index) => index % 2 === 1);
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
  const [x0, y0, x1, y1] = ['ulx', 'uly', 'lrx', 'lry'].map((name) =>
    Number.parseFloat(attributeOf(zone, name) ?? ''),
  );
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return null;
  return [x0, y0, x1, y1].every(Number.isFinite) ? [x0, y0, x1, y1] : null;
}

function fraction(x0: number, y0: number, x1: number, y1: number, width: number, height: number): Box {
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const left = clamp(x0 / width);
  const top = clamp(y0 / height);
  return { left, top, width: clamp(x1 / width) - left, height: clamp(y1 / height) - top };
}
