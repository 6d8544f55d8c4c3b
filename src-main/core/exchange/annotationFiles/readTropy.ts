import { parseHTML } from 'linkedom';
import { findDate } from '#core/archive/parse/readers/csv/columns.ts';
import {
  barePassage,
  bareSource,
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  localId,
  sortRows,
  times,
} from './incoming.ts';
import { isObject, type JsonObject, listOf, nonEmptyText, objectOf } from './loose.ts';

/**
 * Notes of Tropy's JSON-LD export. Tropy's notes are on pictures: one that quotes a passage (a block quote)
 * is on that passage, others are refused as notes on a page. Null for anything else.
 */
export function readTropy(data: unknown, now: string): IncomingFile | null {
  const graph = listOf(objectOf(data)['@graph']).filter(isObject);
  const items = graph.filter((item) => 'photo' in item && 'template' in item);
  if (items.length === 0) return null;
  return sortRows(
    'tropy',
    items.flatMap((item) =>
      listOf(item.photo)
        .map(objectOf)
        .flatMap((photo) => [
          ...notesOf(photo, item, false, now),
          ...listOf(photo.selection)
            .map(objectOf)
            .flatMap((part) => notesOf(part, item, true, now)),
        ]),
    ),
  );
}

function notesOf(on: JsonObject, item: JsonObject, isRegion: boolean, now: string): readonly IncomingRow[] {
  return listOf(on.note)
    .map(objectOf)
    .map((note): IncomingRow => {
      const { exact, rest } = partsOf(textAt(note.html));
      const text = textAt(note.text) || rest;
      if (exact === '') return { reason: isRegion ? 'picture' : 'pageNote', name: text };
      const title = textAt(item.title);
      const publication = textAt(item.source) || textAt(item.isPartOf) || null;
      const date = findDate(textAt(item.date))?.iso ?? null;
      return {
        source: bareSource({
          address: JSON.stringify(['tropy', title, publication, date]),
          publication,
          date,
          name: title || 'Tropy',
        }),
        annotation: {
          id: localId(JSON.stringify(['tropy', title, exact, rest])),
          ...barePassage(exact),
          colour: 'yellow',
          note: rest,
          tags: cleanTags(listOf(item.tag).map(textAt)),
          ...times(null, null, now),
        },
      };
    });
}

const textAt = (value: unknown): string => {
  const [first] = listOf(value);
  return (
    nonEmptyText(first) ?? nonEmptyText(objectOf(first)['@value']) ?? nonEmptyText(objectOf(first).name) ?? ''
  );
};

/** The passage that a note quotes, and its other paragraphs. */
function partsOf(html: string): { readonly exact: string; readonly rest: string } {
  const { document: page } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const quote = page.querySelector('blockquote');
  const exact = (quote?.textContent ?? '').trim();
  quote?.remove();
  const paragraphs = [...page.body.children].map((part) => (part.textContent ?? '').trim());
  return { exact, rest: paragraphs.filter((part) => part !== '').join('\n\n') };
}
