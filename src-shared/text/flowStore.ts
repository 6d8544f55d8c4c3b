import type { Flow, FlowPiece, Span } from '#shared/model/span.ts';

/** Pieces in one part of the store, as a power of two; each is two numbers. */
const partBits = 15;
const partSize = 1 << partBits;

/**
 * The pieces of many flows in columns of numbers, eight bytes each, and the flows over them: a flow reads its
 * text and its pieces when it is asked for them, so that a large issue holds its text once. Such a flow looks
 * like any other: spread, cloned or written as JSON it gives all that it reads.
 */
export class FlowStore {
  /** The canonical text between two code point offsets. */
  readonly slice: (start: number, end: number) => string;
  readonly #parts: Uint32Array[];
  #length: number;

  /** `numbers` as `numbers()` gave them, one after the other, where flows were stored before. */
  constructor(slice: (start: number, end: number) => string, numbers = new Uint32Array()) {
    this.slice = slice;
    this.#parts = [];
    this.#length = numbers.length / 2;
    for (let at = 0; at < numbers.length; at += partSize * 2) {
      const part = numbers.subarray(at, at + partSize * 2);
      const whole = part.length === partSize * 2 ? part : new Uint32Array(partSize * 2);
      if (whole !== part) whole.set(part);
      this.#parts.push(whole);
    }
  }

  /** How many pieces are stored. */
  get length(): number {
    return this.#length;
  }

  /** Stores pieces; they are those from the length before on. A person's words have no place here. */
  add(pieces: readonly FlowPiece[]): void {
    for (const { start, end, glue, replacement } of pieces) {
      if (replacement !== undefined) throw new RangeError('A corrected piece cannot be stored as numbers.');
      const at = (this.#length & (partSize - 1)) * 2;
      if (at === 0) this.#parts.push(new Uint32Array(partSize * 2));
      const part = this.#part(this.#length >> partBits);
      part[at] = start * 2 + (glue === ' ' ? 1 : 0);
      part[at + 1] = end;
      this.#length++;
    }
  }

  piece(index: number): FlowPiece {
    const part = this.#part(index >> partBits);
    const at = (index & (partSize - 1)) * 2;
    const first = part[at];
    const end = part[at + 1];
    if (first === undefined || end === undefined) throw new RangeError(`There is no piece ${index}.`);
    return { start: first >>> 1, end, glue: (first & 1) === 1 ? ' ' : '' };
  }

  /** The flow of the pieces from one index up to another. */
  flow({ start: from, end: to }: Span): Flow {
    const flow = { start: this.piece(from).start, end: this.piece(to - 1).end };
    Object.defineProperty(flow, origin, { value: { store: this, from, to } satisfies Origin });
    Object.defineProperty(flow, 'text', text);
    Object.defineProperty(flow, 'pieces', pieces);
    return flow as Flow;
  }

  /** The same flow, with its pieces stored here. */
  keep({ pieces: own }: Flow): Flow {
    return this.flow(this.put(own));
  }

  /** Stores pieces and tells where. */
  put(own: readonly FlowPiece[]): Span {
    const start = this.#length;
    this.add(own);
    return { start, end: this.#length };
  }

  /** All that is stored, as numbers. */
  numbers(): readonly Uint32Array[] {
    return this.#parts.map((part, index) =>
      part.subarray(0, Math.min(part.length, (this.#length - index * partSize) * 2)),
    );
  }

  #part(index: number): Uint32Array {
    const part = this.#parts[index];
    if (part === undefined) throw new RangeError(`There is no part ${index} of the pieces.`);
    return part;
  }
}

/** Where a stored flow's pieces lie; hidden from whoever copies the flow. */
const origin = Symbol('origin');

interface Origin {
  readonly store: FlowStore;
  readonly from: number;
  readonly to: number;
}

interface Stored {
  readonly [origin]: Origin;
}

// One getter for all flows, so that they share their shape.
const text: PropertyDescriptor & ThisType<Stored> = {
  enumerable: true,
  get() {
    const { store, from, to } = this[origin];
    const read = ({ glue, start, end }: FlowPiece) => glue + store.slice(start, end);
    if (to - from === 1) return read(store.piece(from));
    const parts: string[] = [];
    for (let index = from; index < to; index++) parts.push(read(store.piece(index)));
    return parts.join('');
  },
};
const pieces: PropertyDescriptor & ThisType<Stored> = {
  enumerable: true,
  get() {
    const { store, from, to } = this[origin];
    return Array.from({ length: to - from }, (_, index) => store.piece(from + index));
  },
};

/** The store that a flow's pieces lie in, and where; null where the flow holds them itself. */
export const storedPlaceOf = (flow: Flow): { readonly store: FlowStore; readonly span: Span } | null => {
  const stored = (flow as Partial<Stored>)[origin];
  return stored ? { store: stored.store, span: { start: stored.from, end: stored.to } } : null;
};
