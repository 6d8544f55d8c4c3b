import { collapse } from '../blocks/canonicalText.ts';
import { elementsOf, type HtmlElement, textBelow } from './dom.ts';

/** What a page says of itself as data: JSON-LD before meta elements before microdata. */
export interface PageData {
  /** Titles it gives itself, the most trusted first; may carry the site's name behind them. */
  readonly titles: readonly string[];
  /** The date as given: ISO or printed. */
  readonly date: string | null;
  readonly publication: string | null;
  readonly authors: readonly string[];
  readonly language: string | null;
  /** It says that it is one article. */
  readonly isArticle: boolean;
  /** Page of the printed paper, where it says so. */
  readonly page: string | null;
}

const dateNames = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'citation_publication_date',
  'citation_date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dcterms.created',
  'datepublished',
  'publishdate',
  'publish-date',
  'publish_date',
  'pubdate',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'date',
];
const titleNames = ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title', 'title'];
const paperNames = [
  'citation_journal_title',
  'dcterms.ispartof',
  'dc.source',
  'og:site_name',
  'application-name',
  'article:publisher',
];
const authorNames = ['author', 'article:author', 'citation_author', 'dc.creator', 'parsely-author', 'byl'];

export function readPageData(root: HtmlElement): PageData {
  const meta = new Map<string, string[]>();
  const microdata = new Map<string, string[]>();
  const times: string[] = [];
  const linked: Record<string, unknown>[] = [];
  let title = '';
  for (const element of elementsOf(root)) {
    const { name, attributes } = element;
    if (name === 'meta') {
      const key = (attributes.property ?? attributes.name ?? '').toLowerCase();
      add(meta, key, attributes.content);
    } else if (name === 'title' && title === '') title = collapse(textBelow(element));
    else if (name === 'script' && /ld\+json/iu.test(attributes.type ?? ''))
      linked.push(...parseLinkedData(element));
    else if (name === 'time') times.push(attributes.datetime ?? collapse(textBelow(element)));
    if (attributes.itemprop !== undefined) {
      const value = attributes.content ?? attributes.datetime ?? collapse(textBelow(element));
      for (const key of attributes.itemprop.split(/\s+/u)) add(microdata, key.toLowerCase(), value);
    }
  }
  const fromMeta = (names: readonly string[]) => names.flatMap((name) => meta.get(name) ?? []);
  const articles = linked.filter((item) => /Article|Posting|Report/u.test(typesOf(item).join(' ')));
  const strings = (key: string) => articles.flatMap((item) => namesIn(item[key]));
  const dates = [
    ...strings('datePublished'),
    ...fromMeta(dateNames),
    ...(microdata.get('datepublished') ?? []),
    ...times,
  ].filter((value) => /\d{4}/u.test(value));
  const papers = [...strings('isPartOf'), ...strings('publisher'), ...fromMeta(paperNames)];
  const authors = [...strings('author'), ...fromMeta(authorNames), ...(microdata.get('author') ?? [])];
  return {
    titles: [
      ...strings('headline'),
      ...(microdata.get('headline') ?? []),
      ...fromMeta(titleNames),
      title,
    ].filter((value) => value !== ''),
    date: dates[0] ?? null,
    publication: papers.find((value) => !isAddress(value)) ?? null,
    authors: [...new Set(authors.filter((value) => !isAddress(value)))],
    language: root.attributes.lang ?? root.attributes['xml:lang'] ?? null,
    isArticle:
      articles.length === 1 ||
      fromMeta(['og:type']).includes('article') ||
      meta.has('citation_title') ||
      meta.has('article:published_time'),
    page: strings('pagination')[0] ?? strings('printPage')[0] ?? fromMeta(['citation_firstpage'])[0] ?? null,
  };
}

function add(map: Map<string, string[]>, key: string, value: string | undefined): void {
  const text = collapse(value ?? '');
  if (key === '' || text === '') return;
  map.set(key, [...(map.get(key) ?? []), text]);
}

const isAddress = (value: string) => /^(?:https?:)?\/\/|^www\./iu.test(value);

/** The objects of a JSON-LD script, those of `@graph` too; none where it is no JSON. */
function parseLinkedData(script: HtmlElement): Record<string, unknown>[] {
  const source = script.children.map((child) => ('text' in child ? child.text : '')).join('');
  try {
    return objectsIn(JSON.parse(source.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/gu, '')));
  } catch {
    return [];
  }
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (!isObject(value)) return [];
  return [value, ...objectsIn(value['@graph'] ?? [])];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typesOf = (item: Record<string, unknown>): string[] =>
  [item['@type']].flat().filter((type) => typeof type === 'string');

/** Strings of a value of JSON-LD: text itself, the names of objects, those of lists. */
function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [collapse(value)];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return isObject(value) ? namesIn(value.name) : [];
}
