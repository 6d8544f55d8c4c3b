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
  batch: 'companion',
  manifest: 'companion',
};

/** Files that tell people about the others and are no issue. */
const housekeeping =
  /^(?:[\d._-]*(?:read[\s_-]?me|lies[\s_-]?mich|lisez[\s_-]?moi|leesmij|l[ée]a?me|leggimi)(?:[._\s-][\p{L}\p{N}_.\s-]*)?|(?:licen[cs]e|copying|notice|changelog|contributing|authors)(?:[._-][\p{L}\p{N}_.-]*)?)$/iu;
/** https://www.rfc-editor.org/rfc/rfc8493: the files that make a folder a bag. */
const bagFile = /^(?:bagit|bag-info|fetch|(?:tag)?manifest-[a-z0-9]+)\.txt$/i;
/** Lists of checksums by their names: `md5sums.txt`, `checksums.csv`, `1901-05-04.sha256.txt`. */
const checksums =
  /(?:^|[._\s-])(?:(?:md5|crc32|sha-?(?:1|224|256|384|512))(?:[._\s-]?(?:sums?|files?))?|check[._\s-]?sums?|hash(?:es|sums))(?:$|[._\s-])/iu;
/** Names of texts that may be such a list. */
const mayBeList = /manifest|inventory|file[\s_-]?list|fixity|digest/iu;

/** Whether a file of this name may be part of an issue. */
export function mayBelong(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  const extension = extname(name).toLowerCase();
  if (!Object.hasOwn(kindsByExtension, extension)) return false;
  if (extension === '.gz') return /\.tar\.gz$/i.test(name);
  const stem = name.slice(0, -extension.length);
  return (
    !bagFile.test(name) && !housekeeping.test(stem) && !(textKinds.has(kindOf(name)) && checksums.test(stem))
  );
}

const textKinds: ReadonlySet<FileKind | 'ask'> = new Set(['text', 'table']);

const kindOf = (path: string): FileKind | 'ask' => kindsByExtension[extname(path).toLowerCase()] ?? 'unknown';

/** What a file is by its name alone; `ask` where its first bytes have to be looked at. */
export function kindByName(path: string): FileKind | 'ask' {
  const kind = kindOf(path);
  return textKinds.has(kind) && mayBeList.test(path.split('/').at(-1) ?? '') ? 'ask' : kind;
}

/** What a file is by its name and its first bytes. */
export function kindByHead(path: string, bytes: Uint8Array): FileKind {
  const named = kindOf(path);
  if (named === 'ask' || !textKinds.has(named)) return kindByContent(bytes);
  return isChecksumList(Buffer.from(bytes.subarray(0, headSize)).toString('latin1')) ? 'companion' : named;
}

/** A line of a checksum and the name of a file, in any of the usual orders. */
const checksumLine =
  /(?<![0-9a-z])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})(?![0-9a-z])/iu;

function isChecksumList(head: string): boolean {
  // The last line may be cut off.
  const lines = head.split(/\r?\n/u).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const whole = lines.length > 1 && head.length >= headSize ? lines.slice(0, -1) : lines;
  const matching = whole.filter((line) => checksumLine.test(line)).length;
  return matching > 0 && matching >= whole.length * 0.8;
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
