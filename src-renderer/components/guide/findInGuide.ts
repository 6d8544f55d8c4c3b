import { type Guide, type GuideBlock, plainWords } from './guide.ts';

/** A section that has all words of a query. */
export interface GuideHit {
  readonly page: string;
  readonly pageTitle: string;
  /** The heading's id; null for what stands before the first heading. */
  readonly section: string | null;
  readonly sectionTitle: string | null;
  /** What stands around the first word found, cut out of the section. */
  readonly excerpt: readonly { readonly text: string; readonly found: boolean }[];
}

interface Section {
  readonly page: string;
  readonly pageTitle: string;
  readonly id: string | null;
  readonly title: string | null;
  readonly text: string;
}

/** UTF-16 units before the first word found, and of an excerpt in all. */
const before = 40;
const longest = 150;

/**
 * The sections that have every word of the query, those first that have them in a title. Words are parted by spaces; a
 * word with Han characters is found exactly as it is, a Latin one where a word begins with it; case and the width of
 * characters do not count. A query without words finds nothing.
 */
export function findInGuide(guide: Guide, query: string): readonly GuideHit[] {
  const words = folded(query)
    .split(/[\s"“”'‘’]+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const has = (text: string) => words.every((word) => placeOf(text, word) !== -1);
  return sectionsOf(guide)
    .flatMap((section) => {
      const title = folded(`${section.title ?? section.pageTitle}`);
      const page = folded(section.pageTitle);
      if (!has(`${page} ${title} ${folded(section.text)}`)) return [];
      // What is called so goes before what speaks of it.
      const rank = section.id === null && has(page) ? 0 : has(title) ? 1 : 2;
      return [{ section, rank }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ section }) => ({
      page: section.page,
      pageTitle: section.pageTitle,
      section: section.id,
      sectionTitle: section.title,
      excerpt: excerptOf(section.text, words),
    }));
}

/** Every character keeps its place: one that would become several stays as it is. */
const folded = (text: string): string =>
  Array.from(text, (character) => {
    const plain = character.normalize('NFKC').toLowerCase();
    return plain.length === character.length ? plain : character;
  }).join('');

/** Where a word stands in folded text; -1 where it does not. */
function placeOf(text: string, word: string, from = 0): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    const isInside =
      /^[\p{Script=Latin}\p{N}]/u.test(word) && /[\p{Script=Latin}\p{N}]/u.test(text[at - 1] ?? '');
    if (!isInside) return at;
  }
  return -1;
}

function sectionsOf({ groups }: Guide): readonly Section[] {
  return groups.flatMap(({ pages }) =>
    pages.flatMap(({ name, title, blocks }) => {
      const sections: { id: string | null; title: string | null; texts: string[] }[] = [
        { id: null, title: null, texts: [] },
      ];
      for (const block of blocks) {
        if (block.kind === 'heading') {
          sections.push({ id: block.id, title: plainWords(block.words), texts: [] });
        } else sections.at(-1)?.texts.push(textOf(block));
      }
      return sections.map(({ id, title: own, texts }) => ({
        page: name,
        pageTitle: title,
        id,
        title: own,
        text: texts.join(' '),
      }));
    }),
  );
}

function textOf(block: GuideBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return plainWords(block.words);
    case 'list':
      return block.items.map((item) => item.map(textOf).join(' ')).join(' ');
    case 'hint':
      return block.blocks.map(textOf).join(' ');
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(plainWords).join(' ')).join(' ');
    case 'picture':
      return block.says;
  }
}

function excerptOf(text: string, words: readonly string[]): GuideHit['excerpt'] {
  const low = folded(text);
  const first = Math.min(
    ...words.flatMap((word) => {
      const at = placeOf(low, word);
      return at === -1 ? [] : [at];
    }),
  );
  // Where the title alone has the words, the section's beginning stands for it.
  const start = first === Number.POSITIVE_INFINITY ? 0 : Math.max(0, wordStart(text, first - before));
  const end = Math.min(text.length, start + longest);
  const parts: { text: string; found: boolean }[] = start > 0 ? [{ text: '…', found: false }] : [];
  for (let at = start; at < end; ) {
    const next = nextFound(low, words, at);
    const from = Math.min(next?.at ?? end, end);
    if (from > at) parts.push({ text: text.slice(at, from), found: false });
    const to = next && next.at < end ? next.at + next.word.length : from;
    if (to > from) parts.push({ text: text.slice(from, to), found: true });
    at = Math.max(to, at + 1);
  }
  if (end < text.length) parts.push({ text: '…', found: false });
  return parts;
}

function nextFound(text: string, words: readonly string[], from: number) {
  const found = words.flatMap((word) => {
    const at = placeOf(text, word, from);
    return at === -1 ? [] : [{ at, word }];
  });
  return found.toSorted((one, other) => one.at - other.at || other.word.length - one.word.length)[0];
}

/** The beginning of the Latin word around a place. */
function wordStart(text: string, place: number): number {
  let at = place;
  while (at > 0 && /[\p{Script=Latin}\p{N}]/u.test(text[at - 1] ?? '')) at--;
  return at;
}
