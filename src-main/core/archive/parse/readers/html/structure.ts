import { codePointLength } from '#shared/text/codePoints.ts';
import type { BlockRole } from '../reader.ts';
import type { HtmlElement, HtmlText } from './dom.ts';
import { isByline, isDateLine, isPageLabel } from './lineKinds.ts';
import type { PageData } from './metadata.ts';
import type { VisualBlock } from './visualBlocks.ts';

/** What a block of the page is; `null` role with no article is kept out of the issue as markup. */
export interface PlacedBlock {
  readonly block: VisualBlock;
  readonly role: BlockRole | null;
  readonly article: string | null;
  readonly subhead?: true;
}

const textOfBlock = (block: VisualBlock) => block.lines.join(' ');
const sizeOf = (block: VisualBlock) => codePointLength(textOfBlock(block));

/** Only what letters and digits say, for comparing titles. */
const skeleton = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** A page of several articles: each begins with a headline, what stands before the first belongs to the paper. */
export function placeEdition(
  blocks: readonly VisualBlock[],
  starts: ReadonlySet<VisualBlock>,
): PlacedBlock[] {
  const level = Math.min(...[...starts].map((start) => start.heading ?? 6));
  let article = 0;
  let bodySeen = false;
  return blocks.map((block): PlacedBlock => {
    const text = textOfBlock(block);
    if (isBoilerplate(block)) return { block, role: null, article: null };
    if (starts.has(block)) {
      article++;
      bodySeen = false;
      return { block, role: 'headline', article: String(article) };
    }
    if (block.heading !== null && block.heading < level)
      return { block, role: isPageLabel(text) ? 'pageHeading' : 'masthead', article: null };
    if (article === 0) return { block, role: 'masthead', article: null };
    const key = String(article);
    if (block.heading !== null)
      return bodySeen
        ? { block, role: 'subhead', article: key, subhead: true }
        : { block, role: 'deck', article: key };
    if (!bodySeen && isByline(block)) return { block, role: 'byline', article: key };
    if (block.caption) return { block, role: 'caption', article: key };
    bodySeen = true;
    return { block, role: 'paragraph', article: key };
  });
}

/** A page with one article; `readable` is what a readability library takes for it. */
export function placeArticle(
  blocks: readonly VisualBlock[],
  readable: ReadonlySet<HtmlText> | null,
  data: PageData,
): PlacedBlock[] {
  const container = readable && containerOf(blocks, readable);
  const isBody = blocks.map(
    (block) =>
      !block.apart &&
      (readable === null
        ? !isBoilerplate(block)
        : block.texts.some((text) => readable.has(text)) || isProse(block, container)),
  );
  const headline = findHeadline(blocks, isBody, data);
  const firstProse = blocks.findIndex(
    (block, index) => index > headline && isBody[index] === true && isParagraph(block, data),
  );
  const begin = firstProse < 0 ? blocks.length : firstProse;
  return blocks.map((block, index): PlacedBlock => {
    const text = textOfBlock(block);
    if (index === headline) return { block, role: 'headline', article: '1' };
    if (isPageLabel(text) && index < begin) return { block, role: 'pageHeading', article: null };
    if (index < headline)
      return isNextTo(blocks, index, headline) && block.heading !== null && !block.apart
        ? { block, role: 'kicker', article: '1' }
        : { block, role: null, article: null };
    if (index < begin) {
      if (isByline(block) || isAuthor(text, data)) return { block, role: 'byline', article: '1' };
      if (isDateLine(text) || (isBody[index] !== true && block.heading === null))
        return { block, role: null, article: null };
      if (block.caption) return { block, role: 'caption', article: '1' };
      return block.apart ? { block, role: null, article: null } : { block, role: 'deck', article: '1' };
    }
    if (isBody[index] !== true) return { block, role: null, article: null };
    if (block.caption) return { block, role: 'caption', article: '1' };
    if (block.heading !== null) return { block, role: 'subhead', article: '1', subhead: true };
    return { block, role: 'paragraph', article: '1' };
  });
}

/** Headings that begin articles where a page holds several; none where it holds one. */
export function articleHeadings(blocks: readonly VisualBlock[], data: PageData): ReadonlySet<VisualBlock> {
  const open = blocks.filter((block) => !isBoilerplate(block));
  const marked = new Map<HtmlElement, VisualBlock>();
  const prose = new Map<HtmlElement, number>();
  for (const block of open) {
    const article = block.path.find((element) => element.name === 'article');
    if (!article) continue;
    if (block.heading === null) prose.set(article, (prose.get(article) ?? 0) + sizeOf(block));
    else if (!marked.has(article)) marked.set(article, block);
  }
  if (marked.size > 1 && [...marked.keys()].every((article) => (prose.get(article) ?? 0) >= 40))
    return new Set(marked.values());
  if (data.isArticle || marked.size === 1) return new Set();
  for (const level of [1, 2, 3]) {
    const heads = open.filter((block) => block.heading === level);
    if (heads.length < 2) {
      // A headline with text of its own under it makes the headings below it subheads.
      if (heads[0] && (textUnder(open, 6).get(heads[0]) ?? 0) >= 80) return new Set();
      continue;
    }
    const under = textUnder(open, level);
    if (heads.filter((head) => (under.get(head) ?? 0) >= 20).length >= heads.length * 0.6)
      return new Set(heads);
  }
  return new Set();
}

/** Characters under every heading up to the next one of its rank (or of `level`) or above. */
function textUnder(blocks: readonly VisualBlock[], level: number): ReadonlyMap<VisualBlock, number> {
  const sums = new Map<VisualBlock, number>();
  let open: VisualBlock | null = null;
  for (const block of blocks) {
    if (block.heading !== null && block.heading <= level) {
      open = block;
      sums.set(block, 0);
    } else if (open && block.heading === null && !isDateLine(textOfBlock(block)))
      sums.set(open, (sums.get(open) ?? 0) + sizeOf(block));
  }
  return sums;
}

/** Navigation and the like: marked so, or made of links. */
function isBoilerplate(block: VisualBlock): boolean {
  return block.apart || (block.heading === null && block.linked > sizeOf(block) * 0.7 && sizeOf(block) < 200);
}

/**
 * Readability leaves out what stands apart from the bulk (a lead in a box of its own). Plain sentences in the
 * container of what it kept belong to the article as well.
 */
function isProse(block: VisualBlock, container: HtmlElement | null): boolean {
  if (block.linked > 0 && block.linked > sizeOf(block) * 0.3) return false;
  return container !== null && block.path.findLast((element) => element.name === 'article') === container;
}

/** The one `article` that all of what Readability kept stands in. */
function containerOf(blocks: readonly VisualBlock[], readable: ReadonlySet<HtmlText>): HtmlElement | null {
  const containers = new Set(
    blocks
      .filter(({ texts }) => texts.some((text) => readable.has(text)))
      .map(({ path }) => path.findLast((element) => element.name === 'article') ?? null),
  );
  const [only] = containers;
  return containers.size === 1 ? (only ?? null) : null;
}

function findHeadline(blocks: readonly VisualBlock[], isBody: readonly boolean[], data: PageData): number {
  const titles = data.titles.map(skeleton).filter((title) => title.length > 1);
  const score = (block: VisualBlock, index: number): number => {
    const text = skeleton(textOfBlock(block));
    if (text.length < 2 || sizeOf(block) > 300) return 0;
    const rank = block.heading === null ? 0 : 7 - block.heading;
    const hinted = /headline|\btitle\b|entry-title|biaoti|hl1/u.test(block.hints) ? 2 : 0;
    const same = titles.some((title) => title === text) ? 12 : 0;
    const part = titles.some((title) => title.startsWith(text) && text.length >= 4) ? 8 : 0;
    const apart = block.apart && same === 0 ? -6 : 0;
    return rank + hinted + Math.max(same, part) + apart + (isBody[index] === true && rank > 0 ? 1 : 0);
  };
  let best = -1;
  let bestScore = 3;
  blocks.forEach((block, index) => {
    const value = score(block, index);
    if (value > bestScore) {
      best = index;
      bestScore = value;
    }
  });
  return best;
}

/** Only headings and blocks without a sentence lie between two blocks. */
function isNextTo(blocks: readonly VisualBlock[], index: number, headline: number): boolean {
  return headline - index <= 2 && blocks.slice(index, headline).every((block) => block.heading !== null);
}

function isParagraph(block: VisualBlock, data: PageData): boolean {
  const text = textOfBlock(block);
  return (
    block.heading === null &&
    !block.caption &&
    !isByline(block) &&
    !isDateLine(text) &&
    !isAuthor(text, data) &&
    (sizeOf(block) >= 40 || /[。！？.!?”」』…]$/u.test(text) || block.path.at(-1)?.name === 'p')
  );
}

const isAuthor = (text: string, data: PageData) =>
  data.authors.some((author) => skeleton(text).replace(/^by/u, '') === skeleton(author).replace(/^by/u, ''));
