import { parseHTML } from 'linkedom';
import {
  barePassage,
  bareSource,
  type IncomingFile,
  type IncomingRow,
  localId,
  nearestColour,
  sortRows,
  times,
} from './incoming.ts';
import { nonEmptyText, objectOf } from './loose.ts';

/**
 * A note that Zotero made of annotations, as HTML: each is a quotation in a span that knows its annotation,
 * its citation, and what the person wrote behind it. Null where there is no such span.
 */
export function readZoteroHtml(html: string, now: string): IncomingFile | null {
  if (!/data-annotation\s*=/u.test(html)) return null;
  const { document: page } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  const rows = [...page.querySelectorAll('[data-annotation]')].map((span): IncomingRow => {
    const about = annotationData(span.getAttribute('data-annotation') ?? '');
    const exact = unquoted(span.textContent ?? '');
    const key = nonEmptyText(about.annotationKey);
    const citation = span.parentElement?.querySelector('.citation')?.textContent ?? '';
    const parent = span.parentElement?.textContent ?? '';
    const behind = parent.slice(parent.indexOf(span.textContent ?? '') + (span.textContent ?? '').length);
    const note = behind.replace(citation, '').trim();
    if (span.localName === 'img') return { reason: 'picture', name: note || (key ?? '') };
    return rowOf(
      { exact, note, key, colour: nonEmptyText(about.color), attachment: nonEmptyText(about.attachmentURI) },
      now,
    );
  });
  return rows.length === 0 ? null : sortRows('zotero', rows);
}

function annotationData(attribute: string) {
  try {
    return objectOf(JSON.parse(decodeURIComponent(attribute)));
  } catch {
    return {};
  }
}

/** `“passage” ([Smith, 1998, p. 3](zotero://select/…)) ([pdf](zotero://open-pdf/…?annotation=KEY)) what was written` */
const markdownLine =
  /^\s*(?:[-*>]\s+)?(?:==)?[“"«「](?<exact>.+)[”"»」](?:==)?\s*(?<links>(?:\(?\[[^\]]*\]\(zotero:[^)]*\)\)?\s*)+)(?<note>.*)$/u;

/** The same as Markdown: a paragraph an annotation. Null where there is none. */
export function readZoteroMarkdown(text: string, now: string): IncomingFile | null {
  const rows = text.split(/\r?\n/u).flatMap((line): readonly IncomingRow[] => {
    const { exact = '', links = '', note = '' } = markdownLine.exec(line)?.groups ?? {};
    if (exact === '') return [];
    const key = /[?&]annotation=([A-Z0-9]+)/u.exec(links)?.[1] ?? null;
    const attachment =
      /zotero:\/\/open-pdf\/[^)?]*/u.exec(links)?.[0] ?? /zotero:[^)]*/u.exec(links)?.[0] ?? null;
    return [rowOf({ exact: exact.trim(), note: note.trim(), key, colour: null, attachment }, now)];
  });
  return rows.length === 0 ? null : sortRows('zotero', rows);
}

interface NotedPassage {
  readonly exact: string;
  readonly note: string;
  readonly key: string | null;
  readonly colour: string | null;
  readonly attachment: string | null;
}

function rowOf({ exact, note, key, colour, attachment }: NotedPassage, now: string): IncomingRow {
  if (exact === '') return { reason: 'noQuote', name: note || (key ?? '') };
  return {
    source: bareSource({ address: attachment ?? 'zotero:note', name: 'Zotero' }),
    annotation: {
      id: localId(key === null ? JSON.stringify(['zotero', exact, note]) : `zotero-${key}`),
      ...barePassage(exact),
      colour: nearestColour(colour) ?? 'yellow',
      note,
      tags: [],
      ...times(null, null, now),
    },
  };
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^[“"«「]|[”"»」]$/gu, '')
    .trim();
