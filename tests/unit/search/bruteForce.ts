import type { SearchDocument } from '#core/search/engine.ts';
import { normalise, normalText } from '#core/search/normalForm.ts';
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
