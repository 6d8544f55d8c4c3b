import { extname } from 'node:path/posix';

/**
 * What a file is, as far as grouping needs to know: documents that are an issue (or several) by themselves
 * (`text` to `document`), those that name their pages (`mets`), those that speak for the pages they lie
 * with (`didl`, `manifest`), pages (`alto` to `sheet`), their pictures, and what is read together with the
 * pages it lies beside but never alone (`companion`: metadata, article texts, annotations).
 */
export const fileKinds = [
  'text',
  'table',
  'pdf',
  'archive',
  'html',
  'document',
  'mets',
  'didl',
  'manifest',
  'alto',
  'page',
  'hocr',
  'sheet',
  'image',
  'companion',
  'unknown',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** Extensions of files that may be part of an issue, with what they are where the content need not be asked. */
const kindsByExtension: Readonly<Record<string, FileKind | 'ask'>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
  '.markdown': 'text',
  '.csv': 'table',
  '.tsv': 'table',
  '.pdf': 'pdf',
  '.epub': 'archive',
  '.zip': 'archive',
  '.tar': 'archive',
  '.tgz': 'archive',
  '.gz': 'archive',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.png': 'image',
  '.webp': 'image',
  '.tif': 'image',
  '.tiff': 'image',
  '.jp2': 'image',
  '.jpx': 'image',
  '.j2k': 'image',
  '.jpf': 'image',
  '.mht': 'document',
  '.mhtml': 'document',
  '.xml': 'ask',
  '.alto': 'ask',
  '.mets': 'ask',
  '.tei': 'ask',
  '.nitf': 'ask',
  '.json': 'ask',
  '.jsonld': 'ask',
  '.html': 'ask',
  '.htm': 'ask',
  '.xhtml': 'ask',
  '.hocr': 'ask',
};

/** By the name of the first element, without its prefix. */
const kindsByRoot: Readonly<Record<string, FileKind>> = {
  mets: 'mets',
  didl: 'didl',
  alto: 'alto',
  pcgts: 'page',
  fold: 'sheet',
  tei: 'document',
  'tei.2': 'document',
  teicorpus: 'document',
  nitf: 'document',
  newsml: 'document',
  newsitem: 'document',
  newsmessage: 'document',
  packageitem: 'document',
  text: 'companion',
  mods: 'companion',
  modscollection: 'companion',
  mix: 'companion',
  premis: 'companion',
  object: 'companion',
  dc: 'companion',
  record: 'companion',
  rdf: 'companion',
  schema: 'companion',
  stylesheet: 'companion',
  marc: 'companion',
  collection: 'companion',
  reelmetadata: 'companion',
  manifest: 'companion',
};

/** Files that tell people about the others and are no issue. */
const housekeeping =
  /^(?:readme|licen[cs]e|copying|notice|changelog|contributing|authors)(?:[._-][\p{L}\p{N}_.-]*)?$/iu;
/** https://www.rfc-editor.org/rfc/rfc8493: the files that make a folder a bag. */
const bagFile = /^(?:bagit|bag-info|fetch|(?:tag)?manifest-[a-z0-9]+)\.txt$/i;

/** Whether a file of this name may be part of an issue. */
export function mayBelong(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  const extension = extname(name).toLowerCase();
  if (!Object.hasOwn(kindsByExtension, extension)) return false;
  if (extension === '.gz') return /\.tar\.gz$/i.test(name);
  return !bagFile.test(name) && !housekeeping.test(name.slice(0, -extension.length));
}

/** What a file is by its name alone; `ask` where its first bytes have to be looked at. */
export function kindByName(path: string): FileKind | 'ask' {
  return kindsByExtension[extname(path).toLowerCase()] ?? 'unknown';
}

/** Bytes that `kindByContent` needs to see. */
export const headSize = 8 * 1024;

/** What a file is by its first bytes. */
export function kindByContent(bytes: Uint8Array): FileKind {
  const head = Buffer.from(bytes.subarray(0, headSize)).toString('latin1').replaceAll('\0', '');
  if (/^[^<{[]{0,8}[{[]/.test(head)) return jsonKind(head);
  const root = firstElement(head);
  if (root === null) return 'unknown';
  if (root === 'html' || /^<!doctype html/i.test(head.trimStart())) {
    return /\bclass\s*=\s*["']ocr_page|["']ocr-(?:system|capabilities)/.test(head) ? 'hocr' : 'html';
  }
  // Pages whose first element is misspelt are pages all the same.
  return kindsByRoot[root] ?? (root.startsWith('alto') ? 'alto' : 'unknown');
}

/** https://iiif.io/api/presentation/3.0/ and its version 2, which writes `sc:Manifest`. */
function jsonKind(head: string): FileKind {
  const type = /"@?type"\s*:\s*"(?:sc:)?(Manifest|Collection|AnnotationPage|AnnotationList)"/.exec(head)?.[1];
  return type === 'Manifest' ? 'manifest' : 'companion';
}

function firstElement(head: string): string | null {
  const bare = head.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ' ');
  return /<(?:[\w.-]+:)?([\w.-]+)/.exec(bare)?.[1]?.toLowerCase() ?? null;
}

/** What a METS says of other files, as it writes their names. */
export interface MetsNames {
  readonly references: readonly string[];
  /** Those of the references that are the METS of its pages. */
  readonly pageMets: readonly string[];
}

/** The files that a METS names. */
export function metsNames(text: string): MetsNames {
  const pageMets = new Set<string>();
  let isPage = false;
  for (const [element, name] of text.matchAll(/<(?:[\w.-]+:)?(div|mptr)\b[^>]*>/g)) {
    if (name === 'div') isPage = /\bTYPE\s*=\s*["'][^"']*page/iu.test(element);
    else if (isPage) for (const reference of hrefsIn(element)) pageMets.add(reference);
  }
  return { references: [...new Set(hrefsIn(text))], pageMets: [...pageMets] };
}

const hrefsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:xlink:)?href\s*=\s*(?:"([^"#][^"]*)"|'([^'#][^']*)')/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
