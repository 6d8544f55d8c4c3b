import { pinyin } from 'pinyin-pro';
import type { Article, Issue } from '#shared/model/issue.ts';
import { type CitekeyWord, citekeyWords } from '#shared/model/settings.ts';
import { type CitedArticle, type CitedIssue, type Reference, reference } from './reference.ts';

/** How many characters of a Chinese, Japanese or Korean headline are its short title. */
const shortTitleCharacters = 4;
/** Words that a short title does not begin with. */
const articles = /^(?:a|an|the|l|le|la|les|un|une|der|die|das|ein|eine|el|los|las|il|lo|de|het)$/u;
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The citekey of an article, or of the whole issue (null). */
export type Citekeys = (issue: CitedIssue, article: Pick<Article, 'id'> | null) => string;

/**
 * Gives every article of some issues its key. Where two would have the same, the first in the order of
 * date, issue and place keeps it and the others take `a`, `b`, … behind it; which annotations there are
 * and how they are sorted has no influence.
 */
export function citekeysFor(issues: readonly Issue[], pattern: string): Citekeys {
  const keys = new Map<string, string>();
  /** How often a base was asked for; a key that was given counts as asked for, since it may be another's base. */
  const asked = new Map<string, number>();
  const give = (issue: Issue, article: Article | null) => {
    const base = citekeyOf(issue, article, pattern);
    let used = asked.get(base) ?? 0;
    let key = used === 0 ? base : base + letters(used);
    while (asked.has(key)) key = base + letters(++used);
    asked.set(base, used + 1);
    if (key !== base) asked.set(key, 1);
    keys.set(place(issue, article), key);
  };
  const inOrder = issues.toSorted((a, b) => {
    const [left, right] = [a, b].map(({ date, id }) => `${date ?? '\uffff'} ${id}`);
    return (left ?? '') < (right ?? '') ? -1 : 1;
  });
  for (const issue of inOrder) {
    give(issue, null);
    for (const article of issue.articles) give(issue, article);
  }
  return (issue, article) =>
    keys.get(place(issue, article)) ?? keys.get(place(issue, null)) ?? citekeyOf(issue, null, pattern);
}

/** The references of articles, or of whole issues (null), each once, in their order. */
export function distinctReferences(
  cited: readonly { readonly issue: CitedIssue; readonly article: Article | null }[],
  citekeys: Citekeys,
): readonly Reference[] {
  const references = new Map<string, Reference>();
  for (const { issue, article } of cited) {
    const citekey = citekeys(issue, article);
    if (!references.has(citekey)) references.set(citekey, reference(issue, article, null, citekey));
  }
  return [...references.values()];
}

const place = (issue: { readonly id: string }, article: { readonly id: string } | null) =>
  JSON.stringify([issue.id, article?.id ?? null]);

/** 1 → a, 26 → z, 27 → aa. */
function letters(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number <= 26 ? last : letters(Math.floor((number - 1) / 26)) + last;
}

/** One key by itself, before others are known. */
export function citekeyOf(issue: CitedIssue, article: CitedArticle | null, pattern: string): string {
  const { author, title, issued, page } = reference(issue, article, null, '');
  const [name] = author ?? [];
  const [year, month, day] = issued?.['date-parts'][0].map((part) => String(part).padStart(2, '0')) ?? [];
  const values: Readonly<Record<CitekeyWord, string | undefined>> = {
    auth: name ? ('literal' in name ? name.literal : name.family) : (issue.publication ?? undefined),
    publication: issue.publication ?? undefined,
    year,
    month,
    day,
    date: year && month && day && `${year}${month}${day}`,
    issue: issue.issueNumber ?? undefined,
    page,
    shorttitle: title && shortTitle(title),
    title,
    id: issue.id,
  };
  const made = pattern.replace(citekeyPart, (_all, word: string, form?: string) => {
    if (!isCitekeyWord(word)) return '';
    const value = values[word] ?? '';
    return keyText(form === undefined ? value : spelled(value, word));
  });
  return keyText(made) || keyText(issue.id) || 'issue';
}

/** `[auth]`, `[auth:pinyin]` */
const citekeyPart = /\[(\w+)(?::(pinyin))?\]/gu;

/** Han characters in pinyin without tones, ü as v; everything else as it stands. */
const spelled = (text: string, word: CitekeyWord): string =>
  pinyin(text, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: word === 'auth' ? 'head' : 'off',
  }).join('');

const isCitekeyWord = (word: string): word is CitekeyWord =>
  (citekeyWords as readonly string[]).includes(word);

function shortTitle(title: string): string {
  const words =
    title
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (cjk.test(title)) return [...words.join('')].slice(0, shortTitleCharacters).join('');
  return words.find((word) => !articles.test(word)) ?? words[0] ?? '';
}

/** Characters that BibLaTeX, pandoc and Obsidian all take in a key. */
function keyText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}:._-]/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[:._-]+$/gu, '');
}
