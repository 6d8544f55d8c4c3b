import type { Flow, FlowPiece } from '#shared/model/span.ts';
import { indexCodePoints } from '#shared/text/codePoints.ts';
import { FlowStore, storedPlaceOf } from '#shared/text/flowStore.ts';
import type { ComposedIssue } from '../compose/composeIssue.ts';
import { type PackedBytes, packBytes } from './bytes.ts';

/*
 * A packed issue is lines of JSON (the issue without its long lists, then a line for each of their entries, then
 * how many pieces there are), the pieces of all flows as numbers, and the canonical text, all compressed. A flow is
 * its place among the pieces: nothing of the text is written twice.
 */

/** The lists that are written entry by entry: one string of all articles may be too long. */
const lists = ['articles', 'notices', 'dropped'] as const;
type List = (typeof lists)[number];

/** Stands for a flow: the indices of its pieces. */
const flowKey = '~';
/** Lines, or UTF-16 units of text, that are made into bytes together: few, as what lives long is let go late. */
const linesTogether = 50;
const unitsTogether = 1 << 15;
const lineFeed = 0x0a;

/** An issue as compressed bytes. */
export const packIssue = (issue: ComposedIssue): Promise<PackedBytes> => packBytes(partsOf(issue));

function* partsOf(issue: ComposedIssue): Generator<Uint8Array> {
  const store = commonStore(issue) ?? new FlowStore(indexCodePoints(issue.text).slice);
  const write = (value: unknown) => JSON.stringify(value, (_, inner) => storeFlow(inner, store));
  const isSound = issue.text.isWellFormed();
  const counts = lists.map((list) => issue[list].length);
  const { articles: _, notices: __, dropped: ___, text, ...head } = issue;
  yield bytesOf([write({ counts, head, text: isSound ? null : text })]);
  for (const list of lists) {
    for (let at = 0; at < issue[list].length; at += linesTogether)
      yield bytesOf(issue[list].slice(at, at + linesTogether).map(write));
  }
  yield bytesOf([JSON.stringify(store.length)]);
  for (const part of store.numbers()) yield new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  if (isSound) yield* bytesOfText(text);
}

/** The store of an issue that was composed in portions: its pieces need not be stored again. */
const commonStore = ({ articles: [first] }: ComposedIssue): FlowStore | null =>
  (first?.paragraphs[0] && storedPlaceOf(first.paragraphs[0])?.store) ?? null;

const bytesOf = (lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`);

function* bytesOfText(text: string): Generator<Uint8Array> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + unitsTogether);
    if ((text.charCodeAt(to) & 0xfc00) === 0xdc00) to++;
    yield Buffer.from(text.slice(from, to));
    from = to;
  }
}

const isFlow = (value: unknown): value is Flow =>
  typeof value === 'object' && value !== null && 'pieces' in value && 'text' in value;

/** A flow as the place of its pieces; as it is where that would not give it again. */
function storeFlow(value: unknown, store: FlowStore): unknown {
  if (!isFlow(value)) return value;
  const stored = storedPlaceOf(value);
  if (stored === null && !isReadOf(value, value.pieces, store)) return value;
  const { text: _, start: __, end: ___, pieces: ____, ...others } = Object.getOwnPropertyDescriptors(value);
  const place = stored?.store === store ? stored.span : store.put(value.pieces);
  const rest = Object.fromEntries(Object.entries(others).map(([key, { value: own }]) => [key, own]));
  return { [flowKey]: [place.start, place.end], ...rest };
}

function isReadOf({ text, start, end }: Flow, pieces: readonly FlowPiece[], store: FlowStore): boolean {
  if (pieces.length === 0 || pieces.some(({ replacement }) => replacement !== undefined)) return false;
  if (pieces[0]?.start !== start || pieces.at(-1)?.end !== end) return false;
  return text === pieces.map((piece) => piece.glue + store.slice(piece.start, piece.end)).join('');
}

/** The issue of unpacked bytes; its flows read their text when it is asked for. Throws where they are no issue. */
export function readPackedIssue(bytes: Uint8Array): ComposedIssue {
  const reader = new PackedReader(bytes);
  const headLine = reader.line();
  const { counts } = JSON.parse(textOf(headLine)) as Counted;
  const lines = counts.map((count) => Array.from({ length: count }, () => reader.line()));
  const numbers = reader.numbers(Number(textOf(reader.line())) * 2);
  const written = reader.rest();
  let slice: FlowStore['slice'] = () => '';
  const store = new FlowStore((start, end) => slice(start, end), numbers);
  const parse = <T>(line: Uint8Array): T => JSON.parse(textOf(line), (_, value) => readFlow(value, store));
  const { head, text: unsound } = parse<Head>(headLine);
  const text = unsound ?? written;
  slice = indexCodePoints(text).slice;
  const [articles = [], notices = [], dropped = []] = lines;
  return {
    ...head,
    text,
    articles: articles.map((line) => parse<ComposedIssue['articles'][number]>(line)),
    notices: notices.map((line) => parse<ComposedIssue['notices'][number]>(line)),
    dropped: dropped.map((line) => parse<ComposedIssue['dropped'][number]>(line)),
  };
}

interface Counted {
  readonly counts: readonly number[];
}

interface Head {
  readonly head: Omit<ComposedIssue, List | 'text'>;
  /** Only where it cannot be written as UTF-8. */
  readonly text: string | null;
}

const textOf = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('utf8');

class PackedReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  line(): Uint8Array {
    const end = this.#bytes.indexOf(lineFeed, this.#at);
    if (end < 0) throw new RangeError('A packed issue ends too early.');
    const line = this.#bytes.subarray(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  /** Copied, because numbers lie on borders of their own size. */
  numbers(count: number): Uint32Array<ArrayBuffer> {
    const end = this.#at + count * 4;
    if (!(end <= this.#bytes.length)) throw new RangeError('A packed issue ends too early.');
    const { buffer } = new Uint8Array(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return new Uint32Array(buffer);
  }

  rest(): string {
    return textOf(this.#bytes.subarray(this.#at));
  }
}

function readFlow(value: unknown, store: FlowStore): unknown {
  if (typeof value !== 'object' || value === null || !(flowKey in value)) return value;
  const { [flowKey]: place, ...others } = value as { readonly [flowKey]: readonly [number, number] };
  return Object.assign(store.flow({ start: place[0], end: place[1] }), others);
}
