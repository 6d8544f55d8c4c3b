import { decode } from '../../decode/decode.ts';
import { bytesOf } from '../pageFiles/pageFile.ts';
import type { FilesByName } from '../pages/sourceFiles.ts';
import type { Source } from '../reader.ts';
import { type IiifDocument, type Manifest, readIiif, type TextAnnotation } from './manifest.ts';

/** Annotations that stand together: a page of them, mostly a zone of the canvas. */
export interface AnnotationGroup {
  readonly annotations: readonly TextAnnotation[];
  /** The article whose collection of annotations it belongs to. */
  readonly article: string | null;
}

/**
 * The annotation pages that lie beside a manifest, by canvas: also those that no canvas names, because the ranges
 * name collections of them or because they were only saved with it.
 */
export class LocalAnnotations {
  static readonly none = new LocalAnnotations([]);
  private readonly byCanvas = new Map<string, AnnotationGroup[]>();
  /** Their addresses. */
  private readonly canvases: readonly string[];

  private constructor(canvases: readonly string[]) {
    this.canvases = canvases;
  }

  static async read(
    path: string,
    manifest: Manifest,
    files: FilesByName,
    source: Source,
  ): Promise<LocalAnnotations> {
    const found = new LocalAnnotations(manifest.canvases.map(({ id }) => id));
    const named = new Set(
      manifest.canvases.flatMap((canvas) =>
        canvas.annotationFiles.map((address) => files.find(path, address)),
      ),
    );
    const articles = await articlesOfPages(path, manifest, files, source);
    for (const file of source.files) {
      if (file.path === path || named.has(file.path) || !/\.json(?:ld)?$/iu.test(file.path)) continue;
      const document = await readDocument(source, file.path);
      if (document?.type !== 'AnnotationPage') continue;
      found.add(document.annotations, articles.get(file.path) ?? null);
    }
    return found;
  }

  /** In the order of their files. */
  of(canvas: string): readonly AnnotationGroup[] {
    return this.byCanvas.get(canvas) ?? [];
  }

  private add(annotations: readonly TextAnnotation[], article: string | null): void {
    const parts = new Map<string, TextAnnotation[]>();
    for (const annotation of annotations) {
      const canvas = this.canvasNamed(annotation.area.canvas);
      if (canvas === null) continue;
      const part = parts.get(canvas);
      if (part) part.push(annotation);
      else parts.set(canvas, [annotation]);
    }
    for (const [canvas, own] of parts) {
      const groups = this.byCanvas.get(canvas) ?? [];
      this.byCanvas.set(canvas, [...groups, { annotations: own, article }]);
    }
  }

  /** By its whole address, otherwise the only one with the same end: saved files often have other beginnings. */
  private canvasNamed(address: string): string | null {
    if (this.canvases.includes(address)) return address;
    const [only, ...others] = this.canvases.filter((id) => endOf(id) === endOf(address));
    return only !== undefined && others.length === 0 ? only : null;
  }
}

const endOf = (address: string): string => address.split('/').slice(-2).join('/');

/** The article of each annotation page that a range names through its collection. */
async function articlesOfPages(
  path: string,
  manifest: Manifest,
  files: FilesByName,
  source: Source,
): Promise<ReadonlyMap<string, string>> {
  const articles = new Map<string, string>();
  for (const { id, collection } of manifest.articles) {
    const file = collection === null ? null : files.find(path, collection);
    const document = file === null ? null : await readDocument(source, file);
    let from = file;
    let address = document?.type === 'AnnotationCollection' ? document.first : null;
    while (from !== null && address !== null) {
      const page = files.find(from, address);
      // Pages that name one another in a circle end here.
      if (page === null || articles.has(page)) break;
      articles.set(page, id);
      const next = await readDocument(source, page);
      from = page;
      address = next?.type === 'AnnotationPage' ? next.next : null;
    }
  }
  return articles;
}

async function readDocument(source: Source, path: string): Promise<IiifDocument | null> {
  const decoded = decode(await bytesOf(source, path));
  return decoded ? readIiif(decoded.text) : null;
}
