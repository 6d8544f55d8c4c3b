import type { FileKind } from './fileKind.ts';

/** What a METS says of other files, as it writes their names. */
export interface MetsNames {
  /** What it is: one that describes no issue but a reel, or only points to issues, is no source. */
  readonly kind: FileKind;
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
  const kind = describesIssue(text) ? 'mets' : 'companion';
  return { kind, references: [...new Set(hrefsIn(text))], pageMets: [...pageMets] };
}

/** What a METS says that it describes, where that is no issue: the reel that issues were filmed on, a batch of them. */
const noIssue = /(?:^|[:\s_-])(?:reel|batch|target|film)$/iu;

/** Whether a METS may be an issue: not by its type, nor where it names no file and points to other METS for everything. */
function describesIssue(text: string): boolean {
  const root = /<(?:[\w.-]+:)?mets\b[^>]*>/iu.exec(text)?.[0] ?? '';
  if (noIssue.test(/\bTYPE\s*=\s*["']([^"']*)["']/u.exec(root)?.[1] ?? '')) return false;
  const types = [...text.matchAll(/<(?:[\w.-]+:)?div\b[^>]*?\bTYPE\s*=\s*["']([^"']*)["']/gu)].map(
    ([, type = '']) => type,
  );
  if (types.length > 0 && types.every((type) => noIssue.test(type))) return false;
  const pointsOnly = /<(?:[\w.-]+:)?mptr\b/u.test(text) && !/<(?:[\w.-]+:)?FLocat\b/u.test(text);
  return !pointsOnly || types.some((type) => /page/iu.test(type));
}

const hrefsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:xlink:)?href\s*=\s*(?:"([^"#][^"]*)"|'([^'#][^']*)')/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
