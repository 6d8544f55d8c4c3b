import type { Warning } from '#shared/model/issue.ts';
import { decode } from '../../decode/decode.ts';
import { bytesOf, readPageFile } from '../pageFiles/pageFile.ts';
import { assemble, type IssuePage, type PagePassage, passagesOfPages } from '../pages/assemble.ts';
import { describeLabel, descriptionFields } from '../pages/description.ts';
import { markTitle } from '../pages/headlines.ts';
import { languageTag, statedLanguage } from '../pages/language.ts';
import { missingPagesWarning, pagesWithoutTextWarning, picturesOnlyWarning } from '../pages/missing.ts';
import { FilesByName, pageImage, pictureRank } from '../pages/sourceFiles.ts';
import { type ReadResult, type Source, type SourceReader, UnreadableFileError } from '../reader.ts';
import { pageOfAnnotations, withArticles } from './canvasText.ts';
import { LocalAnnotations } from './localAnnotations.ts';
import { type Canvas, type Manifest, readIiif } from './manifest.ts';
import { addRangeTitles } from './rangeTitles.ts';

/** How much of a file tells that it is IIIF. */
const headLength = 16 * 1024;
const presentationApi = /iiif\.io\/api\/presentation\/[23]\b/u;

/**
 * Manifests and collections of the IIIF Presentation API 3 and 2 beside local files: text from ALTO, hOCR or PAGE
 * XML or from annotations, articles from ranges, pictures only where they are local. Nothing is fetched. See
 * docs/formats/iiif.md.
 */
export const iiifReader: SourceReader = {
  format: 'iiif',
  matches: ({ decoded }) => {
    if (!presentationApi.test(decoded?.text.slice(0, headLength) ?? '')) return false;
    const type = readIiif(decoded?.text ?? '')?.type;
    return type === 'Manifest' || type === 'Collection';
  },
  read: async ({ path, decoded, source }) => {
    const document = readIiif(decoded?.text ?? '');
    const files = new FilesByName(source);
    const encoding = decoded?.encoding ?? 'utf-8';
    if (document?.type === 'Manifest') {
      return [await new ManifestReading(path, document.manifest, files, source, encoding).read()];
    }
    if (document?.type === 'Collection') return readCollection(path, document.collection, files, source);
    throw new UnreadableFileError(
      'unreadable',
      `${path} is no IIIF manifest or collection that can be read.`,
    );
  },
};

/** Every issue of a collection whose manifest is there. */
async function readCollection(
  path: string,
  {
    label,
    manifests,
  }: {
    readonly label: string | null;
    readonly manifests: readonly { readonly id: string; readonly date: string | null }[];
  },
  files: FilesByName,
  source: Source,
): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  const missing: string[] = [];
  const parts = new Set<string>();
  for (const { id, date } of manifests) {
    const found = files.find(path, id);
    const decoded = found === null || found === path ? null : decode(await bytesOf(source, found));
    const document = decoded ? readIiif(decoded.text) : null;
    if (found === null || !decoded || document?.type !== 'Manifest') {
      missing.push(id);
      continue;
    }
    const reading = new ManifestReading(found, document.manifest, files, source, decoded.encoding, label);
    const name = date ?? String(results.length + 1);
    const part = parts.has(name) ? `${name}-${results.length + 1}` : name;
    parts.add(part);
    results.push({ ...(await reading.read()), part });
  }
  const [first, ...others] = results;
  if (!first) {
    throw new UnreadableFileError(
      'unreadable',
      `${path} names ${manifests.length} issues and none of their manifests is beside it; put them there.`,
    );
  }
  return [{ ...first, warnings: [...first.warnings, ...missingIssues(path, missing)] }, ...others];
}

function missingIssues(path: string, missing: readonly string[]): Warning[] {
  if (missing.length === 0) return [];
  const message = `${path} names ${missing.length} ${missing.length === 1 ? 'issue' : 'issues'} whose manifest is not there: ${missing.slice(0, 3).join(', ')}; the others are read.`;
  return [{ code: 'missingIssues', message, start: null }];
}

/** The reading of one manifest. */
class ManifestReading {
  private readonly warnings: Warning[] = [];
  private readonly missing: string[] = [];
  private local = LocalAnnotations.none;
  private readonly path: string;
  private readonly manifest: Manifest;
  private readonly files: FilesByName;
  private readonly source: Source;
  private readonly encoding: string;
  private readonly collectionLabel: string | null;

  constructor(
    path: string,
    manifest: Manifest,
    files: FilesByName,
    source: Source,
    encoding: string,
    collectionLabel: string | null = null,
  ) {
    this.path = path;
    this.manifest = manifest;
    this.files = files;
    this.source = source;
    this.encoding = encoding;
    this.collectionLabel = collectionLabel;
  }

  async read(): Promise<ReadResult> {
    const { path, manifest } = this;
    this.local = await LocalAnnotations.read(path, manifest, this.files, this.source);
    const pages: IssuePage[] = [];
    for (const canvas of manifest.canvases) pages.push(await this.page(canvas, pages.length + 1));
    const hasText = pages.some(({ printed }) => printed !== null);
    if (!hasText && pages.some(({ image }) => image !== null))
      this.warnings.push(picturesOnlyWarning(path, pages.length));
    else if (!hasText) {
      throw new UnreadableFileError(
        'unreadable',
        `${path} describes ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}, but their text (ALTO, hOCR, PAGE XML or annotations) is not beside it; put the files there.`,
      );
    }
    const { text, facsimile } = assemble(pages, this.passages(pages));
    return text.toResult({
      format: 'iiif',
      encoding: this.encoding,
      fields: await this.fields(pages.length),
      warnings: [
        ...missingPagesWarning(path, this.missing, pages.length),
        ...this.warnings,
        ...pagesWithoutTextWarning(path, pages),
      ],
      facsimile,
      language: statedLanguage([
        ...pages.flatMap(({ printed }) => printed?.language ?? []),
        ...[languageTag(manifest.language ?? '')].filter((tag) => tag !== null),
      ]),
    });
  }

  private passages(pages: readonly IssuePage[]): PagePassage[] {
    const passages = passagesOfPages(pages);
    if (this.manifest.articles.length === 0) return passages;
    const titles = new Map(this.manifest.articles.map(({ id, label }) => [id, label]));
    const marked = passages.map((passage) => ({
      ...passage,
      role: passage.role ?? (passage.article === undefined ? ('notice' as const) : ('paragraph' as const)),
      isParagraph: true,
    }));
    const titleOf = (article: string) => titles.get(article) ?? null;
    return [...addRangeTitles(markTitle(marked, titleOf), titleOf)];
  }

  private async page(canvas: Canvas, number: number): Promise<IssuePage> {
    const text = await this.pageText(canvas);
    const size = { width: canvas.width, height: canvas.height };
    return {
      number,
      label: canvas.label,
      name: null,
      image: this.image(canvas, text?.path ?? null, text?.printed.imageName ?? null),
      printed: text ? withArticles(text.printed, canvas, this.manifest.articles) : null,
      ...(size.width > 0 && size.height > 0 ? { size } : {}),
    };
  }

  /** A file with words before annotations, which mostly know lines only. */
  private async pageText(
    canvas: Canvas,
  ): Promise<{ readonly path: string | null; readonly printed: NonNullable<IssuePage['printed']> } | null> {
    for (const address of canvas.texts) {
      const found = this.files.find(this.path, address);
      if (found === null) continue;
      const file = await this.tryRead(found);
      const printed = file?.pages[0];
      if (file && printed) {
        this.warnings.push(...file.warnings);
        return { path: found, printed };
      }
    }
    const groups = [{ annotations: canvas.annotations, article: null }, ...this.local.of(canvas.id)];
    for (const address of canvas.annotationFiles) {
      const found = this.files.find(this.path, address);
      const decoded = found === null ? null : decode(await bytesOf(this.source, found));
      const document = decoded ? readIiif(decoded.text) : null;
      if (document?.type === 'AnnotationPage')
        groups.push({ annotations: document.annotations, article: null });
    }
    const printed = pageOfAnnotations(canvas, groups);
    const named = canvas.texts[0] ?? canvas.annotationFiles[0];
    if (!printed && named !== undefined) this.missing.push(named);
    return printed ? { path: null, printed } : null;
  }

  private async tryRead(path: string) {
    try {
      return readPageFile(path, await bytesOf(this.source, path));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      this.warnings.push({ code: 'unreadablePage', message: error.message, start: null });
      return null;
    }
  }

  /** A local picture: by the name in its address, by the name of its image service, by the page's own. */
  private image(canvas: Canvas, textPath: string | null, imageName: string | null): IssuePage['image'] {
    for (const address of canvas.images) {
      // Image services call every picture `default.jpg`; the name stands before the parameters.
      const named = address.replace(/\/[^/]+\/[^/]+\/[^/]+\/(?:default|color|native|gray)\.\w+$/u, '');
      const found = pictureRank(named) >= 0 ? this.files.find(this.path, named) : null;
      const image = found === null ? this.files.picture(this.path, named) : pageImage(found);
      if (image) return image;
    }
    return textPath === null ? null : this.files.picture(textPath, imageName);
  }

  /** The collection is the newspaper; without it the manifest's label without its date. */
  private async fields(pageCount: number): Promise<ReadResult['fields']> {
    const { label, date, collection } = this.manifest;
    const described = describeLabel(label ?? '');
    const title = this.collectionLabel ?? collection?.label ?? (await this.collectionTitle());
    return descriptionFields(
      { ...described, title: title ?? described.title, date: date ?? described.date },
      pageCount,
    );
  }

  private async collectionTitle(): Promise<string | null> {
    const { collection } = this.manifest;
    const found = collection === null ? null : this.files.find(this.path, collection.id);
    const decoded = found === null ? null : decode(await bytesOf(this.source, found));
    const document = decoded ? readIiif(decoded.text) : null;
    return document?.type === 'Collection' ? document.collection.label : null;
  }
}
