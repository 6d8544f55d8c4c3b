import { parse } from 'csv-parse/sync';
import { type LinkedPieces, nameOfEnd } from '#core/kept/links/linkedPieces.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { pieceKey } from '#shared/model/piece.ts';
import {
  cleanTags,
  type IncomingFile,
  type IncomingRow,
  localId,
  nearestColour,
  sortRows,
  times,
} from './incoming.ts';
import { pieceAddress } from './pieceAddress.ts';
import { formatXywh, readOwnRegion } from './regionForm.ts';
import { type AnnotatedSource, type AnnotatedSources, inOrder } from './sources.ts';
import { regionOrWhole } from './webTarget.ts';

/** One row an annotation, what people read first. */
const columns = {
  publication: (_: Annotation, issue: AnnotatedSource) => issue.publication,
  date: (_: Annotation, issue: AnnotatedSource) => issue.date,
  edition: (_: Annotation, issue: AnnotatedSource) => issue.edition,
  number: (_: Annotation, issue: AnnotatedSource) => issue.issueNumber,
  headline: ({ target }: Annotation) => target.headline,
  passage: ({ target }: Annotation) => target.shown,
  note: ({ note }: Annotation) => note,
  colour: ({ colour }: Annotation) => colour,
  tags: ({ tags }: Annotation) => joinList(tags),
  links: ({ id, issueId }: Annotation, _: AnnotatedSource, linked: LinkedPieces) =>
    joinList(
      linked(pieceKey({ kind: 'annotation', issueId, annotationId: id })).map(
        (end) => `${nameOfEnd(end)} (${pieceAddress(end.piece)})`,
      ),
    ),
  created: ({ created }: Annotation) => created,
  modified: ({ modified }: Annotation) => modified,
  creator: ({ creator }: Annotation) => creator ?? null,
  via: ({ via }: Annotation) => via ?? null,
  id: ({ id }: Annotation) => id,
  issue: ({ issueId }: Annotation) => issueId,
  language: (_: Annotation, issue: AnnotatedSource) => (issue.language === 'und' ? null : issue.language),
  file: (_: Annotation, issue: AnnotatedSource) => issue.source.path,
  exact: ({ target }: Annotation) => target.quote.exact,
  prefix: ({ target }: Annotation) => target.quote.prefix,
  suffix: ({ target }: Annotation) => target.quote.suffix,
  start: ({ target }: Annotation) => String(target.position.start),
  end: ({ target }: Annotation) => String(target.position.end),
  about: ({ target }: Annotation) => target.about ?? null,
  article: ({ target }: Annotation) => target.articleId ?? null,
  region: ({ target }: Annotation) => (target.region ? formatXywh(target.region) : null),
  page: ({ target }: Annotation) => numberCell(target.region?.number),
  pageIndex: ({ target }: Annotation) => numberCell(target.region?.page),
  pageLabel: ({ target }: Annotation) => target.region?.label ?? null,
  picture: ({ target }: Annotation) => target.region?.picture ?? null,
  pdfPage: ({ target }: Annotation) => numberCell(target.region?.pdfPage),
} as const satisfies Record<
  string,
  (annotation: Annotation, issue: AnnotatedSource, linked: LinkedPieces) => string | null
>;

const numberCell = (value: number | undefined) => (value === undefined ? null : String(value));

type Column = keyof typeof columns;

/**
 * Annotations as a table (RFC 4180), UTF-8 with a byte order mark: without it Excel reads Chinese as
 * another encoding, and everything else skips it. What is linked is written for people and not read back. See
 * docs/formats/annotations.md.
 */
export function renderCsv(sources: readonly AnnotatedSources[], linked: LinkedPieces = () => []): string {
  const rows = inOrder(sources).flatMap(({ issue, annotations }) =>
    annotations.map((annotation) =>
      Object.values(columns).map((column) => cell(unformulated(column(annotation, issue, linked) ?? ''))),
    ),
  );
  return `\ufeff${[Object.keys(columns), ...rows].map((row) => `${row.join(',')}\r\n`).join('')}`;
}

const cell = (text: string) => (/^\s|\s$|[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A cell that begins with one of these is a formula to a spreadsheet program, and runs. An apostrophe
 * before it makes it text; one more where there is one already, so that it can be taken off again.
 */
const formula = /^'*[=+\-@\t\r]/u;
const unformulated = (text: string) => (formula.test(text) ? `'${text}` : text);
const reformulated = (text: string) => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);

/** `;` between parts; a part's own `;` and `\` have a `\` before them. */
const joinList = (parts: readonly string[]) =>
  parts.map((part) => part.replaceAll(/[\\;]/gu, '\\$&')).join(';');

const splitTags = (text: string): readonly string[] =>
  cleanTags([...text.matchAll(/(?:\\.|[^\\;])+/gsu)].map(([tag]) => tag.replaceAll(/\\(.)/gsu, '$1')));

/** A table with columns of the names that `renderCsv` writes, in any order; null for other texts. */
export function readCsv(text: string, now: string): IncomingFile | null {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const delimiter = [',', ';', '\t'].find((one) => header.includes(one)) ?? ',';
  const names = header.split(delimiter).map((name) => name.replaceAll('"', '').trim());
  if (!names.includes('passage') && !names.includes('exact')) return null;
  let rows: readonly (readonly string[])[];
  try {
    rows = parse(text, { delimiter, relaxColumnCount: true, skipEmptyLines: true }).slice(1);
  } catch {
    return null;
  }
  const isColumn = (name: string): name is Column => name in columns;
  const places = new Map(names.flatMap((name, at) => (isColumn(name) ? [[name, at] as const] : [])));
  return sortRows(
    'csv',
    rows.map((row) => readRow((column) => reformulated(row[places.get(column) ?? -1] ?? ''), now)),
  );
}

function readRow(at: (column: Column) => string, now: string): IncomingRow {
  const exact = at('exact') || at('passage');
  const orNull = (column: Column) => at(column) || null;
  const numberAt = (column: Column) => (/^-?\d+$/u.test(at(column)) ? Number(at(column)) : null);
  const region = readOwnRegion({
    xywh: orNull('region'),
    index: numberAt('pageIndex'),
    number: numberAt('page'),
    label: orNull('pageLabel'),
    picture: orNull('picture'),
    pdfPage: numberAt('pdfPage'),
  });
  const place = regionOrWhole(region, at('about'), orNull('article'));
  if (exact === '' && !place) return { reason: 'noQuote', name: at('note') };
  const position = { start: Number(at('start') || Number.NaN), end: Number(at('end') || Number.NaN) };
  const isPlaced =
    Number.isSafeInteger(position.start) && Number.isSafeInteger(position.end) && position.start >= 0;
  const creator = orNull('creator');
  const via = orNull('via');
  const names = [at('publication'), at('date'), at('edition'), at('number')];
  return {
    source: {
      address: at('issue') || JSON.stringify([...names, at('file')]),
      issueId: orNull('issue'),
      publication: orNull('publication'),
      date: orNull('date'),
      edition: orNull('edition'),
      issueNumber: orNull('number'),
      language: at('language') || 'und',
      name: at('file') || names.filter((name) => name !== '').join(' '),
    },
    annotation: {
      id: localId(at('id') || JSON.stringify([...names, at('file'), exact, at('note')])),
      quote: { type: 'TextQuoteSelector', exact, prefix: at('prefix'), suffix: at('suffix') },
      position: isPlaced && position.end >= position.start ? position : null,
      shown: place ? at('passage') : orNull('passage'),
      headline: orNull('headline'),
      ...place,
      colour: nearestColour(at('colour')) ?? 'yellow',
      note: at('note'),
      tags: splitTags(at('tags')),
      ...times(orNull('created'), orNull('modified'), now),
      ...(creator !== null && { creator }),
      ...(via !== null && { via }),
    },
  };
}
