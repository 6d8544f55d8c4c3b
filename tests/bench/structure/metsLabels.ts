import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { read } from './issueFiles.ts';
import { altoTexts, essence, type PlainTag, plainTags } from './plainTags.ts';

/** An article of a logical map, by the tags of the METS alone. */
export interface MapArticle {
  readonly name: string;
  readonly text: string;
  readonly headline: string | null;
  /** Counted from 1 in the order of the page files that the METS names. */
  readonly page: number | null;
}

/** What a METS says of its issue. */
export interface MetsLabels {
  readonly articles: readonly MapArticle[];
  /** The words of the title section that it calls the headline. */
  readonly printedTitle: string | null;
  readonly pageCount: number;
}

interface OpenDivision {
  readonly id: string;
  readonly type: string;
  readonly label: string;
}

interface PageFile {
  readonly number: number;
  readonly byId: ReadonlyMap<string, string>;
}

interface TextArea {
  readonly text: string;
  readonly page: number | null;
}

interface OpenArticle {
  readonly name: string;
  readonly areas: TextArea[];
  readonly heads: string[];
}

/** The pages with text that a METS names, by the ids of their files, in its order. */
function pageFiles(tags: readonly PlainTag[], folder: string): Map<string, PageFile> {
  const pages = new Map<string, PageFile>();
  tags.forEach((tag, index) => {
    const location = tags[index + 1];
    if (tag.name !== 'file' || tag.isClosing || location?.name !== 'FLocat') return;
    const path = resolve(folder, (location.attributes.href ?? '').replace(/^file:\/+/u, ''));
    if (!path.endsWith('.xml') || !existsSync(path)) return;
    const text = read(path);
    if (!/<(?:\w+:)?alto[\s>]/iu.test(text.slice(0, 2000))) return;
    pages.set(tag.attributes.ID ?? '', { number: pages.size + 1, byId: altoTexts(text).byId });
  });
  return pages;
}

function areaText(area: PlainTag, pages: ReadonlyMap<string, PageFile>): TextArea {
  const page = pages.get(area.attributes.FILEID ?? '');
  const { BEGIN: begin = '', END: end } = area.attributes;
  if (!page) return { text: '', page: null };
  const { byId, number } = page;
  if (end === undefined || end === begin) return { text: byId.get(begin) ?? '', page: number };
  const ids = [...byId.keys()];
  const words = ids.slice(ids.indexOf(begin), ids.indexOf(end) + 1).filter((id) => /^word/u.test(id));
  return { text: words.map((id) => byId.get(id) ?? '').join(' '), page: number };
}

/** The articles of a logical map with their texts, in its order. */
export function metsLabels(metsPath: string): MetsLabels {
  const text = read(metsPath);
  const tags = plainTags(text);
  const pages = pageFiles(tags, join(metsPath, '..'));
  const found = new Map<string, OpenArticle>();
  const open: OpenDivision[] = [];
  const areas = new Map<string, { readonly label: string; readonly texts: TextArea[] }>();
  const isIn = (type: string) => open.some((one) => one.type === type);
  let title = '';
  for (const tag of tags) {
    const { attributes } = tag;
    if (tag.name === 'div') {
      if (tag.isClosing) open.pop();
      else {
        const division = {
          id: attributes.ID ?? '',
          type: (attributes.TYPE ?? '').toUpperCase(),
          label: attributes.LABEL ?? '',
        };
        if (division.type === 'ARTICLE') found.set(division.id, { name: division.id, areas: [], heads: [] });
        if (!tag.isEmpty) open.push(division);
      }
    }
    if (tag.name !== 'area' || attributes.BEGIN === undefined) continue;
    const part = areaText(tag, pages);
    if (isIn('HEADLINE') && (isIn('TITLESECTION') || isIn('TITLE_SECTION'))) title += ` ${part.text}`;
    const article = open.findLast((division) => division.type === 'ARTICLE');
    const entry = article ? found.get(article.id) : undefined;
    // An advertisement or another unit inside an article is no part of it.
    const inner = article ? open.slice(open.indexOf(article) + 1) : [];
    if (!inner.some(({ type }) => /^ADV?/u.test(type))) {
      entry?.areas.push(part);
      if (isIn('HEADING') && isIn('TITLE')) entry?.heads.push(part.text);
    }
    const area = open.at(-1);
    if (area) {
      const known = areas.get(area.id) ?? { label: area.label, texts: [] };
      known.texts.push(part);
      areas.set(area.id, known);
    }
  }
  addLinked(text, found, areas);
  return {
    articles: [...found.values()].flatMap(({ name, areas: parts, heads }) => {
      const whole = essence(parts.map((part) => part.text).join(' '));
      const head = essence(heads.join(' '));
      if (whole === '') return [];
      const first = parts.find((part) => essence(part.text) !== '');
      return [{ name, text: whole, headline: head === '' ? null : head, page: first?.page ?? null }];
    }),
    printedTitle: title.trim() === '' ? null : title.trim(),
    pageCount: pages.size,
  };
}

/** Articles without areas of their own are linked to areas of pages, group by group. */
function addLinked(
  text: string,
  found: ReadonlyMap<string, OpenArticle>,
  areas: ReadonlyMap<string, { readonly label: string; readonly texts: readonly TextArea[] }>,
): void {
  for (const group of text.split(/<(?:\w+:)?smLinkGrp[\s>]/u).slice(1)) {
    const ids = [...group.matchAll(/href="#([^"]+)"/gu)].map((match) => match[1] ?? '');
    const entry = found.get(ids[0] ?? '');
    let isBegun = false;
    for (const id of ids.slice(1)) {
      const area = areas.get(id);
      if (!entry || !area) continue;
      entry.areas.push(...area.texts);
      if (area.label !== 'Headline') isBegun = true;
      else if (!isBegun) entry.heads.push(...area.texts.map((part) => part.text));
    }
  }
}
