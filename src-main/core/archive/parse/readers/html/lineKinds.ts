import { codePointLength } from '#shared/text/codePoints.ts';
import { hasInk } from '../blocks/canonicalText.ts';
import type { VisualBlock } from './visualBlocks.ts';

/** A line that names who wrote, by its markup or by its own words. */
export function isByline({ lines, hints, heading }: VisualBlock): boolean {
  const text = lines.join(' ');
  const length = codePointLength(text);
  if (length > 120 || heading !== null) return false;
  if (/\b(?:byline|author|authors|writer|reporter|credit)\b|zuozhe/u.test(hints)) return true;
  if (/^(?:by|von|par|por|di|door|af|av)\s+\p{Lu}/iu.test(text.slice(0, 40))) return true;
  const { byline } = splitByline(text);
  if (length > 80 || /[。！？；]/u.test(byline)) return false;
  return reporters.test(byline) || labelled.test(text);
}

/** `本报记者　高　远`, `评论员 李文`. */
const reporters =
  /^(?:本[报報刊台])?(?:特[约約])?(?:见习|見習)?(?:记者|記者|[评評][论論][员員]|通[讯訊][员員])[\s:：]*\p{Script=Han}/u;
/** `作者：高远`, `文／高遠`. */
const labelled = /^(?:作者|撰文|文)\s*[:：／/╱]?\s*[\p{Script=Han}·\s、]{2,30}$/u;

const dateWords =
  /\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}|\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}\.?\s+(?:de\s+)?\p{L}{3,}\.?,?\s+\d{4}/u;

/** A short line that is about when (and where) a page was published. */
export function isDateLine(text: string): boolean {
  const match = dateWords.exec(text);
  return (
    match !== null && codePointLength(text) <= 80 && (match.index < 30 || match[0].length > text.length / 2)
  );
}

/** `第01版：要闻`, `Page 3`, `A12版`. */
export const isPageLabel = (text: string): boolean =>
  /^(?:第\s*[A-Z]?\d{1,3}\s*版|[A-Z]?\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版|page\s+[A-Z]?\d{1,3}\b)/iu.test(
    text,
  ) && codePointLength(text) <= 40;

/** The page number that a label names. */
export function pageNumberOf(text: string): number | null {
  const digits = /\d{1,3}/u.exec(text.normalize('NFKC'))?.[0];
  return digits === undefined ? null : Number(digits);
}

/**
 * The title without the site's name behind it: the part that the page's own headline repeats, else what
 * stands before the last ` | `, ` - ` or `_`.
 */
export function splitTitle(title: string): { readonly headline: string; readonly site: string | null } {
  const spaced = /^(.*\S)\s*(?:\s[|–—-]\s|[|_｜])\s*([^|_｜]{1,40})$/u.exec(title);
  // Chinese sites set no spaces around the dash.
  const [, headline, site] = spaced ?? /^(.*\S)[-－—]+(\p{Script=Han}{2,12})$/u.exec(title) ?? [];
  return headline !== undefined && site !== undefined && hasInk(headline)
    ? { headline, site: site.trim() }
    : { headline: title, site: null };
}

/** A byline parted from the date, time or page that stands behind it on the same line. */
export function splitByline(text: string): { readonly byline: string; readonly rest: string } {
  for (const match of text.matchAll(/\s*[|｜·•《（(]\s*|\s{2,}|\s+(?=\d{4})/gu)) {
    const byline = text.slice(0, match.index);
    const rest = text.slice(match.index);
    if (hasInk(byline) && dateWords.test(rest) && !dateWords.test(byline))
      return { byline: byline.trimEnd(), rest: rest.trim() };
  }
  return { byline: text, rest: '' };
}
