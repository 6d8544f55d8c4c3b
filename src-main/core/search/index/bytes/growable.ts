/** Numbers in a typed array that grows as they are added. */
export interface Growing<Values> {
  readonly length: number;
  /** The numbers so far; may be longer than `length`, and another array after the next push. */
  readonly values: Values;
  push(value: number): void;
}

/** Whole numbers. */
export type Numbers = Growing<Int32Array>;

/** Starts with what is there, which is not changed. */
export const numbers = (initial: Int32Array = new Int32Array(0)): Numbers =>
  growing(initial, (length) => new Int32Array(length));

export const decimals = (): Growing<Float64Array> =>
  growing(new Float64Array(0), (length) => new Float64Array(length));

function growing<Values extends Int32Array | Float64Array>(
  initial: Values,
  create: (length: number) => Values,
): Growing<Values> {
  let values = initial;
  let length = initial.length;
  return {
    get length() {
      return length;
    },
    get values() {
      return values;
    },
    push(value) {
      if (length === values.length) {
        const larger = create(Math.max(64, length * 2));
        larger.set(values);
        values = larger;
      }
      values[length++] = value;
    },
  };
}

/** Beyond this, memory that was used once is not kept. */
const mostKept = 1 << 22;

/** Memory that is used again and again, each time until the next: so many numbers of whatever stood there before. */
export function scratch<Values extends Int32Array | Uint8Array>(
  create: (length: number) => Values,
): (length: number) => Values {
  let kept = create(0);
  return (length) => {
    if (length > mostKept) return create(length);
    if (length > kept.length) kept = create(2 ** Math.ceil(Math.log2(length)));
    return kept.subarray(0, length) as Values;
  };
}

/** Bytes that grow as they are added. */
export interface ByteSink {
  readonly length: number;
  /** The bytes so far; may be longer than `length`, and another array after the next call. */
  readonly values: Uint8Array;
  push(byte: number): void;
  /** Seven bits a byte, lowest first, the last without the high bit. */
  pushVarint(value: number): void;
  append(bytes: Uint8Array): void;
  /** Begins again, keeping the memory. */
  clear(): void;
}

export function byteSink(): ByteSink {
  let values = new Uint8Array(64);
  let length = 0;
  const reserve = (more: number) => {
    if (length + more <= values.length) return;
    const larger = new Uint8Array((length + more) * 2);
    larger.set(values.subarray(0, length));
    values = larger;
  };
  return {
    get length() {
      return length;
    },
    get values() {
      return values;
    },
    push(byte) {
      reserve(1);
      values[length++] = byte;
    },
    pushVarint(value) {
      reserve(5);
      let left = value;
      while (left >= 0x80) {
        values[length++] = (left & 0x7f) | 0x80;
        left >>>= 7;
      }
      values[length++] = left;
    },
    append(bytes) {
      reserve(bytes.length);
      values.set(bytes, length);
      length += bytes.length;
    },
    clear() {
      length = 0;
    },
  };
}

/** By index, zeros at first, grown to whatever index is asked for. */
export function grown(values: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  if (index < values.length) return values;
  const larger = new Int32Array(Math.max(index + 1, values.length * 2));
  larger.set(values);
  return larger;
}
