import type { SearchDocument } from '#core/search/engine.ts';
import { type Condition, parseQuery, type QueryTerm } from '#core/search/query/query.ts';
import { foldsAll, normalise, normalText, strictForm } from '#core/search/text/normalForm.ts';
import type { SearchRequest } from '#shared/model/search.ts';
import type { Span } from '#shared/model/span.ts';

/**
 * The truth that the engine is held to, written without any of its parts but the normal form: every
 * document is read from its first to its last character, field by field.
 */
export interface Found {
  readonly document: SearchDocument;
  readonly count: number;
  /** In canonical code points. */
  readonly spans: readonly Span[];
}

export function scan(documents: Iterable<SearchDocument>, query: string): Found[] {
  const phrase = normalText(query);
  const found: Found[] = [];
  if (phrase === '') return found;
  for (const document of documents) {
    const spans: Span[] = [];
    let count = 0;
    for (const { flow } of document.fields) {
      const form = normalise(flow.text);
      const places = placesOf(flow);
      for (let at = 0; at + phrase.length <= form.text.length; ) {
        if (!form.text.startsWith(phrase, at)) {
          at++;
          continue;
        }
        count++;
        const first = places[form.starts[at] ?? 0];
        const last = places[(form.ends[at + phrase.length - 1] ?? 1) - 1];
        if (first === undefined || last === undefined) throw new Error('A match has no place.');
        spans.push({ start: first, end: last + 1 });
        at += phrase.length;
      }
    }
    if (count === 0) continue;
    spans.sort((a, b) => a.start - b.start || a.end - b.end);
    const passage = document.passage ? [document.passage] : [];
    found.push({ document, count, spans: document.kind === 'note' ? passage : spans });
  }
  return found;
}

/** What a whole request finds, every document read from its first to its last character. */
export function scanQuery(
  documents: readonly SearchDocument[],
  request: SearchRequest,
): readonly { readonly id: string | null; readonly count: number; readonly spans: readonly Span[] }[] {
  const query = parseQuery(request.query, { fuzzy: request.fuzzy });
  if (query.terms.length + query.conditions.length === 0) return [];
  return documents.flatMap((document) => {
    const found = query.terms.map((term) => readFor(document, term, request));
    const wanted =
      request.match === 'any'
        ? found.some(({ length }) => length > 0)
        : found.every(({ length }) => length > 0);
    if (query.terms.length > 0 && !wanted) return [];
    if (query.without.some((term) => readFor(document, term, request).length > 0)) return [];
    const marks = marksOn(document, documents);
    if (!query.conditions.every((condition) => holds(condition, document, marks) !== condition.isNegative))
      return [];
    if (!passes(document, marks, request.filters)) return [];
    const distinct = new Map(found.flat().map((span) => [`${span.field} ${span.from} ${span.to}`, span]));
    const spans = [...distinct.values()]
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => a.start - b.start || a.end - b.end);
    const id = document.articleId ?? document.annotationId;
    const passage = document.passage ? [document.passage] : [];
    return [{ id, count: found.flat().length, spans: document.kind === 'note' ? passage : spans }];
  });
}

/** The values of a document that a facet counts, and the filters that it is counted without. */
const facets = {
  publications: { without: ['publication'], of: ({ publication }) => [publication] },
  years: { without: ['from', 'to'], of: ({ date }) => [date?.slice(0, 4)] },
  months: { without: ['from', 'to'], of: ({ date }) => [date?.slice(0, 7)] },
  kinds: { without: ['kind'], of: ({ kind }) => [kind] },
  pages: { without: ['page'], of: ({ page }) => [page && String(page)] },
  sections: { without: ['section'], of: ({ section }) => [section] },
  bylines: { without: ['byline'], of: ({ bylines }) => bylines },
  tags: { without: ['tag'], of: (_document, marks) => marks.flatMap(tagsOf) },
  colours: { without: ['colour'], of: (_document, marks) => marks.map(({ colour }) => colour) },
  withNotes: {
    without: ['hasNotes'],
    of: ({ kind }, marks) => [kind === 'article' && marks.length > 0 ? 'yes' : null],
  },
} satisfies Record<
  string,
  {
    without: (keyof SearchRequest['filters'])[];
    of: (
      document: SearchDocument,
      marks: readonly SearchDocument[],
    ) => readonly (string | 0 | null | undefined)[];
  }
>;
export type ScannedFacet = keyof typeof facets;

/** How many documents that a request finds without the facet's own filters have each value, all of them read. */
export function scanFacet(
  documents: readonly SearchDocument[],
  request: SearchRequest,
  name: ScannedFacet,
): Readonly<Record<string, number>> {
  const { without, of } = facets[name];
  const filters = Object.entries(request.filters).filter(
    ([filter]) => !(without as readonly string[]).includes(filter),
  );
  const ids = new Set(
    scanQuery(documents, { ...request, filters: Object.fromEntries(filters) }).map(({ id }) => id),
  );
  const counts: Record<string, number> = {};
  for (const document of documents.filter((each) => ids.has(each.articleId ?? each.annotationId))) {
    for (const value of new Set(of(document, marksOn(document, documents)))) {
      if (value) counts[value] = (counts[value] ?? 0) + 1;
    }
  }
  return counts;
}

interface FieldSpan extends Span {
  readonly field: number;
  readonly from: number;
  readonly to: number;
}

const wordPart = /[\p{Script=Latin}\p{N}]/u;

function readFor(document: SearchDocument, term: QueryTerm, { fold }: SearchRequest): FieldSpan[] {
  const spans: FieldSpan[] = [];
  document.fields.forEach(({ name, flow }, field) => {
    if (term.fields !== null && !term.fields.includes(name)) return;
    const { text, starts, ends } = normalise(flow.text);
    const places = placesOf(flow);
    const isWord = (at: number) => wordPart.test(text.charAt(at));
    const wordEnd = (at: number) => {
      let end = at;
      while (isWord(end)) end++;
      return end;
    };
    for (let at = 0; at < text.length; at++) {
      let end = text.startsWith(term.normal, at) ? at + term.normal.length : -1;
      if (term.kind === 'word' && end >= 0) end = isWord(at - 1) && isWord(at) ? -1 : wordEnd(end);
      if (term.kind === 'fuzzy' && isWord(at) && !isWord(at - 1)) {
        const whole = text.slice(at, wordEnd(at));
        const isNear = distanceOf(whole, term.normal) <= term.distance;
        if (!whole.includes(term.normal) && isNear) end = wordEnd(at);
      }
      if (term.kind === 'misread' && end < 0) {
        const letters = Array.from(term.normal);
        const wrong = letters.flatMap((letter, i) => (text[at + i] === letter ? [] : [text[at + i] ?? '']));
        const isMisread = wrong.length <= term.distance && wrong.every((letter) => /\p{L}/u.test(letter));
        if (isMisread) end = at + letters.length;
      }
      if (end < 0) continue;
      const [from, to] = [starts[at] ?? 0, ends[end - 1] ?? 0];
      if (fold && !foldsAll(fold)) {
        const passage = strictForm(flow.text.slice(from, to), fold);
        const asked = strictForm(term.source, fold);
        const same =
          term.kind === 'phrase'
            ? passage === asked
            : term.kind === 'word'
              ? passage.startsWith(asked)
              : passage.includes(asked) || distanceOf(passage, asked) <= term.distance;
        if (!same) continue;
      }
      const [first, last] = [places[from], places[to - 1]];
      if (first === undefined || last === undefined) throw new Error('A match has no place.');
      spans.push({ field, from, to, start: first, end: last + 1 });
      at = end - 1;
    }
  });
  return spans;
}

function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function marksOn(document: SearchDocument, documents: readonly SearchDocument[]): readonly SearchDocument[] {
  if (document.kind === 'note') return [document];
  if (document.kind !== 'article' || document.fields.length === 0) return [];
  const start = Math.min(...document.fields.map(({ flow }) => flow.start));
  const end = Math.max(...document.fields.map(({ flow }) => flow.end));
  return documents.filter(
    ({ kind, issueId, passage }) =>
      kind === 'note' &&
      issueId === document.issueId &&
      passage &&
      passage.start < end &&
      passage.end > start,
  );
}

const tagsOf = ({ fields }: SearchDocument) =>
  fields.filter(({ name }) => name === 'tag').map(({ flow }) => flow.text);
const dayOf = ({ date }: SearchDocument) => Number((date ?? '').replaceAll('-', ''));

function holds(condition: Condition, document: SearchDocument, marks: readonly SearchDocument[]): boolean {
  switch (condition.kind) {
    case 'byline':
      return document.bylines.some((name) => normalText(name).includes(condition.normal));
    case 'publication':
      return normalText(document.publication ?? '').includes(condition.normal);
    case 'tag':
      return marks.flatMap(tagsOf).some((tag) => normalText(tag).includes(condition.normal));
    case 'colour':
      return marks.some(({ colour }) => colour === condition.colour);
    case 'page':
      return document.page !== null && document.page >= condition.from && document.page <= condition.to;
    case 'date': {
      const day = dayOf(document);
      return day > 0 && day >= condition.range.from && day <= condition.range.to;
    }
  }
}

function passes(
  document: SearchDocument,
  marks: readonly SearchDocument[],
  { publication, from, to, kind, page, section, byline, tag, colour, hasNotes }: SearchRequest['filters'],
): boolean {
  const { date } = document;
  if (publication !== undefined && document.publication !== publication) return false;
  if (from !== undefined && (date === null || date < from)) return false;
  if (to !== undefined && (date === null || date > to)) return false;
  if (kind !== undefined && document.kind !== kind) return false;
  if (page !== undefined && document.page !== page) return false;
  if (section !== undefined && document.section !== section) return false;
  if (byline !== undefined && !document.bylines.includes(byline)) return false;
  if (tag !== undefined && !marks.flatMap(tagsOf).includes(tag)) return false;
  if (colour !== undefined && !marks.some((mark) => mark.colour === colour)) return false;
  if (hasNotes !== undefined && (document.kind !== 'article' || marks.length > 0 !== hasNotes)) return false;
  return true;
}

/** For every UTF-16 unit of a flow's text, the canonical code point it comes from; glue comes from none. */
function placesOf(flow: SearchDocument['fields'][number]['flow']): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let at = 0;
  for (const piece of flow.pieces) {
    for (let i = 0; i < piece.glue.length; i++) places.push(undefined);
    at += piece.glue.length;
    for (let place = piece.start; place < piece.end; place++) {
      const length = (flow.text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      for (let i = 0; i < length; i++) places.push(place);
      at += length;
    }
  }
  return places;
}
