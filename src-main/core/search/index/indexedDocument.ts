import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';
import { type SearchDocument, type SearchFieldName, searchFieldNames } from '../engine.ts';
import { fieldBreak } from '../text/fields.ts';
import { keepsPlaces, normalText } from '../text/normalForm.ts';

type Fields = SearchDocument['fields'];
type Field = Fields[number];

/** A document as it is stored; its fields are decoded one by one, for most are not asked for. */
export interface IndexedDocument {
  readonly meta: DocumentMeta;
  /** One of its fields, of which `meta` has the names. */
  field(at: number): Field;
  /** Whether every character of a field's text is in the same place in its normal form. */
  keepsPlaces(at: number): boolean;
}

export const fieldsOf = ({ meta, field }: Pick<IndexedDocument, 'meta' | 'field'>): Fields =>
  meta.fieldNames.map((_name, at) => field(at));

/** What a document is, without its text. */
export interface DocumentMeta extends Omit<SearchDocument, 'fields'> {
  /** Place among the documents of its issue. */
  readonly sequence: number;
  readonly fieldNames: readonly SearchFieldName[];
  /** From its first to its last character in the issue's text; null for what has no place there. */
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
export function indexedDocumentOf(document: IndexedDocument): SearchDocument {
  const { sequence: _sequence, fieldNames: _fieldNames, place: _place, ...rest } = document.meta;
  return { ...rest, fields: fieldsOf(document) };
}

/** The fields' texts in the normal form, joined by `fieldBreak`. */
export function normalOf(fields: Fields): string {
  return fields.map((field) => normalText(field.flow.text)).join(fieldBreak);
}

/** `[text, start, end, glue, start, end, glue, …]` of one flow; a replaced piece has `=` and its words behind the glue. */
type PackedFlow = readonly (string | number)[];

/** A meta without the names of its members, which are half of its length and of the time to read it. */
type PackedMeta = readonly [
  kind: DocumentMeta['kind'],
  issueId: string,
  articleId: string | null,
  annotationId: string | null,
  publication: string | null,
  date: string | null,
  edition: string | null,
  issueNumber: string | null,
  page: number | null,
  section: string | null,
  headline: string | null,
  bylines: readonly string[],
  colour: DocumentMeta['colour'],
  passage: DocumentMeta['passage'],
  sequence: number,
  place: Span | null,
  /** Of each field, twice the number of its name, and one more where it keeps its places. */
  fields: readonly number[],
];

const fieldNumbers = new Map(searchFieldNames.map((name, number) => [name, number]));

/** A document as lines of JSON: meta, then one for every field. */
export function encodeDocument(document: Pick<IndexedDocument, 'meta' | 'field'>): string {
  const fields = fieldsOf(document);
  const packed = fields.map(({ flow }) => [
    flow.text,
    ...flow.pieces.flatMap((piece) => [piece.start, piece.end, packGlue(piece)]),
  ]);
  return [packMeta(document.meta, fields), ...packed].map((part) => JSON.stringify(part)).join(lineBreak);
}

function packMeta(meta: DocumentMeta, fields: Fields): PackedMeta {
  return [
    meta.kind,
    meta.issueId,
    meta.articleId,
    meta.annotationId,
    meta.publication,
    meta.date,
    meta.edition,
    meta.issueNumber,
    meta.page,
    meta.section,
    meta.headline,
    meta.bylines,
    meta.colour,
    meta.passage,
    meta.sequence,
    meta.place,
    fields.map(({ name, flow }) => (fieldNumbers.get(name) ?? 0) * 2 + Number(keepsPlaces(flow.text))),
  ];
}

function unpackMeta(packed: PackedMeta): DocumentMeta {
  return {
    kind: packed[0],
    issueId: packed[1],
    articleId: packed[2],
    annotationId: packed[3],
    publication: packed[4],
    date: packed[5],
    edition: packed[6],
    issueNumber: packed[7],
    page: packed[8],
    section: packed[9],
    headline: packed[10],
    bylines: packed[11],
    colour: packed[12],
    passage: packed[13],
    sequence: packed[14],
    place: packed[15],
    fieldNames: packed[16].map((code) => searchFieldNames[code >> 1] ?? 'body'),
  };
}

/** Reads what encodeDocument wrote, checked by the checksum of the file it comes from. */
export function decodeDocument(lines: string): IndexedDocument {
  const [first = '', ...fields] = lines.split(lineBreak);
  const packed = JSON.parse(first) as PackedMeta;
  const meta = unpackMeta(packed);
  return {
    meta,
    field(at) {
      const [name, flow] = [meta.fieldNames[at], fields[at]];
      if (name === undefined || flow === undefined) throw new RangeError(`The document has no field ${at}.`);
      return { name, flow: decodeFlow(JSON.parse(flow) as PackedFlow) };
    },
    keepsPlaces: (at) => ((packed[16][at] ?? 0) & 1) === 1,
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
