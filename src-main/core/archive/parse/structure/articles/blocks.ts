import type { ReadBlock, ReadBlockKind } from '#shared/model/scans/pageReading.ts';
import type { Head } from '../heads/heads.ts';
import type { Measures } from '../page/measures.ts';
import type { SheetLine } from '../page/sheet.ts';
import type { ArticleOnPage } from './draft.ts';
import { type ArticlePassage, passagesOf } from './paragraphs.ts';

/** Type of a headline's main line is at least this large, relative to the largest of it. */
const mainSize = 0.7;
const creditLike = /記者|记者|本報|本报|讯|訊|電$|电$|通讯员|评论员|新华社|^\(?(?:by|von|from our|par)\b/iu;

/** The blocks of one article in reading order. */
export function blocksOf(
  draft: ArticleOnPage,
  article: number,
  body: Measures,
  isLatin: boolean,
  isAdvert: boolean,
): ReadBlock[] {
  const block = (kind: ReadBlockKind, items: readonly SheetLine[]): ReadBlock => ({
    kind,
    article,
    lines: items.map(({ index }) => index),
  });
  const heads = draft.heads.flatMap((head) =>
    headParts(head, body).map(({ kind, items }) => block(kind, items)),
  );
  const passages = passagesOf(draft.strips, body, isLatin);
  const text = passages.map((passage, at) =>
    block(kindOf(passage, at, passages, body, isAdvert), passage.items),
  );
  const captions = draft.captions.length > 0 ? [block('caption', draft.captions)] : [];
  return [...heads, ...text, ...captions];
}

function kindOf(
  passage: ArticlePassage,
  at: number,
  passages: readonly ArticlePassage[],
  body: Measures,
  isAdvert: boolean,
): ReadBlockKind {
  if (isAdvert) return 'advertisement';
  if (passage.isCrosshead) return 'headline';
  const text = passage.items.map((item) => item.text).join('');
  const isShort = passage.items.length === 1 && [...text].length <= 24 && !/[。.!?！？]$/u.test(text);
  const isFirst = at === 0 && passages.length > 1;
  return isFirst &&
    isShort &&
    (creditLike.test(text) || (passage.items[0]?.size ?? 0) < body.size * 0.9 || [...text].length <= 8)
    ? 'byline'
    : 'paragraph';
}

/** A headline's lines by what they are: small before the main line a kicker, small after it a deck or a byline. */
function headParts(head: Head, body: Measures): { kind: ReadBlockKind; items: SheetLine[] }[] {
  const parts: { kind: ReadBlockKind; items: SheetLine[] }[] = [];
  const isMain = (item: SheetLine) => item.size >= head.size * mainSize;
  const firstMain = head.items.findIndex(isMain);
  head.items.forEach((item, at) => {
    const kind = isMain(item)
      ? 'headline'
      : at < firstMain
        ? 'kicker'
        : isCredit(item, body)
          ? 'byline'
          : 'deck';
    const last = parts.at(-1);
    if (last?.kind === kind) last.items.push(item);
    else parts.push({ kind, items: [item] });
  });
  return parts;
}

const isCredit = ({ size, text, length }: SheetLine, body: Measures): boolean =>
  size < body.size * 1.28 && length <= 24 && creditLike.test(text);
