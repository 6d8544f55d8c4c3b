import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import type { SearchDocument, SearchFieldName } from '../engine.ts';
import { fieldBreak } from '../text/fields.ts';
import { normalText } from '../text/normalForm.ts';

type Fields = SearchDocument['fields'];
type Field = Fields[number];

/** A document as it is stored; its fields are decoded one by one, for most are not asked for. */
export interface IndexedDocument {
  readonly meta: DocumentMeta;
  /** One of its fields, of which `meta` has the names. */
  field(at: number): Field;
}

export const fieldsOf = ({ meta, field }: IndexedDocument): Fields =>
  meta.fieldNames.map((_name, at) => field(at));

/** What a document is, without its text. */
export interface DocumentMeta extends Omit<SearchDocument, 'fields'> {
  /** Place among the documents of its issue. */
  readonly sequence: number;
  readonly fieldNames: readonly SearchFieldName[];
  /** From its first to its last character in the text; null for what has no place there. */
  readonly place: Span | null;
}

export function metaOf(document: SearchDocument, sequence: number): DocumentMeta {
  const { fields, ...rest } = document;
  const isPlaced = document.kind !== 'note' && fields.length > 0;
  const place = isPlaced
    ? {
        start: Math.min(...fields.map(({ flow }) => flow.start)),
        end: Math.max(...fields.map(({ flow }) => flow.end)),
      }
    : null;
  return { ...rest, sequence, fieldNames: fields.map((field) => field.name), place };
}

/** A document as it was put. */
export function documentOf(document: IndexedDocument): SearchDocument {
  const { sequence: _sequence, fieldNames: _fieldNames, place: _place, ...rest } = document.meta;
  return { ...rest, fields: fieldsOf(document) };
}

/** The fields' texts in the normal form, joined by `fieldBreak`. */
export function normalOf(fields: Fields): string {
  return fields.map((field) => normalText(field.flow.text)).join(fieldBreak);
}

/** `[text, start, end, glue, start, end, glue, …]` of one flow; a replaced piece has `=` and its words behind the glue. */
type PackedFlow = readonly (string | number)[];

/** A document as lines of JSON: meta, then one for every field. */
export function encodeDocument(document: IndexedDocument): string {
  const fields = fieldsOf(document).map(({ flow }) => [
    flow.text,
    ...flow.pieces.flatMap((piece) => [piece.start, piece.end, packGlue(piece)]),
  ]);
  return [document.meta, ...fields].map((part) => JSON.stringify(part)).join(lineBreak);
}

/** Reads what encodeDocument wrote, checked by the checksum of the file it comes from. */
export function decodeDocument(lines: string): IndexedDocument {
  const [first = '', ...fields] = lines.split(lineBreak);
  const meta = JSON.parse(first) as DocumentMeta;
  return {
    meta,
    field(at) {
      const [name, packed] = [meta.fieldNames[at], fields[at]];
      if (name === undefined || packed === undefined)
        throw new RangeError(`The document has no field ${at}.`);
      return { name, flow: decodeFlow(JSON.parse(packed) as PackedFlow) };
    },
  };
}

/** JSON has none. */
const lineBreak = '\n';

const packGlue = ({ glue, replacement }: FlowPiece): string =>
  replacement === undefined ? glue : `${glue}=${replacement}`;

function decodeFlow(packed: PackedFlow): Flow {
  const pieces: FlowPiece[] = [];
  for (let i = 1; i + 2 < packed.length; i += 3) {
    const place = { start: Number(packed[i]), end: Number(packed[i + 1]) };
    const packedGlue = String(packed[i + 2]);
    const replacedAt = packedGlue.indexOf('=');
    const glue = packedGlue.startsWith(' ') ? ' ' : '';
    if (replacedAt < 0) pieces.push({ ...place, glue });
    else pieces.push({ ...place, glue, replacement: packedGlue.slice(replacedAt + 1) });
  }
  return {
    text: String(packed[0]),
    start: pieces[0]?.start ?? 0,
    end: pieces.at(-1)?.end ?? 0,
    pieces,
  };
}
